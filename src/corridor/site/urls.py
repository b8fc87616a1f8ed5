"""All addresses: pages in six languages (English without a prefix), and what programs ask for."""

from __future__ import annotations

from django.conf.urls.i18n import i18n_patterns
from django.urls import include, path

handler400 = "corridor.site.pages.errors.bad_request"
handler403 = "corridor.site.pages.errors.forbidden"
handler404 = "corridor.site.pages.errors.not_found"
handler429 = "corridor.site.pages.errors.too_many"  # asked for by allauth, not by Django
handler500 = "corridor.site.pages.errors.server_error"

urlpatterns = [
    path("", include("corridor.site.running.urls")),
    path("", include("corridor.site.api.urls")),
    path("", include("corridor.site.pages.programs")),
    *i18n_patterns(
        path("", include("corridor.site.pages.urls")),
        path("", include("corridor.site.moderation.urls")),
        path("", include("corridor.site.evidence_pages.urls")),
        path("", include("corridor.site.reviews.urls")),
        path("", include("corridor.site.api.page_urls")),
        path("login/", include("allauth.urls")),
        prefix_default_language=False,
    ),
]
