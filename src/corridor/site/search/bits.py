"""Sets of entries as bits: entry 0 is the lowest bit of the first word."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

type Bits = NDArray[np.uint64]
type Places = NDArray[np.int64]
"""Numbers of entries within an index, from 0."""

_WORD = 64


def words_for(size: int) -> int:
    """How many words hold `size` bits."""
    return -(-size // _WORD)


def bits_of(places: Places, size: int) -> Bits:
    """The set of the entries at `places`, of `size` entries in all."""
    flags = np.zeros(words_for(size) * _WORD, dtype=bool)
    flags[places] = True
    return np.packbits(flags, bitorder="little").view("<u8")


def flags_of(bits: Bits, size: int) -> NDArray[np.bool_]:
    """Whether each of `size` entries is in the set."""
    return np.unpackbits(bits.view(np.uint8), count=size, bitorder="little").view(np.bool_)


def count(bits: Bits) -> int:
    """How many entries are in the set."""
    return int(np.bitwise_count(bits).sum())


def counts(sets: Bits, among: Bits) -> NDArray[np.int64]:
    """For each row of `sets`, how many of its entries are in `among`."""
    return np.bitwise_count(sets & among).sum(axis=1, dtype=np.int64)


def union(sets: Bits) -> Bits:
    """What is in one of the sets."""
    found: Bits = np.bitwise_or.reduce(sets, axis=0)
    return found


def widened(sets: Bits, size: int) -> Bits:
    """A copy of the sets, which are the last axis, with room for `size` entries."""
    grown = np.zeros((*sets.shape[:-1], words_for(size)), dtype="<u8")
    grown[..., : sets.shape[-1]] = sets
    return grown
