"""The form of an entry, made from the fields that the catalogue defines for its kind."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from corridor.catalogue.entry import EntryKind
from corridor.catalogue.kinds import FieldType, KindField, fields_of
from corridor.site.definition_words import translated
from corridor.site.entries.actions.drafts import ContactDetails
from corridor.site.entries.faults import CONTACT, Fault, faults_of, missing_in
from corridor.site.entries.written import Written
from corridor.site.moderation.forms.honeypot import HoneypotForm, OnceForm
from corridor.site.moderation.forms.inputs import inputs_of
from corridor.site.moderation.forms.rows import RowsWidget
from corridor.site.moderation.forms.targets import TargetsWidget

SECTIONS = {
    "title": gettext_lazy("What it is"),
    "countries": gettext_lazy("Where it runs and with whom"),
    "areas": gettext_lazy("What it serves"),
    "gfmd_source": gettext_lazy("Where to read more"),
    "year_start": gettext_lazy("When"),
    "language": gettext_lazy("Languages"),
    "contact": gettext_lazy("Who can be asked"),
}
"""The heading that stands before a field."""

_WRITTEN_AS = {"gfmd_source": "forum_sources"}
"""Fields whose name in what is written differs from their key."""


@dataclass(frozen=True, slots=True)
class Shown:
    """A field as the page shows it: what the catalogue says of it, and its inputs.

    `heading` begins a section. A group has several inputs for one question; a choice is a group of boxes.
    """

    field: KindField
    label: str
    help: str
    heading: str
    inputs: tuple[forms.BoundField, ...]
    is_group: bool
    is_choice: bool


class EntryForm(HoneypotForm):
    """A person's words for an entry; `for_submission` also asks for what is mandatory."""

    use_required_attribute = False

    def __init__(
        self,
        kind: EntryKind,
        *args: Any,
        for_submission: bool = False,
        illustrated: bool = False,
        known_contact: bool = False,
        **options: Any,
    ) -> None:
        super().__init__(*args, **options)
        self.kind = kind
        self._for_submission = for_submission
        self._illustrated = illustrated
        self.known_contact = known_contact
        self.kind_fields = fields_of(kind)
        for field in self.kind_fields:
            self.fields.update(inputs_of(field))
        if illustrated:
            self.fields["remove_illustration"] = forms.BooleanField(label=_("Take the picture away"), required=False)

    def shown(self) -> Iterator[Shown]:
        """The fields in the order of the catalogue, each with its heading and inputs."""
        for field in self.kind_fields:
            names = tuple(inputs_of(field))
            if field.type is FieldType.IMAGE and self._illustrated:
                names = (*names, "remove_illustration")
            yield _shown(field, tuple(self[name] for name in names))

    def clean(self) -> dict[str, Any]:
        """What is written, checked as a whole; faults stand at their fields."""
        cleaned = super().clean() or {}
        for fault in self._faults():
            name = "contact_email" if fault.field == CONTACT else fault.field
            if name not in self.errors:
                self.add_error(name if name in self.fields else None, fault.message)
        return cleaned

    def _faults(self) -> Iterator[Fault]:
        written = self.written()
        yield from faults_of(written)
        if self._for_submission:
            gone = bool(self.cleaned_data.get("remove_illustration"))
            pictured = bool(self.cleaned_data.get("illustration")) or (self._illustrated and not gone)
            has_contact = self.known_contact or self.contact() is not None or "contact_email" in self.errors
            yield from missing_in(written, illustrated=pictured, has_contact=has_contact)

    def written(self) -> Written:
        """What the person wrote; fields with errors are left out."""
        said = {"kind": self.kind}
        for field in self.kind_fields:
            if field.entry_field is not None and field.type is not FieldType.IMAGE:
                value = self.cleaned_data.get(field.key)
                if value not in (None, ""):
                    said[_WRITTEN_AS.get(field.key, field.key)] = value
        return Written.model_validate(said)

    def contact(self) -> ContactDetails | None:
        """Whom moderators may ask, None where no address is given."""
        email = self.cleaned_data.get("contact_email")
        if not email:
            return None
        return ContactDetails(
            name=self.cleaned_data.get("contact_name", ""),
            organisation=self.cleaned_data.get("contact_organisation", ""),
            email=email,
        )

    def picture(self) -> bytes | None:
        """The picture that was sent."""
        return self.cleaned_data.get("illustration")


class NewEntryForm(EntryForm, OnceForm):
    """The form of an entry that does not exist yet."""


def initial_of(written: Written) -> dict[str, Any]:
    """What the form of a draft holds when it opens; never the contact, which only moderators see."""
    said: dict[str, Any] = {name: getattr(written, name) for name in Written.model_fields}
    return said | {key: said[name] for key, name in _WRITTEN_AS.items()}


def initial_of_sent(form: EntryForm) -> Mapping[str, Any]:
    """What was sent, unchecked: for a form that is shown again with more rows."""
    return {
        name: field.widget.value_from_datadict(form.data, form.files, name)
        for name, field in form.fields.items()
        if not isinstance(field, forms.FileField)
    }


def _shown(field: KindField, inputs: tuple[forms.BoundField, ...]) -> Shown:
    widget = inputs[0].field.widget
    is_choice = isinstance(widget, forms.RadioSelect | forms.CheckboxSelectMultiple)
    # What a screen reader should hear as one question is a fieldset.
    several = field.type is FieldType.CONTACT or isinstance(widget, RowsWidget | TargetsWidget)
    return Shown(
        field=field,
        label=translated(field.label),
        help=translated(field.help),
        heading=str(SECTIONS.get(field.key, "")),
        inputs=inputs,
        is_group=is_choice or several,
        is_choice=is_choice,
    )
