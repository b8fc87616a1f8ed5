"""How the figures of a document were made: from which build, of how many files."""

from __future__ import annotations

from corridor.evidence.store import Evidence
from corridor.reports.document.inline import Text, text
from corridor.reports.phrasing import count, counted, words


def data_behind(evidence: Evidence, document: str) -> Text:
    """What stands behind every figure of the document, which is called `review` or `sheet`."""
    snapshots = tuple(evidence.snapshots)
    source = "the evidence build named beside"
    files = counted("snapshots", snapshots, "Publishers' files", file="snapshots.json", source=source)
    kind = "the pack that comes with Corridor, called" if evidence.is_starter else "the evidence build"
    return text(
        "Every figure is a link to the publisher, file, sheet, row and column that it was read from. The figures come "
        f"from {kind} {{build}}, made of {{files}} publishers' files. Where the sources hold "
        f"nothing, the {document} says so.",
        build=words(evidence.build),
        files=count(files),
    )
