"""The page about the API, in six languages."""

from __future__ import annotations

from django.urls import URLPattern, path

from corridor.site.api.about import about_api

urlpatterns: list[URLPattern] = [path("api/", about_api, name="about_api")]
