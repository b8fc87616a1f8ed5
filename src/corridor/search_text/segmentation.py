"""The words of a text, with their places."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise

from corridor.search_text.codes import CodeForm, code_forms
from corridor.search_text.lexeme import lexeme
from corridor.search_text.normal_form import Normal, normalised
from corridor.search_text.scripts import Script
from corridor.search_text.shape import SCRIPTS, shape

# Figures stand within words (G20, 3rd), but not in Arabic, which writes them beside words without a blank.
_WORD = "|".join(["r[rm]*", *(f"n*+{kind}[{kind}nm]*" for kind in "agcbo"), "n[nm]*"])
_PART = re.compile(_WORD)
# A blank between two signs of such scripts parts no words: it is a line's end, or for the eye.
_UNSPACED = re.compile("hm*(?: ?hm*)*")
_RUN = re.compile(f"(?:{_WORD})(?:[./-](?:{_WORD}))*|{_UNSPACED.pattern}")
_SIGN = re.compile("hm*")


@dataclass(frozen=True, slots=True)
class Token:
    """A word, or a pair of neighbouring signs of an unspaced script.

    `word` is its normal form, `token` its spelling for the engines, `written` what stands at `start` to `end` of the
    text. `sign_end` is where its first sign ends in the text: for words, that is `end`.
    """

    token: str
    word: str
    written: str
    start: int
    end: int
    sign_end: int
    script: Script | None

    @property
    def single(self) -> bool:
        """Whether it is one sign of an unspaced script."""
        return self.script is Script.UNSPACED and self.sign_end == self.end


@dataclass(frozen=True, slots=True)
class Segmented:
    """The words of a text in their order, and the codes; a code's parts count from the first word."""

    tokens: tuple[Token, ...]
    codes: tuple[CodeForm, ...]


def segment(text: str, target_letters: Mapping[str, str] | None = None) -> Segmented:
    """The words of a text. `target_letters` are those of its language, where that has any.

    Scripts that part words by blanks give words. The others give overlapping pairs of signs, and the last sign
    alone, so that each run of signs is found by its pairs and each sign as the beginning of a token.
    """
    normal = normalised(text)
    return segment_normal(normal, 0, len(normal.text), target_letters or {})


def segment_normal(normal: Normal, start: int, end: int, target_letters: Mapping[str, str]) -> Segmented:
    """The words of a part of a normal form, as `segment` gives them; places are those in the text as written."""
    tokens: list[Token] = []
    codes: list[CodeForm] = []
    text = normal.text[start:end]
    kinds = shape(text)
    for run in _RUN.finditer(kinds):
        if kinds[run.start()] == "h":
            tokens.extend(_pairs(normal, kinds, run, start))
            continue
        parts = list(_PART.finditer(kinds, *run.span()))
        if len(parts) > 1:
            words = [text[part.start() : part.end()] for part in parts]
            joints = [text[part.end()] for part in parts[:-1]]
            for form in code_forms(words, joints, target_letters):
                codes.append(CodeForm(form.token, form.first + len(tokens), form.last + len(tokens)))
        tokens.extend(_word(normal, kinds, part, start) for part in parts)
    return Segmented(tuple(tokens), tuple(codes))


def _word(normal: Normal, kinds: str, part: re.Match[str], offset: int) -> Token:
    start, end = part.start() + offset, part.end() + offset
    script = next((SCRIPTS[kind] for kind in kinds[part.start() : part.end()] if kind in SCRIPTS), None)
    return _token(normal, normal.text[start:end], (start, end), end, script)


def _pairs(normal: Normal, kinds: str, run: re.Match[str], offset: int) -> Iterator[Token]:
    signs = [(sign.start() + offset, sign.end() + offset) for sign in _SIGN.finditer(kinds, *run.span())]
    for (start, middle), (second, end) in pairwise(signs):
        word = normal.text[start:middle] + normal.text[second:end]
        yield _token(normal, word, (start, end), middle, Script.UNSPACED)
    start, end = signs[-1]
    yield _token(normal, normal.text[start:end], (start, end), end, Script.UNSPACED)


def _token(normal: Normal, word: str, place: tuple[int, int], sign_end: int, script: Script | None) -> Token:
    start, end = place
    return Token(
        token=lexeme(word),
        word=word,
        written=normal.as_written(start, end),
        start=normal.starts[start],
        end=normal.ends[end - 1],
        sign_end=normal.ends[sign_end - 1],
        script=script,
    )
