"""Write docs/reference/commands.md from the commands; `--check` only says whether it is in step."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from inspect import cleandoc
from pathlib import Path

from cyclopts import App

from corridor import errors
from corridor.cli.app import app as corridor_app
from corridor.errors import CorridorError

REFERENCE = Path(__file__).resolve().parents[2] / "docs" / "reference" / "commands.md"
EXAMPLE = re.compile(r"^Example: (?P<call>corridor .+)$", re.MULTILINE)
INTRODUCTION = """\
# Commands

Made from the code by `make docs`; a test fails when the two differ. `corridor COMMAND --help` says the same
in the terminal.
"""


@dataclass(frozen=True, slots=True)
class Command:
    """One command or group of commands: its words (`corridor evidence build`) and its app."""

    words: str
    app: App

    @property
    def is_group(self) -> bool:
        """Whether it only holds other commands."""
        return self.app.default_command is None

    @property
    def examples(self) -> list[str]:
        """The calls that its description gives as examples, one a line after `Example:`."""
        return EXAMPLE.findall(cleandoc(self.app.help or ""))


def commands(app: App, words: str = "corridor") -> Iterator[Command]:
    """All commands below `app`, each group before its members, by name."""
    for name, child in sorted(app.resolved_commands().items()):
        if not name.startswith("-"):
            yield Command(f"{words} {name}", child)
            yield from commands(child, f"{words} {name}")


def reference() -> str:
    """The whole reference as Markdown."""
    made = corridor_app.generate_docs()
    sections = made[made.index("## corridor ") :].strip() + "\n"
    shown = EXAMPLE.sub(lambda found: f"```console\n$ {found['call']}\n```", sections)
    return "\n".join([INTRODUCTION, shown, _exit_codes()])


def _exit_codes() -> str:
    kinds = [kind for kind in vars(errors).values() if isinstance(kind, type) and issubclass(kind, CorridorError)]
    meant = {kind.exit_code: (kind.__doc__ or "").splitlines()[0] for kind in kinds if kind is not CorridorError}
    rows = [f"| {code} | {meaning} |" for code, meaning in sorted(meant.items())]
    return "\n".join(
        [
            "## Exit codes",
            "",
            "| Code | Meaning |",
            "|---|---|",
            "| 0 | It worked. |",
            *rows,
            "| 130 | Stopped with Ctrl-C; nothing was changed. |",
            "",
        ]
    )


def main(arguments: list[str]) -> int:
    """Write the reference, or with `--check` compare it; 1 when it is out of step."""
    wanted = reference()
    if arguments == ["--check"]:
        if REFERENCE.is_file() and REFERENCE.read_text(encoding="utf-8") == wanted:
            return 0
        sys.stderr.write("docs/reference/commands.md is out of step with the commands: run `make docs`\n")
        return 1
    REFERENCE.parent.mkdir(parents=True, exist_ok=True)
    REFERENCE.write_text(wanted, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
