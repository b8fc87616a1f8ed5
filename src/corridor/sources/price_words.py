"""The words that price files use for firms, speeds and instruments, brought to the terms of `corridor.sources.quotes`.

`data/price_words.csv` holds each publisher's spelling, the term, and how sure the pair is.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from pydantic import model_validator

from corridor.definitions import SourcedRecord, data_path, read_keyed
from corridor.sources.grid import tidy_text
from corridor.sources.quotes import AccessPoint, FirmType, Funding, Pickup, Speed

_LIST = re.compile(r"\s*[,;]\s*")
OTHER = "other"


class Field(StrEnum):
    """What a word is about."""

    FIRM_TYPE = "firm_type"
    SPEED = "speed"
    FUNDING = "funding"
    ACCESS_POINT = "access_point"
    PICKUP = "pickup"
    # A product such as `Cash to cash` tells both ends of a service.
    PICKUP_BY_PRODUCT = "pickup_by_product"
    TRANSPARENT = "transparent"


TERMS: Mapping[Field, frozenset[str]] = {
    Field.FIRM_TYPE: frozenset(FirmType),
    Field.SPEED: frozenset(Speed),
    Field.FUNDING: frozenset(Funding),
    Field.ACCESS_POINT: frozenset(AccessPoint),
    Field.PICKUP: frozenset(Pickup),
    Field.PICKUP_BY_PRODUCT: frozenset(Pickup),
    Field.TRANSPARENT: frozenset({"true", "false"}),
}
SEVERAL = frozenset({Field.FUNDING, Field.ACCESS_POINT, Field.PICKUP})
"""Fields of which a cell may hold a list."""


class PriceWord(SourcedRecord):
    """A publisher's spelling and its terms, joined with `;`."""

    field: Field
    written: str
    term: str

    @model_validator(mode="after")
    def _terms_are_known(self) -> PriceWord:
        if unknown := set(self.term.split(";")) - TERMS[self.field]:
            raise ValueError(f"{self.field} has no term {', '.join(sorted(unknown))}")
        return self


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a cell means: terms sorted and joined with `;`, and the parts that are no known word.

    `is_variant` says that case or blanks differ from the publisher's usual spelling.
    """

    terms: str | None
    unknown: tuple[str, ...] = ()
    is_variant: bool = False


@cache
def price_words() -> Mapping[tuple[Field, str], PriceWord]:
    """(field, spelling without case) -> word; raises `DefinitionError` for one given twice or an unknown term."""
    path = data_path("corridor.sources", "price_words.csv")
    return read_keyed(path, PriceWord, lambda word: (word.field, word.written.casefold()))


def meaning(field: Field, cell: str) -> Meaning:
    """What a cell means; a list is taken apart only where the whole of it is no word itself."""
    parts = [cell]
    if field in SEVERAL and _word(field, cell) is None:
        parts = [part for part in _LIST.split(cell) if part]
    words = [(part, _word(field, part)) for part in parts]
    terms = {term for _, word in words if word is not None for term in word.term.split(";")}
    return Meaning(
        terms=";".join(sorted(terms)) or None,
        unknown=tuple(part for part, word in words if word is None),
        is_variant=any(word is not None and word.written != part for part, word in words),
    )


def _word(field: Field, text: str) -> PriceWord | None:
    return price_words().get((field, tidy_text(text).casefold()))
