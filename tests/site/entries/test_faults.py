"""What is wrong with what was written: each rule by itself, and nothing wrong with what is right."""

from __future__ import annotations

from typing import Any

import pytest

from corridor.site.entries.faults import Faulty, check_complete, faults_of, is_web_address, missing_in
from tests.site.entries.people import written

SOURCE = {"publisher": "p", "title": "t"}
TEXT = {"language": "fr", "title": "t", "summary": "s", "status": "draft", "by": "b"}
WRONG: list[tuple[str, dict[str, Any]]] = [
    ("title", {"title": "x" * 301}),
    ("summary", {"summary": "x" * 5_001}),
    ("illustration_alt", {"illustration_alt": "x" * 301}),
    ("partners", {"partners": ["x"] * 61}),
    ("partners", {"partners": ["x" * 301]}),
    ("gfmd_source", {"forum_sources": ["x" * 301]}),
    ("countries", {"countries": ["PHL", "QQQ"]}),
    ("areas", {"areas": ["money"]}),
    ("targets", {"targets": ["18"]}),
    ("gcm_objectives", {"gcm_objectives": [0]}),
    ("sources", {"sources": [SOURCE] * 61}),
    ("sources", {"sources": [SOURCE | {"title": "x" * 301}]}),
    ("sources", {"sources": [SOURCE | {"url": "ftp://example.org"}]}),
    ("year_start", {"year_start": 1799}),
    ("year_end", {"year_end": 2101}),
    ("year_end", {"year_start": 2010, "year_end": 2009}),
    ("translations", {"translations": [TEXT, TEXT]}),
    ("translations", {"translations": [TEXT | {"language": "en"}]}),
    ("translations", {"translations": [TEXT | {"summary": "x" * 5_001}]}),
]


@pytest.mark.parametrize(("field", "said"), WRONG)
def test_each_fault_stands_at_its_field(field: str, said: dict[str, Any]) -> None:
    assert [fault.field for fault in faults_of(written(**said))] == [field]


def test_what_is_at_the_limit_is_right() -> None:
    said = written(
        title="x" * 300,
        summary="x" * 5_000,
        targets=("10", "10.7", "17.19"),
        countries=("WLD", "002", "XKX"),
        gcm_objectives=(1, 23),
        year_start=1800,
        year_end=2100,
        translations=(TEXT,),
    )

    assert faults_of(said) == ()
    check_complete(said, illustrated=False, has_contact=True)


def test_a_picture_needs_words_and_a_call_a_contact() -> None:
    assert [fault.field for fault in missing_in(written(), illustrated=True, has_contact=True)] == ["illustration_alt"]
    assert [fault.field for fault in missing_in(written(kind="call"), illustrated=False, has_contact=False)] == [
        "contact"
    ]
    with pytest.raises(Faulty, match="contact"):
        check_complete(written(), illustrated=False, has_contact=False)


@pytest.mark.parametrize(
    ("address", "good"),
    [
        ("https://example.org/a?b=c#d", True),
        ("http://[::1]/", True),
        ("https://مثال.إختبار/", True),
        ("javascript:alert(1)", False),
        ("JavaScript:alert(1)", False),
        ("data:text/html,x", False),
        ("//example.org", False),
        ("https://", False),
        ("https://[::1", False),
        ("https://example.org/a b", False),
        ("https://example.org/" + "x" * 1_000, False),
    ],
)
def test_addresses_are_those_of_pages(address: str, good: bool) -> None:
    assert is_web_address(address) is good


def test_line_breaks_and_control_characters_are_left_out() -> None:
    said = written(
        title=" One\n two\x00 ", summary="A\x07B\nC", partners=["x\ty"], sources=[SOURCE | {"title": "t\x00"}]
    )

    assert (said.title, said.summary, said.partners, said.sources[0].title) == ("One two", "AB\nC", ("x y",), "t")
