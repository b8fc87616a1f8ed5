from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from corridor.errors import UsageError
from corridor.linking.encoder import Encoder
from tests.linking.encoders import small_encoder, tiny_model

TEXTS = (
    "Nurses leave for abroad.",
    "Sending money home is dear.",
    "Remittances cost too much: what migrants pay to send money to their families must fall.",
)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return small_encoder(tmp_path_factory.mktemp("encoder"))


@pytest.fixture(scope="module")
def encoder(folder: Path) -> Encoder:
    return Encoder(folder)


def test_vectors_have_length_one_and_the_dimension_of_the_model(encoder: Encoder) -> None:
    vectors = encoder.embed(TEXTS)
    assert vectors.dtype == np.float32
    assert vectors.shape == (3, encoder.dimension) == (3, 384)
    assert np.linalg.norm(vectors, axis=1) == pytest.approx([1, 1, 1], abs=1e-6)


def test_no_text_gives_no_vector_and_an_empty_one_still_gives_one(encoder: Encoder) -> None:
    assert encoder.embed([]).shape == (0, 384)
    assert np.isfinite(encoder.embed([""])).all()


def test_what_means_alike_is_near(encoder: Encoder) -> None:
    nurses, money, remittances = encoder.embed(TEXTS)
    assert money @ remittances > nurses @ remittances + 0.2


def test_a_vector_depends_on_its_text_alone(encoder: Encoder, folder: Path) -> None:
    together = encoder.embed(TEXTS)
    assert np.array_equal(encoder.embed(TEXTS[::-1])[::-1], together)
    assert np.array_equal(encoder.embed(TEXTS[1:2])[0], together[1])
    assert np.array_equal(Encoder(folder).embed(TEXTS), together)


def test_only_the_first_256_tokens_count(encoder: Encoder) -> None:
    # Two tokens mark the beginning and the end.
    long, longer, shorter = encoder.embed(["word " * 254, "word " * 254 + "other " * 50, "word " * 250])
    assert np.array_equal(long, longer)
    assert not np.array_equal(long, shorter)


def test_the_fingerprint_is_of_model_and_tokenizer(encoder: Encoder, folder: Path, tmp_path: Path) -> None:
    other = small_encoder(tmp_path)
    assert Encoder(other).fingerprint == encoder.fingerprint
    tokenizer = other / "tokenizer.json"
    tokenizer.write_text(tokenizer.read_text(encoding="utf-8") + "\n", encoding="utf-8")
    assert Encoder(other).fingerprint != encoder.fingerprint


def _remove(name: str) -> Callable[[Path], None]:
    return lambda folder: (folder / name).unlink()


def _write(name: str, content: str) -> Callable[[Path], None]:
    return lambda folder: (folder / name).write_text(content, encoding="utf-8") and None


@pytest.mark.parametrize(
    ("spoil", "said"),
    [
        (_remove("model.onnx"), "one *.onnx file\nfound none"),
        (_write("other.onnx", ""), "found model.onnx, other.onnx"),
        (_remove("tokenizer.json"), "tokenizer.json beside model.onnx"),
        (_write("model.onnx", "nonsense"), "expected an ONNX model"),
        (_write("tokenizer.json", "{}"), "expected a tokenizer"),
    ],
)
def test_a_folder_that_does_not_fit_is_refused(spoil: Callable[[Path], None], said: str, tmp_path: Path) -> None:
    spoil(small_encoder(tmp_path))
    with pytest.raises(UsageError) as refused:
        Encoder(tmp_path)
    assert said in refused.value.message
    assert str(tmp_path) in refused.value.message
    assert refused.value.remedy


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ("pixels", "found pixels"),
        ("input_ids", "expected a model whose first output has a vector for each token"),
    ],
)
def test_another_kind_of_model_is_refused(asked: str, said: str, tmp_path: Path) -> None:
    (small_encoder(tmp_path) / "model.onnx").write_bytes(tiny_model(asked))
    with pytest.raises(UsageError) as refused:
        Encoder(tmp_path)
    assert said in refused.value.message


def test_a_tokenizer_of_another_model_is_refused(tmp_path: Path) -> None:
    tokenizer = small_encoder(tmp_path) / "tokenizer.json"
    text = tokenizer.read_text(encoding="utf-8")
    assert text.count('"text": 3793') + text.count('"text":3793') == 1
    tokenizer.write_text(text.replace(": 3793", ": 40000").replace(":3793", ":40000"), encoding="utf-8")
    with pytest.raises(UsageError, match="runs on the tokens of the tokenizer beside it"):
        Encoder(tmp_path)


def test_a_missing_folder_is_named(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="no such folder"):
        Encoder(tmp_path / "nowhere")


@pytest.mark.parametrize("module", ["onnxruntime", "tokenizers"])
def test_without_the_extra_it_says_what_to_install(module: str, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, module, None)
    with pytest.raises(UsageError) as refused:
        Encoder(folder)
    assert refused.value.remedy == "install it: pip install 'corridor[semantic]'"
    assert module in refused.value.found
