"""The migration rate method: the world's migrants move in the proportions of the stocks.

Source: A. Dennett, Estimating an annual time series of global migration flows, in Global Dynamics (Wiley, 2016),
as G. J. Abel and J. E. Cohen apply it (Scientific Data 6:82, 2019-06-17): the size of all flows is the sum of
the sizes of all countries' net migration.
"""

from __future__ import annotations

import numpy as np

from corridor.errors import UsageError
from corridor.measures.flows.arrays import Persons, checked, shares, without_diagonal


def migration_rate(start: Persons, end: Persons, world_moves: float | None = None) -> Persons:
    """`world_moves` persons over all pairs, in proportion to the stocks at the start, birthplace to residence.

    Without `world_moves` it is what the stocks themselves imply: the sum of the sizes of `implied_net_migration`.
    Raises `UsageError` for tables that do not fit together, or fewer than 0 moves.
    """
    first, _ = checked(start, end)
    moves = float(np.abs(implied_net_migration(start, end)).sum()) if world_moves is None else world_moves
    if not 0 <= moves < np.inf:
        raise UsageError("a number of moves, 0 or more", str(world_moves))
    migrants = without_diagonal(first)
    return moves * shares(migrants, float(migrants.sum()))


def implied_net_migration(start: Persons, end: Persons) -> Persons:
    """Persons by place: the growth of migrants in it less the growth of its people elsewhere.

    That is its net migration if no migrant was born or died.
    """
    first, last = checked(start, end)
    growth = without_diagonal(last - first)
    net: Persons = growth.sum(axis=0) - growth.sum(axis=1)
    return net
