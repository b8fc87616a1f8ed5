"""Read a national price file for its certification."""

from __future__ import annotations

from pathlib import Path

from corridor.assessments.price_sites.finding import PriceFile
from corridor.errors import Location, SourceError
from corridor.sources.detect import reader_for
from corridor.sources.files import plain_name
from corridor.sources.readers import national_prices


def read_price_file(path: Path) -> PriceFile:
    """The file's quotes, and what the lines above its table say of it.

    Raises `SourceError` for a file in another form, for one that is damaged, and for one with wrong cells: these come
    before any certification.
    """
    reader = reader_for(path)
    quotes = national_prices.read(path).quotes if reader and reader.NAME == national_prices.NAME else None
    if quotes is None:
        raise SourceError(
            "a national price file",
            f"a file for the reader {reader.NAME}" if reader else "a file in another form",
            where=Location(plain_name(path)),
            remedy="see docs/formats/national-prices.md",
        )
    return PriceFile(national_prices.read_metadata(path), quotes)
