"""Small stock tables for the tests of flows."""

from __future__ import annotations

import numpy as np
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from corridor.measures.flows.arrays import Persons

# The example of Abel and Cohen (2019): as many people of each birthplace in both tables.
EXAMPLE_START = np.array([[100, 10, 10, 0], [80, 180, 10, 90], [30, 10, 140, 40], [60, 70, 10, 160]], dtype=np.float64)
EXAMPLE_END = np.array([[95, 5, 15, 5], [75, 225, 5, 55], [55, 0, 115, 50], [35, 25, 25, 215]], dtype=np.float64)


def pairs_of_tables(smallest: int = 0, largest: int = 10_000) -> st.SearchStrategy[tuple[Persons, Persons]]:
    """Two stock tables of two to five places."""

    def of_size(size: int) -> st.SearchStrategy[tuple[Persons, Persons]]:
        table = arrays(np.float64, (size, size), elements=st.integers(smallest, largest).map(float))
        return st.tuples(table, table)

    return st.integers(2, 5).flatmap(of_size)
