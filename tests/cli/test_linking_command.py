"""`corridor linking`: training from files, and how proposals fared."""

from __future__ import annotations

import csv
import os
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from unittest import mock

import pytest
from pytest_django import Settings

from corridor.linking.model import read_model
from tests.cli.conftest import Run
from tests.linking.test_training import goal_passages, target_passages


def write(path: Path, header: Sequence[str], rows: Iterable[Sequence[object]]) -> Path:
    with path.open("w", encoding="utf-8", newline="") as stream:
        csv.writer(stream).writerows([header, *rows])
    return path


@pytest.fixture
def goals_file(tmp_path: Path) -> Path:
    return write(tmp_path / "goals.csv", ["text", "goals"], [(one.text, one.goal) for one in goal_passages()])


@pytest.fixture
def targets_file(tmp_path: Path) -> Path:
    rows = [(one.indicator, one.text, one.target) for one in target_passages()[:20]]
    return write(tmp_path / "targets.csv", ["indicator", "text", "target"], rows)


def test_training_writes_a_model_that_says_what_it_was_made_from(
    run: Run, goals_file: Path, targets_file: Path, tmp_path: Path
) -> None:
    out = tmp_path / "new-model"
    code, said, err = run("linking", "train", str(goals_file), str(targets_file), "--out", str(out))
    assert (code, err) == (0, "")
    assert said.startswith(f"{out}: ")
    assert {path.name for path in tmp_path.iterdir()} == {"goals.csv", "targets.csv", "new-model"}
    with out.open("rb") as stream:
        model = read_model(stream, "new-model")
    assert len(model.targets) == 169
    assert list(model.made_from) == ["goals.csv", "targets.csv"]
    assert model.made_from["goals.csv"].startswith("sha256 ")
    assert model.made_from["goals.csv"].endswith(", 102 passages")
    assert model.made_from["targets.csv"].endswith(", 20 passages")


def spoil(path: Path, old: str, new: str) -> None:
    content = path.read_text(encoding="utf-8")
    assert old in content
    path.write_text(content.replace(old, new, 1), encoding="utf-8")


@pytest.mark.parametrize(
    ("name", "old", "new", "said"),
    [
        ("goals.csv", "text,goals", "text,goal", ["found no goals", "row 1"]),
        ("targets.csv", "indicator,text,target", "ind,words,target", ["found no text, indicator", "row 1"]),
        ("goals.csv", ".,1\n", ".,18\n", ["a goal, 1 to 17", "'18'", "row 2", "column goals"]),
        ("goals.csv", ".,1\n", ".,one\n", ["a goal, 1 to 17", "'one'", "row 2"]),
        ("goals.csv", ".,1\n", ".\n", ["found no goals", "row 2"]),
    ],
)
def test_a_file_that_does_not_fit_is_said_with_its_place(
    run: Run, goals_file: Path, targets_file: Path, tmp_path: Path, name: str, old: str, new: str, said: list[str]
) -> None:
    spoil(tmp_path / name, old, new)
    check_refused(run, goals_file, targets_file, tmp_path, said)


def check_refused(run: Run, goals_file: Path, targets_file: Path, tmp_path: Path, said: Sequence[str]) -> None:
    code, out, err = run("linking", "train", str(goals_file), str(targets_file), "--out", str(tmp_path / "new.npz"))
    assert (code, out) == (3, "")
    assert [part for part in said if part not in err] == [], err
    assert not (tmp_path / "new.npz").exists()


def test_a_target_that_there_is_not(run: Run, goals_file: Path, tmp_path: Path) -> None:
    wrong = write(
        tmp_path / "t.csv", ["text", "indicator", "target"], [("words", "1.1.1", "1.1"), ("words", "1.9.1", "1.9")]
    )
    check_refused(run, goals_file, wrong, tmp_path, ["the code of a target", "'1.9'", "row 3", "column target"])


def test_too_few_passages(run: Run, goals_file: Path, targets_file: Path, tmp_path: Path) -> None:
    few = [(one.text, one.goal) for one in goal_passages() if one.goal != 9][:-2]
    scant = write(tmp_path / "few.csv", ["text", "goals"], few)
    check_refused(run, scant, targets_file, tmp_path, ["at least 5 passages of each goal", "0 of goal 9, 4 of goal 17"])
    none = write(tmp_path / "none.csv", ["text", "indicator", "target"], [])
    check_refused(run, goals_file, none, tmp_path, ["passages with their targets", "none.csv"])


def test_a_file_in_another_encoding(run: Run, targets_file: Path, tmp_path: Path) -> None:
    latin = tmp_path / "latin.csv"
    latin.write_bytes("text,goals\nRéfugiés,10\n".encode("latin-1"))
    check_refused(run, latin, targets_file, tmp_path, ["a CSV file in UTF-8", "latin.csv"])


def test_a_file_or_folder_that_is_not_there(run: Run, goals_file: Path, targets_file: Path, tmp_path: Path) -> None:
    code, _, err = run("linking", "train", str(tmp_path / "no.csv"), str(targets_file), "--out", str(tmp_path / "m"))
    assert code == 2
    assert "no.csv" in err
    code, _, err = run("linking", "train", str(goals_file), str(targets_file), "--out", str(tmp_path / "no" / "m"))
    assert code == 2
    assert "a folder that is there" in err


def test_without_the_extra_it_says_what_to_install(
    run: Run, goals_file: Path, targets_file: Path, tmp_path: Path
) -> None:
    gone = {"sklearn": None, "corridor.linking.training": None}
    with mock.patch.dict("sys.modules", gone):
        code, _, err = run("linking", "train", str(goals_file), str(targets_file), "--out", str(tmp_path / "m"))
    assert code == 2
    assert "pip install 'corridor[train]'" in err


@pytest.fixture
def surroundings(settings: Settings, tmp_path: Path) -> Iterator[None]:
    settings.ENVIRONMENT = replace(settings.ENVIRONMENT, folder=tmp_path)
    with mock.patch.dict(os.environ):
        yield


@pytest.mark.django_db
@pytest.mark.usefixtures("surroundings")
def test_on_a_site_without_decisions_there_is_nothing_to_evaluate(run: Run, tmp_path: Path) -> None:
    code, out, err = run("linking", "evaluate", "--folder", str(tmp_path))
    assert code == 0
    assert out.split() == ["Target", "Accepted", "Refused", "Precision", "95", "%", "interval"]
    assert err == "Nobody has decided on a proposal yet.\n"


def test_where_there_is_no_site_it_says_so(run: Run, tmp_path: Path) -> None:
    with mock.patch.dict(os.environ):
        os.environ.pop("DATABASE_URL", None)
        code, _, err = run("linking", "evaluate", "--folder", str(tmp_path / "none"))
    assert code == 10
    assert "a site that was started before" in err
