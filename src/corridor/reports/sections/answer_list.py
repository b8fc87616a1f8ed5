"""What answers a gap, as lists: the Forum's recommendations, then practices, each with why it is listed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from corridor.assessments.answers import Answer, Neighbourhood, answers
from corridor.assessments.gap_rules import GapRule
from corridor.catalogue.entry import PRACTICE_KINDS, Entry, EntryKind, EntryState
from corridor.catalogue.records import Catalogue
from corridor.forum.areas import area
from corridor.reports.document.blocks import Block, Items, Paragraph
from corridor.reports.document.inline import Text, Words
from corridor.reports.sections.entries import entry_line

RECOMMENDATIONS_A_GAP = 3
PRACTICES_A_GAP = 4


class AnswerLists:
    """Lists of answers to gaps, one gap after the other; an entry that was told before is only named again."""

    def __init__(
        self, catalogue: Catalogue, near: Neighbourhood, nearness: Mapping[str, Text], told: Iterable[str] = ()
    ) -> None:
        """`nearness` has the words for what is near: `own`, `partner`, `region`; `told` the ids told already."""
        self._catalogue = catalogue
        self._linked: dict[str, tuple[Entry, ...]] = {}
        self._near = near
        self._nearness = nearness
        self._told = set(told)

    def of(self, rule: GapRule) -> tuple[Block, ...]:
        """The best recommendations, then the best practices for a rule's targets and areas."""
        linked = {entry.id: entry for target in rule.targets for entry in self._published(target)}
        found = answers(rule, linked.values(), self._near)
        recommended = [it for it in found if it.entry.kind is EntryKind.RECOMMENDATION][:RECOMMENDATIONS_A_GAP]
        practised = [it for it in found if it.entry.kind in PRACTICE_KINDS][:PRACTICES_A_GAP]
        return (
            *self._list("The Forum recommends:", recommended),
            *self._list("Practices to learn from:", practised),
        )

    def _published(self, target: str) -> tuple[Entry, ...]:
        """The published entries linked to a target, asked for once: a catalogue may be large."""
        if target not in self._linked:
            linked = self._catalogue.for_target(target)
            self._linked[target] = tuple(entry for entry in linked if entry.state is EntryState.PUBLISHED)
        return self._linked[target]

    def _list(self, opening: str, found: Sequence[Answer]) -> tuple[Block, ...]:
        if not found:
            nothing = f"{opening} the catalogue holds no entry linked to these targets."
            return (Paragraph((Words(nothing),)),)
        lines: list[Text] = []
        for answer in found:
            entry = answer.entry
            known = entry.id in self._told
            line = (Words(entry.title, emphasis=True), Words(" (see above).")) if known else entry_line(entry)
            self._told.add(entry.id)
            lines.append((*line, *_reason(answer, self._nearness)))
        return (Paragraph((Words(opening),)), Items(tuple(lines)))


def _reason(answer: Answer, nearness: Mapping[str, Text]) -> Text:
    parts = []
    if answer.accepted_targets:
        parts.append(f"linked to {_targets(answer.accepted_targets)}")
    if answer.proposed_targets:
        parts.append(f"proposed for {_targets(answer.proposed_targets)}")
    if answer.areas:
        parts.append("on " + " and ".join(area(key).title.lower() for key in answer.areas))
    return (
        Words(f" Why here: {', '.join(parts)}"),
        *(nearness[answer.nearness] if answer.nearness else ()),
        Words("."),
    )


def _targets(codes: tuple[str, ...]) -> str:
    return ("target " if len(codes) == 1 else "targets ") + " and ".join(codes)
