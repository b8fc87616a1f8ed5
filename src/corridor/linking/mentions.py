"""Targets that a passage names by their code: "SDG 10.7", "target 8.8"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from corridor.agenda.targets import targets
from corridor.linking.links import Span

CERTAINTY = 0.98
"""How likely a code in such company means the target: assumed, not measured."""
_UNIT = (
    r"%|°|º|℃|per ?cent|pour cent|por ciento|degr[eé]|grado|градус|процент|درجة|في المائة|度|"
    r"mill|bill?ion|trillion|млн|млрд|милли|مليون|مليار|万|亿|times\b|hours?\b|met(?:er|re)s?\b|k[mg]\b"
)
"""What follows a figure that is no code: a goal of 1.5 °C, a target of 2.5 million."""
# Chinese and Arabic write a code without a blank before or after it.
_CODE = re.compile(rf"(?<![A-Za-z0-9_.,])(1[0-7]|[1-9])\.(\d{{1,2}}|[a-d])(?![A-Za-z0-9_]|[.,]\d|[\s-]*(?i:{_UNIT}))")
_COMPANY = re.compile(
    r"(?:\b(?:SDGs?|goals?|targets?|ODD|objectifs?|cibles?|ODS|objetivos?|metas?|ЦУР|цел[ьиейям]+|задач\w*)\b"
    r"|الهدف|الأهداف|الغاية|الغايات|目标|具体目标)"
    # Then nothing but numbers, marks and joining words, up to the code.
    r"(?:[\s\d.,;:()\[\]/&–-]|\b[a-d]\b|\b(?:and|or|to|et|ou|y|o|e|и|или|no|nos|n|№)\b|و|أو|和|及|、|第)*$",
    re.IGNORECASE,
)
_REACH = 120
"""Signs before a code in which the word that makes it one is looked for."""
_LIST = 3
_FIGURES = re.compile(r"%|\bper ?cent\b|\bmillion\b|\bbillion\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Mention:
    """A target that is named, and where."""

    target: str
    span: Span


@cache
def _known() -> frozenset[str]:
    return frozenset(target.code for target in targets())


def mentions(text: str) -> Iterator[Mention]:
    """Each target that a passage names, once.

    A code counts after a word such as goal or SDG, with only other codes between, or in a list of several codes; one
    with a letter also where it begins the passage, as in a list that is headed "targets".
    """
    found = [match for match in _CODE.finditer(text) if match.group() in _known()]
    codes = {match.group() for match in found}
    is_list = len(codes) >= _LIST and not _FIGURES.search(text)
    for match in found:
        code = match.group()
        before = text[max(0, match.start() - _REACH) : match.start()]
        begins = code[-1].isalpha() and not any(map(str.isalnum, text[: match.start()]))
        if code in codes and (is_list or begins or _COMPANY.search(before)):
            codes.remove(code)
            yield Mention(code, Span(*match.span(), code))
