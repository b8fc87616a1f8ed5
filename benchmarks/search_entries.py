"""Entries and searches for timing the search: 100,000 of the one, 300 of the other, the same in every run."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from random import Random

from benchmarks.cases import shared_data
from corridor.agenda.categories import LinkCategory
from corridor.agenda.targets import targets as all_targets
from corridor.catalogue.entry import Entry, EntryKind, EntrySource, Level, TargetLink, Translation
from corridor.catalogue.exchange.upr_info import read_upr_info
from corridor.certainty import Certainty
from corridor.forum.areas import areas
from corridor.places.registry import countries
from corridor.site.search.contract import Facet, Search, Sort

ENTRIES = 100_000
SEARCHES = 300
SEED = 2017
FOLDER = shared_data() / "practice-texts" / "upr-info"

_SYLLABLES = [first + then for first in "bdfgklmnprstv" for then in ("a", "e", "i", "o", "u", "an", "er", "is")]


def made_entries() -> Iterator[Entry]:
    """UPR Info's recommendations, again and again with other facts, words left out and others added."""
    chance = Random(SEED)
    texts = _texts(chance)
    codes = [target.code for target in all_targets()]
    places, kinds, levels = [place.code for place in countries()], list(EntryKind), list(Level)
    keys = [area.key for area in areas()]
    for number in range(ENTRIES):
        words = texts[number % len(texts)].split()
        if number >= len(texts):
            words = [word for word in words if chance.random() > 0.1] + chance.choice(texts).split()[:5]
        targets = chance.sample(codes, chance.randint(0, 3))
        links = [
            TargetLink(target=target, category=chance.choice([None, *LinkCategory]), by="made") for target in targets
        ]
        yield Entry(
            kind=kinds[int(chance.random() ** 2 * len(kinds))],
            id=f"made-{number}",
            title=" ".join(words[:14]),
            summary=" ".join(words),
            countries=tuple(chance.sample(places, chance.choice((1, 1, 1, 2, 5)))),
            level=chance.choice(levels),
            areas=tuple(chance.sample(keys, chance.randint(0, 2))),
            target_links=tuple(links),
            sources=(EntrySource(publisher="Made up", title="Nothing"),),
            year_start=chance.choice([None, *range(1995, 2026)]),
            certainty=Certainty.LOW,
            translations=_translations(chance, words),
        )


def made_searches() -> list[Search]:
    """Words, phrases, beginnings, exclusions, misspellings and facets, in all orders and on several pages."""
    chance = Random(SEED + 1)
    texts = _texts(Random(SEED))
    return [_search(chance, chance.choice(texts).split(), number) for number in range(SEARCHES)]


def _search(chance: Random, words: Sequence[str], number: int) -> Search:
    plain = [word.strip('.,;:()"') for word in words if len(word) > 3] or ["rights"]
    start = chance.randrange(len(plain))
    asked = (
        "",
        plain[start],
        " ".join(chance.sample(plain, min(2, len(plain)))),
        " ".join(chance.sample(plain, min(3, len(plain)))),
        f'"{" ".join(words[start : start + 2])}"',
        f"{plain[0]} -{plain[-1]}",
        f"{plain[start][:4]}*",
        f"{plain[0]} OR {plain[-1]}",
        f"{plain[start][:-2]}{plain[start][-1]} {plain[0]}",
        f"{chance.choice(countries()).name} {plain[start]}",
    )[number % 10]
    wanted = Search(asked, sort=chance.choice([Sort.RELEVANCE] * 4 + list(Sort)), page=chance.choice((1, 1, 1, 2, 5)))
    return replace(
        wanted,
        facets={facet: tuple(chance.sample(values, chance.choice((1, 1, 2)))) for facet, values in _facets(chance)},
    )


def _facets(chance: Random) -> list[tuple[Facet, tuple[str, ...]]]:
    known = {
        Facet.KIND: tuple(EntryKind),
        Facet.AREA: tuple(area.key for area in areas()),
        Facet.GOAL: tuple(str(number) for number in range(1, 18)),
        Facet.COUNTRY: tuple(place.code for place in countries()),
        Facet.REGION: ("002", "142", "150", "419"),
        Facet.YEAR: tuple(str(year) for year in range(1995, 2026)),
    }
    return chance.sample(sorted(known.items()), chance.choice((0, 0, 1, 1, 2)))


def _texts(chance: Random) -> list[str]:
    """The real recommendations where the publishers' files are, else as many texts of words made up."""
    files = sorted(FOLDER.glob("*.csv.gz")) if FOLDER.is_dir() else []
    if files:
        return [entry.summary for path in files for entry in read_upr_info(path).entries]
    words = ["".join(chance.choices(_SYLLABLES, k=chance.randint(1, 4))) for _ in range(20_000)]
    return [" ".join(words[int(chance.random() ** 3 * len(words))] for _ in range(30)) for _ in range(33_000)]


def _translations(chance: Random, words: Sequence[str]) -> tuple[Translation, ...]:
    if chance.random() > 0.1:
        return ()
    text = "国际移民政策 " + " ".join(words[:20])
    return (Translation(language="zh-Hans", title=text[:40], summary=text, status="machine", by="made"),)
