"""What was said and done about an entry, for those who take part in it."""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from corridor.catalogue.permissions import Access, Role, roles
from corridor.catalogue.states import Action, transitions
from corridor.site.accounts.models import User
from corridor.site.definition_words import translated
from corridor.site.entries.actions.answers import ANSWER, HANDLE_ANSWER
from corridor.site.entries.actions.comments import COMMENT, NOTE
from corridor.site.entries.actions.drafts import START
from corridor.site.entries.actions.links import ACCEPT_LINK, REFUSE_LINK
from corridor.site.entries.models import AuditEvent, Comment
from corridor.site.moderation.at_hand import AtHand

_OTHER_LABELS: Mapping[str, str | Promise] = {
    START: gettext_lazy("Begun"),
    COMMENT: gettext_lazy("Comment"),
    NOTE: gettext_lazy("Note among moderators"),
    ACCEPT_LINK: gettext_lazy("Link to a target accepted"),
    REFUSE_LINK: gettext_lazy("Link to a target refused"),
    ANSWER: gettext_lazy("Answer to the call"),
    HANDLE_ANSWER: gettext_lazy("Answer dealt with"),
}
_BY_SYSTEM = "system"


@dataclass(frozen=True, slots=True)
class Happened:
    """A line of the history: when, what, who, which version, and why or about what."""

    at: datetime
    label: str
    who: str
    version: int | None
    note: str


@dataclass(frozen=True, slots=True)
class Said:
    """A comment: who, when, about which version, and whether only moderators read it."""

    at: datetime
    who: str
    version: int
    text: str
    private: bool


def new_form_key() -> str:
    """The key of a form that counts once."""
    return str(uuid.uuid4())


def said_about(at_hand: AtHand) -> tuple[Said, ...]:
    """The comments that whoever is looking may read, oldest first."""
    comments = at_hand.stored.comments.select_related("author")
    if not at_hand.may(Access.NOTES):
        comments = comments.filter(private=False)
    with_names = at_hand.may(Access.NOTES)
    return tuple(
        Said(one.created_at, _who_said(one, with_names=with_names), one.version, one.text, one.private)
        for one in comments
    )


def history_of(at_hand: AtHand) -> tuple[Happened, ...]:
    """What was done with the entry, newest first; moderators see who did it, others in which role."""
    events = AuditEvent.objects.filter(entry_slug=at_hand.stored.slug).order_by("-pk")
    if not at_hand.may(Access.NOTES):
        events = events.exclude(action__in=(NOTE, HANDLE_ANSWER))
    names = _names(events) if at_hand.may(Access.NOTES) else {}
    return tuple(
        Happened(event.at, _label(event.action), _who_did(event, names), event.version, _note(event))
        for event in events
    )


def last_request(at_hand: AtHand) -> Happened | None:
    """The newest request for changes, with its reason."""
    asked = AuditEvent.objects.filter(entry_slug=at_hand.stored.slug, action=Action.REQUEST_CHANGES).order_by("-pk")
    event = asked.first()
    if event is None:
        return None
    return Happened(event.at, _label(event.action), _who_did(event, {}), event.version, event.note)


def role_label(role: str) -> str:
    """What a role is called; the site itself where no person acted."""
    return translated(roles()[Role(role)].label) if role in set(Role) else _("Corridor")


def _label(action: str) -> str:
    if action in set(Action):
        return translated(transitions()[Action(action)].label)
    return str(_OTHER_LABELS.get(action, action))


def _note(event: AuditEvent) -> str:
    if event.action in (ACCEPT_LINK, REFUSE_LINK):
        return str(event.detail.get("target", ""))
    return event.note


def _names(events: Iterable[AuditEvent]) -> dict[str, str]:
    ids = {event.actor.removeprefix("account:") for event in events if event.actor.startswith("account:")}
    return {f"account:{user.pk}": str(user) for user in User.objects.filter(pk__in=ids)}


def _who_did(event: AuditEvent, names: Mapping[str, str]) -> str:
    if event.actor == _BY_SYSTEM:
        return _("Corridor")
    role = role_label(event.role)
    name = names.get(event.actor)
    return role if name is None else _("%(name)s, %(role)s") % {"name": name, "role": role}


def _who_said(comment: Comment, *, with_names: bool) -> str:
    role = role_label(comment.author_role)
    if comment.author is None or not with_names:
        return role
    return _("%(name)s, %(role)s") % {"name": comment.author, "role": role}
