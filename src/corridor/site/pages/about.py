"""What Corridor is, in a few paragraphs."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from corridor import __version__


def about_page(request: HttpRequest) -> HttpResponse:
    """The page about the platform."""
    return render(request, "pages/about.html", {"version": __version__})
