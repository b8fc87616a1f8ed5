"""How a stored entry stands, for the questions of who may and when it is possible."""

from __future__ import annotations

from corridor.catalogue.entry import EntryState
from corridor.catalogue.standing import Standing
from corridor.site.entries.models import EntryVersion, StoredEntry


def working_version(stored: StoredEntry) -> EntryVersion:
    """The version that people work on, the newest one."""
    return stored.version(stored.working)


def standing_of(stored: StoredEntry, version: EntryVersion | None = None) -> Standing:
    """The standing of an entry; `version` is its working version where that is at hand."""
    record = (version or working_version(stored)).record
    reviewers = stored.approvals.filter(version=stored.working).values_list("reviewer_id", flat=True)
    return Standing(
        state=EntryState(stored.state),
        contributor=None if stored.contributor_id is None else str(stored.contributor_id),
        authors=frozenset(stored.authors),
        countries=frozenset(record.get("countries", ())),
        approvals=frozenset(str(reviewer) for reviewer in reviewers),
        public=stored.published is not None,
    )
