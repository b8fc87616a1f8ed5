"""The encoding of a text, told by its bytes, and the text as a stream."""

from __future__ import annotations

import codecs
import io
import re
from typing import TextIO

from corridor.errors import Location, SourceError

_BLOCK = 1 << 20
_SAMPLE = 1 << 16
_UTF16_MARKS = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_NOT_ASCII = re.compile(r"[^\x00-\x7f\ufffd]")
_NOT_IN_TEXT = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f\ufffd]")
_GOOD_FOR_A_BROKEN = 20
_LIMIT_OF_CONTROLS = {"cp1252": 0.02}  # every byte is a character there, so that random bytes have few controls
_OTHER_LIMIT = 0.1


def encoding_of(data: bytes, declared: str | None = None) -> str:
    """UTF-16 by its mark, UTF-8 where it fits, else `declared`, else Windows-1252.

    UTF-8 with few broken places, as in a file that was cut off, stays UTF-8.
    """
    if data.startswith(_UTF16_MARKS):
        return "utf-16"
    broken, good = _places_in_utf8(data)
    if broken * _GOOD_FOR_A_BROKEN <= good:
        return "utf-8-sig"
    return declared or "cp1252"


def open_text(data: bytes, name: str, declared: str | None = None) -> TextIO:
    r"""The text as a stream whose lines end with `\n`; what cannot be decoded is U+FFFD.

    Raises `SourceError` where the bytes are no text.
    """
    encoding = encoding_of(data, declared)
    sample = data[:_SAMPLE].decode(encoding, errors="replace")
    controls = len(_NOT_IN_TEXT.findall(sample))
    if controls > len(sample) * _LIMIT_OF_CONTROLS.get(encoding, _OTHER_LIMIT):
        raise SourceError(
            "a PDF, DOCX, HTML, Markdown or text document, or a CSV",
            "bytes that are none of them",
            where=Location(name),
            remedy="save the document as PDF, DOCX or as text in UTF-8",
        )
    return io.TextIOWrapper(io.BytesIO(data), encoding=encoding, errors="replace", newline=None)


def _places_in_utf8(data: bytes) -> tuple[int, int]:
    """How many places are not UTF-8, and how many signs beyond ASCII are."""
    if data.isascii():
        return 0, 0
    decoder = codecs.getincrementaldecoder("utf-8")(errors="replace")
    broken = good = 0
    for start in range(0, len(data), _BLOCK):
        text = decoder.decode(data[start : start + _BLOCK], final=start + _BLOCK >= len(data))
        broken += text.count("\ufffd")
        good += len(_NOT_ASCII.findall(text))
    return broken, good
