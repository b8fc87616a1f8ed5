"""People both ways: how many, how that changed, what part of all, the net."""

from __future__ import annotations

from corridor.measures.pair_people import PeopleOneWay
from corridor.places.pair import Pair
from corridor.reports.charts.line import line_chart
from corridor.reports.charts.series import Line
from corridor.reports.document.blocks import Block, Chart, Heading, Note, Paragraph, Table
from corridor.reports.document.inline import Digits, Text, text
from corridor.reports.pair_context import PairContext
from corridor.reports.phrasing import count, in_place, noun, one, source_of, two, when
from corridor.reports.tables import head, number, row_head


def blocks(context: PairContext) -> tuple[Block, ...]:
    """Paragraphs, a table by year and a chart; says so where there is no count."""
    people = context.profile.people
    return (
        Heading(2, "People both ways", "people-both-ways"),
        Paragraph((*_out(context), *_change(people.out), *_by_sex(people.out))),
        Paragraph((*_back(context), *_net(context))),
        *_over_time(context),
        Note(
            text(
                "UN DESA counts people by country of birth where censuses ask for it, else by citizenship. Origins "
                "that a census does not tell apart are not in a country's number."
            )
        ),
    )


def _out(context: PairContext) -> Text:
    people, pair = context.profile.people.out, context.pair
    if not people.stock.known:
        return _estimated(people, pair)
    share, of_all = people.share_of_migrants, people.share_of_emigrants
    sentence = "In {year}, {number} {people} from {origin} lived in {destination}"
    sentence += ": {of_all} per cent of all people from {origin} who live abroad" if of_all.known else ""
    sentence += " and" if of_all.known and share.known else ":" if share.known else ""
    sentence += " {share} per cent of the migrants in {destination} whose origin is listed" if share.known else ""
    return text(
        sentence + ".",
        year=when(people.stock),
        number=count(people.stock),
        people=noun(people.stock, "person", "people"),
        of_all=_share(of_all.value, one(of_all), two(of_all)),
        share=_share(share.value, one(share), two(share)),
        **_ends(pair),
    )


def _share[Shown](value: float | None, rough: Shown, fine: Shown) -> Shown:
    """One decimal, two for a share so small that one would show little."""
    return fine if value is not None and value < 1 else rough


def _estimated(people: PeopleOneWay, pair: Pair) -> Text:
    nothing = text("UN DESA lists no people from {origin} in {destination}.", **_ends(pair))
    if not people.estimate.value:
        where = " The bilateral tables of UN DESA (International Migrant Stock) or a census would have them."
        return (*nothing, *text(where))
    sentence = " The World Bank's bilateral table estimates {number} in {year}."
    return (*nothing, *text(sentence, number=count(people.estimate), year=when(people.estimate)))


def _change(people: PeopleOneWay) -> Text:
    trend, growth = people.stock_trend, people.growth
    if len(trend) < 2:
        return ()
    first, last = trend[0], trend[-1]
    if first.value is None or last.value is None:
        return ()
    verb = "grew" if last.value > first.value else "fell" if last.value < first.value else "did not change"
    sentence = f" Since {{first}}, when it was {{before}}, the number {verb}"
    sentence += " by {rate} per cent a year on average." if growth.value is not None and growth.value > 0 else "."
    return text(sentence, first=when(first), before=count(first), rate=one(growth))


def _by_sex(people: PeopleOneWay) -> Text:
    women, men = people.by_sex("F"), people.by_sex("M")
    if women.known and men.known:
        return text(" {women} of them were women and girls, {men} men and boys.", women=count(women), men=count(men))
    if not people.stock.known:
        return ()
    return text(
        " How many are women is not in the sources read; UN DESA's workbook of stocks by destination and origin (2020) "
        "has tables by sex."
    )


def _back(context: PairContext) -> Text:
    people, pair = context.profile.people.back, context.pair.back
    if not people.stock.known:
        return (*text("The other way: "), *_estimated(people, pair))
    sentence = "The other way, {number} {people} from {origin} lived in {destination} in {year}."
    who = noun(people.stock, "person", "people")
    return text(sentence, number=count(people.stock), people=who, year=when(people.stock), **_ends(pair))


def _net(context: PairContext) -> Text:
    net = context.profile.people.net
    if net.value is None:
        return ()
    sentence = " The first number less the second is {number} in {year}."
    return text(sentence, year=when(net), number=count(net))


def _over_time(context: PairContext) -> tuple[Block, ...]:
    by_year = context.profile.people.by_year
    if len(by_year) < 2:
        return ()
    origin, destination = (in_place(code).text for code in (context.pair.origin, context.pair.destination))
    stocks = tuple(out for out, _, _ in by_year)
    source = source_of(context.evidence, [figure for of_year in by_year for figure in of_year[:2]])
    caption = f"People from {origin} in {destination}"
    return (
        Table(
            "table-stocks",
            f"{caption}, and from {destination} in {origin}, {stocks[0].period} to {stocks[-1].period}",
            head("Year", f"From {origin} #", f"From {destination} #", "Net #"),
            tuple(
                (row_head(of_year[0].period), *(number(figure, Digits.COUNT) for figure in of_year))
                for of_year in by_year
            ),
            source,
        ),
        Chart(
            "chart-stocks",
            caption,
            line_chart([Line("People", stocks)], Digits.ROUNDED, "Persons"),
            f"A line of the number of people from {origin} in {destination} from {stocks[0].period} to "
            f"{stocks[-1].period}; the table before it holds every value.",
            stocks,
            source_of(context.evidence, stocks),
        ),
    )


def _ends(pair: Pair) -> dict[str, Text]:
    return {"origin": (in_place(pair.origin),), "destination": (in_place(pair.destination),)}
