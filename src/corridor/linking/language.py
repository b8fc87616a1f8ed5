"""Which of the six languages a passage is written in: told by script, then by its small words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache

from corridor.definitions import Record, data_path, read_keyed
from corridor.search_text.normal_form import normal_form
from corridor.search_text.scripts import Script, script_of

_BY_SCRIPT = {Script.CYRILLIC: "ru", Script.ARABIC: "ar", Script.UNSPACED: "zh"}
_TOO_LONG_WITHOUT = 12
"""A text with this many words and no small word of a known language is in none of them; a heading may be."""


class _Language(Record):
    code: str
    small_words: tuple[str, ...]


@cache
def small_words() -> Mapping[str, frozenset[str]]:
    """Frequent words that say nothing of a subject, in their normal form, by language."""
    records = read_keyed(data_path(__package__, "small_words.yaml"), _Language, lambda record: record.code)
    return {code: frozenset(map(normal_form, record.small_words)) for code, record in records.items()}


def language_of(normal_text: str, words: Sequence[str]) -> str | None:
    """The code of the language of a text in its normal form, given its words; None for none of the six."""
    script = _script(normal_text)
    if script is not Script.LATIN:
        return _BY_SCRIPT.get(script) if script is not None else None
    counts = {code: sum(word in small for word in words) for code, small in small_words().items()}
    best = max(counts, key=lambda code: counts[code])
    if counts[best]:
        return best
    return None if len(words) >= _TOO_LONG_WITHOUT else "en"


def _script(text: str) -> Script | None:
    """The script of most letters, None where there are none."""
    if text.isascii():
        return Script.LATIN if any(map(str.isalpha, text)) else None
    counts: dict[Script, int] = {}
    for letter in text:
        if letter.isalpha():
            script = Script.LATIN if letter.isascii() else script_of(letter)
            # A sign of an unspaced script says more than a letter.
            counts[script] = counts.get(script, 0) + (3 if script is Script.UNSPACED else 1)
    return max(counts, key=lambda script: counts[script]) if counts else None
