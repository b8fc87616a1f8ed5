"""What changed between two versions, by field and by word."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corridor.catalogue.differences import ListChange, TextChange, ValueChange, differences
from corridor.catalogue.entry import TargetLink, TranslationStatus
from corridor.catalogue.records import packaged
from corridor.catalogue.words import MAX_PAIRS, PieceKind, compared
from tests.catalogue.made import made


def marked(before: str, after: str) -> str:
    """The comparison in one line: [-went][+came]."""
    signs = {PieceKind.SAME: "{}", PieceKind.REMOVED: "[-{}]", PieceKind.ADDED: "[+{}]"}
    return "".join(signs[piece.kind].format(piece.text) for piece in compared(before, after))


@pytest.mark.parametrize(
    ("before", "after", "shown"),
    [
        ("The city lends a stall.", "The city rents a big stall.", "The city [-lends ][+rents ]a [+big ]stall."),
        ("To migrants, for a year.", "To migrants for a year.", "To migrants[-, ][+ ]for a year."),
        ("Same.", "Same.", "Same."),
        ("", "New text.", "[+New text.]"),
        ("Old", "", "[-Old]"),
        ("移民的权利。", "移民工人的权利！", "移民[+工人]的权利[-。][+！]"),
        ("حقوق المهاجرين، كلها", "حقوق العمال المهاجرين كلها", "حقوق [+العمال ]المهاجرين[-، ][+ ]كلها"),
        ("مُهَاجِر قديم", "مُهَاجِر جديد", "مُهَاجِر [-قديم][+جديد]"),
        (" a b\n", "a  b", "[- ]a[- ][+  ]b[-\n]"),
        ("<b>x</b>", "<b>y</b>", "[-<b>x<][+<b>y<]/b>"),
    ],
)
def test_words_by_hand(before: str, after: str, shown: str) -> None:
    assert marked(before, after) == shown


TEXTS = st.text(st.sampled_from("ab ,\n移é"), max_size=40) | st.text(max_size=20)


@given(TEXTS, TEXTS)
def test_the_pieces_make_both_texts(before: str, after: str) -> None:
    pieces = compared(before, after)

    assert "".join(piece.text for piece in pieces if piece.kind is not PieceKind.ADDED) == before
    assert "".join(piece.text for piece in pieces if piece.kind is not PieceKind.REMOVED) == after
    assert all(one.kind is not other.kind for one, other in pairwise(pieces))


def test_a_word_repeated_without_end_costs_no_time() -> None:
    before, after = "start " + "a " * 20_000 + "end", "start b " + "a " * 19_000 + "b end"

    assert MAX_PAIRS < 19_000 * 19_000
    assert [piece.kind for piece in compared(before, after)] == [
        *(PieceKind.SAME, PieceKind.REMOVED, PieceKind.ADDED, PieceKind.SAME),
    ]


LINK = TargetLink(target="10.7", by="a")
BEFORE = made(
    "a",
    title="Old title",
    countries=("PHL", "ARE"),
    partners=("P", "Q"),
    target_links=(LINK,),
    year_end=2020,
    translations=({"language": "fr", "title": "Vieux", "summary": "S.", "status": "draft", "by": "m"},),
)


def test_nothing_changed() -> None:
    assert differences(BEFORE, BEFORE) == ()
    assert differences(BEFORE, BEFORE.model_copy(update={"version": 2, "state": "draft"})) == ()


def test_each_kind_of_change() -> None:
    accepted = LINK.model_copy(update={"state": "accepted", "by": "b"})
    after = BEFORE.model_copy(
        update={
            "title": "New title",
            "countries": ("ARE", "SWE"),
            "partners": ("Q", "P"),
            "target_links": (accepted,),
            "year_end": None,
            "certainty": "low",
        }
    )
    title, countries, partners, targets, year, certainty = differences(BEFORE, after)

    assert isinstance(title, TextChange)
    assert (title.field, title.label, title.language) == ("title", "Title", None)
    assert [(piece.kind, piece.text) for piece in title.pieces] == [
        ("removed", "Old "),
        ("added", "New "),
        ("same", "title"),
    ]
    assert isinstance(countries, ListChange)
    assert (countries.added, countries.removed, countries.kept) == (("SWE",), ("PHL",), ("ARE",))
    assert (countries.label, countries.moved) == ("Countries and areas", False)
    assert isinstance(partners, ListChange)
    assert partners.moved
    assert isinstance(targets, ListChange)
    assert (targets.added, targets.removed) == ((accepted,), (LINK,))
    assert year == ValueChange("year_end", "Last year", 2020, None)
    assert certainty == ValueChange("certainty", "Certainty", "high", "low")


def test_translations_are_compared_language_by_language() -> None:
    french = BEFORE.translations[0].model_copy(update={"title": "Nouveau", "status": TranslationStatus.REVIEWED})
    arabic = french.model_copy(update={"language": "ar", "title": "جديد", "summary": "م."})
    changed = differences(BEFORE, BEFORE.model_copy(update={"translations": (french, arabic)}))

    assert [(change.field, change.label, getattr(change, "language", None)) for change in changed] == [
        ("translations.title", "Title", "fr"),
        ("translations.status", "Translations (fr): status", None),
        ("translations.title", "Title", "ar"),
        ("translations.summary", "Summary", "ar"),
        ("translations.status", "Translations (ar): status", None),
        ("translations.by", "Translations (ar): by", None),
    ]
    assert changed[1] == ValueChange("translations.status", "Translations (fr): status", "draft", "reviewed")
    (gone, *_) = differences(BEFORE, BEFORE.model_copy(update={"translations": ()}))
    assert isinstance(gone, TextChange)
    assert [(piece.kind, piece.text) for piece in gone.pieces] == [("removed", "Vieux")]


def test_every_field_that_differs_is_told() -> None:
    first, *others = packaged().entries()[:60]
    for other in others:
        told = {change.field for change in differences(first, other)}
        differing = {name for name in type(first).model_fields if getattr(first, name) != getattr(other, name)}
        assert told == differing - {"id", "version", "state"}
