"""No test is skipped or expected to fail without saying why."""

from __future__ import annotations

import ast
from pathlib import Path

TESTS = Path(__file__).resolve().parents[1]
NEEDS_REASON = ("pytest.skip", "pytest.xfail", "pytest.importorskip", "pytest.mark.skip")
NEEDS_REASON += ("pytest.mark.skipif", "pytest.mark.xfail")


def unreasoned(source: str) -> list[int]:
    """The lines that skip without a reason."""
    tree = ast.parse(source)
    calls = {id(node.func): node for node in ast.walk(tree) if isinstance(node, ast.Call)}
    lines = []
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute) and ast.unparse(node) in NEEDS_REASON:
            call = calls.get(id(node))
            if call is None or not _has_reason(ast.unparse(node), call):
                lines.append(node.lineno)
    return lines


def _has_reason(name: str, call: ast.Call) -> bool:
    named = {keyword.arg for keyword in call.keywords}
    positional = name in ("pytest.skip", "pytest.xfail", "pytest.mark.skip") and bool(call.args)
    return "reason" in named or positional


def test_the_check_sees_both_kinds() -> None:
    bare = "import pytest\n@pytest.mark.skip\ndef test_a(): pytest.skip()\n"
    said = 'import pytest\n@pytest.mark.skipif(True, reason="no files")\ndef test_a(): pytest.skip("why")\n'
    assert unreasoned(bare) == [2, 3]
    assert unreasoned(said) == []


def test_every_skip_has_its_reason() -> None:
    found = {
        f"{path.relative_to(TESTS)}:{line}"
        for path in sorted(TESTS.rglob("*.py"))
        for line in unreasoned(path.read_text(encoding="utf-8"))
    }
    assert found == set()
