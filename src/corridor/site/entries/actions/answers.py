"""Answers to calls and offers."""

from __future__ import annotations

from django.db import IntegrityError, transaction
from django.utils import timezone

from corridor.catalogue.entry import EntryKind
from corridor.catalogue.permissions import Access, Actor, check_access
from corridor.definitions import Record
from corridor.errors import UsageError, WrongState
from corridor.site.entries.actions.act import locked
from corridor.site.entries.audit import log
from corridor.site.entries.mail import Letter, tell_contributor
from corridor.site.entries.models import Answer
from corridor.site.entries.published import published_entry
from corridor.site.entries.standing import standing_of

ANSWER = "answer"
HANDLE_ANSWER = "handle_answer"
ANSWERED_KINDS = frozenset({EntryKind.CALL, EntryKind.OFFER})


class AnswerDetails(Record):
    """What somebody answers to a call; personal data, for its contributor and the editors only."""

    name: str
    organisation: str = ""
    email: str
    message: str


def answer_call(actor: Actor, slug: str, details: AnswerDetails, *, form_key: str) -> Answer:
    """Keep an answer to a call or offer that is public, and tell its contributor that there is one.

    The same `form_key` again adds nothing. Raises `WrongState` for what cannot be answered.
    """
    entry = published_entry(slug)
    if entry is None or entry.kind not in ANSWERED_KINDS:
        raise WrongState("a public call or offer", repr(slug), remedy="look at the calls that are open")
    try:
        with transaction.atomic():
            stored = locked(slug)
            made = Answer.objects.create(entry=stored, form_key=form_key, **details.model_dump())
            log(actor, ANSWER, stored)
            tell_contributor(stored, Letter.ANSWERED)
            return made
    except IntegrityError:
        return Answer.objects.get(form_key=form_key, entry__slug=slug)


def handle_answer(actor: Actor, slug: str, answer_id: int) -> Answer:
    """Mark an answer as dealt with; raises `UsageError` where there is none."""
    with transaction.atomic():
        entry = locked(slug)
        check_access(actor, Access.ANSWERS, standing_of(entry))
        answer = Answer.objects.filter(entry=entry, pk=answer_id).first()
        if answer is None:
            raise UsageError("the number of an answer to this entry", str(answer_id))
        if answer.handled_at is None:
            answer.handled_at = timezone.now()
            answer.save()
            log(actor, HANDLE_ANSWER, entry, detail={"answer": answer_id})
    return answer
