"""The addresses of these pages."""

from __future__ import annotations

from django.urls import URLPattern, path

from corridor.site.evidence_pages.about_data import views as about_data
from corridor.site.evidence_pages.corridors import views as corridors
from corridor.site.evidence_pages.costs import views as costs
from corridor.site.evidence_pages.countries import views as countries
from corridor.site.evidence_pages.coverage import views as coverage
from corridor.site.evidence_pages.explore import views as explore

urlpatterns: list[URLPattern] = [
    path("countries/", countries.countries, name="countries"),
    path("countries/<str:code>/", countries.country, name="country"),
    path("countries/<str:code>/figures/<path:key>/", countries.country_figure, name="country_figure"),
    path("corridors/", corridors.corridors, name="corridors"),
    path("corridors/figures/<path:key>/", corridors.corridors_figure, name="corridors_figure"),
    path("corridors/<str:code>/", corridors.corridor, name="corridor"),
    path("corridors/<str:code>/figures/<path:key>/", corridors.corridor_figure, name="corridor_figure"),
    path("costs/", costs.costs, name="costs"),
    path("costs/figures/<path:key>/", costs.costs_figure, name="costs_figure"),
    path("explore/", explore.explore, name="explore"),
    path("explore/<str:key>/", explore.series, name="series"),
    path("explore/<str:key>/data.<str:extension>", explore.series_file, name="series_file"),
    path("explore/<str:key>/embed/", explore.series_embed, name="series_embed"),
    path("explore/<str:key>/figures/<path:figure>/", explore.series_figure, name="series_figure"),
    path("coverage/", coverage.coverage, name="coverage"),
    path("coverage/<str:code>/figures/<path:key>/", coverage.coverage_figure, name="coverage_figure"),
    path("data/", about_data.about_data, name="about_data"),
    path("data/figures/<path:key>/", about_data.data_figure, name="data_figure"),
    path("data/repairs/", about_data.repairs, name="repairs"),
]
