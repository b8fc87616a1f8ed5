"""Migration policy by domain: SDG indicator 10.7.2."""

from __future__ import annotations

from corridor.assessments.policy_bands import band_words, domain_titles
from corridor.measures.policy import DOMAINS
from corridor.places.place import PlaceKind
from corridor.places.registry import place
from corridor.reports.context import Context
from corridor.reports.document.blocks import Block, Heading, Paragraph, Table
from corridor.reports.document.inline import Digits, text
from corridor.reports.phrasing import in_place, one, source_of, when, words
from corridor.reports.tables import head, number, row_head, said


def blocks(context: Context) -> tuple[Block, ...]:
    """The bands of a country by domain, or the share of governments of a group that meet the criteria."""
    heading = Heading(2, "Migration policy", "policy")
    if context.place.kind is PlaceKind.GROUP:
        return (heading, *_group(context))
    return (heading, *_country(context))


def _country(context: Context) -> tuple[Block, ...]:
    policy, where = context.profile.policy, in_place(context.code)
    if not policy.total.known:
        nothing = (
            "The sources read hold no answer of {place} to the United Nations inquiry on migration policies "
            "(indicator 10.7.2)."
        )
        return (Paragraph(text(nothing, place=where)),)
    bands = [policy.band(domain) for domain in DOMAINS]
    sentence = (
        "By its Government's own answers in {year}, {place} {band} the criteria for policies that facilitate "
        "orderly, safe, regular and responsible migration (indicator 10.7.2)."
    )
    rows = tuple(
        (
            row_head(domain_titles()[domain]),
            number(band, Digits.CODE),
            said(band_words(band.value) if band.value is not None else "no data"),
        )
        for domain, band in zip(DOMAINS, bands, strict=True)
    )
    return (
        Paragraph(text(sentence, year=when(policy.total), place=where, band=words(_verb(policy.total.value)))),
        Table(
            "table-policy",
            f"Migration policy by domain: {place(context.code).short_name}, {policy.total.period}",
            head("Domain", "Band, 1 to 4 #", "Meaning"),
            rows,
            source_of(context.evidence, bands),
            notes=(
                text(
                    "The bands tell which policies exist, not how well they work. An unanswered question counts as no."
                ),
            ),
        ),
    )


def _verb(value: float | None) -> str:
    verbs = {1.0: "required further progress towards", 2.0: "partially met", 3.0: "met", 4.0: "fully met"}
    return verbs[value or 1.0]


def _group(context: Context) -> tuple[Block, ...]:
    policy, where = context.profile.policy, in_place(context.code)
    shares = [policy.share_meeting(domain) for domain in DOMAINS]
    if not shares[0].known:
        nothing = (
            "No share of governments of {place} that meet the criteria of indicator 10.7.2 is in the sources read."
        )
        return (Paragraph(text(nothing, place=where)),)
    sentence = (
        "Of the governments of {place} that answered in {year}, {share} per cent met or fully met the criteria of "
        "indicator 10.7.2."
    )
    rows = tuple(
        (row_head(domain_titles()[domain]), number(share, Digits.ONE))
        for domain, share in zip(DOMAINS, shares, strict=True)
    )
    return (
        Paragraph(text(sentence, place=where, year=when(shares[0]), share=one(shares[0]))),
        Table(
            "table-policy",
            f"Governments that meet or fully meet the criteria: {place(context.code).short_name}, {shares[0].period}",
            head("Domain", "Per cent of governments #"),
            rows,
            source_of(context.evidence, shares),
        ),
    )
