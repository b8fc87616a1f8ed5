"""A site with something in every table that people fill."""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from datetime import timedelta

from allauth.account.models import EmailAddress
from django.contrib.auth import SESSION_KEY
from django.contrib.sessions.backends.db import SessionStore
from django.utils import timezone

from corridor.catalogue.entry import EntryKind
from corridor.catalogue.permissions import Role
from corridor.site.accounts.models import ApiToken, User
from corridor.site.entries.actions.answers import AnswerDetails, answer_call
from corridor.site.entries.actions.comments import comment
from corridor.site.entries.actions.illustration import attach_illustration
from corridor.site.entries.actions.publishing import revise, withdraw
from corridor.site.entries.loading import load_published
from corridor.site.entries.models import SavedSearch, StoredEntry
from corridor.site.reviews.models import ReviewDraft
from tests.catalogue.made import made
from tests.site.entries.people import account, fresh, picture, published, started, started_by_visitor, submitted

PERSON = "chloe@example.org"
CALLER = "cora@example.org"
SECRETS = (
    PERSON,
    "rita@example.org",
    "ana@example.org",
    CALLER,
    "Ana Contact",
    "Secret draft",
    "Between us",
    "Please call",
)
"""Words that are personal or not public, each of which is somewhere in the tables."""


@dataclass(frozen=True)
class Filled:
    """Who and what there is."""

    chloe: User
    loaded: StoredEntry
    public: StoredEntry
    waiting: StoredEntry
    draft: StoredEntry
    visitors: StoredEntry
    withdrawn: StoredEntry
    illustrated: StoredEntry


def fill() -> Filled:
    """Accounts, entries in several states, a picture, a comment, a note, an answer, a token, a session, a review."""
    user = account("chloe")
    EmailAddress.objects.create(user=user, email=PERSON, verified=True, primary=True)
    chloe, rita, rob = fresh(user), fresh(account("rita", Role.REVIEWER)), fresh(account("rob", Role.REVIEWER))
    load_published([made("ready-made", title="Ready made: العربية 中文 é")])
    public = published(chloe, rita, rob, title="Public practice")
    revised = revise(chloe, public.slug, revision=public.revision)
    waiting = submitted(chloe, title="Waiting practice")
    comment(rita, waiting.slug, "Please tell more.", private=False)
    comment(rita, waiting.slug, "Between us: rather weak.", private=True)
    draft = started(chloe, title="Secret draft")
    gone = published(chloe, rita, rob, title="Gone practice")
    call = published(chloe, rita, rob, kind=EntryKind.CALL, title="A call")
    details = AnswerDetails(name="Cora", email=CALLER, message="Please call me.")
    answer_call(rita, call.slug, details, form_key=str(uuid.uuid4()))
    pictured = started(chloe, title="Pictured practice")
    ends = timezone.now() + timedelta(days=90)
    ApiToken.objects.create(user=user, name="Chloe's machine", digest="0" * 64, expires_at=ends)
    SavedSearch.objects.create(user=user, name="Chloe's search", query="area=diaspora")
    ReviewDraft.objects.create(
        user=user, area="PHL", year=2026, own_words={"people": "Chloe's own words"}, build="starter"
    )
    _log_in(user)
    return Filled(
        chloe=user,
        loaded=StoredEntry.objects.get(slug="ready-made"),
        public=revised,
        waiting=waiting,
        draft=draft,
        visitors=started_by_visitor("the-edit-key", title="Visitor's practice").entry,
        withdrawn=withdraw(chloe, gone.slug, revision=gone.revision, reason="It ended."),
        illustrated=attach_illustration(chloe, pictured.slug, picture(), revision=pictured.revision),
    )


def _log_in(user: User) -> None:
    session = SessionStore()
    session[SESSION_KEY] = str(user.pk)
    session.create()
