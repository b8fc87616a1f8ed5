"""The index kept in step with what the public sees, within the transaction of each change."""

from __future__ import annotations

import unicodedata
import uuid
from collections.abc import Iterable, Mapping
from importlib.metadata import version
from itertools import batched
from typing import Any

from django.db import transaction
from django.db.models import Model, QuerySet

from corridor.catalogue.entry import Entry
from corridor.search_text.document import Document, document
from corridor.search_text.normal_form import normal_form
from corridor.site.entries.changes import BATCH, catalogue_revision, take_turns
from corridor.site.entries.models import PublicChange, StoredEntry
from corridor.site.entries.published import last_public_version, public_versions, withdrawn_entries
from corridor.site.search.engine import engine
from corridor.site.search.models import IndexState, SearchSpelling, SearchText
from corridor.site.search.searched import facets_of, searched, year_of

FORM = 1
"""Grows when entries are taken in otherwise than before, so that the index is made anew."""

_SORT_KEY_LENGTH = 80


def index_version() -> str:
    """What the words in the index depend on; with another version it must be made anew."""
    return f"{FORM}, Unicode {unicodedata.unidata_version}, Snowball {version('snowballstemmer')}"


def follow(sender: type[Model], *, shown: Mapping[StoredEntry, Entry | None], **kwargs: Any) -> None:
    """Take in what the public sees from now on; None for what it no longer sees."""
    index_entries(shown)
    if not IndexState.objects.exists() and PublicChange.objects.count() == len(shown):
        _start()
    IndexState.objects.filter(version=index_version()).update(revision=catalogue_revision())


def index_entries(shown: Mapping[StoredEntry, Entry | None]) -> None:
    """Take in each entry as it is shown; of those shown no more, the notice of withdrawal."""
    revision = catalogue_revision()
    SearchText.objects.filter(entry__in=[stored.pk for stored in shown]).delete()
    rows, documents = [], {}
    for stored, entry in shown.items():
        if entry is not None:
            rows.append(_published_row(stored, entry, revision))
            documents[stored.pk] = searched(entry)
    gone = [stored for stored, entry in shown.items() if entry is None]
    for stored in _with_notice(gone):
        if (last := last_public_version(stored.slug)) is not None:
            rows.append(_withdrawn_row(stored, last, revision))
            documents[stored.pk] = document(last.title, "", last.language)
    SearchText.objects.bulk_create(rows, batch_size=BATCH)
    engine().drop(stored.pk for stored in gone)
    engine().put(documents)
    _keep_spellings(documents.values())


def make_index_anew() -> None:
    """Make the whole index from what the public sees; all of it or nothing."""
    with transaction.atomic():
        take_turns()
        for model in (SearchText, SearchSpelling, IndexState):
            model.objects.all().delete()
        engine().empty()
        published = public_versions().order_by("entry_id").iterator(chunk_size=BATCH)
        for versions in batched(published, BATCH, strict=False):
            index_entries({each.entry: each.as_entry() for each in versions})
        for withdrawn in batched(withdrawn_entries().iterator(chunk_size=BATCH), BATCH, strict=False):
            index_entries(dict.fromkeys(withdrawn))
        _start()
        engine().tidy()


def bring_index_up_to_date() -> None:
    """Make the index anew where it is missing, of another version, or behind."""
    if not IndexState.objects.filter(version=index_version()).exists() or index_lag():
        make_index_anew()


def index_lag() -> int:
    """How many public changes the index does not know."""
    state = IndexState.objects.filter(version=index_version()).first()
    return PublicChange.objects.filter(pk__gt=state.revision if state else 0).count()


def _start() -> None:
    """The state of an index that knows all public changes."""
    IndexState.objects.create(version=index_version(), revision=catalogue_revision(), made=uuid.uuid4())


def _with_notice(gone: Iterable[StoredEntry]) -> QuerySet[StoredEntry]:
    """Those of which the public sees a notice."""
    return withdrawn_entries().filter(pk__in=[stored.pk for stored in gone])


def _published_row(stored: StoredEntry, entry: Entry, revision: int) -> SearchText:
    translations = [(said.language, said.title, said.summary) for said in entry.translations]
    return SearchText(
        entry=stored,
        slug=stored.slug,
        revision=revision,
        kind=entry.kind.value,
        year=year_of(entry),
        published=True,
        texts=[(entry.language, entry.title, entry.summary), *translations],
        facets=facets_of(entry),
        sort_key=_sort_key(entry.title),
    )


def _withdrawn_row(stored: StoredEntry, entry: Entry, revision: int) -> SearchText:
    return SearchText(
        entry=stored,
        slug=stored.slug,
        revision=revision,
        kind=entry.kind.value,
        year=year_of(entry),
        published=False,
        reason=stored.withdrawn_reason,
        texts=[(entry.language, entry.title, "")],
        facets=facets_of(entry),
        sort_key=_sort_key(entry.title),
    )


def _sort_key(title: str) -> str:
    return normal_form(title)[:_SORT_KEY_LENGTH]


def _keep_spellings(documents: Iterable[Document]) -> None:
    found: dict[str, str] = {}
    for each in documents:
        found |= each.spellings
    rows = [SearchSpelling(token=token, spelling=spelling) for token, spelling in sorted(found.items())]
    SearchSpelling.objects.bulk_create(rows, batch_size=BATCH, ignore_conflicts=True)
