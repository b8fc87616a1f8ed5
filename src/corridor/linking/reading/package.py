"""The parts of a DOCX, which is a zip file of XML: opened with care for what an attacker could put in."""

from __future__ import annotations

import io
import posixpath
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from xml.parsers import expat
from zipfile import BadZipFile, ZipFile

from corridor.errors import Location, SourceError
from corridor.linking.reading.limits import MAX_DEPTH, MAX_PARTS, MAX_RATIO, MAX_UNPACKED, RATIO_FROM

_BLOCK = 1 << 16
_ENTRY = b"PK\x01\x02"
_DAMAGE = (BadZipFile, EOFError, LookupError, NotImplementedError, OSError, RuntimeError, ValueError, zlib.error)
"""What zipfile raises for damage; NotImplementedError for a compression that it does not know."""

type Start = Callable[[str, dict[str, str]], None]


@contextmanager
def told_where(name: str) -> Iterator[None]:
    """Damage of a zip file or of its XML as a `SourceError`."""
    try:
        yield
    except (*_DAMAGE, expat.ExpatError) as error:
        raise SourceError(
            "a complete DOCX",
            f"one that is cut off or damaged ({error})",
            where=Location(name),
            remedy="open it in a word processor and save it again, or send it again",
        ) from error


class Package:
    """A DOCX. Raises `SourceError` for one that is damaged, unpacks too large, or is no Word document."""

    def __init__(self, data: bytes, name: str) -> None:
        self._name = name
        if data.count(_ENTRY) > MAX_PARTS:
            raise self._too_large(f"a DOCX of at most {MAX_PARTS:,} parts", "more")
        with told_where(name):
            self._zip = ZipFile(io.BytesIO(data))
        self._parts = {part.filename: part for part in self._zip.infolist()}
        unpacked = sum(part.file_size for part in self._zip.infolist())
        if unpacked > MAX_UNPACKED:
            raise self._too_large(f"parts of at most {MAX_UNPACKED:,} bytes together, unpacked", f"{unpacked:,}")
        self.main = self._main_part()

    def has(self, part: str) -> bool:
        """Whether the DOCX has the part."""
        return part in self._parts

    def beside_main(self, file: str) -> str:
        """The name of a part in the folder of the main one."""
        return posixpath.join(posixpath.dirname(self.main), file)

    def parse(
        self,
        part: str,
        start: Start,
        end: Callable[[str], None] = lambda tag: None,
        text: Callable[[str], None] = lambda text: None,
    ) -> Iterator[None]:
        """Calls what is given for each element and text of a part, and stops after each block of bytes.

        Tags and the names of attributes are namespace, blank, name.
        """
        info = self._parts[part]
        if info.file_size > RATIO_FROM and info.file_size > MAX_RATIO * info.compress_size:
            raise self._too_large(f"parts that unpack to at most {MAX_RATIO} times their size", f"{part} with more")
        parser = self._parser(start, end)
        parser.CharacterDataHandler = text
        with told_where(self._name), self._zip.open(info) as unpacked:
            while block := unpacked.read(_BLOCK):
                parser.Parse(block, False)
                yield
            parser.Parse(b"", True)
            yield

    def _parser(self, start: Start, end: Callable[[str], None]) -> expat.XMLParserType:
        depth = 0

        def opened(tag: str, attributes: dict[str, str]) -> None:
            nonlocal depth
            depth += 1
            if depth > MAX_DEPTH:
                raise self._too_large(f"at most {MAX_DEPTH} elements inside one another", "more")
            start(tag, attributes)

        def closed(tag: str) -> None:
            nonlocal depth
            depth -= 1
            end(tag)

        parser = expat.ParserCreate(namespace_separator=" ")
        parser.StartElementHandler = opened
        parser.EndElementHandler = closed
        parser.StartDoctypeDeclHandler = self._refuse_doctype
        return parser

    def _main_part(self) -> str:
        found: list[str] = []

        def relation(tag: str, attributes: dict[str, str]) -> None:
            if attributes.get("Type", "").endswith("/officeDocument"):
                found.append(attributes.get("Target", "").lstrip("/"))

        if self.has("_rels/.rels"):
            for _ in self.parse("_rels/.rels", relation):
                continue
        for part in (*found, "word/document.xml"):
            if self.has(part) and not part.startswith(("xl/", "ppt/")):
                return part
        is_workbook = any(part.startswith("xl/") for part in self._parts)
        raise SourceError(
            "a DOCX",
            "a workbook" if is_workbook else "a zip file that holds no Word document",
            where=Location(self._name),
            remedy="save the sheet as CSV and name the column with the text"
            if is_workbook
            else "save the document as DOCX or PDF; unpack a zip file first",
        )

    def _refuse_doctype(self, *declared: object) -> None:
        raise SourceError(
            "XML without a document type, as word processors write it",
            "a DOCX with <!DOCTYPE, which could make text without end",
            where=Location(self._name),
            remedy="ask who sent it; save it again in a word processor",
        )

    def _too_large(self, expected: str, found: str) -> SourceError:
        return SourceError(
            expected,
            found,
            where=Location(self._name),
            remedy="ask who sent it: it may be made to harm; or save it as PDF",
        )
