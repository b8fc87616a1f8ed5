"""Write docs/reference/moderation.md from the tables of states and permits; `--check` only compares them."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from pathlib import Path

from corridor.catalogue.moderation import access_rows, transition_rows
from corridor.catalogue.permissions import roles, scopes
from corridor.catalogue.states import states

REFERENCE = Path(__file__).resolve().parents[2] / "docs" / "reference" / "moderation.md"
INTRODUCTION = """\
# Moderation

Made from the code by `make docs`; a test fails when the two differ. The tables are `transitions.yaml` (what can be
done in which state) and `permits.yaml` (who may do it), in `src/corridor/catalogue/data`. Both must allow an action.
Every action is written into the audit log.

Anybody may begin an entry. Nothing becomes public without the approval of two people who did not write it.
"""


def reference() -> str:
    """The whole page as Markdown."""
    parts = [
        INTRODUCTION,
        _section("States", ("State", "An entry in this state"), ((s.label, s.meaning) for s in states().values())),
        _section(
            "Actions",
            ("Action", "What it does", "Possible when", "Then it is", "Who may", "Needs"),
            (
                (row.action, row.does, ", ".join(row.before), row.after, "; ".join(row.who), ", ".join(row.needs))
                for row in transition_rows()
            ),
        ),
        _section("Seeing and saying", ("What", "Who may"), ((what, "; ".join(who)) for what, who in access_rows())),
        "What is published, everybody may read.\n",
        _section("Roles", ("Role", "Whoever has it"), ((role.label, role.meaning) for role in roles().values())),
        "One person can have several roles. Everybody may what a visitor may.\n",
        _section(
            "Which entries",
            ("Of", "An entry is one when"),
            ((scope.label, scope.meaning) for scope in scopes().values() if scope.meaning),
        ),
    ]
    return "\n".join(parts)


def _section(title: str, header: tuple[str, ...], rows: Iterable[tuple[str | None, ...]]) -> str:
    lines = [header, ("---",) * len(header), *rows]
    return "\n".join([f"## {title}", "", *(f"| {' | '.join(cell or '' for cell in line)} |" for line in lines), ""])


def main(arguments: list[str]) -> int:
    """Write the page, or with `--check` compare it; 1 when it is out of step."""
    wanted = reference()
    if arguments == ["--check"]:
        if REFERENCE.is_file() and REFERENCE.read_text(encoding="utf-8") == wanted:
            return 0
        sys.stderr.write("docs/reference/moderation.md is out of step with the tables: run `make docs`\n")
        return 1
    REFERENCE.parent.mkdir(parents=True, exist_ok=True)
    REFERENCE.write_text(wanted, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
