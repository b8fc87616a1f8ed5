import re
from collections.abc import Iterable

import pytest

from corridor.catalogue.entry import Entry, EntryKind, LinkState
from corridor.catalogue.founding import FOUNDING, PROJECT, FoundingRecord, founding_records
from corridor.catalogue.records import packaged
from corridor.forum.areas import areas

PLACES = {
    *(f"box:{n}" for n in range(1, 7)),
    *("annex", "annex:jobs", "annex:jobs_partnerships", "annex:gender", "annex:health"),
    *(f"text:{letter}" for letter in "abcdef"),
    *("foreword", "outlook", "table:2"),
}
CHAIRS = {"BEL", "PHL", "GRC", "MEX", "CHE", "MUS", "SWE", "TUR", "BGD"}
BOXES_AND_TEXT = {"DEU", "NLD", "MAR", "ALB", "EGY", "KOR", "NPL", "GHA"}
ANNEX_JOBS = {"KHM", "IDN", "LAO", "MMR", "THA", "VNM", "SLV", "USA", "CRI"}
ANNEX_HEALTH = {"GBR", "NOR", "KEN", "NAM", "LSO", "RWA", "NGA", "ZMB", "MWI", "SLE", "IND", "ZAF", "BHR"}
NAMED_COUNTRIES = CHAIRS | BOXES_AND_TEXT | ANNEX_JOBS | ANNEX_HEALTH
TEN = {"3.c", "4.b", "5.2", "8.7", "8.8", "10.7", "10.c", "16.2", "16.9", "17.18"}


def shown(placement: str) -> set[str]:
    """What stands in a box or under a heading of the annex, without the common beginning of the ids."""
    return {e.id.removeprefix("gfmd2017-") for e in packaged().placed(placement)}


@pytest.mark.parametrize(
    ("placement", "ids"),
    [
        (
            "box:1",
            "price-comparison-sweden price-comparison-switzerland price-comparison-germany "
            "remittance-brochure-switzerland esf-remittance-study",
        ),
        ("box:2", "diaspora-business-center migration-developpement-morocco adpc"),
        ("box:3", "mitos business-city-rotterdam seco-start-up-fund"),
        ("box:4", "ilo-fair-migration iris bilateral-labour-agreements"),
        ("box:5", "nrco-philippines happy-return-korea returnee-training-nepal"),
        ("box:6", "ghana-national-migration-policy picmd-dashboard icmpd-mapping"),
        ("annex:jobs", "asean-triangle labour-rights-el-salvador-usa"),
        ("annex:jobs_partnerships", "costa-rica-economic-contribution ghana-lmis"),
        ("annex:gender", "ilo-trafficking-south-asia national-rapporteur-netherlands"),
        (
            "annex:health",
            "uk-ethical-recruitment-code norway-who-code kenya-who-code kenya-health-worker-agreements "
            "global-health-workforce-alliance philippines-bahrain-health",
        ),
    ],
)
def test_boxes_and_annex_hold_what_the_original_shows(placement: str, ids: str) -> None:
    assert shown(placement) == set(ids.split())


@pytest.mark.parametrize(
    "name",
    [
        "GFMD",
        "HLPF",
        "Working Group",
        "Platform for Partnerships",
        "Common Space",
        "United Nations",
        "IOM",
        "ILO",
        "WHO",
        "World Bank",
        "KNOMAD",
        "European Union",
        "ASEAN",
        "ICMPD",
        "GIZ",
        "SECO",
        "Epargne Sans Frontière",
        "ADPC",
        "Diaspora Business Center",
        "IRIS",
        "MITOS",
        "PICMD",
        "EMP",
        "Addis Ababa Action Agenda",
        "New York Declaration",
        "Global Compact",
        "2030 Agenda",
        "WHO Global Code",
        "Domestic Workers Convention",
        "Factbook",
        "Stocktaking meeting",
        "Global Health Workforce Alliance",
        "TRIANGLE",
    ],
)
def test_every_name_of_the_original_has_a_record(name: str) -> None:
    assert [r.id for r in founding_records() if name in r.title]


