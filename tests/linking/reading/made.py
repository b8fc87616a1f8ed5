"""Documents made by hand, for what no word processor would write."""

from __future__ import annotations

import io
from collections.abc import Sequence
from zipfile import ZIP_DEFLATED, ZipFile

from corridor.linking.passage import Page
from corridor.linking.reading.document import Document
from corridor.linking.reading.read import read_stream

WORD = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def read(data: bytes, name: str = "standard input", column: str | None = None) -> Document:
    return read_stream(io.BytesIO(data), name, column=column)


def pages(data: bytes, name: str = "standard input", column: str | None = None) -> list[Page]:
    return list(read(data, name, column).pages)


def texts(data: bytes, name: str = "standard input", column: str | None = None) -> list[str]:
    return [page.text for page in pages(data, name, column)]


def drawn(lines: Sequence[str]) -> bytes:
    """The drawing of a page with these lines of text."""
    shown = " ".join(f"({line}) Tj T*" for line in lines)
    return f"BT /F 12 Tf 14 TL 40 700 Td {shown} ET".encode("latin-1")


def pdf(contents: Sequence[bytes], forms: Sequence[bytes] = ()) -> bytes:
    """A PDF whose pages draw this, each with the forms /X0, /X1, ... at hand (which have one another)."""
    first_form = 4
    first_page = first_form + len(forms)
    numbers = range(first_page, first_page + 2 * len(contents), 2)
    named = " ".join(f"/X{place} {first_form + place} 0 R" for place in range(len(forms)))
    resources = f"<< /Font << /F 3 0 R >> /XObject << {named} >> >>"
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Count {len(contents)} /Kids [{' '.join(f'{one} 0 R' for one in numbers)}] >>".encode(),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
        *(_stream(form, f"/Type /XObject /Subtype /Form /Resources {resources}") for form in forms),
    ]
    for number, content in zip(numbers, contents, strict=True):
        page = (
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Resources {resources} /Contents {number + 1} 0 R >>"
        )
        objects.extend([page.encode(), _stream(content)])
    return _with_places(objects)


def docx(body: str, **parts: str) -> bytes:
    """A DOCX with this in its body; `parts` are further ones in the folder `word`, without `.xml`."""
    document = f"<w:document {WORD}><w:body>{body}</w:body></w:document>"
    return packed({f"word/{name}.xml": text.encode() for name, text in {"document": document, **parts}.items()})


def packed(parts: dict[str, bytes]) -> bytes:
    """A zip file."""
    held = io.BytesIO()
    with ZipFile(held, "w", ZIP_DEFLATED) as file:
        for name, data in parts.items():
            file.writestr(name, data)
    return held.getvalue()


def paragraph(text: str) -> str:
    return f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>"


def _stream(content: bytes, entries: str = "") -> bytes:
    return f"<< {entries} /Length {len(content)} >>\nstream\n".encode() + content + b"\nendstream"


def _with_places(objects: list[bytes]) -> bytes:
    data = bytearray(b"%PDF-1.7\n")
    places = []
    for number, content in enumerate(objects, start=1):
        places.append(len(data))
        data += f"{number} 0 obj\n".encode() + content + b"\nendobj\n"
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    trailer = f"trailer << /Size {len(objects) + 1} /Root 1 0 R >>\nstartxref\n{len(data)}\n%%EOF\n"
    return bytes(data) + f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}{trailer}".encode()
