"""The model: weights of features for goals and targets, kept as plain arrays that hold no code."""

from __future__ import annotations

import json
import zlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path
from typing import IO
from zipfile import BadZipFile

import numpy as np
import numpy.typing as npt

from corridor.definitions import data_path
from corridor.errors import DefinitionError

type Floats = npt.NDArray[np.float32]

FILE = "model.npz"


@dataclass(frozen=True, slots=True)
class Levels:
    """How scores become probabilities: a logistic curve over the parts of a score, its constant last."""

    target: tuple[float, ...]
    goal: tuple[tuple[float, float], ...]
    """For each goal the slope and the score at which a passage is as likely as not to speak to it."""


@dataclass(frozen=True)
class Model:
    """`idf` and `goal_idf` have one weight a feature, for likeness with targets and for goals; `goal_weights` is
    features x 17, `anchors` features x targets.

    `made_from` names the data that it was trained on.
    """

    names: Sequence[str]
    targets: Sequence[str]
    idf: Floats
    goal_idf: Floats
    goal_weights: Floats
    goal_bias: Floats
    anchors: Floats
    levels: Levels
    made_from: Mapping[str, str]

    @cached_property
    def place(self) -> Mapping[str, int]:
        """The row of each feature."""
        return {name: row for row, name in enumerate(self.names)}

    @cached_property
    def goal_of_target(self) -> npt.NDArray[np.intp]:
        """For each target the column of its goal."""
        return np.array([int(code.split(".")[0]) - 1 for code in self.targets], dtype=np.intp)

    def save(self, path: Path) -> None:
        """Write it as a compressed archive of arrays; anchors only where they are not zero."""
        rows, columns = np.nonzero(self.anchors)
        about = {"levels": [self.levels.target, self.levels.goal], "made_from": dict(self.made_from)}
        held: dict[str, npt.NDArray[np.generic]] = {
            "names": np.frombuffer("\n".join(self.names).encode(), dtype=np.uint8),
            "targets": np.frombuffer("\n".join(self.targets).encode(), dtype=np.uint8),
            "about": np.frombuffer(json.dumps(about, sort_keys=True).encode(), dtype=np.uint8),
            "idf": self.idf.astype(np.float16),
            "goal_idf": self.goal_idf.astype(np.float16),
            "goal_weights": self.goal_weights.astype(np.float16),
            "goal_bias": self.goal_bias,
            "anchor_rows": rows.astype(np.uint32),
            "anchor_columns": columns.astype(np.uint8),
            "anchor_values": self.anchors[rows, columns].astype(np.float16),
        }
        with path.open("wb") as stream:  # given a path, numpy would add .npz to it
            np.savez_compressed(stream, **held)  # type: ignore[arg-type]  # its stub has a flag among the arrays


@cache
def packaged_model() -> Model:
    """The model that the package brings."""
    with data_path(__package__, FILE).open("rb") as stream:
        return read_model(stream, FILE)


def read_model(stream: IO[bytes], name: str) -> Model:
    """The model in an archive that `Model.save` wrote; raises `DefinitionError` for any other file."""
    try:
        with np.load(stream, allow_pickle=False) as archive:
            held = {key: archive[key] for key in archive.files}
        names, targets = (held[key].tobytes().decode().split("\n") for key in ("names", "targets"))
        about = json.loads(held["about"].tobytes())
        anchors = np.zeros((len(names), len(targets)), dtype=np.float32)
        anchors[held["anchor_rows"], held["anchor_columns"]] = held["anchor_values"]
        target_levels, goal_levels = about["levels"]
        return Model(
            names=names,
            targets=targets,
            idf=held["idf"].astype(np.float32),
            goal_idf=held["goal_idf"].astype(np.float32),
            goal_weights=held["goal_weights"].astype(np.float32),
            goal_bias=held["goal_bias"],
            anchors=anchors,
            levels=Levels(tuple(target_levels), tuple((slope, level) for slope, level in goal_levels)),
            made_from=about["made_from"],
        )
    except (KeyError, ValueError, IndexError, OSError, TypeError, EOFError, BadZipFile, zlib.error) as error:
        raise DefinitionError(
            "a model that `corridor linking train` wrote",
            f"{type(error).__name__}: {error}",
            where=name,
            remedy="train it anew, or take the packaged one",
        ) from error
