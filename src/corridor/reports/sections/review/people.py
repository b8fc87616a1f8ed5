"""Who the migrants are: stock, share, sex, origins, destinations, over time."""

from __future__ import annotations

from corridor.measures.people import WORLD, People
from corridor.places.registry import place
from corridor.reports.charts.line import line_chart
from corridor.reports.charts.series import Line
from corridor.reports.context import Context
from corridor.reports.document.blocks import Block, Chart, Heading, MapBlock, Note, Paragraph, Table
from corridor.reports.document.inline import Digits, Text, text
from corridor.reports.phrasing import (
    capital,
    count,
    in_place,
    listed,
    one,
    rounded,
    source_of,
    two,
    when,
    words,
)
from corridor.reports.tables import head, number, ranked_rows, row_head

LISTED = 10


def blocks(context: Context) -> tuple[Block, ...]:
    """Paragraphs, tables, a chart and a map; says so where there is no data."""
    return (
        Heading(2, "Who the migrants are", "people"),
        *_living_here(context),
        *_whom_it_counts(context),
        *_over_time(context),
        *_origins(context),
        *_abroad(context),
    )


def _living_here(context: Context) -> tuple[Block, ...]:
    people, where = context.profile.people, in_place(context.code)
    if not people.stock.known:
        nothing = "The sources read hold no count of international migrants who live in {place}."
        return (Paragraph(text(nothing, place=where)),)
    sentence = "In {year}, {stock} international migrants lived in {place}"
    sentence += ", {share} per cent of the population." if people.share.known else "."
    return (
        Paragraph(
            (
                *text(
                    sentence, year=when(people.stock), stock=count(people.stock), place=where, share=two(people.share)
                ),
                *_by_sex(people),
            )
        ),
    )


def _whom_it_counts(context: Context) -> tuple[Block, ...]:
    people = context.profile.people
    counted = {"birth": "people born abroad", "citizenship": "foreign citizens"}.get(people.criterion or "")
    if counted is None:
        return ()
    added = " UN DESA adds refugees to it." if people.refugees_added else ""
    return (Note(text(f"The count rests on data on {counted}.{added}")),)


def _by_sex(people: People) -> Text:
    women, men = people.by_sex("F"), people.by_sex("M")
    if not (women.known and men.known):
        return text(" No count by sex is published.")
    sentence = " {women} of them were women and girls"
    sentence += " ({share} per cent)" if people.women_share.known else ""
    sentence += ", {men} men and boys."
    return text(sentence, women=count(women), share=one(people.women_share), men=count(men))


def _over_time(context: Context) -> tuple[Block, ...]:
    people = context.profile.people
    trend = people.stock_trend
    if len(trend) < 2:
        return ()
    name = place(context.code).name_in_sentence
    shares = {figure.period: figure for figure in people.share_trend}
    women = {figure.period: figure for figure in people.women_share_trend}
    rows = tuple(
        (
            row_head(figure.period),
            number(figure, Digits.COUNT),
            number(shares[figure.period], Digits.TWO) if figure.period in shares else row_head("no data"),
            number(women[figure.period], Digits.ONE) if figure.period in women else row_head("no data"),
        )
        for figure in trend
    )
    drawn = line_chart([Line("Migrants", trend)], Digits.ROUNDED, "International migrants (persons)")
    source = source_of(context.evidence, trend)
    return (
        Paragraph(_direction(people)),
        Table(
            "table-stock",
            f"International migrants in {name}, {trend[0].period} to {trend[-1].period}",
            head("Year", "Migrants #", "Per cent of population #", "Women and girls, per cent #"),
            rows,
            source,
        ),
        Chart(
            "chart-stock",
            f"International migrants in {name}",
            drawn,
            f"A line of the number of international migrants in {name} from {trend[0].period} to "
            f"{trend[-1].period}; the table before it holds every value.",
            trend,
            source,
        ),
    )


def _direction(people: People) -> Text:
    first, last, growth = people.stock_trend[0], people.stock_trend[-1], people.growth
    if growth.value is None or first.value is None or last.value is None:
        return text("The sources do not allow a rate of change.")
    verb = "grew" if last.value > first.value else "fell" if last.value < first.value else "did not change"
    sentence = (
        f"Between {{first}} and {{last}} the number {verb} from {{before}} to {{after}}, on average by {{rate}} "
        "per cent a year."
    )
    return text(sentence, first=when(first), last=when(last), before=count(first), after=count(last), rate=one(growth))


def _origins(context: Context) -> tuple[Block, ...]:
    people = context.profile.people
    top = people.origins[:LISTED]
    name = place(context.code).name_in_sentence
    if not top:
        return (Paragraph(text("The sources read do not say where migrants in {place} come from.", place=words(name))),)
    shares = [people.origin_share(code, figure) for code, figure in top]
    named = [(capital(place(code).short_name), figure) for code, figure in top]
    leading = listed(
        [text("{name} ({number})", name=in_place(code), number=rounded(figure)) for code, figure in top[:3]]
    )
    return (
        Paragraph(text("Most of them came from {leading} ({year}).", leading=leading, year=when(top[0][1]))),
        Table(
            "table-origins",
            f"Main countries of origin of migrants in {name}, {top[0][1].period}",
            head("Country of origin", "Migrants #", "Per cent of listed origins #"),
            ranked_rows(named, shares, Digits.COUNT),
            source_of(context.evidence, [figure for _, figure in top]),
        ),
    )


def _abroad(context: Context) -> tuple[Block, ...]:
    people = context.profile.people
    if context.code == WORLD:
        return ()
    name = place(context.code).name_in_sentence
    if not people.emigrants.known:
        return (
            Paragraph(
                text(
                    "The sources read do not count people from {place} who live abroad.",
                    place=words(name),
                )
            ),
        )
    opening = text(
        "{number} people from {place} lived in other countries in {year}.",
        number=count(people.emigrants),
        place=words(name),
        year=when(people.emigrants),
    )
    top = people.destinations[:LISTED]
    if not top:
        return (Paragraph(opening),)
    leading = listed(
        [text("{name} ({number})", name=in_place(code), number=rounded(figure)) for code, figure in top[:3]]
    )
    shares = [people.destination_share(code, figure) for code, figure in top]
    named = [(capital(place(code).short_name), figure) for code, figure in top]
    source = source_of(context.evidence, [figure for _, figure in top])
    return (
        Paragraph((*opening, *text(" The largest numbers lived in {leading}.", leading=leading))),
        Table(
            "table-destinations",
            f"Main countries of destination of people from {name}, {top[0][1].period}",
            head("Country of destination", "People #", "Per cent of all abroad #"),
            ranked_rows(named, shares, Digits.COUNT),
            source,
        ),
        MapBlock(
            "map-destinations",
            f"Where people from {name} live, {top[0][1].period}",
            dict(people.destinations),
            "Persons",
            f"A world map of the number of people from {name} by country of residence; the table before it "
            "lists the largest.",
            marked=context.code,
            source=source,
        ),
    )
