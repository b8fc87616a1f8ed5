"""The links that the model proposes for an entry of the catalogue, for a person to accept or refuse."""

from __future__ import annotations

from collections.abc import Collection
from functools import cache
from hashlib import sha256
from itertools import pairwise

from corridor.agenda.codes import order
from corridor.catalogue.entry import LINKING, Entry, LinkState, TargetLink
from corridor.definitions import data_path
from corridor.linking import links
from corridor.linking.link import LIKELY, link
from corridor.linking.model import FILE
from corridor.linking.rules import FILE as RULES
from corridor.linking.sentences import sentence_ends

PROPOSER = LINKING
"""How `by` of a proposal begins; the version of the model follows."""
MOST = 8
"""Proposals for one entry: more are not read with care."""
LONGEST_EVIDENCE = 300
"""Signs of the sentence that is kept with a proposal."""
CUT = "…"


@cache
def proposer() -> str:
    """Who proposes: `PROPOSER`, and the first signs of the hash of the packaged model and rules."""
    held = b"".join(data_path(__package__, name).read_bytes() for name in (FILE, RULES))
    return f"{PROPOSER} {sha256(held).hexdigest()[:8]}"


def proposals(entry: Entry) -> tuple[TargetLink, ...]:
    """The likeliest targets that the entry does not name yet, each with the sentence that speaks to it."""
    return proposals_for(entry.title, entry.summary, named={there.target for there in entry.target_links})


def proposals_for(title: str, summary: str, *, named: Collection[str]) -> tuple[TargetLink, ...]:
    """The same for a title and a summary in the language of both; targets that are `named` are left out."""
    told = _Told(title, summary)
    best: dict[str, tuple[links.TargetLink, str]] = {}
    for passage_links in link(told.text):
        for found in passage_links.targets:
            known = best.get(found.target)
            if found.probability >= LIKELY and (known is None or found.probability > known[0].probability):
                start = passage_links.passage.start
                best[found.target] = found, told.evidence(start + found.evidence.start, start + found.evidence.end)
    likeliest = sorted(
        (pair for target, pair in best.items() if target not in named),
        key=lambda pair: (-pair[0].probability, order(pair[0].target)),
    )
    return tuple(_proposal(found, evidence) for found, evidence in likeliest[:MOST])


def _proposal(found: links.TargetLink, evidence: str) -> TargetLink:
    return TargetLink(
        target=found.target,
        category=found.category,
        evidence=evidence,
        state=LinkState.PROPOSED,
        by=proposer(),
    )


class _Told:
    """Title and summary as one text, in which the title is a sentence of its own."""

    def __init__(self, title: str, summary: str) -> None:
        # The title of a text that has none is its beginning: the same words need not count twice.
        heading = "" if summary.startswith(title.removesuffix(CUT)) else title
        self.text = f"{heading}.\n{summary}" if heading else summary
        begin = len(self.text) - len(summary)
        ends = [begin + end for end in sentence_ends(summary)]
        self._sentences = [(0, len(heading)), *pairwise([begin, *ends, len(self.text)])]

    def evidence(self, start: int, end: int) -> str:
        """The sentence in which a span begins, in one line; part of it around the span where it is too long."""
        first, last = next(sentence for sentence in reversed(self._sentences) if sentence[0] <= start)
        sentence = self.text[first:last]
        return " ".join(_shortened(sentence, start - first, min(end, last) - first).split())


def _shortened(sentence: str, start: int, end: int) -> str:
    """At most `LONGEST_EVIDENCE` signs of a sentence with what stands from `start` to `end`, cut between words."""
    if len(sentence) <= LONGEST_EVIDENCE:
        return sentence
    room = LONGEST_EVIDENCE - 2 * len(CUT)
    first = max(0, min(start, start - (room - (end - start)) // 2, len(sentence) - room))
    last = first + room
    blank_after, blank_before = sentence.find(" ", first, start), sentence.rfind(" ", start, last)
    if first and blank_after >= 0:
        first = blank_after
    if last < len(sentence) and blank_before > start:
        last = blank_before
    return f"{CUT if first else ''}{sentence[first:last].strip()}{CUT if last < len(sentence) else ''}"
