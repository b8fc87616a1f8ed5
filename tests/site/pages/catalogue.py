"""A small catalogue with one of everything that pages show."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils import timezone

from corridor.catalogue.entry import (
    Entry,
    EntryKind,
    EntrySource,
    LinkState,
    TargetLink,
    Translation,
    TranslationStatus,
)
from corridor.catalogue.permissions import Role
from corridor.certainty import Certainty
from corridor.site.entries.actions.publishing import withdraw
from corridor.site.entries.loading import load_published
from corridor.site.entries.models import StoredEntry
from tests.catalogue.made import made
from tests.site.entries.people import actor

REASON = "It ended in 2019 and its page is gone."
HOSTILE = '<svg onload="alert(1)"><b>Bold</b> & "quoted"'


@dataclass(frozen=True)
class Small:
    """Ids of the entries."""

    practice: str = "fair-desk"
    other: str = "second-desk"
    call: str = "call-for-banks"
    offer: str = "offer-of-banks"
    closed: str = "closed-call"
    roundtable: str = "roundtable-2018-climate"
    withdrawn: str = "gone-desk"
    hostile: str = "hostile"


def link(target: str, state: LinkState = LinkState.PROPOSED, category: str | None = None, **more: str) -> TargetLink:
    """A link to a target."""
    return TargetLink(target=target, category=category, state=state, **({"by": "corridor"} | more))


def practice(**fields: object) -> Entry:
    """A practice with two links, two translations, countries and areas."""
    plain: dict[str, object] = {
        "title": "Desk for fair recruitment",
        "summary": "The ministry runs a desk that checks recruiters.",
        "countries": ("PHL", "NPL"),
        "areas": ("remittances", "labour_migration"),
        "target_links": (
            link("10.c", LinkState.ACCEPTED, "explicit", by="moderators", evidence="It lowers the price of transfers."),
            link("8.8"),
        ),
        "gcm_objectives": (6,),
        "partners": ("ILO",),
        "year_start": 2015,
        "translations": (
            Translation(
                language="ar",
                title="مكتب التوظيف العادل",
                summary="تدير الوزارة مكتبا.",
                status=TranslationStatus.OFFICIAL,
                by="the ministry",
            ),
            Translation(
                language="fr",
                title="Bureau du recrutement équitable",
                summary="Le ministère gère un bureau.",
                status=TranslationStatus.MACHINE,
                by="model x",
            ),
        ),
        "sources": (EntrySource(publisher="ILO", title="The desk", url="https://example.org/desk", seen="partly"),),
        "placements": ("box:1",),
    }
    return made(Small.practice, **(plain | fields))


def make_small() -> Small:
    """Publish the entries; `practice` has two versions, and `withdrawn` was taken out again."""
    year = timezone.now().year
    shared = {"areas": ("remittances",), "target_links": (link("10.c"),), "countries": ("PHL",)}
    load_published([practice(title="Old title", target_links=(link("8.8"),))])
    load_published(
        [
            practice(),
            made(Small.other, title="Second desk", certainty=Certainty.LOW, **shared),
            made(Small.call, kind=EntryKind.CALL, title="Banks wanted", year_end=year + 1, **shared),
            made(Small.offer, kind=EntryKind.OFFER, title="Banks offered", **shared),
            made(Small.closed, kind=EntryKind.CALL, title="Closed call", year_end=year - 1, **shared),
            made(
                Small.roundtable,
                kind=EntryKind.ROUNDTABLE,
                title="Roundtable on climate",
                areas=("policy_mainstreaming",),
                year_start=2018,
            ),
            made(Small.withdrawn, title="Gone desk", **shared),
            made(Small.hostile, title=HOSTILE, summary=HOSTILE, note=HOSTILE, partners=(HOSTILE,)),
        ]
    )
    gone = StoredEntry.objects.get(slug=Small.withdrawn)
    withdraw(actor("ada", Role.ADMINISTRATOR), Small.withdrawn, revision=gone.revision, reason=REASON)
    return Small()
