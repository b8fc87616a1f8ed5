"""Work and exploitation: injuries at work by migratory status, trafficking."""

from __future__ import annotations

from corridor.reports.context import Context
from corridor.reports.document.blocks import Block, Heading, Paragraph
from corridor.reports.document.inline import Text, text
from corridor.reports.phrasing import count, in_place, two, when


def blocks(context: Context) -> tuple[Block, ...]:
    """What targets 8.7, 8.8 and 16.2 can be measured by."""
    return (
        Heading(2, "Work and exploitation", "work"),
        Paragraph((*_injuries(context), *_trafficking(context))),
    )


def _injuries(context: Context) -> Text:
    work, where = context.profile.work, in_place(context.code)
    if work.injury_ratio.known:
        sentence = (
            "In {year}, {migrants} of 100,000 migrant workers in {place} died of an injury at work, against {others} "
            "of 100,000 other workers (indicator 8.8.1)."
        )
        return text(
            sentence,
            year=when(work.injuries_of_migrants),
            migrants=two(work.injuries_of_migrants),
            place=where,
            others=two(work.injuries_of_others),
        )
    if work.injuries.known:
        sentence = (
            "Of 100,000 employees in {place}, {rate} died of an injury at work in {year} (indicator 8.8.1); no value "
            "by migratory status is published."
        )
        return text(sentence, place=where, rate=two(work.injuries), year=when(work.injuries))
    return text("The sources read hold no rate of injuries at work in {place} (indicator 8.8.1).", place=where)


def _trafficking(context: Context) -> Text:
    victims, where = context.profile.work.trafficking_victims, in_place(context.code)
    if not victims.known:
        return text(" No number of detected victims of trafficking is published for {place}.", place=where)
    sentence = (
        " Authorities detected {number} victims of trafficking in {year} (indicator 16.2.2); a higher number may mean "
        "better detection."
    )
    return text(sentence, number=count(victims), year=when(victims))
