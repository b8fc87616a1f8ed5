"""Arabic words as nouns with the article, the form in which the Snowball stemmer does best.

Left alone, the stemmer takes many nouns without the article for verbs, and cuts letters of the root: سياسات
(policies) would lose its first letter, السياسات would not, and neither would find the other.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

_ARTICLE = "ال"
# Enough letters must be left: وكالات (agencies) holds no article.
_WITH_ARTICLE = re.compile("^[وف]?(?:(?:ال)+(?=.{2})|(?:[بك]ال|لل)(?=.{3}))")
_CONTRACTED = re.compile("^[وف]?لل(?=.{3})")
_OWNER = re.compile("(?<=.{4})(?:هما|هم|هن|ها|كم|نا)$")
# Final heh stands for teh marbuta too; the stemmer knows teh marbuta alone. Before an owner's ending it is teh.
_FINAL_HEH = re.compile("(?<=.{3})ه$")
_FINAL_TEH = re.compile("(?<=.{2})(?<!ا)ت$")
_ATTACHED = ("و", "ل", "ب")


def as_noun(normal: str) -> str:
    """The word with the article, and without conjunction, preposition and owner (their policies: the policies)."""
    bare = _WITH_ARTICLE.sub("", normal)
    owned = _OWNER.sub("", bare)
    if owned != bare:
        bare = _FINAL_TEH.sub("ة", owned)
    return _ARTICLE + _FINAL_HEH.sub("ة", bare)


def readings(normal: str) -> Iterator[str]:
    """The nouns that a query's word may stand for in a text.

    A text attaches and, for, by to a noun without article, which cannot be told from its letters; and with the
    article, for contracts with a first lam (للاجئين is for the لاجئين).
    """
    yield as_noun(normal)
    bare = _WITH_ARTICLE.sub("", normal)
    yield from (as_noun(attached + bare) for attached in _ATTACHED)
    if _CONTRACTED.match(normal):
        yield as_noun("ل" + bare)
    elif bare.startswith("ل"):
        yield as_noun("لل" + bare[1:])
