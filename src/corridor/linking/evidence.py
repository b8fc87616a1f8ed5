"""The span of a passage that carries a link, and the clause of the target that it answers."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from functools import cache

from corridor.agenda.targets import target
from corridor.linking.features import Feature, features, stop_stems
from corridor.linking.links import Span
from corridor.linking.model import Model
from corridor.linking.scores import Scores
from corridor.linking.words import Words, words_of

_CLAUSE = re.compile(
    r"[,;:]?\s+(?:(?:including|in particular)(?:\s+(?:through|by))?|through|by)\s+|[,;:]\s+(?:and\s+)?"
)
_MARK = re.compile(r"[.;:!?](?=\s|$)|\n\s*\n|[。；：！？，、؛؟،]|[,(](?=\s|\w)|\)(?=\W|$)|\s[–—-]\s|$")
_SHORTEST_CLAUSE = 3
"""Words of a clause; what is shorter goes with the one before, and at the beginning (By 2030) with the one after."""


def span_of_words(text: str, words: Words, first: int, last: int) -> Span:
    """The text from one word to another."""
    start, end = words.starts[first], words.ends[last]
    return Span(start, end, text[start:end])


def widened(text: str, span: Span) -> Span:
    """The span with the rest of the clause that it stands in, up to the nearest marks on both sides."""
    before = [match.end() for match in _MARK.finditer(text) if match.end() <= span.start]
    after = _MARK.search(text, span.end)
    start = before[-1] if before else 0
    end = after.start() if after else len(text)
    while text[start].isspace():
        start += 1
    while text[end - 1].isspace():
        end -= 1
    return Span(start, end, text[start:end])


def carrying_words(scores: Scores, model: Model, code: str, sentence_of: Sequence[int]) -> tuple[int, int]:
    """The first and last word of what likens a passage to a target most, within one sentence.

    The whole passage where no word does.
    """
    column = model.targets.index(code)
    strength: dict[int, float] = defaultdict(float)
    carried: dict[int, list[int]] = defaultdict(list)
    for feature in scores.known:
        row = model.place[feature.name]
        weight = float(model.idf[row] * model.anchors[row, column])
        if weight > 0:
            strength[sentence_of[feature.first]] += weight
            carried[sentence_of[feature.first]] += [feature.first, feature.last]
    if not carried:
        return 0, len(sentence_of) - 1
    best = max(strength, key=lambda sentence: strength[sentence])
    places = [place for place in carried[best] if sentence_of[place] == best]
    return min(places), max(places)


def telling_features(scores: Scores, model: Model, code: str, most: int = 4) -> tuple[Feature, ...]:
    """The features that liken a passage to a target most, strongest first, each where it first stands."""
    column = model.targets.index(code)
    first: dict[str, Feature] = {}
    for feature in scores.known:
        first.setdefault(feature.name, feature)
    weights = {name: float(model.idf[model.place[name]] * model.anchors[model.place[name], column]) for name in first}
    told = sorted((name for name, weight in weights.items() if weight > 0), key=lambda name: (-weights[name], name))
    return tuple(first[name] for name in told[:most])


@cache
def clauses(code: str) -> tuple[str, ...]:
    """The clauses of a target's official wording in English, in their order."""
    wording = target(code).wording.rstrip(".")
    places: list[tuple[int, int]] = []
    start = 0
    for cut in [*_CLAUSE.finditer(wording), None]:
        end = cut.start() if cut else len(wording)
        if places and min(_length(wording[slice(*places[-1])]), _length(wording[start:end])) < _SHORTEST_CLAUSE:
            places[-1] = (places[-1][0], end)
        else:
            places.append((start, end))
        start = cut.end() if cut else end
    return tuple(wording[start:end] for start, end in places)


def _length(part: str) -> int:
    return len(part.split())


@cache
def _clause_stems(code: str) -> tuple[frozenset[str], ...]:
    return tuple(frozenset(feature.name for feature in features(words_of(part, "en"))) for part in clauses(code))


def answered_clause(code: str, stems: Sequence[str], model: Model) -> str:
    """The clause that shares most with the words of a span; the first, which says what is asked, where none does."""
    there = {stem for stem in stems if stem not in stop_stems()}

    def shared(names: frozenset[str]) -> float:
        return sum(float(model.idf[model.place[name]]) for name in names & there if name in model.place)

    weights = [shared(names) for names in _clause_stems(code)]
    return clauses(code)[weights.index(max(weights))]
