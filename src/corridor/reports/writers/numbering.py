"""The numbers of tables, charts and maps, the same in every format."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from corridor.reports.document.blocks import Chart, Document, MapBlock, Table
from corridor.reports.document.walk import every_block
from corridor.reports.writers.phrases import phrases


def numbered(document: Document) -> Mapping[str, tuple[str, int]]:
    """For the anchor of each table, chart and map: its word and its number, as `Table`, 2."""
    words = phrases(document.language)
    counts: Counter[str] = Counter()
    out = {}
    for block in every_block(document.blocks):
        match block:
            case Table():
                word = words.table
            case Chart():
                word = words.chart
            case MapBlock():
                word = words.map
            case _:
                continue
        counts[word] += 1
        out[block.anchor] = (word, counts[word])
    return out
