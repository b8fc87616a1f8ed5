"""What is read from a table of flows."""

from __future__ import annotations

import numpy as np

from corridor.measures.flows.flow_table import FlowTable
from corridor.measures.flows.methods import FlowMethod

TABLE = FlowTable(FlowMethod.DROP_NEGATIVES, "2010/2015", ("FRA", "MAR"), np.array([[0.0, 3.0], [7.0, 0.0]]))


def test_flows_totals_and_net_migration() -> None:
    assert (TABLE.flow("FRA", "MAR"), TABLE.flow("MAR", "FRA"), TABLE.total) == (3, 7, 10)
    assert TABLE.in_migration == {"FRA": 7, "MAR": 3}
    assert TABLE.out_migration == {"FRA": 3, "MAR": 7}
    assert TABLE.net_migration == {"FRA": 4, "MAR": -4}


def test_a_place_that_is_not_there_and_a_place_with_itself_have_no_flow() -> None:
    assert TABLE.flow("FRA", "PHL") is None
    assert TABLE.flow("FRA", "FRA") is None
