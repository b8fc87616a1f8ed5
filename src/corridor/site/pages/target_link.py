"""The link between a target and migration, with what it rests on."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from corridor.agenda.categories import categories
from corridor.agenda.links import Basis, links_of
from corridor.agenda.target_evidence import Seen, TargetEvidence, link_sources
from corridor.certainty import Certainty
from corridor.site.pages.labels import CERTAINTIES

HOW_SEEN: Mapping[Seen, Promise] = {
    Seen.NUMBER_SEEN: _("It prints the number of the target."),
    Seen.DESCRIBED: _("It describes the target without its number."),
    Seen.TOPIC_TIE: _("It ties the subject to the goal; the target was chosen by this project."),
}


@dataclass(frozen=True, slots=True)
class CategoryLine:
    """A category in which the target is linked with migration; `proposed` where this project put it there."""

    title: str
    definition: str
    proposed: bool


@dataclass(frozen=True, slots=True)
class ListingLine:
    """A page that lists the target as one about migration."""

    publisher: str
    title: str
    how: str
    address: str


@dataclass(frozen=True, slots=True)
class MigrationLink:
    """How a target is linked with migration."""

    categories: tuple[CategoryLine, ...]
    listings: tuple[ListingLine, ...]
    certainty: str
    uncertain: bool
    note: str


def migration_link(code: str) -> MigrationLink | None:
    """The link of a target with migration, None where no listing was found."""
    links = links_of(code)
    if links is None:
        return None
    known = categories()
    return MigrationLink(
        categories=tuple(
            CategoryLine(known[category].title, known[category].definition, basis is Basis.PROPOSED)
            for category, basis in links.basis.items()
        ),
        listings=tuple(_listing(row) for row in links.evidence),
        certainty=str(CERTAINTIES[links.certainty]),
        uncertain=links.certainty in (Certainty.MEDIUM, Certainty.LOW),
        note=links.note,
    )


def _listing(row: TargetEvidence) -> ListingLine:
    source = link_sources()[row.source]
    return ListingLine(source.publisher, source.title, str(HOW_SEEN[row.how]), row.url)
