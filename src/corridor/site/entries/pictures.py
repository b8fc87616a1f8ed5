"""Uploaded pictures: told by content, and written anew without what they carry along."""

from __future__ import annotations

import io
import warnings
from dataclasses import dataclass
from hashlib import sha256

from PIL import Image, ImageOps, UnidentifiedImageError
from PIL.Image import DecompressionBombError, DecompressionBombWarning

from corridor.errors import UsageError

MOST_BYTES = 2 * 1024 * 1024
MOST_PIXELS = 20_000_000
LONGEST_SIDE = 1_600
"""Larger pictures are made smaller: no page shows more pixels."""

_ENDINGS = {"GIF": "gif", "JPEG": "jpg", "PNG": "png"}
_REMEDY = "give a GIF, JPEG or PNG picture of at most 2 MB and 20 million pixels"


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture as it is stored; `name` is the SHA-256 of its content with an ending."""

    name: str
    content: bytes
    width: int
    height: int


def read_picture(uploaded: bytes) -> Picture:
    """The picture that the bytes are, whatever the file is called; raises `UsageError` when they are none."""
    if len(uploaded) > MOST_BYTES:
        raise UsageError("a picture of at most 2 MB", f"{len(uploaded) / MOST_BYTES * 2:.1f} MB", remedy=_REMEDY)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", DecompressionBombWarning)
            with Image.open(io.BytesIO(uploaded), formats=tuple(_ENDINGS)) as opened:
                _check_size(opened)
                opened.load()
                return _written_anew(opened)
    except (UnidentifiedImageError, DecompressionBombError, DecompressionBombWarning) as error:
        raise UsageError("a GIF, JPEG or PNG picture", "something else", remedy=_REMEDY) from error
    except (OSError, SyntaxError, ValueError, EOFError) as error:
        # What Pillow raises for pictures that are cut off or damaged.
        raise UsageError("a whole picture", "a damaged one", remedy=_REMEDY) from error


def _check_size(opened: Image.Image) -> None:
    if opened.width * opened.height > MOST_PIXELS:
        raise UsageError(f"at most {MOST_PIXELS:,} pixels", f"{opened.width} by {opened.height} pixels", remedy=_REMEDY)


def _written_anew(opened: Image.Image) -> Picture:
    """The first frame alone, upright, without metadata: pixels are all that stays."""
    kind = opened.format or ""
    upright = ImageOps.exif_transpose(opened)
    mode = "RGB" if kind == "JPEG" else "RGBA" if _is_transparent(upright) else "RGB"
    plain = upright.convert(mode)
    plain.info = {}
    plain.thumbnail((LONGEST_SIDE, LONGEST_SIDE))
    out = io.BytesIO()
    if kind == "JPEG":
        plain.save(out, "JPEG", quality=85, optimize=True)
    else:
        kind = "PNG"  # a still GIF loses nothing as PNG
        plain.save(out, "PNG", optimize=True)
    content = out.getvalue()
    return Picture(f"{sha256(content).hexdigest()}.{_ENDINGS[kind]}", content, plain.width, plain.height)


def _is_transparent(picture: Image.Image) -> bool:
    return picture.has_transparency_data
