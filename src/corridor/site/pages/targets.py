"""One target: wording, link with migration, indicators, evidence, entries."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from corridor.agenda.codes import order
from corridor.agenda.compact import Objective, objective, objectives_of_target
from corridor.agenda.goals import goal
from corridor.agenda.links import links_of
from corridor.agenda.targets import Target, target, targets
from corridor.catalogue.entry import Entry, TargetLink
from corridor.site.definition_words import definitions_language
from corridor.site.entries.published import published_entries
from corridor.site.pages.card import Card, card_of_entry
from corridor.site.pages.paging import Pages, pages_of, wanted_page
from corridor.site.pages.target_evidence import indicator_lines, series_lines
from corridor.site.pages.target_link import migration_link
from corridor.site.pages.ties import LinkGroup, link_groups, linked_slugs

PER_PAGE = 30


@dataclass(frozen=True, slots=True)
class LinkedEntry:
    """An entry with the link that ties it to the target; `language` is the entry's own, that of the evidence."""

    card: Card
    link: TargetLink
    language: str


@dataclass(frozen=True, slots=True)
class LinkedGroup:
    """The entries of one group of links that stand on this page; the group may go on on others."""

    group: LinkGroup
    entries: tuple[LinkedEntry, ...]


def target_page(request: HttpRequest, code: str) -> HttpResponse:
    """One target; raises `UsageError` where there is no such target."""
    wanted = target(code)
    language = definitions_language()
    groups = link_groups(code)
    pages = pages_of(sum(group.count for group in groups), PER_PAGE, wanted_page(request))
    before, after = _neighbours(wanted)
    context = {
        "target": wanted,
        "wording": wanted.wording_in(language),
        "goal_title": goal(wanted.goal).short_title_in(language),
        "migration": migration_link(code),
        "listed": links_of(code),
        "indicators": indicator_lines(code),
        "series": series_lines(code),
        "objectives": _objectives(code),
        "groups": groups,
        "linked": _linked(groups, pages),
        "pages": pages,
        "before": before,
        "after": after,
    }
    return render(request, "pages/target.html", context)


def _linked(groups: tuple[LinkGroup, ...], pages: Pages) -> list[LinkedGroup]:
    shown = list(linked_slugs(groups, pages.first, pages.last))
    entries = published_entries(slug for _group, slugs in shown for slug in slugs)
    return [
        LinkedGroup(group, tuple(_entry(entries[slug], group) for slug in slugs if slug in entries))
        for group, slugs in shown
    ]


def _entry(entry: Entry, group: LinkGroup) -> LinkedEntry:
    link = next(
        link
        for link in entry.target_links
        if (link.target, link.category, link.state) == (group.target, group.category, group.state)
    )
    return LinkedEntry(card_of_entry(entry), link, entry.language)


def _objectives(code: str) -> tuple[Objective, ...]:
    return tuple(objective(number) for number in objectives_of_target(code))


def _neighbours(wanted: Target) -> tuple[str | None, str | None]:
    codes = sorted((one.code for one in targets()), key=order)
    place = codes.index(wanted.code)
    return (codes[place - 1] if place else None), (codes[place + 1] if place + 1 < len(codes) else None)
