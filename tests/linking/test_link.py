"""Text in, links out."""

from __future__ import annotations

from collections.abc import Collection

import numpy as np
import numpy.typing as npt
import pytest
from hypothesis import given

from corridor.agenda.categories import LinkCategory
from corridor.agenda.wording import Kind, wordings
from corridor.linking import link
from corridor.linking.evidence import clauses
from corridor.linking.link import CONTEXT, LIKELY, MOST_TARGETS, SURE, link_passages, with_rules
from corridor.linking.links import PassageLinks, ReasonKind
from corridor.linking.model import packaged_model
from corridor.linking.passage import Page
from corridor.linking.passages import passages
from corridor.linking.rules import Firing, Ruled, ruled_targets, rules
from tests.linking.made import by_code, few_examples, mixed_text, one

LANGUAGES = ("en", "fr", "es", "ru", "ar", "zh")


class Everything:
    """An encoder that takes every text to speak to target 12.7 and to goal 12 alone."""

    def __init__(self, languages: Collection[str]) -> None:
        self.languages = languages

    def goals(self, text: str, by_words: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
        return np.array([0.7 if goal == 12 else 0.0 for goal in range(1, 18)])

    def targets(self, text: str, by_words: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
        return np.array([0.7 if code == "12.7" else 0.0 for code in packaged_model().targets])


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("code", ["10.7", "10.c"])
def test_the_official_wording_links_to_its_target(code: str, language: str) -> None:
    links = one(wordings(Kind.TARGET, language)[code])
    assert links.language == language
    assert by_code(links)[code].probability >= 0.75
    assert by_code(links)[code].category is LinkCategory.EXPLICIT


def test_a_link_has_evidence_clause_category_and_reasons() -> None:
    text = "The bank has opened. Since March, the cost of a remittance is below 3 per cent; migrants save."
    found = by_code(one(text))["10.c"]
    assert found.evidence.text == "the cost of a remittance is below 3 per cent"
    assert text[found.evidence.start : found.evidence.end] == found.evidence.text
    assert found.category is LinkCategory.EXPLICIT
    assert found.clause == clauses("10.c")[0]
    assert found.probability == 6 / 7  # five of five, by the rule of succession
    details = {reason.kind: reason.detail for reason in found.reasons}
    assert list(details) == [ReasonKind.RULE, ReasonKind.WORDS, ReasonKind.LIKENESS]
    assert details[ReasonKind.RULE] == "“remittance” (remittance), “cost” (price); right in 5 of 5 annotated passages"
    assert "“remittance”" in details[ReasonKind.WORDS]
    assert details[ReasonKind.LIKENESS].endswith("the nearest of all")


def test_a_target_that_is_named_is_linked_by_its_code() -> None:
    found = by_code(one("Nothing else is said here of SDG 6.5, or of forests."))["6.5"]
    assert found.probability >= 0.98
    assert found.reasons[0].kind is ReasonKind.MENTION
    assert "6.5" in found.evidence.text


def test_a_rule_goes_before_a_code_for_the_evidence() -> None:
    found = by_code(one("SDG 10.7 is old. Migrants wait."))["10.7"]
    assert [reason.kind for reason in found.reasons[:2]] == [ReasonKind.MENTION, ReasonKind.RULE]
    assert found.evidence.text == "Migrants wait"


def test_a_goal_is_at_least_as_likely_as_its_likeliest_target() -> None:
    links = one("SDG 10.7 is slow, and SDG 6.5 too.")
    goals = {found.goal: found.probability for found in links.goals}
    assert goals[10] >= 0.98
    assert goals[6] >= 0.98


def test_where_migration_was_named_before_links_have_a_category() -> None:
    migrants = "The migrants came."
    school = "SDG 4.1 asks for primary schools."
    assert by_code(link(school)[0])["4.1"].category is None
    after = link(f"{migrants}\n\n{school}")
    assert by_code(after[1])["4.1"].category is not None
    far = link("\n\n".join([migrants, *["It rained."] * (CONTEXT - 1), school, school]))
    assert by_code(far[-2])["4.1"].category is not None
    assert by_code(far[-1])["4.1"].category is None


@pytest.mark.parametrize(
    ("text", "language", "why"),
    [
        ("2017 – 12 %", None, "no words"),
        ("Ένας εργαζόμενος πληρώνει", None, "written in none of the six languages"),
        ("щщщ ъъъ", "ru", "no word that the model knows"),
        ("Zxqv blorp wuggle", "en", "no target is likely"),
    ],
)
def test_why_nothing_is_said(text: str, language: str | None, why: str) -> None:
    links = one(text)
    assert (links.language, links.abstained, links.targets) == (language, why, ())


def test_an_encoder_is_heard_in_its_languages_only() -> None:
    text = "Zxqv blorp wuggle"  # words that the model does not know: it has nothing to say itself
    (heard,) = link(text, meaning=Everything(["en"]))
    assert [found.target for found in heard.targets] == ["12.7"]
    assert heard.targets[0].probability == 0.7
    assert heard.targets[0].evidence.text == text
    assert [(found.goal, found.probability) for found in heard.goals] == [(12, 0.7)]
    (not_heard,) = link(text, meaning=Everything(["fr"]))
    assert not_heard.targets == ()


def test_a_passage_that_names_many_targets_has_the_likeliest_only() -> None:
    codes = ["1.4", "2.3", "4.1", "6.5", "9.5", "11.5", "13.2", "15.3"]
    links = one(f"SDG targets {', '.join(codes)} are old.")
    assert len(links.targets) == MOST_TARGETS == 6
    assert {found.target for found in links.targets} <= set(codes)


def test_rules_lift_and_keep_out_what_is_likely() -> None:
    rule = next(rule for rule in rules() if rule.target == "10.7")
    said = Ruled({"10.7": Firing(rule, (), 0.8)}, frozenset({"8.7"}))
    assert with_rules({"10.7": 0.2, "8.7": 0.9, "1.1": 0.4}, said) == {"10.7": 0.8, "8.7": 0, "1.1": 0.4}
    assert with_rules({"10.7": 0.99, "8.7": 0}, said)["10.7"] == 0.99


def test_passages_come_one_by_one() -> None:
    read: list[int] = []

    def pages() -> list[Page]:
        return [Page(number, "Migrants came.") for number in (1, 2)]

    several = link_passages(
        passage
        for passage in passages(pages())
        if read.append(passage.page) is None  # type: ignore[func-returns-value]
    )
    assert next(several).passage.page == 1
    assert read == [1]


def check(links: PassageLinks) -> None:
    """What holds of every result."""
    text = links.passage.text
    spans = [found.evidence for found in links.targets]
    spans += [found.evidence for found in links.areas]
    spans += [found.evidence for found in links.objectives]
    assert all(span.text and text[span.start : span.end] == span.text for span in spans)
    assert all(0 <= span.start < span.end <= len(text) for span in spans)
    assert all(LIKELY <= found.probability <= 1 for found in links.targets)
    assert all(LIKELY <= found.probability <= 1 for found in links.goals)
    assert len(links.targets) <= MOST_TARGETS
    probabilities = [found.probability for found in links.targets]
    assert probabilities == sorted(probabilities, reverse=True)
    assert all(found.clause in clauses(found.target) and found.reasons for found in links.targets)
    told = {ReasonKind.RULE, ReasonKind.MENTION}
    unsure = [found for found in links.targets if found.target in ruled_targets() and found.probability < SURE]
    assert all(told & {reason.kind for reason in found.reasons} for found in unsure)
    goals = {found.goal: found.probability for found in links.goals}
    assert all(goals[int(found.target.split(".")[0])] >= found.probability for found in links.targets)
    assert (links.abstained is None) is bool(links.targets)


@few_examples
@given(mixed_text)
def test_any_text_gives_the_same_links_twice(text: str) -> None:
    found = link(text)
    assert found == link(text)
    for links in found:
        check(links)


@pytest.mark.parametrize(
    "word",
    [
        "remittance fee ",
        "migrants ",
        "trafficking. ",
        "10.7, ",
        "移徙工人",
        "وللمهاجرين ",
        "🧳 ",
        "\x00\x07",
        "(",
        "ﷺ ",
    ],
)
def test_a_word_that_comes_ten_thousand_times_is_linked(word: str) -> None:
    found = link(word * 10_000)
    assert "".join(links.passage.text for links in found).replace(" ", "") == (word * 10_000).replace(" ", "")
    for links in found:
        check(links)
