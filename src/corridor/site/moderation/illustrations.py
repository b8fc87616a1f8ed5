"""Serving pictures: those of public entries to everybody, others to those who may read the draft."""

from __future__ import annotations

from django.http import FileResponse, Http404, HttpRequest
from django.views.decorators.http import require_safe

from corridor.catalogue.permissions import Access, may_access
from corridor.catalogue.states import Action
from corridor.site.accounts.actor import actor_for
from corridor.site.entries.models import AuditEvent, Illustration, StoredEntry
from corridor.site.entries.standing import standing_of

_TYPES = {"png": "image/png", "jpg": "image/jpeg"}
_A_YEAR = "public, max-age=31536000, immutable"


@require_safe
def illustration(request: HttpRequest, name: str) -> FileResponse:
    """The picture of that name; raises Http404 for whoever may not see it, as where there is none."""
    kept = list(Illustration.objects.filter(name=name).select_related("entry"))
    public = any(_is_public(one) for one in kept)
    if not public and not any(_may_read(request, one.entry) for one in kept):
        raise Http404
    ending = name.rpartition(".")[2]
    response = FileResponse(kept[0].file.open("rb"), content_type=_TYPES.get(ending, "application/octet-stream"))
    response.headers["Cache-Control"] = _A_YEAR if public else "private, no-store"
    return response


def _is_public(kept: Illustration) -> bool:
    """Whether a version that is public, or once was and still can be read, shows it."""
    if kept.entry.published is None:
        return False
    shown = kept.entry.versions.filter(record__illustration=kept.name).values_list("number", flat=True)
    was_public = AuditEvent.objects.filter(entry_slug=kept.entry.slug, action=Action.PUBLISH, public=True)
    return was_public.filter(version__in=list(shown)).exists()


def _may_read(request: HttpRequest, stored: StoredEntry) -> bool:
    return may_access(actor_for(request, stored), Access.COMMENT, standing_of(stored))
