"""The annex "Where each figure comes from": which traces stand in it, in which order."""

from __future__ import annotations

from corridor.evidence.trace import Trace
from corridor.reports.document.blocks import Chart, Document
from corridor.reports.document.walk import every_block, shown_figures

ANCHOR = "figures"


def annex_traces(document: Document) -> tuple[Trace, ...]:
    """The traces of figures in text, tables and charts, each once, in reading order.

    Values of maps, hundreds of them, have their traces in the file of figures beside the document.
    """
    keys = [figure.key for figure in shown_figures(document.blocks)]
    for block in every_block(document.blocks):
        if isinstance(block, Chart):
            keys.extend(figure.key for figure in block.figures)
    return tuple(document.traces[key] for key in dict.fromkeys(keys))
