"""Entries as a list of results shows them: in the language that fits best, with what was found marked."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from corridor.search_text.highlights import highlights
from corridor.search_text.query import Query
from corridor.search_text.snippets import SNIPPET_LENGTH, snippet
from corridor.site.search.contract import Facet, Hit, Marked
from corridor.site.search.models import SearchText

_LEFT_OUT = "…"

type Text = tuple[str, str, str]
"""Language, title and summary."""


def hits(entries: Sequence[int], query: Query, language: str) -> tuple[Hit, ...]:
    """The stored entries of these numbers as results, in this order."""
    rows: Mapping[int, SearchText] = SearchText.objects.in_bulk(entries)
    return tuple(_hit(rows[number], query, language) for number in entries if number in rows)


def best_text(texts: Sequence[Text], language: str) -> Text:
    """The text in the language, else in another kind of that language (zh for zh-hans), else the original."""
    wanted = language.lower()
    ranked = {wanted: 2, wanted.partition("-")[0]: 1}

    def fit(text: Text) -> int:
        said = text[0].lower()
        return ranked.get(said, ranked.get(said.partition("-")[0], 0) and 1)

    return max(texts, key=fit)


def _hit(row: SearchText, query: Query, language: str) -> Hit:
    said, title, summary = best_text(row.texts, language)
    return Hit(
        slug=row.slug,
        kind=row.kind,
        title=_marked(title, query, said),
        snippet=_snippet(summary, query, said),
        language=said,
        countries=tuple(row.facets.get(Facet.COUNTRY, ())),
        areas=tuple(row.facets.get(Facet.AREA, ())),
        targets=tuple(row.facets.get(Facet.TARGET, ())),
        year=row.year,
        withdrawn_reason=None if row.published else row.reason,
    )


def _marked(text: str, query: Query, language: str) -> Marked:
    found = highlights(text, query, language) if query else ()
    return Marked(text, tuple((span.start, span.end) for span in found))


def _snippet(text: str, query: Query, language: str) -> Marked:
    if not query:
        return Marked(_beginning(text))
    part = snippet(text, query, language)
    before, after = (_LEFT_OUT if cut else "" for cut in (part.cut_before, part.cut_after))
    moved = len(before) - part.start
    spans = tuple((span.start + moved, span.end + moved) for span in part.matches)
    return Marked(f"{before}{text[part.start : part.end]}{after}", spans)


def _beginning(text: str) -> str:
    """As much of the text as a snippet holds, up to the end of a word where words are parted."""
    text = text.strip()
    if len(text) <= SNIPPET_LENGTH:
        return text
    part = text[: SNIPPET_LENGTH + 1]
    whole_words = part.rsplit(maxsplit=1)[0] if part.split()[1:] else ""
    return (whole_words if len(whole_words) > SNIPPET_LENGTH // 2 else part[:-1]) + _LEFT_OUT
