"""What the Forum found: records of one section and kind, as a list."""

from __future__ import annotations

from corridor.agenda.targets import target
from corridor.forum.quoted_figures import quoted_figure
from corridor.forum.recommendations import Recommendation, RecommendationKind, recommendations_of
from corridor.forum.summits import summit
from corridor.places.registry import place
from corridor.reports.document.blocks import Block, Items
from corridor.reports.document.inline import Text, Words
from corridor.reports.quoted import quoted_words


def found(section: str, *kinds: RecommendationKind) -> tuple[Block, ...]:
    """The records of these kinds as one list; each names the goals and targets it serves and its origin."""
    records = [record for record in recommendations_of(section) if record.kind in kinds]
    return (Items(tuple(record_line(record) for record in records)),) if records else ()


def record_line(record: Recommendation) -> Text:
    """One record: title, text, quoted figures, goals and targets, origin."""
    figures = tuple(
        piece for key in record.figures for piece in (Words(" "), *quoted_words(quoted_figure(key)), Words("."))
    )
    return (Words(record.title, emphasis=True), Words(f". {record.text}"), *figures, Words(_served(record)))


def _served(record: Recommendation) -> str:
    parts = []
    if record.serves:
        parts.append(f"Serves {_codes(record.serves)}.")
    if record.proposed:
        parts.append(f"Proposed: {_codes(record.proposed)}.")
    if record.summit is not None:
        meeting = summit(record.summit)
        chairs = " and ".join(place(code).short_name for code in meeting.chairs)
        roundtable = f", roundtable {record.roundtable}" if record.roundtable else ""
        parts.append(f"From the summit of {meeting.year} ({chairs}){roundtable}.")
    return (" " + " ".join(parts)) if parts else ""


def _codes(codes: tuple[str, ...]) -> str:
    """Goals and targets as words: goals 1 and 3, target 10.c."""
    goals = [code for code in codes if "." not in code]
    targets = [target(code).code for code in codes if "." in code]
    return " and ".join(part for part in (_named("goal", goals), _named("target", targets)) if part)


def _named(noun: str, codes: list[str]) -> str:
    if len(codes) < 2:
        return f"{noun} {codes[0]}" if codes else ""
    return f"{noun}s {', '.join(codes[:-1])} and {codes[-1]}"
