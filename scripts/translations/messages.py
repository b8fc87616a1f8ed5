"""Messages of a translation file (`.po`): read, and written in one fixed form."""

from __future__ import annotations

import ast
import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Message:
    """A text to translate with its translations: one, or one for each plural form.

    `context` tells apart what is the same in English. `flags` are gettext's (`python-format`, `fuzzy`), `notes` are
    words from the code to the translator.
    """

    text: str
    plural: str | None = None
    context: str | None = None
    translations: tuple[str, ...] = ("",)
    flags: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()

    @property
    def key(self) -> tuple[str, str]:
        """What a file has once."""
        return (self.text, self.context or "")

    @property
    def is_translated(self) -> bool:
        """Whether there are all translations, and a person stands behind them."""
        return all(self.translations) and "fuzzy" not in self.flags


def read_messages(path: Path) -> tuple[Message, ...]:
    """The messages of a file, without its head and without those that are no longer used.

    Raises ValueError for a line that is none of a `.po` file.
    """
    blocks = path.read_text(encoding="utf-8").split("\n\n")
    found = (_message(block.splitlines()) for block in blocks)
    return tuple(message for message in found if message is not None and message.text)


def _message(lines: list[str]) -> Message | None:
    texts: dict[str, str] = {}
    flags: list[str] = []
    notes: list[str] = []
    name = ""
    for line in lines:
        if line.startswith("#,"):
            flags += [flag.strip() for flag in line[2:].split(",")]
        elif line.startswith("#."):
            notes.append(line[2:].strip())
        elif line.startswith("#"):
            continue
        elif line.startswith('"'):
            texts[name] += ast.literal_eval(line)
        elif line:
            name, space, text = line.partition(" ")
            if not space:
                raise ValueError(f"no line of a .po file: {line!r}")
            texts[name] = ast.literal_eval(text)
    if "msgid" not in texts:
        return None
    translations = tuple(text for name, text in texts.items() if name.startswith("msgstr"))
    return Message(
        texts["msgid"], texts.get("msgid_plural"), texts.get("msgctxt"), translations, tuple(flags), tuple(notes)
    )


def written_messages(messages: Iterable[Message], head: str) -> str:
    """The text of a file: the head, then the messages by their English, each line of text on a line of its own."""
    blocks = [_lines(Message("", translations=(head,)))]
    blocks += [_lines(message) for message in sorted(messages, key=lambda message: message.key)]
    return "\n\n".join("\n".join(block) for block in blocks) + "\n"


def _lines(message: Message) -> Iterator[str]:
    yield from (f"#. {note}" for note in message.notes)
    if message.flags:
        yield f"#, {', '.join(message.flags)}"
    if message.context is not None:
        yield f"msgctxt {_quoted(message.context)}"
    yield f"msgid {_quoted(message.text)}"
    if message.plural is None:
        yield f"msgstr {_quoted(message.translations[0])}"
        return
    yield f"msgid_plural {_quoted(message.plural)}"
    for number, translation in enumerate(message.translations):
        yield f"msgstr[{number}] {_quoted(translation)}"


def _quoted(text: str) -> str:
    lines = [json.dumps(line, ensure_ascii=False) for line in text.splitlines(keepends=True)]
    return lines[0] if len(lines) == 1 else "\n".join(['""', *lines])
