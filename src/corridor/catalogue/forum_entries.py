"""The Forum's recommendations, roundtables and summits as entries."""

from __future__ import annotations

from collections.abc import Iterable
from urllib.parse import urlsplit

from corridor.catalogue.entry import Entry, EntryKind, EntrySource, Level
from corridor.catalogue.founding import accepted, founding_source, proposed
from corridor.forum.recommendations import Recommendation, RecommendationKind, recommendations
from corridor.forum.roundtables import Roundtable, roundtables
from corridor.forum.summits import Summit, summit, summits

RECOMMENDING = (
    RecommendationKind.CONDENSED,
    RecommendationKind.GENERAL,
    RecommendationKind.SPECIFIC,
    RecommendationKind.GUIDANCE,
    RecommendationKind.EMERGING,
)


def forum_entries() -> tuple[Entry, ...]:
    """All recommendations, summits and roundtables on record, in this order, each in the Forum's order.

    What the Forum found (findings, gaps) recommends nothing and is no entry.
    """
    return (
        *(_recommendation(r) for r in recommendations() if r.kind in RECOMMENDING),
        *(_summit(s) for s in summits()),
        *(_roundtable(r) for r in roundtables()),
    )


def _recommendation(record: Recommendation) -> Entry:
    evidence = f"Section ({record.section}) of the founding document."
    return Entry(
        kind=EntryKind.RECOMMENDATION,
        id=record.id,
        title=record.title,
        summary=record.text,
        countries=("WLD",),
        level=Level.GLOBAL,
        areas=record.areas,
        target_links=(
            *(accepted(target, evidence) for target in record.serves),
            *(proposed(target) for target in record.proposed),
        ),
        sources=(founding_source(),),
        year_start=2017,
        certainty=record.certainty.main_step,
        placements=(f"text:{record.section}",),
        note=_sentences([_origin(record), record.note]),
    )


def _origin(record: Recommendation) -> str | None:
    if record.summit is None:
        return None
    return f"From the {summit(record.summit).year} summit."


def _summit(record: Summit) -> Entry:
    unsure = f"Not sourced: {', '.join(record.unsourced)}." if record.unsourced else None
    return Entry(
        kind=EntryKind.SUMMIT,
        id=f"gfmd-summit-{record.number:02}",
        title=f"GFMD summit {record.number}: {record.city} {record.year}",
        summary=f"{record.theme or 'No theme on record'}. {record.date_from} to {record.date_to}.",
        countries=tuple(dict.fromkeys((*record.chairs, record.host))),
        level=Level.GLOBAL,
        sources=tuple(_page(f"Summit {record.number}", address) for address in record.sources),
        year_start=record.year,
        year_end=int(record.date_to[:4]),
        certainty=record.certainty.main_step,
        placements=record.founding_placements,
        note=_sentences([record.note, unsure]),
    )


def _roundtable(record: Roundtable) -> Entry:
    held_at = summit(record.summit)
    title = record.title or "title not on record"
    return Entry(
        kind=EntryKind.ROUNDTABLE,
        id=f"gfmd-roundtable-{held_at.year}-{record.number.replace('.', '-')}",
        title=f"Roundtable {record.number} of {held_at.year}: {title}",
        summary=f"Roundtable {record.number} of the summit in {held_at.city}, {held_at.year}.",
        countries=held_at.chairs,
        level=Level.GLOBAL,
        areas=tuple(placement.area for placement in record.placements),
        sources=(_page(title, record.source),) if record.source else (),
        year_start=held_at.year,
        year_end=held_at.year,
        certainty=record.certainty.main_step,
        placements=_roundtable_placements(record),
        note=_sentences([record.note, _unsourced_title(record)]),
    )


def _page(title: str, address: str) -> EntrySource:
    return EntrySource(publisher=urlsplit(address).netloc, title=title, url=address)


def _unsourced_title(record: Roundtable) -> str | None:
    return "The title is not sourced." if record.title and record.source is None else None


def _roundtable_placements(record: Roundtable) -> tuple[str, ...]:
    in_table = ("table:2",) if record.placements else ()
    return (*record.founding_placements, *in_table)


def _sentences(parts: Iterable[str | None]) -> str | None:
    return " ".join(part for part in parts if part) or None
