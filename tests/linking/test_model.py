"""The model: saved, read again, and what is no model refused."""

from __future__ import annotations

import io
import pickle
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from corridor.agenda.targets import targets
from corridor.definitions import data_path
from corridor.errors import DefinitionError
from corridor.linking.model import FILE, Model, packaged_model, read_model
from tests.linking.made import small_model


def made() -> Model:
    model = small_model(
        {"fee": [0.6, 0.0], "visa": [0.0, 1 / 3], "worker migrant": [0.8, 0.5]}, ["8.8", "10.c"], idf=[1.1, 2.2, 3.3]
    )
    goal_weights = np.linspace(0, 7, 51, dtype=np.float32).reshape(3, 17)
    return replace(model, goal_weights=goal_weights, goal_bias=np.linspace(-1, 1, 17, dtype=np.float32))


def read_again(path: Path) -> Model:
    with path.open("rb") as stream:
        return read_model(stream, path.name)


def test_a_model_is_read_as_it_was_saved(tmp_path: Path) -> None:
    model = made()
    model.save(tmp_path / "model.npz")
    again = read_again(tmp_path / "model.npz")
    assert (again.names, again.targets) == (model.names, model.targets)
    assert (again.levels, again.made_from) == (model.levels, model.made_from)
    for name in ("idf", "goal_idf", "goal_weights", "goal_bias", "anchors"):
        before, after = getattr(model, name), getattr(again, name)
        assert after.dtype == np.float32
        np.testing.assert_allclose(after, before, rtol=1e-3, err_msg=name)
    assert again.place == {"fee": 0, "visa": 1, "worker migrant": 2}
    assert list(again.goal_of_target) == [7, 9]


def test_a_feature_far_down_keeps_its_place(tmp_path: Path) -> None:
    model = small_model({f"word{number}": [float(number == 700), 0.0] for number in range(900)}, ["8.8", "10.c"])
    model.save(tmp_path / "model.npz")
    again = read_again(tmp_path / "model.npz")
    assert np.argwhere(again.anchors).tolist() == [[700, 0]]
    assert again.names[700] == "word700"


def test_the_file_has_the_name_that_was_given_and_the_same_bytes_again(tmp_path: Path) -> None:
    made().save(tmp_path / "one")
    made().save(tmp_path / "two.model")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["one", "two.model"]
    assert (tmp_path / "one").read_bytes() == (tmp_path / "two.model").read_bytes()


class Harmful:
    """What runs when it is unpickled."""

    def __reduce__(self) -> tuple[object, tuple[str]]:
        return exec, ("raise SystemExit('the pickle was opened')",)


def archive(**arrays: object) -> bytes:
    stream = io.BytesIO()
    np.savez(stream, **arrays)  # type: ignore[arg-type]  # whatever a file may hold
    return stream.getvalue()


def saved() -> bytes:
    return data_path("corridor.linking", FILE).read_bytes()


def with_hole(content: bytes) -> bytes:
    middle = len(content) // 2
    return content[:middle] + bytes(1_000) + content[middle + 1_000 :]


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"no archive at all",
        b"PK\x03\x04 and then nothing",
        pickle.dumps(Harmful()),
        archive(names=np.array([Harmful()], dtype=object)),
        archive(names=np.zeros(1)),
        archive(names=np.zeros(1, np.uint8), targets=np.zeros(1, np.uint8), about=np.frombuffer(b"[]", np.uint8)),
        archive(names=np.zeros(1, np.uint8), targets=np.zeros(1, np.uint8), about=np.frombuffer(b"{", np.uint8)),
        saved()[:5_000],
        with_hole(saved()),
    ],
    ids=[
        "empty",
        "text",
        "start of zip",
        "pickle",
        "pickled array",
        "one array",
        "no levels",
        "no JSON",
        "cut",
        "hole",
    ],
)
def test_what_is_no_model_is_refused(content: bytes) -> None:
    with pytest.raises(DefinitionError) as error:
        read_model(io.BytesIO(content), "given.npz")
    assert error.value.where == "given.npz"


def test_a_single_array_is_refused() -> None:
    stream = io.BytesIO()
    np.save(stream, np.zeros(3))
    stream.seek(0)
    with pytest.raises(DefinitionError):
        read_model(stream, "array.npy")


def test_the_packaged_model_is_small_whole_and_has_all_targets() -> None:
    assert len(saved()) < 15_000_000
    model = packaged_model()
    assert list(model.targets) == [target.code for target in targets()]
    assert len(model.targets) == 169
    assert len(set(model.names)) == len(model.names) > 5_000
    shapes = {name: getattr(model, name).shape for name in ("idf", "goal_idf", "goal_weights", "goal_bias", "anchors")}
    size = len(model.names)
    assert shapes == {
        "idf": (size,),
        "goal_idf": (size,),
        "goal_weights": (size, 17),
        "goal_bias": (17,),
        "anchors": (size, 169),
    }
    assert all(np.isfinite(getattr(model, name)).all() for name in shapes)
    assert (len(model.levels.target), len(model.levels.goal)) == (5, 17)
    assert np.isfinite([*model.levels.target, *np.ravel(model.levels.goal)]).all()
    assert all(slope > 0 for slope, _ in model.levels.goal)
    np.testing.assert_allclose(np.linalg.norm(model.anchors, axis=0), 1, atol=2e-3)
    assert model.made_from
