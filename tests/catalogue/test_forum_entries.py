from corridor.catalogue.entry import EntryKind, LinkState
from corridor.catalogue.records import packaged
from corridor.certainty import Certainty
from corridor.forum.recommendations import RecommendationKind, recommendations


def test_a_recommendation_as_an_entry() -> None:
    entry = packaged().entry("gfmd2017-rec-health-workers")

    assert (entry.kind, entry.placements) == (EntryKind.RECOMMENDATION, ("text:a",))
    assert entry.note == "From the 2007 summit."
    assert [(x.target, x.state, x.by) for x in entry.target_links] == [("3.c", LinkState.ACCEPTED, "gfmd2017")]
    assert entry.sources[0].url == "https://hlpf.un.org/inputs/global-forum-on-migration-and-development"


def test_what_the_forum_found_is_no_recommendation() -> None:
    ids = {entry.id for entry in packaged().of_kind(EntryKind.RECOMMENDATION)}
    found = {r.id for r in recommendations() if r.kind in (RecommendationKind.FINDING, RecommendationKind.GAP)}

    assert found
    assert not ids & found
    assert ids | found == {r.id for r in recommendations()}


def test_a_summit_as_an_entry() -> None:
    marrakesh = packaged().entry("gfmd-summit-11")

    assert marrakesh.title == "GFMD summit 11: Marrakesh 2018"
    assert marrakesh.countries == ("DEU", "MAR")
    assert marrakesh.note is not None
    assert marrakesh.note.endswith("Not sourced: date_from, date_to, theme.")
    assert packaged().entry("gfmd-summit-14").countries == ("FRA", "CHE")
    assert packaged().entry("gfmd-summit-01").summary == "No theme on record. 2007-07-09 to 2007-07-11."
    assert packaged().entry("gfmd-summit-02").sources[0].publisher == "gfmd.org"


def test_a_roundtable_as_an_entry() -> None:
    costs = packaged().entry("gfmd-roundtable-2016-1-1")
    unsourced = packaged().entry("gfmd-roundtable-2007-2-4")
    untitled = packaged().entry("gfmd-roundtable-2011-3-1")

    assert costs.title == "Roundtable 1.1 of 2016: Lowering the costs of migration"
    assert (costs.areas, costs.certainty) == (("remittances", "labour_migration"), Certainty.HIGH)
    assert costs.placements == ("table:2",)
    assert (unsourced.certainty, unsourced.note, unsourced.sources) == (
        Certainty.LOW,
        "The title is not sourced.",
        (),
    )
    assert untitled.title == "Roundtable 3.1 of 2011: title not on record"


def test_a_roundtable_without_a_place_in_table_two() -> None:
    assert packaged().entry("gfmd-roundtable-2010-3-2").placements == ()
    assert packaged().entry("gfmd-roundtable-2017-1-2").placements == ("text:c",)
