"""What changed between two versions, as its page shows it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

from django.utils.formats import date_format

from corridor.catalogue.differences import Change, Item, ListChange, TextChange, Value, ValueChange
from corridor.catalogue.entry import EntrySource, Level, TargetLink
from corridor.catalogue.words import Piece, PieceKind
from corridor.certainty import Certainty
from corridor.site.definition_words import translated
from corridor.site.pages import labels

_WORDED: Mapping[str, Callable[[str], str]] = {
    "countries": labels.place_name,
    "areas": labels.area_title,
    "kind": labels.kind_label,
    "language": labels.language_name,
    "level": lambda value: str(labels.LEVELS[Level(value)]),
    "certainty": lambda value: str(labels.CERTAINTIES[Certainty(value)]),
}


@dataclass(frozen=True, slots=True)
class ChangeLine:
    """A field that changed: its name, and what stayed, went and came, as text in pieces or as a list of items."""

    label: str
    language: str | None
    pieces: tuple[Piece, ...] = ()
    items: tuple[Piece, ...] = ()
    moved: bool = False


def change_lines(changes: tuple[Change, ...]) -> tuple[ChangeLine, ...]:
    """All changes in the order of the fields."""
    return tuple(_line(change) for change in changes)


def _line(change: Change) -> ChangeLine:
    match change:
        case TextChange():
            return ChangeLine(translated(change.label), change.language, pieces=change.pieces)
        case ValueChange():
            return ChangeLine(translated(change.label), None, items=_values(change))
        case ListChange():
            return ChangeLine(translated(change.label), None, items=_items(change), moved=change.moved)


def _values(change: ValueChange) -> tuple[Piece, ...]:
    return tuple(
        Piece(kind, _value(change.field, value))
        for kind, value in ((PieceKind.REMOVED, change.before), (PieceKind.ADDED, change.after))
        if value is not None
    )


def _value(field: str, value: Value) -> str:
    if isinstance(value, date):
        return date_format(value, "DATE_FORMAT")
    return _WORDED[field](str(value)) if field in _WORDED else str(value)


def _items(change: ListChange) -> tuple[Piece, ...]:
    kinds = ((PieceKind.SAME, change.kept), (PieceKind.REMOVED, change.removed), (PieceKind.ADDED, change.added))
    return tuple(Piece(kind, _item(change.field, item)) for kind, items in kinds for item in items)


def _item(field: str, item: Item) -> str:
    match item:
        case TargetLink():
            category = "" if item.category is None else labels.category_title(item.category)
            parts = (item.target, category, str(labels.LINK_STATES[item.state]), item.evidence or "")
            return " · ".join(part for part in parts if part)
        case EntrySource():
            return " · ".join(part for part in (item.publisher, item.title, item.url or "") if part)
        case _:
            return _WORDED[field](str(item)) if field in _WORDED else str(item)
