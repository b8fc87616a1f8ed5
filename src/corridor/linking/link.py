"""Text in, links out: the one way in which the command, the site and the benchmarks link a text."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator, Mapping, Sequence

import numpy as np

from corridor.linking.categories import CategoryCues
from corridor.linking.evidence import answered_clause, carrying_words, span_of_words, telling_features, widened
from corridor.linking.links import GoalLink, PassageLinks, Reason, ReasonKind, Span, TargetLink, ThemeLink
from corridor.linking.meaning import Meaning
from corridor.linking.mentions import CERTAINTY, mentions
from corridor.linking.model import Model, packaged_model
from corridor.linking.passage import Page, Passage
from corridor.linking.passages import passages
from corridor.linking.probabilities import goal_probabilities, target_probabilities
from corridor.linking.rules import Firing, Ruled, ruled, ruled_targets
from corridor.linking.scores import Scores, scores
from corridor.linking.sentences import sentences_of_words
from corridor.linking.themes import ThemeHit, areas_of, objectives_of
from corridor.linking.words import words_of

LIKELY = 0.5
"""The probability from which a link is given."""
SURE = 0.9
"""The probability from which a link is given to a target that has rules, where none of them holds: "trafficking" alone
likens a passage on drugs to target 8.7."""
CONTEXT = 5
"""How many passages before one say whether it is on migration, where it does not say so itself."""
MOST_TARGETS = 6
"""Targets of one passage; a passage that seems to speak to more says little about any."""


def link(text: str, *, model: Model | None = None, meaning: Meaning | None = None) -> tuple[PassageLinks, ...]:
    """The links of a text: for each of its passages what it speaks to, with evidence. The same text, the same links."""
    return tuple(link_passages(passages([Page(1, text)]), model=model, meaning=meaning))


def link_passages(
    several: Iterable[Passage], *, model: Model | None = None, meaning: Meaning | None = None
) -> Iterator[PassageLinks]:
    """The links of each passage in its turn; `meaning` joins what an encoder makes of it in.

    A passage that does not name migration is taken as on migration where one of those shortly before it is.
    """
    used = model or packaged_model()
    before: deque[bool] = deque(maxlen=CONTEXT)
    for passage in several:
        linked = _Linked(passage, used, meaning, in_context=any(before))
        yield linked.links()
        before.append(linked.on_migration)


class _Linked:
    """One passage while it is linked."""

    def __init__(self, passage: Passage, model: Model, meaning: Meaning | None, *, in_context: bool) -> None:
        self.passage = passage
        self.model = model
        self.in_context = in_context
        self.words = words_of(passage.text)
        self.cues = CategoryCues(self.words.stems)
        self.meaning = meaning if meaning is not None and self.words.language in meaning.languages else None

    @property
    def on_migration(self) -> bool:
        return self.cues.on_migration

    def links(self) -> PassageLinks:
        if not self.words.language:
            has_words = any(map(str.isalpha, self.passage.text))
            why = "written in none of the six languages" if has_words else "no words"
            return PassageLinks(self.passage, None, abstained=why)
        if not self.words.stems:
            return PassageLinks(self.passage, self.words.language, abstained="no word that the model knows")
        sentence_of = sentences_of_words(self.passage.text, self.words.starts)
        found = scores(self.words, self.model)
        by_rule = ruled(self.words.stems, sentence_of)
        named = {mention.target: mention.span for mention in mentions(self.passage.text)}
        probabilities = self._target_probabilities(found, by_rule, named)
        chosen = sorted(
            (code for code, likely in probabilities.items() if likely >= _level(code, by_rule, named)),
            key=lambda code: (-probabilities[code], self.model.targets.index(code)),
        )[:MOST_TARGETS]
        targets = tuple(
            self._target_link(code, probabilities[code], found, by_rule.firings.get(code), named.get(code), sentence_of)
            for code in chosen
        )
        return PassageLinks(
            self.passage,
            self.words.language,
            targets,
            self._goals(found, {code: probabilities[code] for code in chosen}),
            tuple(map(self._theme, areas_of(self.words.stems, on_migration=self.on_migration))),
            tuple(map(self._theme, objectives_of(self.words.stems, on_migration=self.on_migration))),
            None if targets else "no target is likely",
        )

    def _target_probabilities(self, found: Scores, by_rule: Ruled, named: Mapping[str, Span]) -> dict[str, float]:
        likely = target_probabilities(found, self.model)
        if self.meaning is not None:
            likely = self.meaning.targets(self.passage.text, likely)
        probabilities = with_rules(dict(zip(self.model.targets, map(float, likely), strict=True)), by_rule)
        return probabilities | {code: max(CERTAINTY, probabilities[code]) for code in named}

    def _target_link(
        self,
        code: str,
        probability: float,
        found: Scores,
        firing: Firing | None,
        named: Span | None,
        sentence_of: Sequence[int],
    ) -> TargetLink:
        text = self.passage.text
        if firing is not None:
            span = span_of_words(text, self.words, firing.first, firing.last)
        elif named is not None:
            span = named
        else:
            span = span_of_words(text, self.words, *carrying_words(found, self.model, code, sentence_of))
        span = widened(text, span)
        clause = answered_clause(code, self.words.stems_within(span.start, span.end), self.model)
        reasons = tuple(self._reasons(code, found, firing, named))
        return TargetLink(
            code, probability, self.cues.category(code, in_context=self.in_context), span, clause, reasons
        )

    def _reasons(self, code: str, found: Scores, firing: Firing | None, named: Span | None) -> Iterator[Reason]:
        text = self.passage.text
        if named is not None:
            yield Reason(ReasonKind.MENTION, f"the passage names target {code}")
        if firing is not None:
            terms = (span_of_words(text, self.words, hit.first, hit.last).text for hit in firing.hits)
            groups = ", ".join(
                f"“{term}” ({group.replace('_', ' ')})" for term, group in zip(terms, firing.rule.all, strict=True)
            )
            read = f"right in {firing.rule.right} of {firing.rule.held} annotated passages"
            yield Reason(ReasonKind.RULE, f"{groups}; {read}")
        if found.is_empty:
            return
        column = self.model.targets.index(code)
        told = telling_features(found, self.model, code)
        if told:
            texts = (span_of_words(text, self.words, one.first, one.last).text for one in told)
            yield Reason(ReasonKind.WORDS, ", ".join(f"“{' '.join(one.split())}”" for one in texts))
        rank = int((found.likeness > found.likeness[column]).sum()) + 1
        yield Reason(
            ReasonKind.LIKENESS, f"{found.likeness[column]:.2f} to the target's wording and vocabulary, {_place(rank)}"
        )

    def _goals(self, found: Scores, probabilities: dict[str, float]) -> tuple[GoalLink, ...]:
        likely = goal_probabilities(found, self.model)
        if self.meaning is not None:
            likely = self.meaning.goals(self.passage.text, likely)
        for code, probability in probabilities.items():
            goal = int(code.split(".")[0]) - 1
            likely[goal] = max(likely[goal], probability)
        order = np.argsort(-likely, kind="stable")
        return tuple(GoalLink(int(goal) + 1, float(likely[goal])) for goal in order if likely[goal] >= LIKELY)

    def _theme[K](self, found: ThemeHit[K]) -> ThemeLink[K]:
        span = span_of_words(self.passage.text, self.words, found.hit.first, found.hit.last)
        return ThemeLink(found.key, span)


def _level(code: str, by_rule: Ruled, named: Mapping[str, Span]) -> float:
    """The probability from which a link to a target is given."""
    is_told = code in by_rule.firings or code in named
    return SURE if code in ruled_targets() and not is_told else LIKELY


def with_rules(likely: dict[str, float], by_rule: Ruled) -> dict[str, float]:
    """Probabilities of targets with what rules say: a rule that holds makes a link, one that is kept out none."""
    for code, firing in by_rule.firings.items():
        likely[code] = max(likely[code], firing.certainty)
    for code in by_rule.kept_out:
        likely[code] = 0.0
    return likely


def _place(rank: int) -> str:
    return "the nearest of all" if rank == 1 else f"number {rank} of all"
