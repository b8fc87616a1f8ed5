"""The parts of a review as the page shows them: as Corridor writes them, with what the author changed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils.translation import get_language
from markupsafe import Markup

from corridor.reports.document.blocks import Chart, MapBlock
from corridor.reports.edited import Edits, Part, parts_of
from corridor.reports.writers.html.fragment import plain_caption, to_fragment
from corridor.site.entries.published import catalogue_revision
from corridor.site.evidence_pages.asked import BUILD, with_query
from corridor.site.evidence_pages.kept import kept
from corridor.site.reviews.making import whole_review
from corridor.site.reviews.models import ReviewDraft


@dataclass(frozen=True, slots=True)
class EditedPart:
    """A part in the form: whether it stays, the author's own words, and what Corridor wrote."""

    anchor: str
    title: str
    level: int
    stays: bool
    own_words: str
    html: Markup


@dataclass(frozen=True, slots=True)
class ShownPart:
    """A part with its blocks as HTML; pictures are left to the document itself."""

    part: Part
    html: Markup

    def as_edited(self, edits: Edits, typed: Mapping[str, str] | None) -> EditedPart:
        """The part with the edits; `typed` is a form that was sent and not stored, whose words are shown again."""
        heading = self.part.heading
        own = edits.own_words.get(heading.anchor, "")
        if typed is not None:
            own = typed.get(f"own:{heading.anchor}", own)
        return EditedPart(
            heading.anchor, heading.text, heading.level, heading.anchor not in edits.left_out, own, self.html
        )


def shown_parts(draft: ReviewDraft, made_on: date) -> tuple[ShownPart, ...]:
    """All parts that the review could have; raises `BuildNotKept` when the store no longer holds its build."""

    def made() -> tuple[ShownPart, ...]:
        document = whole_review(draft.build, draft.area, draft.year, made_on)
        return tuple(ShownPart(part, _html(part, document.language, draft)) for part in parts_of(document))

    return kept("review parts", draft.key, draft.build, catalogue_revision(), get_language(), made_on, make=made)


def _html(part: Part, language: str, draft: ReviewDraft) -> Markup:
    def address(figure: str) -> str:
        path = reverse("review_figure", kwargs={"key": draft.key, "figure": figure})
        return with_query(path, ((BUILD, draft.build),))

    words = [block for block in part.blocks if not isinstance(block, Chart | MapBlock)]
    return to_fragment(words, {}, language, address, plain_caption)
