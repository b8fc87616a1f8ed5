"""The addresses of these pages."""

from __future__ import annotations

from django.urls import URLPattern, path

from corridor.site.pages.about import about_page
from corridor.site.pages.areas import area_page, areas_page
from corridor.site.pages.calls import calls_page
from corridor.site.pages.decisions import decisions_page
from corridor.site.pages.entry import changes_page, entry_page, version_page
from corridor.site.pages.exporting import export
from corridor.site.pages.feeds import decisions_feed, search_feed
from corridor.site.pages.goals import goal_page, goals_page
from corridor.site.pages.home import home_page
from corridor.site.pages.practices import practices_page
from corridor.site.pages.saving import save_search
from corridor.site.pages.summits import summit_page, summits_page
from corridor.site.pages.targets import target_page

urlpatterns: list[URLPattern] = [
    path("", home_page, name="home"),
    path("about/", about_page, name="about"),
    path("practices/", practices_page, name="practices"),
    path("practices/feed/", search_feed, name="practices_feed"),
    path("practices/save/", save_search, name="save_search"),
    path("practices/entries.<str:form>", export, name="export"),
    path("entries/<slug:slug>/", entry_page, name="entry"),
    path("entries/<slug:slug>/versions/<int:number>/", version_page, name="entry_version"),
    path("entries/<slug:slug>/versions/<int:number>/changes/", changes_page, name="entry_changes"),
    path("calls/", calls_page, name="calls"),
    path("goals/", goals_page, name="goals"),
    path("goals/<int:goal>/", goal_page, name="goal"),
    path("targets/<str:code>/", target_page, name="target"),
    path("areas/", areas_page, name="areas"),
    path("areas/<str:key>/", area_page, name="area"),
    path("summits/", summits_page, name="summits"),
    path("summits/<int:number>/", summit_page, name="summit"),
    path("decisions/", decisions_page, name="decisions"),
    path("decisions/feed/", decisions_feed, name="decisions_feed"),
]
