from collections import Counter

import pytest

from corridor.catalogue import records
from corridor.catalogue.entry import (
    EntryKind,
    EntrySource,
    LinkState,
    TargetLink,
)
from corridor.catalogue.forum_entries import RECOMMENDING
from corridor.catalogue.founding import founding_records
from corridor.catalogue.merging import merged
from corridor.catalogue.practices import practices
from corridor.catalogue.records import Catalogue, EntryCatalogue, packaged
from corridor.certainty import Certainty
from corridor.errors import DefinitionError, UsageError
from corridor.forum.areas import areas
from corridor.forum.recommendations import recommendations
from corridor.forum.roundtables import roundtables
from corridor.forum.summits import summits
from tests.catalogue.made import made


def link(target: str, by: str = "somebody") -> TargetLink:
    return TargetLink(target=target, by=by)


A = made("a", countries=("PHL", "BHR"), areas=("labour_migration",), target_links=(link("3.c"), link("8")))
B = made("b", kind=EntryKind.LAW, countries=("WLD",), target_links=(link("8.8"),), placements=("box:1",))
C = made("c", target_links=(link("3"), link("17.3")), areas=("remittances", "labour_migration"))
SMALL = EntryCatalogue((A, B, C))


def test_questions_to_a_small_catalogue() -> None:
    assert SMALL.entries() == (A, B, C)
    assert SMALL.entry("b") is B
    assert SMALL.placed("box:1") == (B,)
    assert SMALL.of_kind(EntryKind.PRACTICE) == (A, C)
    assert SMALL.in_country("BHR") == (A,)
    assert SMALL.in_country("WLD") == (B,)
    assert SMALL.for_area("labour_migration") == (A, C)


def test_a_target_is_not_its_goal() -> None:
    assert SMALL.for_target("3.c") == (A,)
    assert SMALL.for_target("3") == (C,)
    assert SMALL.for_goal(3) == (A, C)
    assert SMALL.for_goal(8) == (A, B)
    assert SMALL.for_goal(1) == ()


def test_an_id_stands_for_one_entry() -> None:
    with pytest.raises(DefinitionError, match="'a' twice"):
        EntryCatalogue((A, B, made("a")))


def test_an_unknown_id() -> None:
    with pytest.raises(UsageError, match="'nothing'"):
        SMALL.entry("nothing")


def test_merging_adds_and_changes_nothing_that_was_there() -> None:
    accepted = TargetLink(target="3.c", state=LinkState.ACCEPTED, by="gfmd2017", evidence="E")
    first = made("x", countries=("KOR",), target_links=(accepted,), year_start=2010, gcm_objectives=(18,))
    second = made(
        "y",
        title="Other",
        countries=("PHL", "KOR"),
        partners=("Q",),
        target_links=(link("3.c"), link("8.5")),
        year_start=2001,
        year_end=2020,
        gcm_objectives=(21, 18),
        sources=(EntrySource(publisher="Q", title="U"),),
    )
    both = merged(first, second)

    assert (both.id, both.title, both.countries, both.partners) == ("x", "Title", ("KOR", "PHL"), ("Q",))
    assert both.target_links == (accepted, link("8.5"))
    assert (both.year_start, both.year_end, both.gcm_objectives) == (2010, 2020, (18, 21))
    assert [s.publisher for s in both.sources] == ["P", "Q"]
    assert merged(first, first) == first


def test_the_packaged_catalogue_is_complete() -> None:
    twice = {r.same_as for r in founding_records()} - {None}
    sizes = Counter(
        {
            "founding": len(founding_records()),
            "recommendations": sum(r.kind in RECOMMENDING for r in recommendations()),
            "summits": len(summits()),
            "roundtables": len(roundtables()),
            "practices": len(practices()) - len(twice),
        }
    )

    assert len(twice) == 6
    assert len(packaged().entries()) == sizes.total()


def test_a_practice_that_the_original_names_is_one_entry() -> None:
    happy = packaged().entry("gfmd2017-happy-return-korea")

    assert happy.countries[0] == "KOR"
    assert "PHL" in happy.countries
    assert happy.sources[0].publisher == "GFMD ad hoc Working Group"
    assert len(happy.sources) == 2
    with pytest.raises(UsageError):
        packaged().entry("korea-happy-return")


def test_a_founding_record_must_name_a_practice_that_exists(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(records, "practices", lambda: ())

    with pytest.raises(DefinitionError, match="id of a packaged practice"):
        packaged.__wrapped__()


def test_the_packaged_catalogue_is_loaded_once_and_keeps_the_interface() -> None:
    catalogue: Catalogue = packaged()

    assert catalogue is packaged()
    assert sum(len(catalogue.of_kind(kind)) for kind in EntryKind) == len(catalogue.entries())


def test_answers_agree_with_a_naive_search() -> None:
    catalogue = packaged()
    for target in ("3.c", "10.c", "17.18", "8"):
        naive = [e for e in catalogue.entries() if target in [x.target for x in e.target_links]]
        assert list(catalogue.for_target(target)) == naive != []
    for a in areas():
        assert catalogue.for_area(a.key)


def test_every_entry_of_the_catalogue_has_a_source_but_untitled_or_unsourced_roundtables() -> None:
    without = [e for e in packaged().entries() if not e.sources]

    assert {e.kind for e in without} == {EntryKind.ROUNDTABLE}
    assert {e.certainty for e in without} == {Certainty.LOW}
