"""Matches are marked in the text as it is written."""

from __future__ import annotations

import pytest
from hypothesis import given

from corridor.search_text.highlights import Span, highlights
from corridor.search_text.query import Query
from corridor.search_text.reading import read_query
from corridor.search_text.segmentation import segment
from tests.search_text.made import languages, queries, texts
from tests.search_text.naive import holds

CASES = [
    ("en", "migrant", "Migrants’ rights; immigrants, MIGRANT work", "[Migrants]’ rights; immigrants, [MIGRANT] work"),
    (
        "en",
        '"migrant work"',
        "Migrant work, migrant. Work, migrants",
        "[Migrant work], [migrant. Work], migrants",
    ),
    ("en", "migrant work", "migrant work", "[migrant] [work]"),
    ("en", '"migrant work" work', "migrant work", "[migrant work]"),
    ("en", "work -migrant", "migrant work", "migrant [work]"),
    ("en", "migrant OR refugee", "refugees, migrants", "[refugees], [migrants]"),
    ("en", "remit*", "Remittances remit.", "[Remittances] [remit]."),
    ("en", "10.7", "10.7, 10.7.2, 7.10.7, 10.77", "[10.7], [10.7].2, 7.10.7, 10.77"),
    ("en", "7", "10.7", "10.[7]"),
    ("en", "73/195", "A/RES/73/195", "A/RES/[73/195]"),
    ("en", "covid19", "COVID-19 COVID 19", "[COVID-19] COVID 19"),
    ("en", "COVID-19", "COVID-19 COVID 19", "[COVID-19] [COVID 19]"),
    ("en", "decision-maker", "decision-makers decide", "[decision-makers] decide"),
    (None, "migrant", "migrants migrant", "migrants [migrant]"),
    ("fr", "etranger", "l’étranger, des étrangères, ÉTRANGERS", "l’[étranger], des [étrangères], [ÉTRANGERS]"),
    ("fr", "e\u0301tat", "E\u0301tat", "[E\u0301tat]"),
    ("es", "políticas", "POLÍTICA", "[POLÍTICA]"),
    ("ru", "ЕЩЁ мигрант", "Еще о мигрантах, мигрантов", "[Еще] о [мигрантах], [мигрантов]"),
    ("ar", "الهجرة", "سِيَاسَاتُ الْهِجْرَةِ، وهجـــرة", "سِيَاسَاتُ [الْهِجْرَةِ]، [وهجـــرة]"),
    ("ar", "10.7", "الغاية ١٠-٧", "الغاية [١٠-٧]"),
    ("ar", "SDGs", "الـSDGs", "الـ[SDGs]"),
    ("zh", "移民", "国际移民政策和移民", "国际[移民]政策和[移民]"),
    ("zh", "移民政策", "国际移民政策和移民", "国际[移民政策]和移民"),
    ("zh", "民", "人民的国民", "人[民]的国[民]"),
    ("zh", "移民 民政", "移民政策", "[移民政]策"),
    ("zh", "2030年", "２０３０年议程", "[２０３０年]议程"),
    ("zh", '"移民 政策"', "移民\n政策", "[移民\n政策]"),
]


def marked(text: str, spans: tuple[Span, ...]) -> str:
    for span in reversed(spans):
        text = f"{text[: span.start]}[{text[span.start : span.end]}]{text[span.end :]}"
    return text


@pytest.mark.parametrize(("language", "query", "text", "shown"), CASES)
def test_hand_checked(language: str | None, query: str, text: str, shown: str) -> None:
    assert marked(text, highlights(text, read_query(query), language)) == shown


def test_nothing_asked_marks_nothing() -> None:
    assert highlights("migrants", read_query(""), "en") == ()
    assert highlights("", read_query("migrants"), "en") == ()


@given(texts, queries, languages)
def test_spans_are_in_order_and_apart_and_within(text: str, asked: str, language: str | None) -> None:
    end = 0
    for span in highlights(text, read_query(asked), language):
        assert end <= span.start < span.end <= len(text)
        assert segment(text[span.start : span.end]).tokens
        end = span.end


@given(texts, queries, languages)
def test_something_is_marked_where_a_term_is_found(text: str, asked: str, language: str | None) -> None:
    query = read_query(asked)
    for group in query.groups:
        for term in group.terms:
            if not term.excluded:
                one = Query(query.text, (type(group)((term,)),))
                assert bool(highlights(text, one, language)) == holds(one, text, "", language)
