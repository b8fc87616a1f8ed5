"""A field that people do not see and that machines fill in."""

from __future__ import annotations

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy


class HoneypotForm(forms.Form):
    """A form that visitors send, with a trap for machines."""

    website = forms.CharField(
        label=gettext_lazy("Leave this field empty"),
        required=False,
        widget=forms.TextInput(attrs={"tabindex": "-1", "autocomplete": "off"}),
    )

    def clean_website(self) -> str:
        """Nothing; raises ValidationError, which says so, when somebody filled it in."""
        if self.cleaned_data["website"]:
            raise ValidationError(_("Leave this field empty: it is there to keep machines out."))
        return ""


class OnceForm(HoneypotForm):
    """A form with the key that makes it count once, however often it is sent."""

    form_key = forms.UUIDField(widget=forms.HiddenInput)
