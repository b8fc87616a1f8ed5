"""The build that an address means, and what is known of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Annotated

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_noop
from ninja import Query, Router
from pydantic import Field

from corridor.definitions import Record
from corridor.evidence.snapshots import Snapshot
from corridor.evidence.store import Evidence
from corridor.site.api.answers import json_answer
from corridor.site.api.caching import known_as
from corridor.site.evidence_pages.asked import Asked
from corridor.site.evidence_pages.store import builds

router = Router(tags=["evidence"])

Build = Annotated[
    str | None,
    Query(
        pattern=r"^[A-Za-z0-9-]{1,80}$",
        description="The citable name of a build, so that the answer keeps its vintage; the current build without it.",
    ),
]


@dataclass(frozen=True, slots=True)
class Held:
    """A build; `pinned` says that the address names it."""

    evidence: Evidence
    pinned: bool

    @property
    def name(self) -> str:
        """The name under which the build is cited."""
        return self.evidence.citable_name

    def asked(self, request: HttpRequest) -> Asked:
        """The same as pages are given it, with words in English."""
        current = builds().current().citable_name
        return Asked(
            evidence=self.evidence,
            language="en",
            host=request.build_absolute_uri("/").rstrip("/"),
            path=request.path,
            current_address=request.path,
            pinned=self.pinned,
            is_current=self.name == current,
        )


def held(name: str | None) -> Held:
    """The build with that name, the current one where None is named; raises `BuildNotKept`."""
    return Held(builds().current() if name is None else builds().named(name), pinned=name is not None)


class SnapshotItem(Record):
    """A publisher's file: what it is, where it came from, under which licence."""

    id: str
    sha256: str
    file: str
    publisher: str
    title: str
    vintage: str
    licence: str
    attribution: str
    address: str | None
    retrieved_on: date | None
    excerpt: bool = Field(description="Whether the file holds only some of the publisher's rows.")
    note: str | None

    @classmethod
    def of(cls, snapshot: Snapshot) -> SnapshotItem:
        """The file as the API tells it."""
        return cls.model_validate(snapshot.model_dump(include=set(cls.model_fields)))


class BuildItem(Record):
    """A build of the evidence; `name` is its citable name."""

    name: str
    is_current: bool
    is_starter: bool = Field(description="Whether it is the excerpt that comes with the software.")
    series: int
    observations: int
    quotes: int
    files: tuple[SnapshotItem, ...]


@router.get("/build", response=BuildItem, operation_id="get_build", summary=gettext_noop("A build and its files"))
def get_build(request: HttpRequest, build: Build = None) -> HttpResponse:
    """The build that is current, or the one that is named, with the publishers' files behind it."""
    it = held(build)
    known_as(request, it.name, pinned=it.pinned)
    evidence = it.evidence
    quotes = evidence.quotes_record
    item = BuildItem(
        name=it.name,
        is_current=it.name == builds().current().citable_name,
        is_starter=evidence.is_starter,
        series=len(evidence.series),
        observations=sum(record.observations for record in evidence.series.values()),
        quotes=0 if quotes is None else quotes.quotes,
        files=tuple(SnapshotItem.of(snapshot) for snapshot in evidence.snapshots.values()),
    )
    return json_answer(item)
