"""Passages with links, made by hand."""

from __future__ import annotations

from corridor.agenda.categories import LinkCategory
from corridor.linking.links import GoalLink, PassageLinks, Reason, ReasonKind, Span, TargetLink, ThemeLink
from corridor.linking.passage import Passage

MADE_FROM = {"wording": "A/RES/70/1", "passages": "made <by> hand"}


def span(text: str, part: str) -> Span:
    start = text.index(part)
    return Span(start, start + len(part), part)


def target_link(
    text: str,
    part: str,
    code: str,
    probability: float = 0.9,
    category: LinkCategory | None = LinkCategory.EXPLICIT,
) -> TargetLink:
    return TargetLink(
        code,
        probability,
        category,
        span(text, part),
        f"the clause of {code}",
        (
            Reason(ReasonKind.RULE, f"“{part}”; right in 9 of 10 annotated passages"),
            Reason(ReasonKind.WORDS, "fee, visa"),
        ),
    )


def linked(text: str, *targets: TargetLink, page: int = 1, start: int = 0, language: str | None = "en") -> PassageLinks:
    return PassageLinks(
        Passage(page, start, start + len(text), text),
        language,
        targets,
        abstained=None if targets else "no target is likely",
    )


FEES = "Recruiters may not take fees\nfrom workers, and transfers home cost 2%."
SCHOOL = "=Scholarships for “young people” & <b>others</b>."


def document() -> list[PassageLinks]:
    """Two pages: a passage with two targets, areas and objectives; one that abstains; one outside of categories."""
    first = PassageLinks(
        Passage(1, 10, 10 + len(FEES), FEES),
        "en",
        (
            target_link(FEES, "fees\nfrom workers", "10.7", 0.876543),
            target_link(FEES, "transfers home", "10.c", 0.61, LinkCategory.POTENTIAL),
        ),
        (GoalLink(10, 0.99996), GoalLink(8, 0.5)),
        (ThemeLink("remittances", span(FEES, "transfers")), ThemeLink("labour_migration", span(FEES, "workers"))),
        (ThemeLink(20, span(FEES, "transfers home")), ThemeLink(6, span(FEES, "Recruiters"))),
    )
    school = linked(SCHOOL, target_link(SCHOOL, "=Scholarships", "4.b", 0.7, None), page=2, start=5)
    return [first, linked("12", page=1, start=100, language=None), school]
