"""The shape of a text: one sign for each, that says what kind it is, so that patterns are short."""

from __future__ import annotations

import unicodedata

from corridor.search_text.scripts import Script, script_of

SCRIPTS = {
    "a": Script.LATIN,
    "g": Script.GREEK,
    "c": Script.CYRILLIC,
    "b": Script.HEBREW,
    "r": Script.ARABIC,
    "h": Script.UNSPACED,
    "o": Script.OTHER,
}
"""The kinds of letters. Besides: `n` digit, `m` mark, the signs `.` `/` `-` `'` `"` `*` `|`, blank, `!` the rest."""

_KINDS = {script: kind for kind, script in SCRIPTS.items()}
_KEPT = 0xFFFF
_THEMSELVES = frozenset("./-'\"*|")


class _Kinds(dict[int, str]):
    """Code point -> kind, found when first asked for, and kept for the scripts in common use."""

    def __missing__(self, code_point: int) -> str:
        found = _kind(chr(code_point))
        if code_point <= _KEPT:
            self[code_point] = found
        return found


def _kind(sign: str) -> str:
    category = unicodedata.category(sign)
    if category.startswith("L") or (category.startswith("N") and script_of(sign) is Script.UNSPACED):
        return _KINDS[script_of(sign)]
    if category.startswith("N"):
        return "n"
    if category.startswith("M"):
        return "m"
    if sign in _THEMSELVES:
        return sign
    return " " if sign.isspace() else "!"


_kinds = _Kinds()


def shape(normal: str) -> str:
    """The kind of each sign of a text in its normal form."""
    return normal.translate(_kinds)
