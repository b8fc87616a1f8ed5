"""Everything that is found in a document as JSON, passages without links too."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Any

from corridor.agenda.codes import goal_of
from corridor.linking.links import PassageLinks, Span, TargetLink
from corridor.linking.output.legible import legible, one_line
from corridor.linking.output.rows import DECIMALS


def as_json(document: str, linked: Iterable[PassageLinks], made_from: Mapping[str, str]) -> bytes:
    """JSON in UTF-8: `document`, `model` (the data that it was trained on), `passages` in the order of the text.

    All offsets count in the page's text. `abstained` says why a passage has no target, else it is null.
    """
    content = {
        "document": one_line(document),
        "model": {key: made_from[key] for key in sorted(made_from)},
        "passages": [_passage(number, links) for number, links in enumerate(linked, start=1)],
    }
    return f"{json.dumps(content, ensure_ascii=False, indent=1, allow_nan=False)}\n".encode()


def _passage(number: int, links: PassageLinks) -> dict[str, Any]:
    passage = links.passage
    return {
        "number": number,
        "page": passage.page,
        "start": passage.start,
        "end": passage.end,
        "language": links.language,
        "text": legible(passage.text),
        "targets": [_target(link, passage.start) for link in links.targets],
        "goals": [{"goal": link.goal, "probability": round(link.probability, DECIMALS)} for link in links.goals],
        "areas": [{"area": link.key, "evidence": _span(link.evidence, passage.start)} for link in links.areas],
        "objectives": [
            {"objective": link.key, "evidence": _span(link.evidence, passage.start)} for link in links.objectives
        ],
        "abstained": links.abstained,
    }


def _target(link: TargetLink, offset: int) -> dict[str, Any]:
    return {
        "target": link.target,
        "goal": goal_of(link.target),
        "probability": round(link.probability, DECIMALS),
        "category": link.category,
        "evidence": _span(link.evidence, offset),
        "clause": legible(link.clause),
        "reasons": [{"kind": reason.kind, "detail": legible(reason.detail)} for reason in link.reasons],
    }


def _span(span: Span, offset: int) -> dict[str, Any]:
    return {"start": offset + span.start, "end": offset + span.end, "text": legible(span.text)}
