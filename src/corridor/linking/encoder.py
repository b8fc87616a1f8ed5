"""A sentence encoder: an ONNX model and its tokenizer, from a folder that the user names."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from corridor.errors import UsageError
from corridor.linking.model import Floats

if TYPE_CHECKING:
    from onnxruntime import InferenceSession
    from tokenizers import Encoding, Tokenizer

MODELS, TOKENIZER = "*.onnx", "tokenizer.json"
MOST_TOKENS = 256
"""What is read of a text; the rest of a longer one is left out."""
_INPUTS = {"input_ids", "attention_mask", "token_type_ids"}
_FATAL = 4
"""onnxruntime's name for errors that end the process; the others are raised, and told by the caller."""
_REMEDY = "export the encoder to ONNX with one vector for each token (last_hidden_state), and its tokenizer beside it"


class Encoder:
    """Texts as vectors of length 1, of which two are near each other where the texts mean alike.

    The folder holds one `*.onnx` file and `tokenizer.json`, as the library tokenizers writes it. Raises `UsageError`
    where it does not, and where the extra `semantic` is not installed. More threads are faster, but may change the
    last digit of a vector.
    """

    def __init__(self, folder: Path, *, threads: int = 1) -> None:
        model, tokenizer = _files(folder)
        self.name = model.name
        self.fingerprint = _fingerprint(model, tokenizer)
        self._tokenizer = _tokenizer(tokenizer)
        self._session = _session(model, threads)
        self._inputs = _inputs(self._session, model)
        self.dimension = self._dimension(model)

    def embed(self, texts: Sequence[str]) -> Floats:
        """The vectors, texts x dimension.

        Texts are run one by one: so a vector never depends, not even in its last digit, on what stands beside the
        text; and on one core batches are hardly faster for short texts, and slower for long ones.
        """
        vectors = np.zeros((len(texts), self.dimension), dtype=np.float32)
        for row, text in enumerate(texts):
            encoding = self._tokenizer.encode(text)
            counted = np.array(encoding.attention_mask, dtype=np.float32)
            pooled = counted @ self._tokens(encoding)[0] / max(float(counted.sum()), 1.0)
            vectors[row] = pooled / (float(np.linalg.norm(pooled)) or 1.0)
        return vectors

    def _tokens(self, encoding: Encoding) -> Floats:
        """What the model gives for the tokens of a text: 1 x tokens x dimension, of a model that fits."""
        given: Mapping[str, Sequence[int]] = {
            "input_ids": encoding.ids,
            "attention_mask": encoding.attention_mask,
            "token_type_ids": encoding.type_ids,
        }
        feed = {name: np.array([given[name]], dtype=np.int64) for name in self._inputs}
        found: npt.NDArray[np.float32] = self._session.run(None, feed)[0]
        return found

    def _dimension(self, model: Path) -> int:
        """Found by running the model once: what it declares of its output may leave this open."""
        encoding = self._tokenizer.encode("text")
        try:
            shape = np.shape(self._tokens(encoding))
        except Exception as error:  # onnxruntime's errors have no other base
            raise _unfit("a model that runs on the tokens of the tokenizer beside it", error, model) from error
        if len(shape) != 3 or shape[:2] != (1, len(encoding.ids)):
            raise UsageError(
                "a model whose first output has a vector for each token",
                f"an output of the shape {shape} for {len(encoding.ids)} tokens",
                where=str(model),
                remedy=_REMEDY,
            )
        return int(shape[2])


def _files(folder: Path) -> tuple[Path, Path]:
    """The model and the tokenizer of a folder."""
    if not folder.is_dir():
        raise UsageError(f"a folder with one {MODELS} file and {TOKENIZER}", "no such folder", where=str(folder))
    models = sorted(folder.glob(MODELS))
    if len(models) != 1:
        found = ", ".join(model.name for model in models) or "none"
        raise UsageError(f"one {MODELS} file", found, where=str(folder), remedy="keep the encoder's model there alone")
    tokenizer = folder / TOKENIZER
    if not tokenizer.is_file():
        raise UsageError(f"{TOKENIZER} beside {models[0].name}", "no such file", where=str(folder), remedy=_REMEDY)
    return models[0], tokenizer


def _fingerprint(*paths: Path) -> str:
    """Tells an encoder from others, so that a head is used with the one that it was trained for."""
    found = hashlib.sha256()
    for path in paths:
        with path.open("rb") as stream:
            found.update(hashlib.file_digest(stream, "sha256").digest())
    return found.hexdigest()[:16]


def _tokenizer(path: Path) -> Tokenizer:
    try:
        from tokenizers import Tokenizer
    except ImportError as error:
        raise _not_installed(error) from error
    try:
        tokenizer = Tokenizer.from_file(str(path))
    except Exception as error:  # tokenizers raises nothing narrower
        raise _unfit("a tokenizer as the library tokenizers writes it", error, path) from error
    tokenizer.no_padding()
    tokenizer.enable_truncation(MOST_TOKENS)
    return tokenizer


def _session(model: Path, threads: int) -> InferenceSession:
    try:
        from onnxruntime import InferenceSession, SessionOptions
    except ImportError as error:
        raise _not_installed(error) from error
    options = SessionOptions()
    options.intra_op_num_threads = threads
    options.inter_op_num_threads = 1
    options.log_severity_level = _FATAL
    try:
        return InferenceSession(str(model), options, providers=["CPUExecutionProvider"])
    except Exception as error:  # onnxruntime's errors have no other base
        raise _unfit("an ONNX model", error, model) from error


def _inputs(session: InferenceSession, model: Path) -> tuple[str, ...]:
    """The names of what the model asks for."""
    names = tuple(one.name for one in session.get_inputs())
    if not set(names) <= _INPUTS or "input_ids" not in names:
        expected = f"a model that asks for input_ids, and for nothing beside {', '.join(sorted(_INPUTS))}"
        raise UsageError(expected, ", ".join(names), where=str(model), remedy=_REMEDY)
    return names


def _unfit(expected: str, error: Exception, path: Path) -> UsageError:
    return UsageError(expected, str(error).splitlines()[0], where=str(path), remedy=_REMEDY)


def _not_installed(error: ImportError) -> UsageError:
    return UsageError(
        "the extra `semantic`", f"no module {error.name}", remedy="install it: pip install 'corridor[semantic]'"
    )
