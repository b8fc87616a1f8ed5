"""The inputs of a field that the catalogue defines."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext as _

from corridor.catalogue.kinds import FieldType, KindField
from corridor.errors import DefinitionError
from corridor.site.definition_words import translated
from corridor.site.entries.faults import FIRST_YEAR, LAST_YEAR, LONGEST_LINE, LONGEST_SUMMARY, LONGEST_TITLE
from corridor.site.moderation.forms import choices
from corridor.site.moderation.forms.fields import LinesField, PictureField, PlacesField, SourcesField, TranslationsField
from corridor.site.moderation.forms.targets import TargetsField

_LONGEST = {"title": LONGEST_TITLE}


def inputs_of(field: KindField) -> dict[str, forms.Field]:
    """The inputs of a field by name: one, or those of the contact; raises `DefinitionError` for an unknown choice."""
    if field.type is FieldType.CONTACT:
        return {
            "contact_name": _line(_("Name"), 120, autocomplete="name"),
            "contact_organisation": _line(_("Organisation"), 200, autocomplete="organization"),
            "contact_email": forms.EmailField(
                label=_("E-mail address"), required=False, widget=forms.EmailInput(attrs={"autocomplete": "email"})
            ),
        }
    made = _input(field)
    made.label, made.help_text = translated(field.label), translated(field.help)
    return {field.key: made}


def _input(field: KindField) -> forms.Field:
    match field.type:
        case FieldType.CHOICE:
            return _choice(field)
        case FieldType.TEXT:
            return forms.CharField(
                required=False, max_length=LONGEST_SUMMARY, widget=forms.Textarea(attrs={"rows": 8, "dir": "auto"})
            )
        case FieldType.IMAGE:
            return PictureField(required=False)
        case FieldType.YEAR:
            return forms.IntegerField(
                required=False,
                min_value=FIRST_YEAR,
                max_value=LAST_YEAR,
                widget=forms.TextInput(attrs={"inputmode": "numeric", "class": "short"}),
            )
        case FieldType.ADDRESS:
            return SourcesField(required=False)
        case FieldType.TRANSLATION:
            return TranslationsField(required=False)
        case _:
            return LinesField(required=False) if field.multiple else _line("", _LONGEST.get(field.key, LONGEST_LINE))


def _line(label: str, max_length: int, **attributes: str) -> forms.CharField:
    return forms.CharField(
        label=label, required=False, max_length=max_length, widget=forms.TextInput(attrs={"dir": "auto", **attributes})
    )


def _choice(field: KindField) -> forms.Field:
    match field.entry_field:
        case "kind":
            return forms.ChoiceField(required=False, choices=choices.practice_kinds())
        case "countries":
            return PlacesField(required=False)
        case "level":
            return forms.ChoiceField(required=False, choices=choices.levels(), widget=forms.RadioSelect)
        case "areas":
            return forms.MultipleChoiceField(
                required=False, choices=choices.area_choices(), widget=forms.CheckboxSelectMultiple
            )
        case "target_links":
            return TargetsField(required=False)
        case "gcm_objectives":
            return forms.TypedMultipleChoiceField(
                required=False, coerce=int, choices=choices.objective_choices(), widget=forms.CheckboxSelectMultiple
            )
        case "language":
            return forms.ChoiceField(required=False, choices=choices.languages())
        case _:
            raise DefinitionError("a choice that the form knows", repr(field.key), where="kinds.yaml")
