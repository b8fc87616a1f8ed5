"""How long personal data are kept: the rules, from the package or from a file of whoever runs the site."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from functools import cache
from importlib.resources.abc import Traversable
from typing import Annotated

from pydantic import Field

from corridor.definitions import Record, data_path, read_keyed
from corridor.errors import DefinitionError


class Kept(StrEnum):
    """What is kept for a time only."""

    HANDLED_ANSWERS = "handled_answers"
    OLD_ANSWERS = "old_answers"
    CONTACTS_OF_WITHDRAWN = "contacts_of_withdrawn"
    UNFINISHED_DRAFTS = "unfinished_drafts"
    UNCLAIMED_REVIEWS = "unclaimed_reviews"
    ENDED_TOKENS = "ended_tokens"
    SESSIONS = "sessions"
    LOGIN_ATTEMPTS = "login_attempts"
    UNUSED_CONFIRMATIONS = "unused_confirmations"


class RetentionRule(Record):
    """One rule: what goes, counted from when, after how many days."""

    key: Kept
    title: str
    counted_from: str
    days: Annotated[int, Field(ge=1, le=3_650)]


def read_rules(path: Traversable) -> Mapping[Kept, RetentionRule]:
    """The rules of a file; raises `DefinitionError` where one is missing or does not hold what it must."""
    found = read_keyed(path, RetentionRule, lambda rule: rule.key, section="rules")
    missing = [kept for kept in Kept if kept not in found]
    if missing:
        raise DefinitionError("a rule for everything", f"none for {', '.join(missing)}", where=path.name)
    return found


@cache
def packaged_rules() -> Mapping[Kept, RetentionRule]:
    """The rules that come with Corridor."""
    return read_rules(data_path("corridor.site.running", "retention.yaml"))
