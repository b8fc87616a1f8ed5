"""The addresses of pages."""

from __future__ import annotations

from django.urls import reverse
from django.utils import translation


def address_of(name: str, language: str = "en", **parts: object) -> str:
    """The path of the page `name` in a language of the interface."""
    with translation.override(language):
        return reverse(name, kwargs=parts)
