"""Bring the files of translations into step with code, templates and definitions, and compile them."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from scripts.translations.collected import collected_messages
from scripts.translations.compiled import compiled
from scripts.translations.languages import LANGUAGES, Language
from scripts.translations.messages import Message, read_messages, written_messages


def merged(collected: Iterable[Message], language: Language, known: Iterable[Message]) -> tuple[Message, ...]:
    """The collected messages with the translations that are known; those of texts that are gone are dropped."""
    translations = {(message.key, message.plural): message.translations for message in known}
    return tuple(
        replace(message, translations=translations.get((message.key, message.plural)) or _empty(message, language))
        for message in collected
    )


def _empty(message: Message, language: Language) -> tuple[str, ...]:
    return ("",) * (1 if message.plural is None else language.forms)


def main() -> int:
    """Write all files; say for each language how much is still to translate."""
    collected = collected_messages()
    for language in LANGUAGES:
        known = read_messages(language.file) if language.file.exists() else ()
        messages = merged(collected, language, known)
        language.file.parent.mkdir(parents=True, exist_ok=True)
        language.file.write_text(written_messages(messages, language.head), encoding="utf-8")
        language.compiled_file.write_bytes(compiled(messages, language.head))
        left = sum(not message.is_translated for message in messages)
        print(f"{language.folder}: {len(messages)} texts, {left} to translate")
    return 0


if __name__ == "__main__":
    sys.exit(main())
