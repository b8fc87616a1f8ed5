"""Letting go of personal data that have served, by the rules of retention."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from allauth.account.models import EmailConfirmation
from axes.models import AccessAttempt
from django.contrib.sessions.models import Session
from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils import timezone

from corridor.catalogue.entry import EntryState
from corridor.site.accounts.models import ApiToken
from corridor.site.entries.models import Answer, AuditEvent, Contact, StoredEntry
from corridor.site.reviews.models import ReviewDraft
from corridor.site.running.retention_rules import Kept, RetentionRule
from corridor.site.running.uploads import drop_old_unnamed

RETAIN = "retain"
_SYSTEM = "system"

type Served = Callable[[datetime], QuerySet[Any]]
"""What has served its time at a moment."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """A rule, and how many rows went by it, or would go."""

    rule: RetentionRule
    rows: int


def served(rules: Mapping[Kept, RetentionRule]) -> tuple[Outcome, ...]:
    """How many rows each rule would let go of now."""
    now = timezone.now()
    return tuple(Outcome(rule, _rows(rule, now).count()) for rule in rules.values())


@transaction.atomic
def let_go(rules: Mapping[Kept, RetentionRule]) -> tuple[Outcome, ...]:
    """Delete what has served by each rule, all of it or nothing; the log says how many, not whose."""
    now = timezone.now()
    outcomes = []
    for rule in rules.values():
        rows = _rows(rule, now)
        outcomes.append(Outcome(rule, rows.count()))
        rows.delete()
    counts = {outcome.rule.key.value: outcome.rows for outcome in outcomes}
    AuditEvent.objects.create(actor=_SYSTEM, role=_SYSTEM, action=RETAIN, detail=counts)
    transaction.on_commit(drop_old_unnamed)
    return tuple(outcomes)


def _rows(rule: RetentionRule, now: datetime) -> QuerySet[Any]:
    return _SERVED[rule.key](now - timedelta(days=rule.days))


def _withdrawn(before: datetime) -> QuerySet[Any]:
    return Contact.objects.filter(entry__state=EntryState.WITHDRAWN, entry__withdrawn_at__lt=before)


def _unfinished(before: datetime) -> QuerySet[Any]:
    never_handed_in = StoredEntry.objects.filter(state=EntryState.DRAFT, submitted_at=None, published_at=None)
    return never_handed_in.filter(changed_at__lt=before)


_SERVED: Mapping[Kept, Served] = {
    Kept.HANDLED_ANSWERS: lambda before: Answer.objects.filter(handled_at__lt=before),
    Kept.OLD_ANSWERS: lambda before: Answer.objects.filter(handled_at=None, created_at__lt=before),
    Kept.CONTACTS_OF_WITHDRAWN: _withdrawn,
    Kept.UNFINISHED_DRAFTS: _unfinished,
    Kept.UNCLAIMED_REVIEWS: lambda before: ReviewDraft.objects.filter(user=None, changed_at__lt=before),
    Kept.ENDED_TOKENS: lambda before: ApiToken.objects.filter(Q(expires_at__lt=before) | Q(revoked_at__lt=before)),
    Kept.SESSIONS: lambda before: Session.objects.filter(expire_date__lt=before),
    Kept.LOGIN_ATTEMPTS: lambda before: AccessAttempt.objects.filter(attempt_time__lt=before),
    Kept.UNUSED_CONFIRMATIONS: lambda before: EmailConfirmation.objects.filter(created__lt=before),
}
