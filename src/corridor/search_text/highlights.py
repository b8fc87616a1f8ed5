"""Where a text says what a query asks for: places in the text as it is written, for marking on a page."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from corridor.search_text.document import LONGEST_TEXT, segmented
from corridor.search_text.languages import language_of
from corridor.search_text.query import Query, Run
from corridor.search_text.scripts import Script
from corridor.search_text.segmentation import Segmented, Token
from corridor.search_text.stems import document_stem


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A part of a text: `text[start:end]`."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Match:
    """A place that matches, and which of the wanted terms it matches, counted from 0."""

    span: Span
    term: int


def highlights(text: str, query: Query, language: str | None = None) -> tuple[Span, ...]:
    """The places where the text, in its language, matches the query: in order, none overlapping."""
    return merged(match.span for match in matches(read_text(text, language), query))


@dataclass(frozen=True, slots=True)
class ReadText:
    """A text as the engines know it: its words and codes, the tokens of each word, and the places of each token."""

    found: Segmented
    forms: tuple[tuple[str, ...], ...]
    places: dict[str, list[int]]


def read_text(text: str, language: str | None) -> ReadText:
    """The text as the engines know it."""
    known = language_of(language)
    found = segmented(text[:LONGEST_TEXT], known)
    forms: list[tuple[str, ...]] = []
    places: defaultdict[str, list[int]] = defaultdict(list)
    for place, token in enumerate(found.tokens):
        stem = document_stem(token, known) if known else None
        forms.append((token.token, stem) if stem else (token.token,))
        for form in forms[-1]:
            places[form].append(place)
    return ReadText(found, tuple(forms), dict(places))


def matches(text: ReadText, query: Query) -> Iterator[Match]:
    """Every match of every wanted term, in no order; they may overlap."""
    for number, term in enumerate(query.wanted):
        for run in term.runs:
            for span in (*_of_words(text, run), *_of_codes(text.found, run)):
                yield Match(span, number)


def merged(spans: Iterable[Span]) -> tuple[Span, ...]:
    """The spans in order, those that overlap as one."""
    found: list[Span] = []
    for span in sorted(spans):
        if found and span.start < found[-1].end:
            found[-1] = Span(found[-1].start, max(found[-1].end, span.end))
        else:
            found.append(span)
    return tuple(found)


def _of_words(text: ReadText, run: Run) -> Iterator[Span]:
    *before, last = run.tokens
    starts: Sequence[int] = text.places.get(before[0], ()) if before else range(len(text.forms))
    if not before and not run.prefix:
        starts = text.places.get(last, ())
    for start in starts:
        end = start + len(before)
        if end < len(text.forms) and _follow(text, before, start) and _ends(text.forms[end], last, prefix=run.prefix):
            yield Span(text.found.tokens[start].start, _end(text.found.tokens[end], prefix=run.prefix))


def _follow(text: ReadText, tokens: Sequence[str], start: int) -> bool:
    return all(token in text.forms[place] for place, token in enumerate(tokens, start))


def _ends(forms: Sequence[str], token: str, *, prefix: bool) -> bool:
    return any(form.startswith(token) for form in forms) if prefix else token in forms


def _end(token: Token, *, prefix: bool) -> int:
    # A single sign is found as the beginning of a pair, and only that sign was asked for.
    return token.sign_end if prefix and token.script is Script.UNSPACED else token.end


def _of_codes(found: Segmented, run: Run) -> Iterator[Span]:
    if len(run.tokens) > 1:
        return
    for code in found.codes:
        if _ends((code.token,), run.tokens[0], prefix=run.prefix):
            yield Span(found.tokens[code.first].start, found.tokens[code.last].end)
