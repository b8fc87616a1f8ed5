"""A passage and what was found in it as a block of plain text, with the reasons."""

from __future__ import annotations

from collections.abc import Iterator
from textwrap import wrap

from corridor.agenda.categories import categories
from corridor.agenda.compact import objective
from corridor.forum.areas import area
from corridor.linking.links import PassageLinks, TargetLink
from corridor.linking.output.legible import one_line, percent
from corridor.linking.reading.document import Part

WIDTH = 100
SHOWN = 280
"""Signs of the passage, and of each piece of evidence, before they are cut short."""


def explained(links: PassageLinks, part: Part = "page") -> str:
    """The block of one passage, without a line end after it: the passage cut short, then target by target
    how probable, in which category, which words carry it, which clause they answer, and why; then goals, areas
    and objectives; or why it abstained.
    """
    return "\n".join(_lines(links, part))


def _lines(links: PassageLinks, part: Part) -> Iterator[str]:
    passage = links.passage
    language = links.language or "language unknown"
    yield f"{part} {passage.page}, characters {passage.start} to {passage.end}, {language}"
    yield from _wrapped(_quoted(passage.text), "  ")
    for link in links.targets:
        yield from _target_lines(link)
    if links.abstained is not None:
        yield from _named("abstained", links.abstained, "  ")
    if links.goals:
        yield from _named("goals", ", ".join(f"{it.goal} ({percent(it.probability)})" for it in links.goals), "  ")
    for found in links.areas:
        yield from _named("area", f"{area(found.key).title}: {_quoted(found.evidence.text)}", "  ")
    for reached in links.objectives:
        label = objective(reached.key).label
        yield from _named("objective", f"{reached.key} ({label}): {_quoted(reached.evidence.text)}", "  ")


def _target_lines(link: TargetLink) -> Iterator[str]:
    category = "in no category" if link.category is None else categories()[link.category].title
    yield f"  target {link.target}, {percent(link.probability)}, {category}"
    yield from _named("evidence", _quoted(link.evidence.text), "    ")
    yield from _named("answers", _quoted(link.clause), "    ")
    for reason in link.reasons:
        yield from _named(reason.kind, reason.detail, "    ")


def _quoted(text: str) -> str:
    whole = one_line(text)
    return f"“{whole if len(whole) <= SHOWN else _cut(whole)}”"


def _cut(text: str) -> str:
    """The beginning of a text, up to the last space where there is one: some scripts have none."""
    beginning = text[:SHOWN]
    return f"{beginning.rpartition(' ')[0] or beginning} …"


def _named(name: str, said: str, indent: str) -> Iterator[str]:
    return _wrapped(f"{name}: {one_line(said)}", indent, further=f"{indent}  ")


def _wrapped(text: str, indent: str, *, further: str | None = None) -> Iterator[str]:
    yield from wrap(
        text,
        WIDTH,
        initial_indent=indent,
        subsequent_indent=indent if further is None else further,
        break_on_hyphens=False,
    )
