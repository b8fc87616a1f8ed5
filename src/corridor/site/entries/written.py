"""What a person writes of an entry, and how it goes into the record of a version."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Annotated, Any, Self
from unicodedata import category

from pydantic import AfterValidator, model_validator

from corridor.catalogue.entry import EntryKind, EntrySource, Language, Level, LinkState, TargetLink, Translation
from corridor.certainty import Certainty
from corridor.definitions import Record

_ILLEGIBLE = frozenset({"Cc", "Cs"})  # control characters and halves of surrogate pairs

BY_CONTRIBUTOR = "contributor"
"""Who proposed a link that came with what a person wrote; nobody is named."""

CERTAINTY = Certainty.HIGH
"""How sure an entry is that people wrote: those concerned say it, and two others have read it before it is public."""

_AS_WRITTEN = (
    *("kind", "title", "summary", "countries", "level", "partners", "areas", "gcm_objectives", "sources"),
    *("forum_sources", "year_start", "year_end", "language", "translations", "illustration_alt"),
)


def _in_one_line(text: str) -> str:
    return " ".join(text.split())


Line = Annotated[str, AfterValidator(_in_one_line)]
"""A text without line breaks."""


class Written(Record):
    """What a person writes of an entry; a draft may lack anything but its kind.

    `targets` are codes of targets or numbers of goals: the person says that there is a link, moderators decide.
    """

    kind: EntryKind
    title: Line = ""
    summary: str = ""
    countries: tuple[str, ...] = ()
    level: Level | None = None
    partners: tuple[Line, ...] = ()
    areas: tuple[str, ...] = ()
    targets: tuple[str, ...] = ()
    gcm_objectives: tuple[int, ...] = ()
    forum_sources: tuple[Line, ...] = ()
    sources: tuple[EntrySource, ...] = ()
    year_start: int | None = None
    year_end: int | None = None
    language: Language = "en"
    translations: tuple[Translation, ...] = ()
    illustration_alt: Line | None = None

    @model_validator(mode="before")
    @classmethod
    def _without_control_characters(cls, given: object) -> object:
        return _legible(given)

    @classmethod
    def of_record(cls, record: Mapping[str, Any]) -> Self:
        """What the record of a version says, as it was or could have been written."""
        targets = dict.fromkeys(link["target"] for link in record.get("target_links", ()))
        return cls.model_validate(
            {name: record[name] for name in _AS_WRITTEN if name in record} | {"targets": tuple(targets)}
        )

    def into(self, record: Mapping[str, Any]) -> dict[str, Any]:
        """The record with what is written now; what people do not write, and links that stay, are as before."""
        said = self.model_dump(mode="json", include=set(_AS_WRITTEN))
        links = _links(record.get("target_links", ()), self.targets)
        sources = _sources(record.get("sources", ()), said["sources"])
        return {"certainty": CERTAINTY.value, **record, **said, "target_links": links, "sources": sources}


def _legible(given: object) -> object:
    """The same without characters that no database or page can take, however deep they stand."""
    if isinstance(given, str) and type(given) is str:
        return "".join(letter for letter in given if letter in "\n\t" or category(letter) not in _ILLEGIBLE)
    if isinstance(given, Mapping):
        return {name: _legible(value) for name, value in given.items()}
    if isinstance(given, list | tuple):
        return tuple(_legible(value) for value in given)
    return given


def _links(before: Iterable[Mapping[str, Any]], targets: Iterable[str]) -> list[dict[str, Any]]:
    wanted = dict.fromkeys(targets)
    stay = [dict(link) for link in before if link["target"] in wanted]
    linked = {link["target"] for link in stay}
    new = (TargetLink(target=target, by=BY_CONTRIBUTOR) for target in wanted if target not in linked)
    return [*stay, *(link.model_dump(mode="json") for link in new)]


def _sources(before: Iterable[Mapping[str, Any]], written: Iterable[dict[str, Any]]) -> list[dict[str, Any]]:
    """What was written, with how much of a source was read where it is the same source."""
    seen = {_which(source): source["seen"] for source in before}
    return [source | {"seen": source["seen"] or seen.get(_which(source))} for source in written]


def _which(source: Mapping[str, Any]) -> tuple[Any, ...]:
    return source["publisher"], source["title"], source["url"]


def accepted_link(link: Mapping[str, Any], under: str | None, by: str) -> dict[str, Any]:
    """The link as somebody accepted it, under the category that they gave it."""
    return {**link, "state": LinkState.ACCEPTED.value, "category": under, "by": by}
