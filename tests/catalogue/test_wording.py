"""The project says things in its own words: no long run of words is shared with the founding document."""

import re
from collections.abc import Iterator
from pathlib import Path

from corridor.catalogue.records import packaged
from corridor.forum.areas import areas
from corridor.forum.quoted_figures import quoted_figures
from corridor.forum.roundtables import roundtables
from tests.forum.references import FOUNDING_DOCUMENT, reference

SHARED_AT_MOST = 8
OFFICIAL_NAMES = ("WHO Global Code of Practice on the International Recruitment of Health Personnel",)
"""Titles of official texts, which may be quoted; longer than the run that is allowed."""


def words(text: str) -> list[str]:
    return re.findall(r"[^\W_]+", text.lower())


def runs(text: str, length: int) -> Iterator[tuple[str, ...]]:
    found = words(text)
    return (tuple(found[i : i + length]) for i in range(len(found) - length + 1))


def shared_runs(text: str, original: set[tuple[str, ...]]) -> set[tuple[str, ...]]:
    for name in OFFICIAL_NAMES:
        text = text.replace(name, " official name ")
    return {run for run in runs(text, SHARED_AT_MOST + 1) if run in original}


def packaged_texts() -> Iterator[str]:
    for entry in packaged().entries():
        yield from (entry.title, entry.summary, entry.note or "")
        yield from (link.evidence or "" for link in entry.target_links)
    for area in areas():
        yield f"{area.title}. {area.definition}"
    for figure in quoted_figures():
        yield f"{figure.label}. {figure.note}"
    for roundtable in roundtables():
        yield roundtable.title or ""


def test_no_run_of_nine_words_is_shared(shared_data: Path) -> None:
    original = set(runs(reference(shared_data, FOUNDING_DOCUMENT), SHARED_AT_MOST + 1))
    texts = list(packaged_texts())

    assert len(texts) > 2000
    assert {run for text in texts for run in shared_runs(text, original)} == set()


def test_a_copied_sentence_would_be_found() -> None:
    original = set(runs("one two three four five six seven eight nine ten", SHARED_AT_MOST + 1))

    assert shared_runs("Zero, two three four five six seven eight nine ten!", original)
    assert not shared_runs("Zero, three four five six seven eight nine ten!", original)


def test_sentences_are_whole() -> None:
    for entry in packaged().entries():
        assert entry.title == entry.title.strip() != ""
        assert entry.summary[-1] in ".)", entry.id
        assert "  " not in entry.summary
