"""Uploaded pictures: by content, small enough, without what they carry, and only for drafts."""

from __future__ import annotations

import io
import struct
import zlib

import pytest
from django.core.files.storage import default_storage
from PIL import Image
from PIL.PngImagePlugin import PngInfo

from corridor.errors import UsageError, WrongState
from corridor.site.entries.actions.illustration import attach_illustration, remove_illustration
from corridor.site.entries.pictures import read_picture
from tests.site.entries.conftest import People
from tests.site.entries.people import picture, started, submitted


def bomb() -> bytes:
    """A PNG of a few hundred bytes that says it has 10^10 pixels."""

    def chunk(name: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))

    header = struct.pack(">IIBBBBB", 100_000, 100_000, 8, 0, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", header)
        + chunk(b"IDAT", zlib.compress(b"\0" * 1000))
        + chunk(b"IEND", b"")
    )


def many_pixels() -> bytes:
    out = io.BytesIO()
    Image.new("1", (5_000, 5_000)).save(out, "PNG")
    return out.getvalue()


def with_secrets(kind: str) -> bytes:
    out = io.BytesIO()
    image = Image.new("RGB", (60, 40), "tomato")
    exif = image.getexif()
    exif[0x010E] = "taken at home by Ana"  # description
    exif[0x0112] = 6  # to be turned by 90 degrees
    options = {"exif": exif}
    if kind == "PNG":
        info = PngInfo()
        info.add_text("Author", "taken at home by Ana")
        image.save(out, kind, pnginfo=info, **options)
    else:
        image.save(out, kind, comment=b"taken at home by Ana", **options)
    return out.getvalue()


@pytest.mark.parametrize(("kind", "ending"), [("PNG", "png"), ("JPEG", "jpg"), ("GIF", "png")])
def test_the_three_kinds_are_told_by_content(kind: str, ending: str) -> None:
    read = read_picture(picture(kind))

    assert read.name.endswith(f".{ending}")
    assert (read.width, read.height) == (40, 30)
    assert Image.open(io.BytesIO(read.content)).size == (40, 30)
    assert read == read_picture(picture(kind))


@pytest.mark.parametrize("kind", ["PNG", "JPEG"])
def test_what_a_picture_carries_along_is_gone_and_it_stands_upright(kind: str) -> None:
    read = read_picture(with_secrets(kind))

    assert b"Ana" in with_secrets(kind)
    assert b"Ana" not in read.content
    assert (read.width, read.height) == (40, 60)


def test_code_behind_a_picture_is_gone() -> None:
    read = read_picture(picture("PNG") + b"<script>alert(1)</script>")

    assert b"script" not in read.content


def test_a_transparent_picture_stays_transparent_and_a_large_one_is_made_smaller() -> None:
    out = io.BytesIO()
    Image.new("RGBA", (2_000, 1_000), (0, 0, 0, 0)).save(out, "PNG")

    read = read_picture(out.getvalue())

    image = Image.open(io.BytesIO(read.content))
    assert (read.width, read.height) == (1_600, 800)
    assert image.mode == "RGBA"
    assert image.getpixel((5, 5)) == (0, 0, 0, 0)


REFUSED = {
    "svg": b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>',
    "html": b"<!doctype html><img src=x onerror=alert(1)>",
    "text": b"just words",
    "empty": b"",
    "pdf": b"%PDF-1.7\n1 0 obj",
    "webp": picture("WEBP"),
    "tiff": picture("TIFF"),
    "bomb": bomb(),
    "many pixels": many_pixels(),
    "3 MB": picture("PNG") + b"\0" * 3 * 1024 * 1024,
    "cut off png": picture("PNG", (300, 300))[:80],
    "cut off jpeg": picture("JPEG", (300, 300))[:400],
    "cut off gif": picture("GIF", (300, 300))[:40],
    "damaged": picture("PNG", (300, 300))[:60] + b"\xff" * 300,
}


@pytest.mark.parametrize("name", REFUSED)
def test_everything_else_is_refused(name: str) -> None:
    with pytest.raises(UsageError, match="GIF, JPEG or PNG"):
        read_picture(REFUSED[name])


def test_a_picture_goes_with_the_version_in_which_it_was_put(people: People) -> None:
    draft = started(people.contributor)
    entry = attach_illustration(people.contributor, draft.slug, picture(), revision=draft.revision)

    name = entry.version(1).record["illustration"]
    kept = entry.illustrations.get()
    assert kept.name == name
    with default_storage.open(kept.file.name) as file:
        assert file.read() == read_picture(picture()).content

    entry = attach_illustration(people.contributor, draft.slug, picture(), revision=entry.revision)
    assert entry.illustrations.count() == 1
    entry = remove_illustration(people.contributor, draft.slug, revision=entry.revision)
    assert entry.version(1).record["illustration"] is None


def test_what_was_handed_in_keeps_its_picture(people: People) -> None:
    entry = submitted(people.contributor)

    with pytest.raises(WrongState):
        attach_illustration(people.contributor, entry.slug, picture(), revision=entry.revision)
