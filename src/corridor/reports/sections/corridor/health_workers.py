"""Doctors trained in one country who practise in the other (target 3.c)."""

from __future__ import annotations

from corridor.measures.pair_health_workers import DoctorsOneWay
from corridor.places.pair import Pair
from corridor.reports.document.blocks import Block, Heading, Note, Paragraph
from corridor.reports.document.inline import Text, text
from corridor.reports.pair_context import PairContext
from corridor.reports.phrasing import count, in_place, noun, two, when


def blocks(context: PairContext) -> tuple[Block, ...]:
    """Doctors both ways; says whose count is missing where there is none."""
    health, pair = context.profile.health_workers, context.pair
    heading = Heading(2, "Doctors trained in the other country", "health-workers")
    ways = [said for said in (_way(health.out, pair), _way(health.back, pair.back)) if said]
    if not ways:
        nothing = (
            "The sources read hold no count of doctors trained in {origin} who practise in {destination}, nor the "
            "other way. The OECD's Health Workforce Migration data would have it for the countries that report to "
            "them; elsewhere the register of the medical council would."
        )
        origin, destination = in_place(pair.origin), in_place(pair.destination)
        return (heading, Paragraph(text(nothing, origin=origin, destination=destination)))
    return (
        heading,
        *(Paragraph(said) for said in ways),
        Note(text("Some of these doctors were born in the country of practice and studied abroad.")),
    )


def _way(one_way: DoctorsOneWay, pair: Pair) -> Text:
    if not one_way.doctors.known:
        return ()
    sentence = "{number} {doctors} trained in {origin} practised in {destination} in {year}"
    sentence += ", {share} per cent of the foreign-trained doctors there whose country of training is listed"
    return text(
        sentence + ".",
        number=count(one_way.doctors),
        doctors=noun(one_way.doctors, "doctor", "doctors"),
        origin=in_place(pair.origin),
        destination=in_place(pair.destination),
        year=when(one_way.doctors),
        share=two(one_way.share),
    )
