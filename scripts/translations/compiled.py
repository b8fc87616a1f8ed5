"""The compiled form of translations (`.mo`), which Django reads: sorted, no date, the same from every machine."""

from __future__ import annotations

import struct
from collections.abc import Iterable
from itertools import accumulate

from scripts.translations.messages import Message

_MAGIC = 0x950412DE
_HEAD_BYTES = 28
_ENTRY_BYTES = 8  # length and place of one text


def compiled(messages: Iterable[Message], head: str) -> bytes:
    """A `.mo` file of the messages that are translated."""
    pairs = sorted([(b"", head.encode()), *(_pair(message) for message in messages if message.is_translated)])
    texts = [text + b"\0" for column in zip(*pairs, strict=True) for text in column]
    begin = _HEAD_BYTES + _ENTRY_BYTES * len(texts)
    places = accumulate((len(text) for text in texts), initial=begin)
    table = [number for text, place in zip(texts, places, strict=False) for number in (len(text) - 1, place)]
    count, second = len(pairs), _HEAD_BYTES + _ENTRY_BYTES * len(pairs)
    numbers = (_MAGIC, 0, count, _HEAD_BYTES, second, 0, begin, *table)
    return struct.pack(f"<{len(numbers)}I", *numbers) + b"".join(texts)


def _pair(message: Message) -> tuple[bytes, bytes]:
    text = message.text if message.context is None else f"{message.context}\4{message.text}"
    if message.plural is not None:
        text = f"{text}\0{message.plural}"
    return text.encode(), "\0".join(message.translations).encode()
