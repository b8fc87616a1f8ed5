"""What the normal form makes of one letter."""

from __future__ import annotations

import unicodedata
from functools import cache, lru_cache

from corridor.definitions import Record, data_path, read_keyed, read_records
from corridor.search_text.scripts import CodePoints, Script, script_of

_WITHOUT_ACCENTS = frozenset({Script.LATIN, Script.GREEK, Script.HEBREW, Script.ARABIC})


class _Letter(Record):
    code: str
    becomes: str = ""
    why: str


@cache
def folded_letters() -> dict[str, str]:
    """Letter -> what stands for it; nothing for those that are dropped."""
    records = read_keyed(data_path(__package__, "letters.csv"), _Letter, lambda record: record.code)
    return {chr(int(code, 16)): record.becomes for code, record in records.items()}


@cache
def dropped_marks() -> tuple[tuple[int, int], ...]:
    """Ranges of the marks that search does without."""
    return tuple(record.span for record in read_records(data_path(__package__, "dropped_marks.csv"), CodePoints))


@lru_cache(maxsize=1 << 16)
def bare(letter: str) -> str:
    """The letter without accent, in the one form that search knows; empty for what is dropped.

    Digits of all scripts become ASCII. Cyrillic й and ї, Indic vowels and Japanese voicing are letters of
    their own and stay.
    """
    if letter in folded_letters():
        return folded_letters()[letter]
    if unicodedata.category(letter) == "Cf" or any(first <= ord(letter) <= last for first, last in dropped_marks()):
        return ""
    digit = unicodedata.decimal(letter, None)
    if digit is not None:
        return str(digit)
    base = unicodedata.normalize("NFD", letter)[0]
    return base if script_of(base) in _WITHOUT_ACCENTS else letter


@lru_cache(maxsize=1 << 16)
def attaches(letter: str) -> bool:
    """Whether the letter may become one with the letter before it, or vanish into it."""
    first = unicodedata.normalize("NFKD", letter)[0]
    joins = unicodedata.category(first).startswith("M") or unicodedata.combining(first) > 0
    vowel_or_final_jamo = "\u1160" <= first <= "\u11ff" or "\ud7b0" <= first <= "\ud7fb"
    return joins or vowel_or_final_jamo or not bare(letter)
