import pytest

from corridor.certainty import Certainty
from corridor.errors import UsageError
from corridor.forum.areas import area, areas
from corridor.forum.roundtables import roundtable, roundtables, roundtables_of, themes
from corridor.forum.summits import summits


def test_how_many_each_summit_had() -> None:
    assert {n: len(roundtables_of(n)) for n in range(1, 12)} == {
        1: 11,
        2: 7,
        3: 7,
        4: 6,
        5: 4,
        6: 7,
        7: 6,
        8: 6,
        9: 6,
        10: 1,
        11: 0,
    }


def test_each_stands_once_under_a_known_theme_of_a_known_summit() -> None:
    keys = [(r.summit, r.number) for r in roundtables()]
    headings = {(t.summit, t.number) for t in themes()}

    assert len(set(keys)) == len(keys)
    assert keys == sorted(keys)
    assert {s for s, _ in keys} <= {s.number for s in summits()}
    assert {(s, int(number[0])) for s, number in keys} <= headings


def test_placements_name_the_six_areas_once_each() -> None:
    known = {a.key for a in areas()}
    for r in roundtables():
        placed = [p.area for p in r.placements]
        assert set(placed) <= known
        assert len(set(placed)) == len(placed)


def test_sourced_titles_name_their_page_and_the_others_are_marked() -> None:
    for r in roundtables():
        assert (r.certainty is Certainty.UNSOURCED) == (r.source is None)


def test_sourced_titles_whose_number_is_not() -> None:
    unsure = {
        (r.summit, r.number)
        for r in roundtables()
        if r.source is not None and r.number_certainty is Certainty.UNSOURCED
    }

    assert unsure == {(6, "1.2"), (6, "2.2"), (6, "3.2"), (6, "3.3")}


def test_cluster_sessions_of_2011_have_no_title() -> None:
    assert [r.number for r in roundtables() if r.title is None] == ["1.1", "1.2", "1.3", "3.1"]
    assert {r.summit for r in roundtables() if r.title is None} == {5}


def test_berlin_gave_one_to_the_2030_agenda() -> None:
    assert roundtable(10, "1.2").title == "The 2030 Agenda"


def test_unknown_roundtable() -> None:
    with pytest.raises(UsageError, match=r"1\.1, 1\.2, 2\.1"):
        roundtable(9, "4.1")
    with pytest.raises(UsageError, match="none on record"):
        roundtable(14, "1.1")


def test_the_six_areas() -> None:
    assert [a.key for a in areas()] == [
        "remittances",
        "diaspora",
        "private_sector",
        "labour_migration",
        "return_reintegration",
        "policy_mainstreaming",
    ]
    assert area("labour_migration").gcm_objectives == (5, 6, 18, 22)
    with pytest.raises(UsageError, match="remittances, diaspora"):
        area("health")
