"""The reviews that somebody may open, and the edits that they hold."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from uuid import UUID

from django.db.models import F
from django.http import Http404, HttpRequest

from corridor.errors import UsageError, WrongState
from corridor.reports.edited import Edits, Part
from corridor.site.accounts.models import User
from corridor.site.reviews.models import ReviewDraft

LONGEST_WORDS = 20_000
"""Signs of own words in one part."""


def draft_of(request: HttpRequest, key: UUID) -> ReviewDraft:
    """The review of that key; raises Http404 for one of another account, as where there is none."""
    draft = ReviewDraft.objects.filter(key=key).first()
    if draft is None or (draft.user_id is not None and draft.user_id != request.user.pk):
        raise Http404
    return draft


def drafts_of(request: HttpRequest) -> list[ReviewDraft]:
    """The reviews of the account, the newest first; none for a visitor."""
    if not isinstance(request.user, User):
        return []
    return list(ReviewDraft.objects.filter(user=request.user).order_by("-changed_at")[:100])


def edits_of(draft: ReviewDraft) -> Edits:
    """The edits that the review holds."""
    return Edits(frozenset(draft.left_out), dict(draft.own_words))


def read_edits(form: Mapping[str, str], kept: Iterable[str], parts: Iterable[Part]) -> Edits:
    """The edits as the form tells them: `kept` are the anchors that stay, `own:<anchor>` fields the own words.

    Raises `UsageError` for words that are too long, and where nothing would stay.
    """
    anchors = [part.heading.anchor for part in parts]
    stays = set(kept)
    own = {anchor: form.get(f"own:{anchor}", "").strip() for anchor in anchors}
    longest = max(own.values(), key=len, default="")
    if len(longest) > LONGEST_WORDS:
        raise UsageError(f"at most {LONGEST_WORDS} signs in one part", f"{len(longest)} signs", remedy="shorten it")
    if not stays.intersection(anchors):
        raise UsageError("a review with at least one chapter", "every chapter left out", remedy="choose a chapter")
    return Edits(frozenset(anchors) - stays, {anchor: words for anchor, words in own.items() if words})


def keep_edits(draft: ReviewDraft, edits: Edits, revision: int) -> None:
    """Store the edits; raises `WrongState` when the review was changed since `revision`, and stores nothing."""
    changed = ReviewDraft.objects.filter(pk=draft.pk, revision=revision).update(revision=F("revision") + 1)
    if not changed:
        raise WrongState(
            "the review as you opened it",
            "a newer one",
            remedy="open the review in another tab, compare, and save what you wrote there",
        )
    draft.refresh_from_db()
    draft.left_out, draft.own_words = sorted(edits.left_out), dict(edits.own_words)
    draft.save(update_fields=["left_out", "own_words", "changed_at"])
