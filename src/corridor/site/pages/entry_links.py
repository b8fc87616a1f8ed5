"""The links of an entry to targets, as its page shows them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from corridor.agenda.codes import goal_of, order
from corridor.agenda.goals import goal
from corridor.agenda.targets import target
from corridor.catalogue.entry import LINKING, Entry, LinkState, TargetLink
from corridor.catalogue.founding import FOUNDING, PROJECT
from corridor.catalogue.practices import PROPOSED_BY
from corridor.site.definition_words import definitions_language
from corridor.site.entries.actions.links import BY_MODERATORS
from corridor.site.entries.written import BY_CONTRIBUTOR

WHO: Mapping[str, Promise] = {
    FOUNDING: _("the Forum’s contribution of 2017"),
    PROJECT: _("this project"),
    PROPOSED_BY: _("research for this catalogue"),
    BY_CONTRIBUTOR: _("its contributor"),
    BY_MODERATORS: _("moderators"),
}


@dataclass(frozen=True, slots=True)
class LinkLine:
    """A link with the official wording of what it leads to; `by` is who made or accepted it."""

    link: TargetLink
    goal: int
    wording: str
    by: str

    @property
    def whole_goal(self) -> bool:
        """Whether it leads to a goal as a whole."""
        return "." not in self.link.target


def link_lines(entry: Entry) -> tuple[LinkLine, ...]:
    """All links of an entry, accepted ones first, then in the order of the Agenda."""
    ordered = sorted(entry.target_links, key=lambda link: (link.state is LinkState.PROPOSED, order(link.target)))
    return tuple(_line(link) for link in ordered)


def _line(link: TargetLink) -> LinkLine:
    number, language = goal_of(link.target), definitions_language()
    whole = "." not in link.target
    wording = goal(number).title_in(language) if whole else target(link.target).wording_in(language)
    return LinkLine(link, number, wording, _who(link.by))


def _who(by: str) -> str:
    if by.startswith(LINKING):
        return gettext("a model that read title and summary (%(model)s)") % {"model": by}
    return str(WHO.get(by, by))
