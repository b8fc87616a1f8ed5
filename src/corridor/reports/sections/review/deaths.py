"""Deaths on the way: SDG indicator 10.7.3."""

from __future__ import annotations

from corridor.places.registry import place
from corridor.reports.context import Context
from corridor.reports.document.blocks import Block, Heading, Note, Paragraph, Table
from corridor.reports.document.inline import Digits, Text, text
from corridor.reports.phrasing import count, in_place, noun, source_of, when
from corridor.reports.tables import head, number, row_head


def blocks(context: Context) -> tuple[Block, ...]:
    """The published counts and the sum over recorded incidents; says so where there is none."""
    deaths, where = context.profile.deaths, in_place(context.code)
    heading = Heading(2, "Deaths on the way", "deaths")
    if not deaths.published.known and not deaths.from_incidents.known:
        nothing = "The sources read record no death or disappearance of migrants in {place}."
        return (heading, Paragraph(text(f"{nothing} That is not proof that nobody died.", place=where)))
    trend = deaths.published_trend
    table: tuple[Block, ...] = ()
    if len(trend) > 1:
        table = (
            Table(
                "table-deaths",
                f"Deaths and disappearances during migration recorded in {place(context.code).name_in_sentence}",
                head("Year", "Persons #"),
                tuple((row_head(figure.period), number(figure, Digits.COUNT)) for figure in trend),
                source_of(context.evidence, trend),
            ),
        )
    return (
        heading,
        Paragraph((*_published(context), *_incidents(context))),
        *table,
        Note(text("All counts are minimums. The area is where a death happened, not where the person came from.")),
    )


def _published(context: Context) -> Text:
    published = context.profile.deaths.published
    if not published.known:
        return text("The Global SDG Indicators Database has no count for {place}.", place=in_place(context.code))
    if published.value == 0:
        nothing = (
            "The Global SDG Indicators Database records no death or disappearance in {place} in {year} ({number})."
        )
        return text(nothing, place=in_place(context.code), year=when(published), number=count(published))
    return text(
        "At least {number} {people} died or disappeared in {place} while migrating in {year} (indicator 10.7.3).",
        number=count(published),
        people=noun(published, "person", "people"),
        place=in_place(context.code),
        year=when(published),
    )


def _incidents(context: Context) -> Text:
    incidents = context.profile.deaths.from_incidents
    if not incidents.known:
        return ()
    sentence = " The Missing Migrants Project recorded incidents with {number} dead or missing in {year}."
    return text(sentence, number=count(incidents), year=when(incidents))
