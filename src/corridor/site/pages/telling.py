"""What an entry says in the language of the page, or in its own where it has no translation."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import get_language

from corridor.catalogue.entry import Entry, TranslationStatus


@dataclass(frozen=True, slots=True)
class Telling:
    """Title and summary in one language; `status` and `by` are None for the original."""

    language: str
    title: str
    summary: str
    status: TranslationStatus | None = None
    by: str | None = None


def tellings(entry: Entry) -> tuple[Telling, ...]:
    """All texts of an entry, the original first."""
    translations = (Telling(t.language, t.title, t.summary, t.status, t.by) for t in entry.translations)
    return (Telling(entry.language, entry.title, entry.summary), *translations)


def telling(entry: Entry, language: str | None = None) -> Telling:
    """The text in `language` (the page's when None), else in another form of it (zh for zh-hans), else the original."""
    wanted = (language or get_language() or "en").lower()
    texts = tellings(entry)
    same = (text for text in texts if text.language.lower() == wanted)
    alike = (text for text in texts if text.language.lower().partition("-")[0] == wanted.partition("-")[0])
    return next(same, None) or next(alike, texts[0])
