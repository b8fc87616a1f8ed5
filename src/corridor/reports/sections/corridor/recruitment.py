"""What workers pay to get a job in the other country (indicator 10.7.1)."""

from __future__ import annotations

from corridor.measures.pair_recruitment import survey_of
from corridor.reports.document.blocks import Block, Paragraph
from corridor.reports.document.inline import text
from corridor.reports.pair_context import PairContext
from corridor.reports.phrasing import in_place, words


def blocks(context: PairContext) -> tuple[Block, ...]:
    """What is missing, where it would come from, and whether the corridor is known to have been surveyed."""
    survey = survey_of(context.pair)
    ends = {"origin": in_place(context.pair.origin), "destination": in_place(context.pair.destination)}
    missing = text(
        "What workers from {origin} pay for recruitment to a job in {destination}, in months of what they earn there "
        "(indicator 10.7.1), is not in the sources read. It comes from surveys of returned or present workers in "
        "single corridors, by ILO and KNOMAD or by the statistical office of the country of origin.",
        **ends,
    )
    if survey is None:
        named = text(" The metadata of the indicator do not name this corridor among their examples of surveyed ones.")
    else:
        named = text(
            " This corridor has been surveyed: it is one of those named in {source}. The data of the survey have to be "
            "asked for from ILO or KNOMAD.",
            source=words(survey.source.partition(" (")[0]),
        )
    return (Paragraph((*missing, *named)),)
