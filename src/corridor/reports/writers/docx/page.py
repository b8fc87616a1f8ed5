"""A document as one DOCX file."""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence
from datetime import datetime

import docx
from docx.document import Document as DocxDocument
from docx.shared import Mm

from corridor.evidence.trace import Trace
from corridor.reports.document.blocks import (
    Block,
    Box,
    Chart,
    Document,
    Heading,
    Items,
    MapBlock,
    Note,
    Paragraph,
    Table,
)
from corridor.reports.document.inline import Text
from corridor.reports.writers.annex import ANCHOR, annex_traces
from corridor.reports.writers.docx import styles
from corridor.reports.writers.docx.archive import with_fixed_date
from corridor.reports.writers.docx.lists import start_list
from corridor.reports.writers.docx.table import add_table
from corridor.reports.writers.docx.text import add_text
from corridor.reports.writers.docx.xml import (
    BOOKMARK_LENGTH,
    add_bookmark,
    add_field,
    add_link,
    add_paragraph,
    close_field,
    open_field,
    shade,
)
from corridor.reports.writers.numbering import numbered
from corridor.reports.writers.phrases import phrases
from corridor.reports.writers.pictures import Picture

_PICTURE_WIDTH = Mm(160)
_BOX = "#f6f8fa"


def to_docx(document: Document, pictures: Mapping[str, Picture]) -> bytes:
    """The whole file; dates in it are the document's, so equal documents give equal bytes."""
    writer = _Writer(document, pictures)
    writer.front()
    for block in document.blocks:
        writer.block(block)
    writer.annex(annex_traces(document))
    out = io.BytesIO()
    writer.file.save(out)
    return with_fixed_date(out.getvalue(), _date(document))


def _date(document: Document) -> datetime:
    return datetime.fromisoformat(document.metadata["date"])


