"""`corridor link`: which targets a text speaks to, and the words that say so."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import cyclopts

from corridor.errors import UsageError

if TYPE_CHECKING:
    from corridor.linking.links import PassageLinks
    from corridor.linking.reading.document import Document, Part

FORMATS = ("json", "csv", "parquet", "html")
STANDARD_INPUT = "-"
_LONGEST_EVIDENCE = 70


def link(
    file: Annotated[str, cyclopts.Parameter(allow_leading_hyphen=True)],
    *,
    column: str | None = None,
    format: str | None = None,
    out: Path = Path("out"),
    explain: Annotated[bool, cyclopts.Parameter(negative=())] = False,
    semantic: Path | None = None,
) -> None:
    """Link a text to the targets that it speaks to, with the words that prove each link.

    Reads PDF, DOCX, HTML, Markdown, plain text, and a column of a CSV file. Prints the links and a table of goals by
    category, like table 1 of the founding document; with --format it writes files instead. Links are proposals: the
    model is described in docs/methods/linking.md, with what it gets right and wrong.

    Example: corridor link strategy.pdf --format html,csv --out out/
    Example: corridor link recommendations.csv --column Text
    Example: cat speech.txt | corridor link - --explain

    Parameters
    ----------
    file
        The document; - for standard input.
    column
        For a CSV file: the column that has the text, one document part a row.
    format
        Files to write, separated by commas: json, csv, parquet, html.
    out
        Folder for the files; it is made where it is missing.
    explain
        Print each passage with all that was found and why.
    semantic
        Folder with a sentence encoder (an ONNX model, tokenizer.json, head.npz), whose judgement is averaged in. Needs
        the extra `semantic`.
    """
    wanted = _formats(format)
    document = _document(file, column)
    linked = tuple(_linked(document, semantic))
    if wanted:
        _write(document, linked, wanted, out)
    elif explain:
        from corridor.linking.output.explanation import explained

        sys.stdout.write("\n\n".join(explained(links, document.part) for links in linked) + "\n")
    else:
        _show(linked, document.part)


def _formats(named: str | None) -> tuple[str, ...]:
    wanted = tuple(part.strip() for part in (named or "").split(",") if part.strip())
    unknown = [one for one in wanted if one not in FORMATS]
    if unknown:
        raise UsageError(f"formats among {', '.join(FORMATS)}", ", ".join(unknown), where="--format")
    return wanted


def _document(file: str, column: str | None) -> Document:
    from corridor.linking.reading.read import pages_of, read_stream

    if file == STANDARD_INPUT:
        return read_stream(sys.stdin.buffer, column=column)
    return pages_of(Path(file), column=column)


def _linked(document: Document, semantic: Path | None) -> Iterator[PassageLinks]:
    """The links, with a bar that moves by the page."""
    from corridor.cli.progress import file_progress
    from corridor.linking.link import link_passages
    from corridor.linking.passages import passages

    meaning = None
    if semantic is not None:
        from corridor.linking.semantic import Semantic

        meaning = Semantic(semantic)
    with file_progress(document.part) as move:
        for links in link_passages(passages(document.pages), meaning=meaning):
            move(document.name, links.passage.page, document.count or links.passage.page)
            yield links


def _write(document: Document, linked: Sequence[PassageLinks], wanted: Sequence[str], out: Path) -> None:
    from corridor.linking.model import packaged_model
    from corridor.linking.output.json_document import as_json
    from corridor.linking.output.page import html_page
    from corridor.linking.output.rows import rows_of
    from corridor.linking.output.tables import as_csv, as_parquet
    from corridor.whole_files import put

    name, made_from = document.name, packaged_model().made_from
    writers: Mapping[str, Callable[[], Iterable[bytes]]] = {
        "json": lambda: [as_json(name, linked, made_from)],
        "csv": lambda: [as_csv(rows_of(name, linked))],
        "parquet": lambda: [as_parquet(rows_of(name, linked))],
        "html": lambda: html_page(name, linked, made_from, part=document.part),
    }
    stem = "links" if name == "standard input" else f"{Path(name).stem}-links"
    files = {out / f"{stem}.{kind}": writers[kind]() for kind in wanted}
    put(files, out)
    sys.stdout.writelines(f"{path}\n" for path in files)


def _show(linked: Sequence[PassageLinks], part: Part) -> None:
    """The links, one a row, then table 1, then what was counted."""
    from corridor.agenda.categories import LinkCategory
    from corridor.cli.output import show_table
    from corridor.linking.output.table_one import goal_table
    from corridor.linking.output.totals import totals

    rows = [
        (
            str(links.passage.page),
            link.target,
            f"{link.probability:.0%}",
            link.category or "",
            _short(link.evidence.text),
        )
        for links in linked
        for link in links.targets
    ]
    show_table((part.capitalize(), "Target", "Probability", "Category", "Evidence"), rows)
    table = goal_table(linked)
    goals = {link.target.split(".")[0] for links in linked for link in links.targets}
    marked = [
        (goal, *(str(cell.links or "") for cell in table.row(int(goal))), str(table.outside[int(goal)] or ""))
        for goal in sorted(goals, key=int)
    ]
    sys.stdout.write("\n")
    show_table(("Goal", *(category.value for category in LinkCategory), "not on migration"), marked)
    found = totals(linked)
    sys.stderr.write(
        f"{_several(found.links, 'link')} from {found.linked_passages} of {_several(found.passages, 'passage')} to "
        f"{_several(len(found.targets), 'target')}; proposals of a model, to be read by a person (--explain says why)\n"
    )


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _LONGEST_EVIDENCE else f"{line[: _LONGEST_EVIDENCE - 1]}…"


def _several(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
