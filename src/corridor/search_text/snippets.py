"""The part of a text that shows best what a query found in it."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from corridor.search_text.highlights import Match, Span, matches, merged, read_text
from corridor.search_text.query import Query
from corridor.search_text.segmentation import Token

SNIPPET_LENGTH = 240
"""Signs of a snippet, where its words allow."""

LEAD = 1 / 4
"""The share of what is left beside the matches that stands before the first of them."""


@dataclass(frozen=True, slots=True)
class Snippet:
    """A part of a text, `text[start:end]`, with the places of matches in the whole text."""

    start: int
    end: int
    matches: tuple[Span, ...]
    cut_before: bool
    cut_after: bool


def snippet(text: str, query: Query, language: str | None = None, length: int = SNIPPET_LENGTH) -> Snippet:
    """The part of the text, at most `length` signs, that holds the most of what the query asks for.

    How many of the terms it holds comes before how many matches, and the earlier part before the later. Where
    nothing is found, it is the beginning of the text. It begins and ends with whole words.
    """
    read = read_text(text, language)
    found = sorted(matches(read, query), key=lambda match: (match.span, match.term))
    best = _best([match for match in found if match.span.end - match.span.start <= length], length)
    start, end = _window(read.found.tokens, len(text.rstrip()), best, length)
    shown = merged(match.span for match in found if start <= match.span.start and match.span.end <= end)
    return Snippet(start, end, shown, cut_before=start > 0, cut_after=end < len(text.rstrip()))


def _best(found: Sequence[Match], length: int) -> Span:
    """From the first to the last of the matches that the best part holds; empty where there is none."""
    best, best_score = Span(0, 0), (0, 0)
    for number, first in enumerate(found):
        inside = []
        for match in found[number:]:
            if match.span.start - first.span.start >= length:
                break
            if match.span.end - first.span.start <= length:
                inside.append(match)
        score = (len({match.term for match in inside}), len({match.span for match in inside}))
        if score > best_score:
            best = Span(first.span.start, max(match.span.end for match in inside))
            best_score = score
    return best


def _window(tokens: Sequence[Token], text_end: int, best: Span, length: int) -> tuple[int, int]:
    """The matches with what fits around them, at the bounds of words."""
    left = length - (best.end - best.start)
    start = max(0, min(best.start - int(left * LEAD), text_end - length))
    if start > 0:
        starts = [token.start for token in tokens]
        start = min(starts[bisect_left(starts, start)], best.start)
    end = min(start + length, text_end)
    if end < text_end:
        ends = sorted(token.end for token in tokens)
        last = bisect_right(ends, end)
        end = max(ends[last - 1] if last else end, best.end)
    return start, end
