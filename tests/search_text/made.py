"""Texts and queries made up for property tests, in the six UN languages and some others."""

from __future__ import annotations

from hypothesis import strategies as st

LANGUAGES = ("en", "fr", "es", "ru", "ar", "zh", "sw", None)

WORDS = (
    *("migrant", "Migrants", "migration", "workers", "the", "OR", "health", "policies", "décision-makers"),
    *("réfugiés", "l'immigration", "développement", "migración", "políticas", "niños", "трудящиеся", "мигрантов"),
    *("ещё", "العُمّالِ", "المهاجرين", "للاجئين", "سياسات", "الـSDGs", "٢٠٣٠", "移民", "国际移民政策", "2030年议程", "民"),
    *("10.7", "10.7.2", "10.c", "10-ج", "10-7", "A/RES/73/195", "COVID-19", "COVID19", "G-77", "แรงงาน", "हिन्दी"),
    *("이주노동자", "ﷺ", "⒜", "²", "x", "1"),
)
BETWEEN = (" ", " ", " ", ", ", ". ", "\n", "-", "/", ".", "'", " - ", "", "\u200d", "\u0301", "（", "。")
SIGNS = ('"', "“", "”", " -", " OR ", " NOT ", " AND ", "|", "*", "(", ")", "--", "\x00", "'", "\ud800", "**", ' "" ')

LONG_WORDS = " ".join(f"{number:04}क{'ि' * 9}" for number in range(10_000))
"""Words whose marks are spelled out, as title and body more than PostgreSQL takes in for one document."""


def _joined(words: st.SearchStrategy[str], between: st.SearchStrategy[str], most: int) -> st.SearchStrategy[str]:
    return st.lists(st.tuples(words, between), max_size=most).map(lambda parts: "".join(map("".join, parts)))


words = st.sampled_from(WORDS)
any_text = st.text(max_size=30)
texts = st.one_of(_joined(words, st.sampled_from(BETWEEN), 12), any_text)
queries = st.one_of(
    _joined(words, st.sampled_from((*BETWEEN, *SIGNS)), 6), _joined(any_text, st.sampled_from(SIGNS), 4), any_text
)
languages = st.sampled_from(LANGUAGES)
