"""What a test of a requirement finds, and the file that it looks at."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

import polars as pl


class Verdict(StrEnum):
    """Whether a requirement is met."""

    MET = "met"
    NOT_MET = "not met"
    # The file does not say, so that nobody can tell.
    NOT_STATED = "not stated"


@dataclass(frozen=True, slots=True)
class Finding:
    """A verdict and the reason for it, in a sentence."""

    verdict: Verdict
    why: str


@dataclass(frozen=True, slots=True)
class PriceFile:
    """A national price file: what it says of itself, and its quotes (`corridor.sources.quotes.QUOTE_SCHEMA`)."""

    about: Mapping[str, str]
    quotes: pl.DataFrame

    def said(self, key: str) -> str | None:
        """What the file says under a key; None where it says nothing."""
        return self.about.get(key, "").strip() or None
