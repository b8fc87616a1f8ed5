"""Report templates: which chapters a document has, and which section modules fill them."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from functools import cache

from corridor.definitions import Record, data_path, read_named
from corridor.errors import UsageError


class Subject(StrEnum):
    """What a report is about."""

    AREA = "area"
    PAIR = "pair"


class Chapter(Record):
    """A chapter; `phrase` names the template's section whose wording of the theme its title carries."""

    title: str
    anchor: str
    sections: tuple[str, ...]
    phrase: str | None = None


class Edition(Record):
    """One form of a template; empty `areas` and `years` fit all."""

    key: str
    title: str
    chapters: tuple[Chapter, ...]
    areas: tuple[str, ...] = ()
    years: tuple[int, ...] = ()

    def fits(self, area: str, year: int) -> bool:
        """Whether the edition is made for the area and year."""
        return (not self.areas or area in self.areas) and (not self.years or year in self.years)


class Template(Record):
    """A template with its editions, the special ones first; `subject` says which contexts its sections take."""

    source: str
    subject: Subject
    editions: tuple[Edition, ...]


@cache
def templates() -> Mapping[str, Template]:
    """All templates by key; raises `DefinitionError` for a malformed one."""
    return read_named(data_path("corridor.reports", "templates.yaml"), Template)


def template_for(subject: Subject, name: str | None) -> str:
    """The name of a template for the subject, the first when none is named; raises `UsageError` for any other."""
    fitting = [key for key, template in templates().items() if template.subject is subject]
    if name is not None and name not in fitting:
        raise UsageError(f"a template among {', '.join(fitting)} for a report on one {subject}", repr(name))
    return name or fitting[0]


def edition_for(template: str, area: str, year: int) -> Edition:
    """The edition of a template for an area (or a pair's code) and year."""
    return next(edition for edition in templates()[template].editions if edition.fits(area, year))
