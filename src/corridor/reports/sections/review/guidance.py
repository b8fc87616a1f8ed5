"""Areas where political guidance is required: targets that nobody can see, and what the Forum asks for."""

from __future__ import annotations

from corridor.agenda.links import explicit_targets
from corridor.agenda.targets import target
from corridor.forum.recommendations import RecommendationKind, recommendations_of
from corridor.measures.coverage import covered_targets
from corridor.reports.context import Context
from corridor.reports.document.blocks import Block, Items, Paragraph
from corridor.reports.document.inline import Text, Words, text
from corridor.reports.phrasing import in_place


def blocks(context: Context) -> tuple[Block, ...]:
    """The explicit targets without any value, then the guidance that the Forum sought."""
    covered = covered_targets(context.coverage)
    unseen = [code for code in explicit_targets() if code not in covered]
    out: list[Block] = []
    if unseen:
        sentence = (
            "For these explicit targets the sources read hold no value for {place}; without guidance on data they "
            "cannot be reviewed:"
        )
        out.append(Paragraph(text(sentence, place=in_place(context.code))))
        out.append(Items(tuple((Words(f"{code}: {target(code).wording}"),) for code in unseen)))
    else:
        out.append(
            Paragraph(
                text(
                    "Every explicit target has at least one value for {place}.",
                    place=in_place(context.code),
                )
            )
        )
    sought: tuple[Text, ...] = tuple(
        (Words(f"{record.title}. {record.text}"),) for record in recommendations_of("e", RecommendationKind.GUIDANCE)
    )
    out.append(Paragraph(text("The Forum asked the High-Level Political Forum for guidance on these points:")))
    return (*out, Items(sought))
