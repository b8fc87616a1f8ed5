"""Emerging issues: what the figures show to be changing, and what the Forum named."""

from __future__ import annotations

from corridor.evidence.figure import Figure
from corridor.forum.recommendations import RecommendationKind, recommendations_of
from corridor.reports.context import Context
from corridor.reports.document.blocks import Block, Items, Paragraph
from corridor.reports.document.inline import Inline, Text, Words, text
from corridor.reports.phrasing import capital, count, in_place, money, two, when


def blocks(context: Context) -> tuple[Block, ...]:
    """Trends of the last two values, then the Forum's own list."""
    trends = tuple(line for line in (_refugees(context), _remittances(context), _cost(context)) if line)
    where = in_place(context.code)
    opening = (
        "Three trends matter for what comes next in {place}."
        if trends
        else ("The sources read hold no trend from which an emerging issue in {place} could be told.")
    )
    opening = "The latest figures show what is changing in {place}." if trends else opening
    named = recommendations_of("d", RecommendationKind.EMERGING)
    forum: tuple[Text, ...] = tuple((Words(f"{issue.title}. {issue.text}"),) for issue in named)
    return (
        Paragraph(text(opening, place=where)),
        *((Items(trends),) if trends else ()),
        Paragraph(text("The Forum named these issues in its contribution of 2017:")),
        Items(forum),
    )


def _refugees(context: Context) -> Text:
    return _change(
        context.profile.displacement.refugee_trend,
        "The number of refugees and asylum seekers among migrants",
        count,
    )


def _remittances(context: Context) -> Text:
    return _change(context.profile.money.received_trend, "The sum of remittances received", money)


def _cost(context: Context) -> Text:
    return _change(context.profile.money.cost_trend, "The average cost of sending USD 200, in per cent,", two)


def _change(trend: tuple[Figure, ...], subject: str, show: object) -> Text:
    if len(trend) < 2 or not callable(show):
        return ()
    before, after = trend[-2:]
    if before.value is None or after.value is None:
        return ()
    verb = "rose" if after.value > before.value else "fell" if after.value < before.value else "stayed"
    slots: dict[str, Inline | Text] = {
        "before": show(before),
        "after": show(after),
        "first": when(before),
        "last": when(after),
    }
    if verb == "stayed":
        return text(f"{capital(subject)} was {{after}} in both {{first}} and {{last}}.", **slots)
    return text(f"{capital(subject)} {verb} from {{before}} in {{first}} to {{after}} in {{last}}.", **slots)