def test_every_country_of_the_original_is_shown_somewhere_and_no_other() -> None:
    of_records = codes(r.countries for r in founding_records())
    of_summits = codes(e.countries for e in packaged().placed("table:2"))

    assert of_records | of_summits == NAMED_COUNTRIES
    for code in NAMED_COUNTRIES:
        assert [e for e in packaged().in_country(code) if e.placements]


def codes(groups: Iterable[tuple[str, ...]]) -> set[str]:
    return {code for group in groups for code in group} - {"WLD"}


def test_the_annex_groups_name_their_countries() -> None:
    assert codes(e.countries for e in packaged().placed("annex:jobs")) >= {"KHM", "SLV", "USA"}
    assert set(packaged().entry("gfmd2017-kenya-health-worker-agreements").countries) == {
        "KEN",
        "LSO",
        "NAM",
        "RWA",
    }
    assert set(packaged().entry("gfmd2017-global-health-workforce-alliance").countries) == {
        "GBR",
        "NGA",
        "ZMB",
        "MWI",
        "SLE",
        "IND",
        "ZAF",
        "NPL",
    }


@pytest.mark.parametrize(
    ("placement", "goals"),
    [
        ("annex:jobs", {"8"}),
        ("annex:jobs_partnerships", {"8", "17"}),
        ("annex:gender", {"5"}),
        ("annex:health", {"3"}),
    ],
)
def test_the_annex_ties_each_entry_to_the_goals_of_its_heading(placement: str, goals: set[str]) -> None:
    for entry in packaged().placed(placement):
        assert accepted(entry) == goals


def accepted(entry: Entry) -> set[str]:
    return {link.target for link in entry.target_links if link.state is LinkState.ACCEPTED}


def test_ties_of_the_text() -> None:
    assert accepted(packaged().entry("gfmd2017-who-global-code")) == {"3.c"}
    assert accepted(packaged().entry("gfmd2017-extended-migration-profile")) == {"17.18"}
    assert accepted(packaged().entry("gfmd2017-addis-ababa-action-agenda")) == {"8.8", "10.7"}


def test_a_link_is_accepted_only_by_the_founding_document() -> None:
    for record in founding_records():
        for link in record.entry().target_links:
            assert (link.state, link.by) in {(LinkState.ACCEPTED, FOUNDING), (LinkState.PROPOSED, PROJECT)}
            assert (link.evidence is not None) == (link.state is LinkState.ACCEPTED)


def test_a_tie_to_one_of_the_ten_targets_is_explicit_and_no_other_has_a_category() -> None:
    for record in founding_records():
        for tie in record.ties:
            assert tie.category == ("explicit" if tie.target in TEN else None), record.id


def test_records_are_well_formed() -> None:
    known = {a.key for a in areas()}
    for record in founding_records():
        assert record.placements
        assert set(record.placements) <= PLACES
        assert set(record.areas) <= known
        assert all(re.fullmatch("[A-Z]{3}", code) for code in record.countries)
        assert all(1 <= n <= 23 for n in record.gcm_objectives)
        targets = [*(t.target for t in record.ties), *record.proposed]
        assert len(set(targets)) == len(targets)
        assert all(re.fullmatch(r"([1-9]|1[0-7])(\.(\d{1,2}|[a-d]))?", t) for t in targets)


def test_every_place_of_the_original_is_filled() -> None:
    assert {place for e in packaged().entries() for place in e.placements} == PLACES


def test_the_first_source_is_the_founding_document() -> None:
    for record in founding_records():
        source = record.entry().sources[0]
        assert source.publisher == "GFMD ad hoc Working Group"
        assert source.url == "https://hlpf.un.org/inputs/global-forum-on-migration-and-development"


def test_an_entry_keeps_every_field_of_its_record() -> None:
    (record,) = [r for r in founding_records() if r.id == "gfmd2017-iris"]
    entry = record.entry()

    for name in set(FoundingRecord.model_fields) - {"ties", "proposed", "sources", "same_as"}:
        assert getattr(entry, name) == getattr(record, name)
    assert [s.url for s in entry.sources[1:]] == ["https://iris.iom.int"]
    assert entry.kind is EntryKind.TOOL