class _Writer:
    def __init__(self, document: Document, pictures: Mapping[str, Picture]) -> None:
        self.file: DocxDocument = docx.Document()
        self._document = document
        self._language = document.language
        self._pictures = pictures
        self._words = phrases(document.language)
        self._captions = numbered(document)
        self._bookmarks = 0
        styles.set_styles(self.file, document.language)
        self._properties()
        self._footer()

    def front(self) -> None:
        """Title, subtitle, author and date, contents."""
        document, metadata = self._document, self._document.metadata
        add_paragraph(self.file, "Title", document.title)
        if document.subtitle:
            add_paragraph(self.file, "Subtitle", document.subtitle)
        about = [metadata["author"]] if "author" in metadata else []
        add_paragraph(self.file, styles.NOTE, " · ".join([*about, metadata["date"]]))
        self._contents()

    def block(self, block: Block) -> None:
        """One block, added at the end."""
        match block:
            case Heading(level, text, anchor):
                self._heading(level, text, anchor)
            case Paragraph(text):
                self._paragraph(text, styles.BODY)
            case Note(text):
                self._paragraph(text, styles.NOTE)
            case Items():
                self._items(block)
            case Table():
                self._table(block)
            case Chart() | MapBlock():
                self._picture(block)
            case Box():
                self._box(block)

    def annex(self, traces: Sequence[Trace]) -> None:
        """Where each figure comes from, for all figures that are shown."""
        if not traces:
            return
        self._heading(1, self._words.annex, ANCHOR, new_page=True)
        add_paragraph(self.file, styles.BODY, self._words.annex_note)
        for trace in traces:
            paragraph = add_paragraph(self.file, styles.TRACE)
            paragraph.add_run(trace.value).bold = True
            paragraph.add_run(f" {trace.label}")
            for step in trace.steps:
                line = add_paragraph(self.file, styles.TRACE_STEP)
                line.paragraph_format.left_indent = Mm(3 * (1 + step.depth))
                kind = "" if step.kind == "more" else f"{getattr(self._words, step.kind)}: "
                line.add_run(" · ".join([f"{kind}{step.text}", *(f"{name}: {value}" for name, value in step.details)]))

    def _heading(self, level: int, text: str, anchor: str, *, new_page: bool = False) -> None:
        paragraph = add_paragraph(self.file, f"Heading {min(level, 4)}", text)
        paragraph.paragraph_format.page_break_before = new_page or None
        self._bookmarks += 1
        add_bookmark(paragraph, _bookmark(anchor), self._bookmarks)

    def _contents(self) -> None:
        """A contents field, showing the headings until Word adds the pages."""
        title = add_paragraph(self.file, styles.BOX_TITLE)
        title.add_run(self._words.contents)
        headings = [block for block in self._document.blocks if isinstance(block, Heading) and block.level <= 2]
        lines = [(heading.level, heading.text, heading.anchor) for heading in headings]
        if self._document.traces:
            lines.append((1, self._words.annex, ANCHOR))
        paragraph = add_paragraph(self.file, styles.BODY)
        open_field(paragraph, 'TOC \\o "1-2" \\h \\z \\u')
        for index, (level, text, anchor) in enumerate(lines):
            paragraph = add_paragraph(self.file, styles.BODY) if index else paragraph
            paragraph.paragraph_format.left_indent = Mm(6 * (level - 1))
            paragraph.paragraph_format.space_after = Mm(1)
            add_link(paragraph, text, bookmark=_bookmark(anchor))
        close_field(paragraph)

    def _paragraph(self, text: Text, style: str) -> None:
        add_text(add_paragraph(self.file, style), text, self._language)

    def _items(self, block: Items) -> None:
        style = "List Number" if block.numbered else "List Bullet"
        list_number = start_list(self.file, style) if block.numbered else None
        for item in block.items:
            paragraph = add_paragraph(self.file, style)
            if list_number is not None:
                paragraph._p.get_or_add_pPr().get_or_add_numPr().get_or_add_numId().val = list_number
            add_text(paragraph, item, self._language)

    def _table(self, block: Table) -> None:
        self._caption(block.anchor, block.caption)
        add_table(self.file, block, self._language)
        for note in block.notes:
            self._paragraph(note, styles.NOTE)
        if block.has_uncertain:
            add_paragraph(self.file, styles.NOTE, self._words.uncertain_note)
        self._source(block.source)

    def _picture(self, block: Chart | MapBlock) -> None:
        self._caption(block.anchor, block.caption)
        picture = self._pictures[block.anchor]
        paragraph = add_paragraph(self.file, styles.BODY)
        paragraph.paragraph_format.keep_with_next = bool(block.source)
        shape = paragraph.add_run().add_picture(io.BytesIO(picture.png), width=_PICTURE_WIDTH)
        shape._inline.docPr.set("descr", picture.alternative)
        shape._inline.docPr.set("title", block.caption)
        if picture.caution:
            add_paragraph(self.file, styles.NOTE, picture.caution)
        self._source(block.source)

    def _caption(self, anchor: str, caption: str) -> None:
        word, number = self._captions[anchor]
        paragraph = add_paragraph(self.file, "Caption")
        paragraph.add_run(f"{word} ")
        add_field(paragraph, f"SEQ {word} \\* ARABIC", str(number))
        paragraph.add_run(f". {caption}")

    def _source(self, source: Text) -> None:
        if source:
            paragraph = add_paragraph(self.file, styles.SOURCE)
            paragraph.add_run(f"{self._words.source}: ")
            add_text(paragraph, source, self._language)

    def _box(self, block: Box) -> None:
        before = len(self.file.paragraphs)
        add_paragraph(self.file, styles.BOX_TITLE, block.title)
        for inner in block.blocks:
            self.block(inner)
        for paragraph in self.file.paragraphs[before:]:
            shade(paragraph, _BOX)

    def _properties(self) -> None:
        """Title, author, subject, language and dates in the file's properties."""
        metadata, properties = self._document.metadata, self.file.core_properties
        properties.title = self._document.title
        properties.author = properties.last_modified_by = metadata.get("author", "")
        properties.subject = metadata.get("subject", "")
        properties.language = self._language
        properties.identifier = self._document.identifier
        properties.comments = ""
        properties.revision = 1
        properties.created = properties.modified = _date(self._document)

    def _footer(self) -> None:
        paragraph = self.file.sections[0].footer.paragraphs[0]
        paragraph.style = styles.NOTE
        paragraph.add_run(f"{self._document.title} · {self._words.page} ")
        add_field(paragraph, "PAGE", "1")


def _bookmark(anchor: str) -> str:
    """A bookmark's name: letters, digits and underscores, short enough for Word."""
    return "_" + "".join(letter if letter.isalnum() else "_" for letter in anchor)[: BOOKMARK_LENGTH - 1]
