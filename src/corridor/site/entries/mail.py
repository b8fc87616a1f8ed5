"""Letters to whoever contributed an entry; a letter that cannot be sent undoes nothing."""

from __future__ import annotations

import logging
from collections.abc import Mapping
from enum import StrEnum
from functools import partial

from django.conf import settings
from django.core.mail import EmailMessage
from django.db import transaction
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation

from corridor.site.entries.models import Contact, StoredEntry
from corridor.site.entries.standing import working_version

logger = logging.getLogger(__name__)


class Letter(StrEnum):
    """What a letter is about; also the name of its template."""

    STARTED = "started"
    SUBMITTED = "submitted"
    CHANGES_REQUESTED = "changes_requested"
    PUBLISHED = "published"
    WITHDRAWN = "withdrawn"
    RESTORED = "restored"
    COMMENTED = "commented"
    ANSWERED = "answered"


def tell_contributor(
    entry: StoredEntry, letter: Letter, *, reason: str = "", text: str = "", private_link: str = ""
) -> None:
    """Send the letter once the transaction is through, if there is an address; `private_link` opens the draft."""
    said = {"reason": reason.strip(), "text": text, "private_link": private_link}
    transaction.on_commit(partial(_send, entry, letter, said))


def _send(entry: StoredEntry, letter: Letter, said: Mapping[str, str]) -> None:
    try:
        address = _address_of(entry)
        if address is not None:
            subject, body = _compose(entry, letter, said)
            EmailMessage(subject, body, settings.DEFAULT_FROM_EMAIL, [address]).send()
    except Exception:
        # Whatever the mail server does, the action is done; operators find the letter in the log.
        logger.exception("the letter %s about the entry %s could not be sent", letter, entry.slug)


def _compose(entry: StoredEntry, letter: Letter, said: Mapping[str, str]) -> tuple[str, str]:
    """Subject and body: the first line of the template, and what follows after it."""
    with translation.override(_language_of(entry)):
        links = {"entry_link": absolute("entry", entry.slug), "draft_link": absolute("draft", entry.slug)}
        known = {"title": entry.public_title, "has_account": entry.contributor_id is not None}
        subject, _, body = render_to_string(f"moderation/mail/{letter}.txt", {**known, **links, **said}).partition("\n")
    return subject.strip(), body.strip() + "\n"


def absolute(name: str, *arguments: str) -> str:
    """The whole address of a page, where people find the site."""
    return f"{settings.ENVIRONMENT.address}{reverse(name, args=arguments)}"


def _address_of(entry: StoredEntry) -> str | None:
    contact = Contact.objects.filter(entry=entry).first()
    if contact is not None:
        return contact.email
    return None if entry.contributor is None else entry.contributor.email


def _language_of(entry: StoredEntry) -> str:
    """The language in which the entry is written, where the site speaks it."""
    written_in = str(working_version(entry).record.get("language", "")).lower()
    spoken = [code for code, _ in settings.LANGUAGES]
    return next((code for code in spoken if code == written_in or code.startswith(f"{written_in}-")), "en")
