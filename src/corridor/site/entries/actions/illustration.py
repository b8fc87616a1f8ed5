"""Putting a picture to a draft, and taking it away."""

from __future__ import annotations

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage

from corridor.catalogue.permissions import Actor
from corridor.catalogue.states import Action
from corridor.site.entries.actions.act import acting
from corridor.site.entries.actions.drafts import version_to_write_in
from corridor.site.entries.models import Illustration, StoredEntry
from corridor.site.entries.pictures import Picture, read_picture

FOLDER = "illustrations"


def attach_illustration(actor: Actor, slug: str, uploaded: bytes, *, revision: int) -> StoredEntry:
    """Show the picture with the draft; raises `UsageError` for what is no GIF, JPEG or PNG, or too large."""
    picture = read_picture(uploaded)
    with acting(actor, Action.SAVE_DRAFT, slug, revision=revision) as act:
        _keep(act.entry, picture)
        version = version_to_write_in(act.entry, act.version, actor)
        version.record["illustration"] = picture.name
        version.save()
        act.detail["illustration"] = picture.name
    return act.entry


def remove_illustration(actor: Actor, slug: str, *, revision: int) -> StoredEntry:
    """Show the draft without a picture; older versions keep theirs."""
    with acting(actor, Action.SAVE_DRAFT, slug, revision=revision) as act:
        version = version_to_write_in(act.entry, act.version, actor)
        version.record |= {"illustration": None, "illustration_alt": None}
        version.save()
        act.detail["illustration"] = None
    return act.entry


def _keep(entry: StoredEntry, picture: Picture) -> None:
    path = f"{FOLDER}/{picture.name}"
    # The name is the content's: a file that is there already is the same.
    kept = path if default_storage.exists(path) else default_storage.save(path, ContentFile(picture.content))
    Illustration.objects.get_or_create(
        entry=entry,
        name=picture.name,
        defaults={"file": kept, "width": picture.width, "height": picture.height},
    )
