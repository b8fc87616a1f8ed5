"""A document with its links marked, as one HTML page that needs nothing else."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from itertools import groupby

from jinja2 import Environment, PackageLoader, StrictUndefined

from corridor.agenda.categories import categories
from corridor.agenda.codes import goal_of
from corridor.agenda.compact import objective
from corridor.agenda.goals import goal, goals
from corridor.agenda.targets import target
from corridor.forum.areas import area
from corridor.linking.links import PassageLinks, TargetLink
from corridor.linking.output.legible import legible, one_line, percent
from corridor.linking.output.marking import pieces
from corridor.linking.output.table_one import goal_table
from corridor.linking.output.totals import totals
from corridor.linking.reading.document import Part


def html_page(
    document: str, linked: Sequence[PassageLinks], made_from: Mapping[str, str], *, part: Part = "page"
) -> Iterator[bytes]:
    """The page in UTF-8, piece by piece; `part` is what the document's pages are, `row` for a table.

    First what the links add up to, then the text with the evidence coloured by goal, and the reasons.
    """
    shown = _environment().get_template("linked.html")
    for piece in shown.generate(
        document=document,
        made_from=made_from,
        part=part,
        totals=totals(linked),
        table=goal_table(linked),
        goals=goals(),
        categories=categories(),
        parts=_by_page(linked),
    ):
        yield piece.encode("utf-8")


def _by_page(linked: Sequence[PassageLinks]) -> Iterator[tuple[int, list[tuple[int, PassageLinks]]]]:
    """The passages with their numbers, page by page."""
    for number, several in groupby(enumerate(linked, start=1), key=lambda numbered: numbered[1].passage.page):
        yield number, list(several)


def _tooltip(links: Sequence[TargetLink]) -> str:
    """What a mark says where a pointer rests on it: a line for each target."""
    return "\n".join(
        f"{link.target} ({percent(link.probability)}, {_category(link)}): {target(link.target).wording}"
        for link in links
    )


def _category(link: TargetLink) -> str:
    return "in no category" if link.category is None else categories()[link.category].title


def _direction(language: str | None) -> str:
    if language is None:
        return "auto"
    return "rtl" if language == "ar" else "ltr"


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("corridor.linking", "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=lambda value: legible(value) if type(value) is str else value,
    )
    environment.filters.update(
        area=lambda key: area(key).title,
        category=_category,
        direction=_direction,
        goal_title=lambda number: goal(number).short_title,
        goal_of=goal_of,
        objective=lambda number: objective(number).label,
        one_line=one_line,
        percent=percent,
        pieces=pieces,
        tooltip=_tooltip,
    )
    return environment
