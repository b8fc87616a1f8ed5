"""Proposals for an entry: the best link to each target, with its sentence; nothing that the entry names already."""

from __future__ import annotations

import re

import pytest

from corridor.catalogue.entry import LinkState
from corridor.linking.link import link
from corridor.linking.proposals import CUT, LONGEST_EVIDENCE, MOST, PROPOSER, proposals, proposals_for, proposer
from tests.catalogue.made import made

TITLE = "A desk of the ministry"
SUMMARY = (
    "The desk opened in 2014. It lowers the costs of remittances that migrants send home. "
    "It protects the labour rights of migrant workers."
)
MANY = "\n\n".join(
    (
        "It lowers the costs of remittances that migrants send home.",
        "It protects the labour rights of migrant workers.",
        "It fights trafficking in women and girls.",
        "It ends the worst forms of child labour.",
        "It gives every child a legal identity and birth registration.",
        "It brings universal health coverage and access to essential health services.",
        "It expands scholarships for study abroad.",
        "It recruits, trains and keeps health workers in poor countries.",
        "It plans safe, orderly and regular migration.",
        "It brings safe and affordable drinking water to all.",
    )
)


def test_each_target_has_the_sentence_that_speaks_to_it() -> None:
    found = {one.target: one for one in proposals(made("a", title=TITLE, summary=SUMMARY))}

    assert found["10.c"].evidence == "It lowers the costs of remittances that migrants send home."
    assert found["8.8"].evidence == "It protects the labour rights of migrant workers."
    assert (found["10.c"].category, found["10.c"].state) == ("explicit", LinkState.PROPOSED)


def test_who_proposes_names_the_model() -> None:
    by = {one.by for one in proposals(made("a", title=TITLE, summary=SUMMARY))}
    assert by == {proposer()}
    assert re.fullmatch(rf"{PROPOSER} [0-9a-f]{{8}}", proposer())


@pytest.mark.parametrize("state", list(LinkState))
def test_what_the_entry_names_is_not_proposed_again(state: LinkState) -> None:
    named = {"target": "10.c", "by": "somebody", "state": state}
    found = {one.target for one in proposals(made("a", title=TITLE, summary=SUMMARY, target_links=(named,)))}
    assert "10.c" not in found
    assert "8.8" in found


def test_a_target_comes_once_the_likeliest_come_first_and_no_more_than_a_person_reads() -> None:
    summary = f"{MANY}\n\n{MANY}"
    likely: dict[str, float] = {}
    for passage in link(f"{TITLE}.\n{summary}"):
        for one in passage.targets:
            likely[one.target] = max(one.probability, likely.get(one.target, 0))
    assert len(likely) > MOST, "the text speaks to too few targets to tell"

    found = [one.target for one in proposals_for(TITLE, summary, named=())]
    assert len(found) == len(set(found)) == MOST
    chances = [likely[target] for target in found]
    assert chances == sorted(likely.values(), reverse=True)[:MOST]
    assert min(chances) >= 0.5


def test_what_is_named_does_not_take_the_place_of_others() -> None:
    first = [one.target for one in proposals_for(TITLE, MANY, named=())]
    rest = [one.target for one in proposals_for(TITLE, MANY, named=first[:2])]
    assert rest[: len(first) - 2] == first[2:]


def test_a_sentence_that_is_too_long_is_cut_around_what_carries_the_link() -> None:
    words = "and the many offices of the ministry in all the towns of the country "
    long = f"As said before {words * 9}, it lowers the costs of remittances that migrants send home, {words * 9}"
    (found,) = (one for one in proposals_for(TITLE, f"{long}.", named=()) if one.target == "10.c")
    said = found.evidence
    assert said is not None
    assert LONGEST_EVIDENCE - 40 < len(said) <= LONGEST_EVIDENCE
    assert said.startswith(CUT)
    assert said.endswith(CUT)
    assert "it lowers the costs of remittances that migrants send home" in said
    assert f" {said.strip(CUT)} " in long, "words are whole"


def test_evidence_from_the_title_is_the_title_and_lines_are_joined() -> None:
    title = "Lower costs of remittances of migrants"
    titled = {one.target: one.evidence for one in proposals_for(title, "Banks and telephones take part.", named=())}
    assert titled["10.c"] == title

    broken = "It lowers the costs\nof remittances   that migrants send home."
    said = {one.target: one.evidence for one in proposals_for("A desk", broken, named=())}
    assert said["10.c"] == "It lowers the costs of remittances that migrants send home."


def test_a_title_that_is_the_beginning_of_the_summary_counts_once() -> None:
    for title in (SUMMARY, f"{SUMMARY[:60]}…"):
        assert proposals_for(title, SUMMARY, named=()) == proposals_for("", SUMMARY, named=())


@pytest.mark.parametrize(
    ("title", "summary"),
    [
        ("Ventanilla", "Reduce los costos de las remesas de los migrantes. Abrió en 2014."),
        ("Guichet", "Il réduit les coûts des envois de fonds des migrants. Il a ouvert en 2014."),
    ],
)
def test_an_entry_in_another_language_has_its_own_words_as_evidence(title: str, summary: str) -> None:
    found = {one.target: one.evidence for one in proposals_for(title, summary, named=())}
    assert found["10.c"] == summary.partition(". ")[0] + "."


def test_a_text_that_says_nothing_gives_nothing() -> None:
    assert proposals_for("", "", named=()) == ()
    assert proposals_for("…", "12345 !!!", named=()) == ()
