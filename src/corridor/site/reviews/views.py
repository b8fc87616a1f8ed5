"""The pages of the review builder: begin a review, edit it, read and download it."""

from __future__ import annotations

from http import HTTPStatus
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.csp import CSP
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csp import csp_override
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from corridor.agenda.hlpf import hlpf_years
from corridor.errors import CorridorError, UsageError, WrongState
from corridor.places.registry import countries, groups
from corridor.reports.document.blocks import Document
from corridor.reports.document.walk import every_figure
from corridor.site.accounts.models import User
from corridor.site.definition_words import definitions_language
from corridor.site.evidence_pages.asked import Asked, Way, evidence_page
from corridor.site.evidence_pages.figures import figure_page
from corridor.site.evidence_pages.store import BuildNotKept, builds
from corridor.site.moderation.throttle import at_most
from corridor.site.pages.labels import place_name
from corridor.site.reviews.drafts import draft_of, drafts_of, edits_of, keep_edits, read_edits
from corridor.site.reviews.making import CONTENT_TYPES, review_of, whole_review, written
from corridor.site.reviews.models import ReviewDraft
from corridor.site.reviews.shown import shown_parts

# A written review is one file with its style inside; it holds no script, and all words in it are escaped.
_DOCUMENT_POLICY = {
    "default-src": [CSP.NONE],
    "style-src": [CSP.UNSAFE_INLINE],
    "base-uri": [CSP.NONE],
    "form-action": [CSP.NONE],
    "frame-ancestors": [CSP.NONE],
}


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@at_most(60, "begin-review")
def reviews(request: HttpRequest) -> HttpResponse:
    """Choose a country and a year; the account's own reviews."""
    area, year = request.POST.get("area", request.GET.get("area", "")), request.POST.get("year", "")
    error: CorridorError | None = None
    if request.method == "POST":
        try:
            return redirect("review", key=_begin(request, area, year).key)
        except UsageError as refused:
            error = refused
    context = {
        "places": sorted(((it.code, place_name(it.code)) for it in (*countries(), *groups())), key=lambda it: it[1]),
        "years": _years(),
        "area": area,
        "year": year or str(_years()[-1]),
        "error": error,
        "drafts": [(draft, place_name(draft.area)) for draft in drafts_of(request)],
    }
    return render(request, "reviews/start.html", context, status=HTTPStatus.UNPROCESSABLE_ENTITY if error else None)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@at_most(600, "save-review")
def review(request: HttpRequest, key: UUID) -> HttpResponse:
    """Choose the parts and write own words; saving comes back here."""
    draft = draft_of(request, key)
    try:
        parts = shown_parts(draft, timezone.localdate())
    except BuildNotKept:
        return _build_gone(request, draft)
    edits, error, status = edits_of(draft), None, None
    if request.method == "POST":
        try:
            edits = read_edits(request.POST, request.POST.getlist("kept"), [shown.part for shown in parts])
            keep_edits(draft, edits, _revision(request))
            return redirect(f"{reverse('review', kwargs={'key': draft.key})}?saved=1")
        except (UsageError, WrongState) as refused:
            error = refused
            status = HTTPStatus.CONFLICT if isinstance(refused, WrongState) else HTTPStatus.UNPROCESSABLE_ENTITY
    typed = request.POST if error else None
    context = {
        "draft": draft,
        "place": place_name(draft.area),
        "parts": [shown.as_edited(edits, typed) for shown in parts],
        "saved": "saved" in request.GET and not error,
        "error": error,
        "formats": list(CONTENT_TYPES),
        "is_english": definitions_language() == "en",
        "is_current": draft.build == builds().current().citable_name,
        "private_address": request.build_absolute_uri(reverse("review", kwargs={"key": draft.key})),
    }
    return render(request, "reviews/edit.html", context, status=status)


@never_cache
@require_safe
def review_file(request: HttpRequest, key: UUID, extension: str) -> HttpResponse:
    """The review as a file; with `?read` the HTML opens in the browser instead."""
    if extension not in CONTENT_TYPES:
        raise Http404
    draft = draft_of(request, key)
    try:
        return _document(request, review_of(draft, timezone.localdate()), extension)
    except BuildNotKept:
        return _build_gone(request, draft)


@csp_override(_DOCUMENT_POLICY)
def _document(request: HttpRequest, document: Document, extension: str) -> HttpResponse:
    response = HttpResponse(written(document, extension), content_type=CONTENT_TYPES[extension])
    if "read" not in request.GET:
        response["Content-Disposition"] = f'attachment; filename="{document.identifier}.{extension}"'
    return response


@evidence_page
def review_figure(request: HttpRequest, asked: Asked, key: UUID, figure: str) -> HttpResponse:
    """The trace of a figure of the review."""
    draft = draft_of(request, key)
    document = whole_review(draft.build, draft.area, draft.year, timezone.localdate())
    page = Way(_("Review of %(place)s") % {"place": place_name(draft.area)}, reverse("review", kwargs={"key": key}))
    return figure_page(request, asked, every_figure(document.blocks).get(figure), page=page)


@require_POST
def renew_review(request: HttpRequest, key: UUID) -> HttpResponse:
    """Take the figures of the current build from now on; the author's own words stay."""
    draft = draft_of(request, key)
    draft.build = builds().current().citable_name
    draft.save(update_fields=["build", "changed_at"])
    return redirect("review", key=draft.key)


@require_POST
def delete_review(request: HttpRequest, key: UUID) -> HttpResponse:
    """Delete the review for good."""
    draft_of(request, key).delete()
    return redirect("reviews")


def _begin(request: HttpRequest, area: str, year: str) -> ReviewDraft:
    """A new review; raises `UsageError` for an area or a year that no review can be written for."""
    if not year.isdecimal() or int(year) not in _years():
        raise UsageError(_("a year whose session has a theme"), repr(year), remedy=_("choose a year from the list"))
    if area not in {it.code for it in (*countries(), *groups())}:
        raise UsageError(_("a country, area or group of the list"), repr(area), remedy=_("choose one from the list"))
    build = builds().current().citable_name
    whole_review(build, area, int(year), timezone.localdate())
    user = request.user if isinstance(request.user, User) else None
    return ReviewDraft.objects.create(user=user, area=area, year=int(year), build=build)


def _years() -> list[int]:
    """The years for which a review can be written; that of 2017 is the Forum's own document."""
    return [it.year for it in hlpf_years() if it.theme is not None and it.phrases is not None]


def _revision(request: HttpRequest) -> int:
    said = request.POST.get("revision", "")
    return int(said) if said.isascii() and said.isdecimal() and len(said) < 10 else 0


def _build_gone(request: HttpRequest, draft: ReviewDraft) -> HttpResponse:
    return render(request, "reviews/build_gone.html", {"draft": draft}, status=HTTPStatus.GONE)
