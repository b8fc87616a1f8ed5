"""`corridor linking`: train the model that links texts to targets, and see how its proposals fare."""

from __future__ import annotations

import csv
import hashlib
import sys
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import cyclopts

from corridor.cli.words import SiteFolder
from corridor.errors import Location, SourceError, UsageError

if TYPE_CHECKING:
    from corridor.linking.training import GoalPassage, TargetPassage

app = cyclopts.App(name="linking", help="The model behind `corridor link`: train it, and see how its proposals fare.")

GOALS = ("text", "goals")
TARGETS = ("text", "indicator", "target")


@app.command
def train(goal_passages: Path, target_passages: Path, *, out: Path | None = None, semantic: Path | None = None) -> None:
    """Train the model anew; the same data give the same model. Needs the extra `train`.

    The packaged model was made so from the files that docs/methods/linking-model-card.md names.

    Example: corridor linking train goal_passages.csv target_passages_unsd.csv --out model.npz

    Parameters
    ----------
    goal_passages
        CSV with the columns text and goals (the number of one goal).
    target_passages
        CSV with the columns text, indicator and target; probabilities are calibrated on it.
    out
        Where the model is written.
    semantic
        Folder with a sentence encoder: a head for it is trained and written there as head.npz.
    """
    if out is None and semantic is None:
        raise UsageError("--out for a model, or --semantic for the head of an encoder", "neither")
    try:
        from corridor.linking.goal_learning import FOLDS
        from corridor.linking.training import GoalPassage, TargetPassage
    except ImportError as error:
        raise UsageError(
            "the extra `train`", f"no module {error.name}", remedy="install it: pip install 'corridor[train]'"
        ) from error
    by_goal = [
        GoalPassage(row["text"], _goal(row["goals"], goal_passages, number))
        for number, row in enumerate(_rows(goal_passages, GOALS), start=2)
    ]
    by_target = [
        TargetPassage(row["text"], row["indicator"], _target(row["target"], target_passages, number))
        for number, row in enumerate(_rows(target_passages, TARGETS), start=2)
    ]
    _check_enough(Counter(one.goal for one in by_goal), FOLDS, goal_passages)
    if not by_target:
        raise SourceError("passages with their targets", "none", where=str(target_passages))
    if semantic is not None:
        from corridor.linking.semantic_training import train_head

        train_head(semantic, by_goal, by_target)
        sys.stdout.write(f"{semantic / 'head.npz'}\n")
    if out is not None:
        _train_model(out, (goal_passages, by_goal), (target_passages, by_target))


def _train_model(
    out: Path, by_goal: tuple[Path, Sequence[GoalPassage]], by_target: tuple[Path, Sequence[TargetPassage]]
) -> None:
    from corridor.linking.training import trained

    made_from = {
        path.name: f"{_hash(path)}, {count} passages"
        for path, count in ((by_goal[0], len(by_goal[1])), (by_target[0], len(by_target[1])))
    }
    if not out.parent.is_dir():
        raise UsageError("a folder that is there", "none", where=str(out.parent), remedy="make it first")
    trained(by_goal[1], by_target[1], made_from).save(out)
    sys.stdout.write(f"{out}: {out.stat().st_size / 1e6:.1f} MB\n")


@app.command
def evaluate(*, folder: SiteFolder = None) -> None:
    """Print, by target, how many of the model's proposals people accepted and refused on this site.

    Example: corridor linking evaluate
    """
    from corridor.cli.output import show_table
    from corridor.site.running.start import at_the_site

    with at_the_site("evaluate the links", folder):
        from corridor.site.entries.link_precision import link_precision

        found = link_precision()
    rows = [
        (one.target, str(one.accepted), str(one.refused), f"{one.precision:.0%}", f"{one.low:.0%} to {one.high:.0%}")
        for one in found
    ]
    show_table(("Target", "Accepted", "Refused", "Precision", "95 % interval"), rows)
    if not rows:
        sys.stderr.write("Nobody has decided on a proposal yet.\n")


def _rows(path: Path, columns: Sequence[str]) -> Iterator[dict[str, str]]:
    try:
        with path.open(encoding="utf-8", newline="") as stream:
            reader = csv.DictReader(stream)
            missing = [column for column in columns if column not in (reader.fieldnames or ())]
            if missing:
                raise SourceError(
                    f"the columns {', '.join(columns)}", f"no {', '.join(missing)}", where=Location(str(path), row=1)
                )
            for number, row in enumerate(reader, start=2):
                empty = [column for column in columns if row[column] is None]
                if empty:
                    raise SourceError(
                        f"the columns {', '.join(columns)}",
                        f"no {', '.join(empty)}",
                        where=Location(str(path), row=number),
                    )
                yield row
    except UnicodeDecodeError as error:
        raise SourceError("a CSV file in UTF-8", str(error), where=str(path)) from error
    except OSError as error:
        raise UsageError("a file that can be read", error.strerror or str(error), where=str(path)) from error


def _goal(written: str, path: Path, row: int) -> int:
    if written.isdecimal() and 1 <= int(written) <= 17:
        return int(written)
    raise SourceError("a goal, 1 to 17", repr(written), where=Location(str(path), row=row, column="goals"))


def _check_enough(counts: Mapping[int, int], needed: int, path: Path) -> None:
    few = [f"{counts.get(goal, 0)} of goal {goal}" for goal in range(1, 18) if counts.get(goal, 0) < needed]
    if few:
        raise SourceError(f"at least {needed} passages of each goal", ", ".join(few), where=str(path))


def _target(written: str, path: Path, row: int) -> str:
    from corridor.agenda.targets import target

    try:
        return target(written).code
    except UsageError as error:
        where = Location(str(path), row=row, column="target")
        raise SourceError("the code of a target", repr(written), where=where) from error


def _hash(path: Path) -> str:
    return f"sha256 {hashlib.sha256(path.read_bytes()).hexdigest()[:16]}"
