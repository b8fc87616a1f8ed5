"""The document of a review, made from its build of evidence and the published entries."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from corridor.reports.document.blocks import Document
from corridor.reports.document.check import check
from corridor.reports.edited import edited
from corridor.reports.make import make_report
from corridor.reports.writers.pictures import pictures
from corridor.reports.writers.write import WRITERS
from corridor.site.entries.published import catalogue_revision
from corridor.site.entries.site_catalogue import SiteCatalogue
from corridor.site.evidence_pages.kept import kept
from corridor.site.evidence_pages.store import builds
from corridor.site.reviews.drafts import edits_of
from corridor.site.reviews.models import ReviewDraft

CONTENT_TYPES: Mapping[str, str] = {
    "html": "text/html; charset=utf-8",
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
}


def whole_review(build: str, area: str, year: int, made_on: date) -> Document:
    """The review as Corridor writes it; raises `BuildNotKept` when the store no longer holds the build."""

    def made() -> Document:
        return make_report(builds().named(build), SiteCatalogue(), area, year, made_on=made_on)

    return kept("review", build, catalogue_revision(), area, year, made_on, make=made)


def review_of(draft: ReviewDraft, made_on: date) -> Document:
    """The review with its author's edits; raises `BuildNotKept` when the store no longer holds its build."""
    return edited(whole_review(draft.build, draft.area, draft.year, made_on), edits_of(draft))


def written(document: Document, format: str) -> bytes:
    """The document in a format of `CONTENT_TYPES`."""
    check(document)
    return WRITERS[format](document, pictures(document))
