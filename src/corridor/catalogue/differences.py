"""What changed between two versions of an entry, field by field, as a page shows it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from corridor.catalogue.columns import Form, columns
from corridor.catalogue.entry import Entry, EntrySource, TargetLink, Translation
from corridor.catalogue.words import Piece, compared

type Value = str | int | date | None
type Item = str | int | TargetLink | EntrySource

_COMPARED_BY_WORDS = ("title", "summary", "note", "illustration_alt", "withdrawn_reason")
# What the platform itself writes; two versions always differ in it.
_OWN_TO_A_VERSION = ("id", "version", "state")


@dataclass(frozen=True, slots=True)
class ValueChange:
    """A field with one value: what it was and is, None where there was or is none."""

    field: str
    label: str
    before: Value
    after: Value


@dataclass(frozen=True, slots=True)
class TextChange:
    """A text in pieces that stayed, went and came; `language` is set where it is the text of a translation."""

    field: str
    label: str
    pieces: tuple[Piece, ...]
    language: str | None = None


@dataclass(frozen=True, slots=True)
class ListChange:
    """A field with several values: what came, what went, what stayed; `moved` when only the order differs."""

    field: str
    label: str
    added: tuple[Item, ...]
    removed: tuple[Item, ...]
    kept: tuple[Item, ...]

    @property
    def moved(self) -> bool:
        """Whether all values are the same, in another order."""
        return not self.added and not self.removed


type Change = ValueChange | TextChange | ListChange


def differences(before: Entry, after: Entry) -> tuple[Change, ...]:
    """All that changed, in the order of the fields; id, version and state are left out."""
    return tuple(_changes(before, after))


def _changes(before: Entry, after: Entry) -> Iterator[Change]:
    for column in columns().values():
        old, new = getattr(before, column.field), getattr(after, column.field)
        if old == new or column.field in _OWN_TO_A_VERSION:
            continue
        if column.field == "translations":
            yield from _translations(before, after)
        elif column.field in _COMPARED_BY_WORDS:
            yield TextChange(column.field, column.label, compared(old or "", new or ""))
        elif column.form in (Form.LIST, Form.RECORDS):
            yield _list_change(column.field, column.label, old, new)
        else:
            yield ValueChange(column.field, column.label, old, new)


def _list_change(field: str, label: str, old: Sequence[Item], new: Sequence[Item]) -> ListChange:
    return ListChange(
        field,
        label,
        added=tuple(item for item in new if item not in old),
        removed=tuple(item for item in old if item not in new),
        kept=tuple(item for item in new if item in old),
    )


def _translations(before: Entry, after: Entry) -> Iterator[Change]:
    """Each language by itself: its texts word by word, its status and translator as values."""
    label = {column.field: column.label for column in columns().values()}
    for language in _languages(before.translations, after.translations):
        old, new = _in(before.translations, language), _in(after.translations, language)
        for field in ("title", "summary"):
            pieces = compared(getattr(old, field, ""), getattr(new, field, ""))
            if getattr(old, field, None) != getattr(new, field, None):
                yield TextChange(f"translations.{field}", label[field], pieces, language)
        for field in ("status", "by"):
            if getattr(old, field, None) != getattr(new, field, None):
                name = f"{label['translations']} ({language}): {field}"
                yield ValueChange(f"translations.{field}", name, getattr(old, field, None), getattr(new, field, None))


def _languages(*translations: Iterable[Translation]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(translation.language for group in translations for translation in group))


def _in(translations: Iterable[Translation], language: str) -> Translation | None:
    return next((translation for translation in translations if translation.language == language), None)
