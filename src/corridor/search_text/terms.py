"""What a word, phrase or code of a query is looked up as."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from corridor.search_text.languages import elided, languages_in
from corridor.search_text.lexeme import JOINTS
from corridor.search_text.normal_form import Normal
from corridor.search_text.query import Run, Term
from corridor.search_text.scripts import Script
from corridor.search_text.segmentation import Segmented, Token, segment_normal
from corridor.search_text.stems import document_stem, query_stems

SHORTEST_PREFIX = 2
"""Letters that the beginning of a word needs; with fewer, the star is not read."""


def read_word(normal: Normal, start: int, end: int, *, star: bool) -> Term:
    """The term for what stands between two blanks, which holds a letter or figure.

    Words that signs join (decision-maker) must follow one another, as written or by their stems.
    """
    found = segment_normal(normal, start, end, _target_letters(normal, start, end))
    words = _searched(_without_elisions(found.tokens, "'" in normal.text[start:end]))
    joint = JOINTS.get(normal.text[end - 1], "") if star else ""
    code = tuple(_code_runs(found, joint, star=star))
    if code:
        return Term(found.tokens, code)
    if joint and words[-1].word.isnumeric():
        return Term(words, (Run((*_tokens(words[:-1]), words[-1].token + joint), prefix=True),))
    exact = _exact(words, star=star)
    return Term(words, (exact,) if star and exact.prefix else (exact, *_stem_runs(words)))


def read_phrase(normal: Normal, start: int, end: int, most: int) -> Term | None:
    """The term for what stands between quotation marks, of which `most` words count; None where that is no word."""
    star = normal.text[start:end].endswith("*")
    found = segment_normal(normal, start, end, {})
    words = _searched(found.tokens)[:most]
    if not words:
        return None
    code = tuple(_code_runs(found, "", star=star))
    return Term(words, code or (_exact(words, star=star),), phrase=True)


def _target_letters(normal: Normal, start: int, end: int) -> dict[str, str]:
    # Without a letter of its script, nothing says that 10-7 is meant the way Arabic texts write 10.7.
    letters = {
        letter: latin for language in languages_in(Script.ARABIC) for letter, latin in language.target_letters.items()
    }
    return letters if letters.keys() & set(normal.text[start:end]) else {}


def _without_elisions(words: tuple[Token, ...], apostrophe: bool) -> tuple[Token, ...]:
    if not apostrophe:
        return words
    while len(words) > 1 and words[0].word in elided(words[0].script):
        words = words[1:]
    while len(words) > 1 and words[-1].word in elided(words[-1].script):
        words = words[:-1]
    return words


def _searched(words: tuple[Token, ...]) -> tuple[Token, ...]:
    """The words without the last sign alone, where a pair holds it already."""
    pairs_before = len(words) > 1 and words[-1].single and words[-2].end == words[-1].end
    return words[:-1] if pairs_before else words


def _code_runs(found: Segmented, joint: str, *, star: bool) -> Iterator[Run]:
    """What a code is looked up as, where the words are all of one."""
    for code in found.codes:
        if (code.first, code.last) == (0, len(found.tokens) - 1):
            yield Run((code.token + joint,), prefix=star)
            if not star and not any(joint in code.token for joint in JOINTS.values()):
                # COVID-19 is also written COVID 19.
                yield Run(_tokens(found.tokens))


def _exact(words: Sequence[Token], *, star: bool) -> Run:
    last = words[-1]
    long_enough = len(last.word) >= SHORTEST_PREFIX and last.script is not Script.UNSPACED
    return Run(_tokens(words), prefix=last.single or (star and long_enough))


def _stem_runs(words: Sequence[Token]) -> Iterator[Run]:
    if len(words) == 1:
        yield from (Run((stem,)) for stem in query_stems(words[0]))
        return
    for language in languages_in(words[0].script):
        stems = [document_stem(word, language) for word in words]
        known = [stem for stem in stems if stem is not None]
        if len(known) == len(words):
            yield Run(tuple(known))


def _tokens(words: Sequence[Token]) -> tuple[str, ...]:
    return tuple(word.token for word in words)
