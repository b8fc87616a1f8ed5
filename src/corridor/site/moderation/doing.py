"""What the buttons on the pages of an entry do: one function for each, called with what was sent."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from http import HTTPStatus

from django.http import HttpRequest, QueryDict
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from corridor.agenda.categories import LinkCategory
from corridor.catalogue.permissions import Actor
from corridor.catalogue.states import Action, transitions
from corridor.errors import UsageError, WrongState
from corridor.site.entries.actions.act import Stale
from corridor.site.entries.actions.comments import COMMENT, LONGEST_COMMENT, NOTE, comment
from corridor.site.entries.actions.links import ACCEPT_LINK, REFUSE_LINK, decide_link
from corridor.site.entries.actions.publishing import publish, restore, revise, withdraw
from corridor.site.entries.actions.reviewing import approve, request_changes, take_into_review
from corridor.site.entries.actions.submitting import resubmit, submit
from corridor.site.entries.faults import Fault, Faulty
from corridor.site.moderation.at_hand import AtHand

type Do = Callable[[Actor, str, QueryDict], object]


@dataclass(frozen=True, slots=True)
class Outcome:
    """How it went: `message` for the person; when it was refused, what they typed, to be shown again."""

    status: HTTPStatus
    message: str
    do: str = ""
    typed: Mapping[str, str] = field(default_factory=dict)
    faults: tuple[Fault, ...] = ()

    @property
    def is_done(self) -> bool:
        """Whether it was done."""
        return self.status is HTTPStatus.OK


def do_what_was_sent(request: HttpRequest, at_hand: AtHand) -> Outcome:
    """Do what the form asks; raises `NotPermitted` for what the person may not, `UsageError` for a button unknown."""
    wanted = request.POST.get("do", "")
    if wanted not in _DO:
        raise UsageError(f"one of {', '.join(_DO)}", repr(wanted[:40]))
    typed = {name: request.POST.get(name, "") for name in ("reason", "text")}
    needed = _TEXT_OF.get(wanted)
    if needed is not None and not 0 < len(typed[needed].strip()) <= LONGEST_COMMENT:
        message = _("Write one sentence or more, at most 5,000 characters.")
        return Outcome(HTTPStatus.UNPROCESSABLE_ENTITY, message, wanted, typed)
    try:
        _DO[wanted](at_hand.actor, at_hand.stored.slug, request.POST)
    except Stale:
        return Outcome(HTTPStatus.CONFLICT, str(_FASTER), wanted, typed)
    except WrongState:
        return Outcome(HTTPStatus.CONFLICT, _("This cannot be done with the entry as it stands now."), wanted, typed)
    except Faulty as error:
        message = _("Something is missing, or wrong. Change the entry, then hand it in.")
        return Outcome(HTTPStatus.UNPROCESSABLE_ENTITY, message, wanted, typed, error.faults)
    return Outcome(HTTPStatus.OK, str(_DONE[wanted]))


_FASTER = gettext_lazy(
    "Somebody was faster: the entry has changed since you opened this page. You see it as it is now; what you wrote "
    "is still here. Do it again if it still fits."
)


def revision_in(sent: QueryDict) -> int:
    """The revision that the page showed; raises `UsageError` where it is no number."""
    said = sent.get("revision", "")
    if not (said.isascii() and said.isdecimal() and len(said) < 10):
        raise UsageError("the revision that the page showed", repr(said[:20]), remedy="load the page again")
    return int(said)


def _plainly(action: Callable[..., object]) -> Do:
    return lambda actor, slug, sent: action(actor, slug, revision=revision_in(sent))


def _with_reason(action: Callable[..., object]) -> Do:
    return lambda actor, slug, sent: action(actor, slug, revision=revision_in(sent), reason=sent.get("reason", ""))


def _say(actor: Actor, slug: str, sent: QueryDict) -> object:
    private = sent.get("do") == NOTE
    return comment(actor, slug, sent.get("text", ""), private=private, form_key=sent.get("form_key") or None)


def _decide(actor: Actor, slug: str, sent: QueryDict) -> object:
    return decide_link(
        actor,
        slug,
        revision=revision_in(sent),
        target=sent.get("target", ""),
        proposed_category=_category(sent.get("proposed_category", "")),
        accept=sent.get("do") == ACCEPT_LINK,
        category=_category(sent.get("category", "")),
    )


def _category(said: str) -> LinkCategory | None:
    if said and said not in set(LinkCategory):
        raise UsageError(f"one of {', '.join(LinkCategory)}", repr(said[:40]))
    return LinkCategory(said) if said else None


_DO: Mapping[str, Do] = {
    Action.SUBMIT: _plainly(submit),
    Action.RESUBMIT: _plainly(resubmit),
    Action.TAKE_INTO_REVIEW: _plainly(take_into_review),
    Action.APPROVE: _plainly(approve),
    Action.REQUEST_CHANGES: _with_reason(request_changes),
    Action.PUBLISH: _plainly(publish),
    Action.REVISE: _plainly(revise),
    Action.WITHDRAW: _with_reason(withdraw),
    Action.RESTORE: _plainly(restore),
    COMMENT: _say,
    NOTE: _say,
    ACCEPT_LINK: _decide,
    REFUSE_LINK: _decide,
}
_TEXT_OF: Mapping[str, str] = {
    **{action: "reason" for action in Action if transitions()[action].reason},
    COMMENT: "text",
    NOTE: "text",
}
"""The text that must come with what is done."""

_DONE: Mapping[str, str | Promise] = {
    Action.SUBMIT: gettext_lazy("Handed in."),
    Action.RESUBMIT: gettext_lazy("Handed in again."),
    Action.TAKE_INTO_REVIEW: gettext_lazy("The entry is in review."),
    Action.APPROVE: gettext_lazy("Your approval counts."),
    Action.REQUEST_CHANGES: gettext_lazy("The entry is back with its contributor."),
    Action.PUBLISH: gettext_lazy("The entry is public."),
    Action.REVISE: gettext_lazy("A new version is begun. The public one stays until the new one takes its place."),
    Action.WITHDRAW: gettext_lazy("The entry is withdrawn."),
    Action.RESTORE: gettext_lazy("The entry is a draft again."),
    COMMENT: gettext_lazy("Your comment is added."),
    NOTE: gettext_lazy("Your note is added."),
    ACCEPT_LINK: gettext_lazy("The link is accepted."),
    REFUSE_LINK: gettext_lazy("The link is refused."),
}
