"""The file of figures beside a document: every figure's value and trace, for `corridor trace`."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter, ValidationError

from corridor.errors import ReportError
from corridor.evidence.trace import Trace
from corridor.reports.document.blocks import Document
from corridor.reports.document.walk import every_figure

SUFFIX = ".figures.json"


def figures_file(document: Document) -> bytes:
    """JSON in UTF-8: the document's identifier, title and date, and each figure with its trace.

    Figures stand in reading order, those of charts and maps after those of the text. A figure has
    `key`, `value` (null where there are no data), `unit`, `period`, `status`, `trace`.
    """
    figures = [
        {
            "key": key,
            "value": figure.value,
            "unit": figure.unit,
            "period": figure.period,
            "status": figure.status,
            "trace": _TRACE.dump_python(document.traces[key], mode="json"),
        }
        for key, figure in every_figure(document.blocks).items()
    ]
    about = {"identifier": document.identifier, "title": document.title, "date": document.metadata["date"]}
    written = json.dumps({**about, "figures": figures}, ensure_ascii=False, indent=1, allow_nan=False)
    return f"{written}\n".encode()


def read_traces(path: Path) -> Mapping[str, Trace]:
    """The traces of a file of figures by the figure's key; raises `ReportError` for any other file."""
    try:
        content: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
        traces = [_TRACE.validate_python(figure["trace"]) for figure in content["figures"]]
    except OSError as error:
        raise _unread(path, error.strerror or str(error)) from error
    except (ValueError, KeyError, TypeError) as error:
        raise _unread(path, _first_line(error)) from error
    return {trace.key: trace for trace in traces}


def _first_line(error: Exception) -> str:
    if isinstance(error, ValidationError):
        return f"{error.error_count()} parts of a trace that do not fit"
    return f"{type(error).__name__}: {error}".splitlines()[0]


def _unread(path: Path, found: str) -> ReportError:
    return ReportError(
        f"a file of figures, as `corridor report` writes beside a document (*{SUFFIX})",
        found,
        where=str(path),
        remedy="write the report again",
    )


_TRACE = TypeAdapter(Trace)
