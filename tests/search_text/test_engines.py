"""SQLite and PostgreSQL find what a query means, and the same."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterable
from random import Random

import psycopg
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corridor.search_text import fts5, postgres
from corridor.search_text.document import MOST_CODES, MOST_PLACES, MOST_WORDS, Document, document
from corridor.search_text.lexeme import EVERYWHERE
from corridor.search_text.query import Query
from corridor.search_text.reading import read_query
from tests.search_text.made import (
    BETWEEN,
    LANGUAGES,
    LONG_WORDS,
    SIGNS,
    WORDS,
    languages,
    queries,
    texts,
)
from tests.search_text.naive import holds
from tests.site import postgres as postgres_server

Texts = tuple[str, str, str | None]

DOCUMENTS: dict[str, Texts] = {
    "en": ("Migrant workers' health", "By 2030, target 10.7 and A/RES/73/195; COVID-19. Decision-makers act.", "en"),
    "fr": ("L'emploi des réfugiés", "Politiques de développement, cible 10.c, indicateur 10.7.2", "fr"),
    "es": ("Migración laboral", "Los países y las políticas de los niños migrantes", "es"),
    "ru": ("Трудовая миграция", "Ещё раз о правах трудящихся-мигрантов", "ru"),
    "ar": ("حماية اللاجئين", "سِيَاسَاتُ الهِجْرَةِ والتحويلات، الغاية ١٠-٧", "ar"),
    "zh": ("国际移民政策", "２０３０年可持续发展议程", "zh"),
    "none": ("Wahamiaji", "migrants and remittances in a language unknown", None),
}

FOUND = [
    ("", "en fr es ru ar zh none"),
    ("migrant", "en es"),  # the stem of Spanish migrantes too; where no language is known, words as they stand
    ("migrants", "en none"),
    ('"migrant"', "en"),
    ('"migrant workers"', "en"),
    ('"workers health"', "en"),
    ('"migrant health"', ""),
    ('"worker health"', ""),
    ('"health by"', ""),  # title and body do not touch
    ("10.7", "en fr ar"),
    ("10-7", "ar"),
    ("7.2", ""),
    ("10.*", "en fr ar"),
    ("10", "en fr ar"),
    ("73/195", "en"),
    ("covid19", "en"),
    ("decision-maker", "en"),
    ("maker-decision", ""),
    ("refugies emploi", "fr"),
    ("réfugié", "fr"),
    ("l’emploi", "fr"),
    ("pais", "es"),
    ("migraciones", "es"),
    ("мигрант", "ru"),
    ("еще", "ru"),
    ("سياسة", "ar"),
    ("لاجئ", "ar"),
    ("تحويل", "ar"),
    ("10.7 الهجرة", "ar"),
    ("移民", "zh"),
    ("民", "zh"),
    ("策", "zh"),
    ("移国", ""),
    ("政策 移民", "zh"),
    ("2030年", "zh"),
    ("2030", "en zh"),
    ("migrants -health", "none"),
    ("-migrants", "fr es ru ar zh"),
    ("health OR migración", "en es"),
    ("health OR -migrants", "en fr es ru ar zh"),
    ("remit*", "none"),
    ("xyz", ""),
]


IDS = tuple(DOCUMENTS)


def columns(texts: Texts) -> tuple[str, str]:
    return fts5.columns(document(*texts))


class Sqlite:
    """Documents in a table of FTS5, until the block is left."""

    def __init__(self, *documents: Texts, tokenizer: str = fts5.TOKENIZER) -> None:
        self.connection = sqlite3.connect(":memory:")
        self.connection.execute(f"CREATE VIRTUAL TABLE searched USING fts5(title, body, tokenize = '{tokenizer}')")
        self.connection.executemany("INSERT INTO searched VALUES (?, ?)", map(columns, documents))

    def __enter__(self) -> Sqlite:
        return self

    def __exit__(self, *_: object) -> None:
        self.connection.close()

    def find(self, query: Query) -> list[int]:
        """The places of the documents that are found, from 0."""
        asked = "SELECT rowid - 1 FROM searched WHERE searched MATCH ? ORDER BY rowid"
        return [place for (place,) in self.connection.execute(asked, (fts5.match(query),))]

    def tokens(self) -> set[str]:
        """All tokens that the engine made of the documents."""
        self.connection.execute("CREATE VIRTUAL TABLE temp.words USING fts5vocab(main, searched, row)")
        return {token for (token,) in self.connection.execute("SELECT term FROM temp.words")}


class Postgres:
    """Documents in a temporary table of PostgreSQL, until the block is left."""

    def __init__(self, *documents: Texts) -> None:
        self.connection = psycopg.connect(postgres_server.address(), dbname="postgres")
        self.connection.execute("CREATE TEMPORARY TABLE searched (place integer, words tsvector)")
        with self.connection.cursor() as cursor:
            rows = [(place, postgres.tsvector(document(*texts))) for place, texts in enumerate(documents)]
            cursor.executemany("INSERT INTO searched VALUES (%s, %s)", rows)

    def __enter__(self) -> Postgres:
        return self

    def __exit__(self, *_: object) -> None:
        self.connection.close()

    def find(self, query: Query) -> list[int]:
        """The places of the documents that are found, from 0."""
        asked = "SELECT place FROM searched WHERE words @@ %s::tsquery ORDER BY place"
        return [place for (place,) in self.connection.execute(asked, (postgres.tsquery(query),))]


@pytest.mark.parametrize(("text", "ids"), FOUND)
def test_hand_checked_on_sqlite(text: str, ids: str) -> None:
    with Sqlite(*DOCUMENTS.values()) as sqlite:
        assert [IDS[place] for place in sqlite.find(read_query(text))] == ids.split()


@given(st.lists(st.tuples(texts, texts, languages), min_size=1, max_size=4), st.lists(queries, min_size=1, max_size=8))
@settings(max_examples=100)
def test_sqlite_finds_what_a_query_means(documents: list[Texts], asked: list[str]) -> None:
    with Sqlite(*documents) as sqlite:
        for query in map(read_query, asked):
            meant = [place for place, texts in enumerate(documents) if holds(query, *texts)]
            assert sqlite.find(query) == meant, query


def made_up(random: Random, words: tuple[str, ...], signs: tuple[str, ...], most: int) -> str:
    return "".join(random.choice(words) + random.choice(signs) for _ in range(random.randint(0, most)))


def test_postgresql_finds_what_sqlite_finds() -> None:
    """One test with everything in it, so that one server is started."""
    random = Random(10_7)  # noqa: S311 - texts made up, not secrets
    longer = ("long", "the " * 300 + "end " + "w " * MOST_WORDS, "en")
    made = [
        (made_up(random, WORDS, BETWEEN, 5), made_up(random, WORDS, BETWEEN, 12), random.choice(LANGUAGES))
        for _ in range(80)
    ]
    documents = [*DOCUMENTS.values(), longer, (LONG_WORDS, LONG_WORDS.replace("क", "ख"), None), *made]
    asked = [text for text, _ in FOUND] + ['"the end"', "end -w", "w", "0100*"]
    asked += [made_up(random, WORDS, (*BETWEEN, *SIGNS), 4) for _ in range(500)]
    asked += ["﷽" * 80, '"' + "移" * 80, "a-b" * 100, " OR ".join(["migrants -x"] * 30)]
    with Sqlite(*documents) as sqlite, Postgres(*documents) as postgresql:
        for text in asked:
            query = read_query(text)
            assert postgresql.find(query) == sqlite.find(query), text


def tokens_of(documents: Iterable[Document]) -> set[str]:
    fields = [field for made in documents for field in (made.title, made.body)]
    return {EVERYWHERE, *(token for field in fields for token in (*field.words, *field.stems, *field.codes))}


@given(st.lists(st.tuples(texts, texts, languages), max_size=3))
@settings(max_examples=50)
def test_sqlite_makes_exactly_our_tokens(documents: list[Texts]) -> None:
    with Sqlite(*documents, *DOCUMENTS.values()) as sqlite:
        made = [document(*texts) for texts in (*documents, *DOCUMENTS.values())]
        assert sqlite.tokens() == tokens_of(made)


def test_so_does_the_tokenizer_unicode61_in_the_six_languages() -> None:
    with Sqlite(*DOCUMENTS.values(), tokenizer="unicode61 remove_diacritics 0") as sqlite:
        assert sqlite.tokens() == tokens_of(document(*texts) for texts in DOCUMENTS.values())


@given(queries, texts, texts, languages)
def test_rendering_never_fails_and_quotes_safely(text: str, title: str, body: str, language: str | None) -> None:
    query = read_query(text)
    made = document(title, body, language)
    one = r"[^\W_]+"
    assert re.fullmatch(rf'(?:"{one}(?: {one})*"(?: \*)?|[()]| AND | OR | NOT )+', fts5.match(query))
    assert re.fullmatch(rf"(?:'{one}'(?::\*)?| <-> |[()!]| & | \| )+", postgres.tsquery(query))
    assert re.fullmatch(rf"'{one}'(?: '{one}':\d+A?(?:,\d+A?)*)*", postgres.tsvector(made))


def test_the_literals_of_postgresql() -> None:
    made = document("Migrants 10.7", "migrants", "en")
    assert postgres.tsvector(made).split() == [
        f"'{EVERYWHERE}'",
        *("'migrants':1A,5", "'10':2A", "'7':3A", "'ˢenmigrant':1A,5", f"'10ᵖ7':{MOST_WORDS + 3}A"),
    ]
    assert postgres.tsquery(read_query('"labour migration" -10.7')) == "'labour' <-> 'migration' & !('10ᵖ7')"


def test_postgresql_s_limits_are_kept() -> None:
    codes = " ".join(f"1.{number}" for number in range(MOST_CODES))
    literal = postgres.tsvector(document("x " * 20_000, f"{codes} " + "é" * 5_000, "fr"))
    places = [int(place) for place in re.findall(r"[:,](\d+)", literal)]
    assert max(places) <= 16_383
    assert max(len(token.encode()) for token in re.findall(r"'([^']+)'", literal)) <= 2_046
    assert max(len(places.split(",")) for places in re.findall(r":([\dA,]+)", literal)) <= MOST_PLACES
