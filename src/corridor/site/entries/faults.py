"""What is wrong with what a person wrote, field by field: for the form, the API and the actions."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from urllib.parse import urlsplit

from django.utils.translation import gettext as _

from corridor.agenda.compact import objectives
from corridor.agenda.goals import goals
from corridor.agenda.targets import targets
from corridor.catalogue.kinds import fields_of
from corridor.errors import UsageError
from corridor.forum.areas import areas
from corridor.places.tables import places
from corridor.site.entries.written import Written

LONGEST_TITLE = 300
LONGEST_SUMMARY = 5_000
LONGEST_LINE = 300
LONGEST_ADDRESS = 1_000
MOST_ITEMS = 60
FIRST_YEAR, LAST_YEAR = 1800, 2100
CONTACT = "contact"


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong with one field (its key in the catalogue's kinds), in a sentence for the person who wrote."""

    field: str
    message: str


class Faulty(UsageError):  # noqa: N818 - the answer itself, as pages give it
    """What was written cannot be kept, or not be handed in; `faults` says why, field by field."""

    def __init__(self, faults: Iterable[Fault]) -> None:
        self.faults = tuple(faults)
        super().__init__(
            "an entry without faults",
            "; ".join(f"{fault.field}: {fault.message}" for fault in self.faults),
            remedy="mend what is named and send it again",
        )

    def __reduce__(self) -> tuple[type[Faulty], tuple[tuple[Fault, ...]]]:  # type: ignore[override]  # other arguments
        return type(self), (self.faults,)


def check_written(written: Written) -> None:
    """Raises `Faulty` for what could not even be kept as a draft."""
    _raise(faults_of(written))


def check_complete(written: Written, *, illustrated: bool, has_contact: bool) -> None:
    """Raises `Faulty` where something is wrong, or mandatory and missing."""
    _raise((*faults_of(written), *missing_in(written, illustrated=illustrated, has_contact=has_contact)))


def _raise(faults: tuple[Fault, ...]) -> None:
    if faults:
        raise Faulty(faults)


def faults_of(written: Written) -> tuple[Fault, ...]:
    """Whatever is wrong in what is there; what is missing is another question."""
    return (*_too_long(written), *_unknown(written), *_bad_addresses(written), *_bad_years(written), *_twice(written))


def missing_in(written: Written, *, illustrated: bool, has_contact: bool) -> tuple[Fault, ...]:
    """The mandatory fields that are empty."""
    found = [
        Fault(field.key, _("This is needed."))
        for field in fields_of(written.kind)
        if field.mandatory and not _is_filled(written, field.key, field.entry_field, has_contact)
    ]
    if illustrated and not written.illustration_alt:
        found.append(Fault("illustration_alt", _("Say in one sentence what the picture shows.")))
    return tuple(found)


def _is_filled(written: Written, key: str, entry_field: str | None, has_contact: bool) -> bool:
    if key == CONTACT:
        return has_contact
    return entry_field is not None and bool(getattr(written, entry_field))


def _too_long(written: Written) -> Iterator[Fault]:
    longest = {"title": LONGEST_TITLE, "summary": LONGEST_SUMMARY, "illustration_alt": LONGEST_LINE}
    for key, most in longest.items():
        if len(getattr(written, key) or "") > most:
            yield Fault(key, _("At most %(most)d characters.") % {"most": most})
    lists = {"partners": written.partners, "gfmd_source": written.forum_sources}
    for key, lines in lists.items():
        if len(lines) > MOST_ITEMS:
            yield Fault(key, _("At most %(most)d lines.") % {"most": MOST_ITEMS})
        elif any(len(line) > LONGEST_LINE for line in lines):
            yield Fault(key, _("At most %(most)d characters in a line.") % {"most": LONGEST_LINE})
    if any(len(t.title) > LONGEST_TITLE or len(t.summary) > LONGEST_SUMMARY for t in written.translations):
        yield Fault("translations", _("Title or summary is too long."))


def _unknown(written: Written) -> Iterator[Fault]:
    goal_numbers = (str(goal.number) for goal in goals())
    known = {
        "countries": (written.countries, places().keys()),
        "areas": (written.areas, {area.key for area in areas()}),
        "targets": (written.targets, {*(target.code for target in targets()), *goal_numbers}),
        "gcm_objectives": (written.gcm_objectives, {objective.number for objective in objectives()}),
    }
    for key, (named, possible) in known.items():
        unknown = [str(value) for value in named if value not in possible]
        if unknown:
            yield Fault(key, _("Not known: %(values)s.") % {"values": ", ".join(unknown)})


def _bad_addresses(written: Written) -> Iterator[Fault]:
    if len(written.sources) > MOST_ITEMS:
        yield Fault("sources", _("At most %(most)d lines.") % {"most": MOST_ITEMS})
    bad = [source.url for source in written.sources if source.url is not None and not is_web_address(source.url)]
    if bad:
        yield Fault(
            "sources", _("Not the address of a page: %(values)s. It begins with https://.") % {"values": ", ".join(bad)}
        )
    if any(len(source.title) > LONGEST_LINE or len(source.publisher) > LONGEST_LINE for source in written.sources):
        yield Fault("sources", _("At most %(most)d characters in a line.") % {"most": LONGEST_LINE})


def is_web_address(text: str) -> bool:
    """Whether the text is the address of a page on the web; nothing that a browser could run."""
    try:
        parts = urlsplit(text)
        host = parts.hostname
    except ValueError:
        return False
    plain = len(text) <= LONGEST_ADDRESS and not any(letter.isspace() for letter in text)
    return plain and parts.scheme in ("http", "https") and bool(host)


def _bad_years(written: Written) -> Iterator[Fault]:
    for key in ("year_start", "year_end"):
        year: int | None = getattr(written, key)
        if year is not None and not FIRST_YEAR <= year <= LAST_YEAR:
            yield Fault(key, _("A year from %(first)d to %(last)d.") % {"first": FIRST_YEAR, "last": LAST_YEAR})
    if written.year_start is not None and written.year_end is not None and written.year_end < written.year_start:
        yield Fault("year_end", _("The last year is before the first."))


def _twice(written: Written) -> Iterator[Fault]:
    languages = [written.language, *(translation.language for translation in written.translations)]
    if len(set(languages)) < len(languages):
        yield Fault("translations", _("One text in each language."))
