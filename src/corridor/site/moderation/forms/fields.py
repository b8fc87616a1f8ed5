"""The fields of the form of an entry: what is typed, and the catalogue's values that it stands for."""

from __future__ import annotations

from typing import IO, Any
from urllib.parse import urlsplit

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from corridor.catalogue.entry import EntrySource, Translation, TranslationStatus
from corridor.errors import UsageError
from corridor.site.entries.faults import LONGEST_SUMMARY, LONGEST_TITLE
from corridor.site.entries.pictures import MOST_BYTES, read_picture
from corridor.site.moderation.forms import choices
from corridor.site.moderation.forms.rows import Column, Row, RowsWidget
from corridor.site.pages.labels import place_name


class LinesField(forms.CharField):
    """Several values, one a line."""

    widget = forms.Textarea(attrs={"rows": 3, "dir": "auto"})

    def to_python(self, value: Any) -> Any:
        """The lines that say something."""
        text = super().to_python(value) or ""
        return tuple(line.strip() for line in text.splitlines() if line.strip())

    def prepare_value(self, value: Any) -> Any:
        """The values as lines."""
        return value if isinstance(value, str) or value is None else "\n".join(value)


class PlacesField(forms.Field):
    """Countries and areas, each typed by name in any of the six languages, or by code."""

    def __init__(self, **options: Any) -> None:
        column = Column("place", gettext_lazy("Country or area"), options=(), max_length=120)
        super().__init__(
            widget=RowsWidget((column,), gettext_lazy("Country or area %(number)s"), suggestions="places"), **options
        )

    def prepare_value(self, value: Any) -> list[Row]:
        """Codes as names in the page's language; what was typed as it was typed."""
        return [one if isinstance(one, dict) else {"place": place_name(one)} for one in value or ()]

    def clean(self, value: list[Row] | None) -> tuple[str, ...]:
        """The codes; raises ValidationError that names what is not known, with what may be meant."""
        codes: dict[str, None] = {}
        errors = []
        for row in value or ():
            try:
                codes[choices.place_named(row["place"])] = None
            except UsageError:
                errors.append(_not_a_place(row["place"]))
        if errors:
            raise ValidationError(errors)
        return tuple(codes)


def _not_a_place(words: str) -> str:
    near = choices.places_near(words)
    if near:
        return _("“%(words)s” is no country or area that we know. Did you mean %(near)s?") % {
            "words": words,
            "near": ", ".join(near),
        }
    return _("“%(words)s” is no country or area that we know.") % {"words": words}


class SourcesField(forms.Field):
    """Pages on which an entry rests."""

    def __init__(self, **options: Any) -> None:
        columns = (
            Column("url", gettext_lazy("Address of the page"), "url", max_length=1_000),
            Column("title", gettext_lazy("Title of the page")),
            Column("publisher", gettext_lazy("Publisher")),
        )
        super().__init__(widget=RowsWidget(columns, gettext_lazy("Link %(number)s")), **options)

    def prepare_value(self, value: Any) -> list[Row]:
        """The sources as rows."""
        return [
            one if isinstance(one, dict) else {"url": one.url or "", "title": one.title, "publisher": one.publisher}
            for one in value or ()
        ]

    def clean(self, value: list[Row] | None) -> tuple[EntrySource, ...]:
        """The sources; title and publisher are the address's own where none is given."""
        return tuple(_source(row) for row in value or ())


def _source(row: Row) -> EntrySource:
    host = _host(row["url"])
    return EntrySource(
        publisher=row["publisher"] or host or row["title"],
        title=row["title"] or row["url"] or row["publisher"],
        url=row["url"] or None,
    )


def _host(address: str) -> str:
    try:
        return urlsplit(address).hostname or ""
    except ValueError:
        return ""  # not an address; the check of all fields says so


class TranslationsField(forms.Field):
    """Title and summary in other languages."""

    def __init__(self, **options: Any) -> None:
        columns = (
            Column("language", gettext_lazy("Language"), "select", choices.languages()),
            Column("title", gettext_lazy("Title in this language"), max_length=LONGEST_TITLE),
            Column("summary", gettext_lazy("Summary in this language"), "textarea", max_length=LONGEST_SUMMARY),
            Column("status", gettext_lazy("How far it was checked"), "select", choices.translation_statuses()),
            Column("by", gettext_lazy("Who translated it"), max_length=120),
        )
        super().__init__(widget=RowsWidget(columns, gettext_lazy("Translation %(number)s")), **options)
        self.widget.blanks = 1

    def prepare_value(self, value: Any) -> list[Row]:
        """The translations as rows."""
        return [one if isinstance(one, dict) else one.model_dump(mode="json") for one in value or ()]

    def clean(self, value: list[Row] | None) -> tuple[Translation, ...]:
        """The translations; raises ValidationError where one lacks a part."""
        rows = value or ()
        if any(not (row["title"] and row["summary"] and row["by"]) for row in rows):
            raise ValidationError(_("Each translation needs a title, a summary, and who translated it."))
        languages = {code for code, _name in choices.languages()}
        if any(row["language"] not in languages or row["status"] not in set(TranslationStatus) for row in rows):
            raise ValidationError(_("Choose a language and a status from the lists."))
        return tuple(Translation.model_validate(row) for row in rows)


class PictureField(forms.FileField):
    """A picture, told by its content."""

    widget = forms.FileInput(attrs={"accept": "image/gif,image/jpeg,image/png"})

    def clean(self, data: Any, initial: Any = None) -> bytes | None:
        """The bytes of a picture that can be kept; raises ValidationError for anything else."""
        file: IO[bytes] | None = super().clean(data, initial)
        if file is None:
            return None
        # One byte too many is enough to know that it is too large.
        content = file.read(MOST_BYTES + 1)
        try:
            read_picture(content)
        except UsageError:
            raise ValidationError(
                _("This is no whole GIF, JPEG or PNG picture of at most 2 MB and 20 million pixels.")
            ) from None
        return content
