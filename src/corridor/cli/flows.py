"""`corridor flows`: how many moved between two countries, estimated from stocks of migrants."""

from __future__ import annotations

import sys
from itertools import product
from pathlib import Path
from typing import TYPE_CHECKING

from corridor.cli import words

if TYPE_CHECKING:
    from corridor.measures.flows.estimates import FlowEstimates
    from corridor.measures.flows.methods import FlowMethod

HEAD = ("Period", "Method", "Origin", "Destination", "Persons", "Status")


def flows(corridor: str, *, method: str | None = None, period: str | None = None, store: Path | None = None) -> None:
    """Print estimated migration flows between two countries, both ways, by each method and period.

    The methods are described in docs/methods/flows.md. No flow is counted: each is estimated from two tables of
    migrant stocks, which a build from publishers' files has and the starter pack has not.

    Example: corridor flows PHL-ARE --method reverse_negatives --period 2010/2015

    Parameters
    ----------
    corridor
        Two countries by code or name, the origin of people first: PHL-ARE.
    method
        One method; all when not given.
    period
        One period, such as 2010/2015; all when not given.
    store
        Folder of builds; default $CORRIDOR_STORE, else the starter pack where nothing was built.
    """
    from corridor.cli.output import show_table
    from corridor.evidence.store import open_evidence
    from corridor.measures.flows.estimates import FlowEstimates
    from corridor.measures.flows.figures import flow_figure
    from corridor.measures.flows.methods import FlowMethod, find_method

    pair = words.pair(corridor, "corridor flows PHL-ARE")
    methods = tuple(FlowMethod) if method is None else (find_method(method),)
    estimates = FlowEstimates(open_evidence(store))
    periods = estimates.chosen(period)
    rows = []
    for when, by, way in product(periods, methods, (pair, pair.back)):
        found = flow_figure(estimates, by, when, way.origin, way.destination)
        persons = "" if found.value is None else f"{found.value:.0f}"
        rows.append((when, by, way.origin, way.destination, persons, found.status))
    show_table(HEAD, rows)
    sys.stderr.write(f"{_caution(estimates, methods, periods)}\n")


def _caution(estimates: FlowEstimates, methods: tuple[FlowMethod, ...], periods: tuple[str, ...]) -> str:
    """One line: that nothing was counted, from which stocks and by which methods the numbers are."""
    from corridor.measures.flows.methods import method_definitions

    files = {known.id: known for when in periods for known in estimates.snapshots(when)}
    stocks = " and ".join(f"{known.title}, {known.vintage} (snapshot {known.id})" for known in files.values())
    definitions = [method_definitions()[by] for by in methods]
    by_what = f"{definitions[0].title}: {definitions[0].caution}" if len(methods) == 1 else f"{len(methods)} methods"
    return f"Estimates, no counts: from the stocks of {stocks}; by {by_what} (docs/methods/flows.md)."
