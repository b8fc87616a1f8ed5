"""What has served goes by its rule, and nothing else."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
import yaml
from allauth.account.models import EmailAddress, EmailConfirmation
from axes.models import AccessAttempt
from django.contrib.sessions.models import Session
from django.db.models import Model
from django.utils import timezone

from corridor.errors import DefinitionError
from corridor.site.accounts.models import ApiToken
from corridor.site.entries.models import Answer, AuditEvent, Contact, StoredEntry
from corridor.site.reviews.models import ReviewDraft
from corridor.site.running.retention import let_go, served
from corridor.site.running.retention_rules import Kept, packaged_rules, read_rules
from tests.site.running.filled import Filled, fill
from tests.site.running.tables_now import tables_now

pytestmark = pytest.mark.django_db(transaction=True)


def days(rule: Kept) -> int:
    return packaged_rules()[rule].days


def set_ago(model: type[Model], days_ago: float, *columns: str, **which: Any) -> None:
    """Set the columns back, past what saving would do."""
    then = timezone.now() - timedelta(days=days_ago)
    changed = model._base_manager.filter(**which).update(**dict.fromkeys(columns, then))
    assert changed, "the test must have something to let go of"


def counted() -> dict[Kept, int]:
    return {outcome.rule.key: outcome.rows for outcome in served(packaged_rules()) if outcome.rows}


def others(filled: Filled) -> None:
    """Rows that `fill` does not make."""
    ReviewDraft.objects.create(user=None, area="PHL", year=2026, build="starter")
    AccessAttempt.objects.create(username="x", ip_address="192.0.2.7", failures_since_start=1)
    address = EmailAddress.objects.get(user=filled.chloe)
    EmailConfirmation.objects.create(email_address=address, key="k", created=timezone.now())


@pytest.fixture
def filled() -> Filled:
    made = fill()
    others(made)
    return made


CASES: list[tuple[Kept, type[Model], tuple[str, ...], dict[str, Any], type[Model]]] = [
    (Kept.HANDLED_ANSWERS, Answer, ("handled_at",), {}, Answer),
    (Kept.OLD_ANSWERS, Answer, ("created_at",), {}, Answer),
    (Kept.CONTACTS_OF_WITHDRAWN, StoredEntry, ("withdrawn_at",), {"state": "withdrawn"}, Contact),
    (Kept.UNFINISHED_DRAFTS, StoredEntry, ("changed_at",), {"public_title": "Secret draft"}, StoredEntry),
    (Kept.UNCLAIMED_REVIEWS, ReviewDraft, ("changed_at",), {}, ReviewDraft),
    (Kept.ENDED_TOKENS, ApiToken, ("revoked_at",), {}, ApiToken),
    (Kept.SESSIONS, Session, ("expire_date",), {}, Session),
    (Kept.LOGIN_ATTEMPTS, AccessAttempt, ("attempt_time",), {}, AccessAttempt),
    (Kept.UNUSED_CONFIRMATIONS, EmailConfirmation, ("created",), {}, EmailConfirmation),
]


def test_every_rule_has_a_case() -> None:
    assert [case[0] for case in CASES] == list(Kept)


@pytest.mark.parametrize(
    ("rule", "model", "columns", "which", "gone"), CASES, ids=lambda case: getattr(case, "value", "")
)
def test_it_goes_the_day_after_its_time_and_not_before(
    filled: Filled, rule: Kept, model: type[Model], columns: tuple[str, ...], which: dict[str, Any], gone: type[Model]
) -> None:
    there = gone._base_manager.count()
    set_ago(model, days(rule) - 0.01, *columns, **which)
    assert counted() == {}
    set_ago(model, days(rule) + 0.01, *columns, **which)
    assert counted() == {rule: 1}

    let_go(packaged_rules())
    assert gone._base_manager.count() == there - 1
    assert counted() == {}


def test_published_entries_and_reviews_of_accounts_are_never_touched(filled: Filled) -> None:
    set_ago(StoredEntry, 9_000, "changed_at", "created_at")
    set_ago(ReviewDraft, 9_000, "changed_at", user__isnull=False)
    before = StoredEntry.objects.exclude(published_at=None, submitted_at=None).count()
    let_go(packaged_rules())

    assert StoredEntry.objects.count() == before
    assert ReviewDraft.objects.filter(user=filled.chloe).exists()


def test_looking_changes_nothing_and_the_log_tells_how_many(filled: Filled) -> None:
    set_ago(Answer, 9_000, "created_at")
    before = tables_now()
    served(packaged_rules())
    assert tables_now() == before

    let_go(packaged_rules())
    assert AuditEvent.objects.get(action="retain").detail["old_answers"] == 1


def test_rules_of_ones_own_must_be_complete(tmp_path: Path) -> None:
    path = tmp_path / "rules.yaml"
    rules = [rule.model_dump(mode="json") | {"days": 7} for rule in packaged_rules().values()]
    path.write_text(yaml.safe_dump({"rules": rules}))
    assert {rule.days for rule in read_rules(path).values()} == {7}

    path.write_text(yaml.safe_dump({"rules": rules[1:]}))
    with pytest.raises(DefinitionError, match="none for handled_answers"):
        read_rules(path)
