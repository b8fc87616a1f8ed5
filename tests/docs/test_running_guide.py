"""The guide to running the site, and what it hands out, are in step with the code."""

from __future__ import annotations

import re
import shlex
from pathlib import Path
from typing import Any

import pytest
import yaml

from corridor.cli.app import app
from corridor.site.running.retention_rules import packaged_rules

ROOT = Path(__file__).resolve().parents[2]
GUIDE = (ROOT / "docs" / "how-to" / "run-the-site.md").read_text(encoding="utf-8")
DEPLOY = ROOT / "docs" / "deploy"
VARIABLE = re.compile(r"\b(?:CORRIDOR_[A-Z_]+|DATABASE_URL)\b")
READ_BY = ("environment.py", "running/gunicorn_names.py")
UNITS = sorted(DEPLOY.glob("*.service"))


def variables_of_the_code() -> set[str]:
    site = ROOT / "src" / "corridor" / "site"
    return {name for file in READ_BY for name in VARIABLE.findall((site / file).read_text(encoding="utf-8"))}


def table_rows(heading: str) -> list[list[str]]:
    section = GUIDE.partition(heading)[2]
    lines = [line for line in section.partition("\n\n## ")[0].splitlines() if line.startswith("| ")]
    return [[cell.strip() for cell in line.strip("|").split(" | ")] for line in lines]


def test_every_variable_is_explained_and_no_other() -> None:
    explained = {name for row in table_rows("## Variables") for name in VARIABLE.findall(row[0])}
    assert explained == variables_of_the_code()


def test_the_table_of_retention_is_that_of_the_rules() -> None:
    rows = table_rows("of the same form")[1:]
    assert rows == [[rule.title, rule.counted_from, str(rule.days)] for rule in packaged_rules().values()]


@pytest.mark.parametrize("file", sorted(DEPLOY.iterdir()), ids=lambda file: file.name)
def test_files_to_take_over_name_only_what_there_is(file: Path) -> None:
    text = file.read_text(encoding="utf-8")
    assert set(VARIABLE.findall(text)) <= variables_of_the_code()
    assert f"../deploy/{file.name}" in GUIDE or file.suffix == ".timer"


def commands_in(text: str) -> list[str]:
    return re.findall(r"(?:/opt/corridor/bin/|^\$ )(corridor .+?)(?:'|  +#|$)", text, re.MULTILINE)


def test_every_command_of_the_guide_is_accepted() -> None:
    found = [*commands_in(GUIDE), *(command for unit in UNITS for command in commands_in(unit.read_text()))]
    assert len(found) >= 12
    for command in found:
        words = shlex.split(command.replace("$(date +%%F)", "2026-11-24"))[1:]
        app.parse_args(words, exit_on_error=False, print_error=False)


@pytest.mark.parametrize("unit", UNITS, ids=lambda unit: unit.name)
def test_units_are_hardened(unit: Path) -> None:
    lines = unit.read_text(encoding="utf-8").splitlines()
    assert all(not line or line[0] in "#[" or "=" in line for line in lines)
    wanted = {"NoNewPrivileges=yes", "ProtectSystem=strict", "ProtectHome=yes", "CapabilityBoundingSet=", "UMask=0077"}
    assert wanted <= set(lines)
    assert "User=corridor" in lines


def compose() -> dict[str, Any]:
    found: dict[str, Any] = yaml.safe_load((DEPLOY / "compose.yaml").read_text(encoding="utf-8"))
    return found


def test_every_service_of_the_compose_file_restarts_and_can_be_told_healthy() -> None:
    services = compose()["services"]
    assert {name for name, service in services.items() if service["restart"] != "unless-stopped"} == set()
    assert {name for name, service in services.items() if "healthcheck" in service} == {"site", "database"}
    assert services["site"]["read_only"]
    assert "ports" not in services["database"]
    assert "ports" not in services["site"]
    words = services["site"]["healthcheck"]["test"][2:]
    app.parse_args(words, exit_on_error=False, print_error=False)


def test_what_the_compose_file_names_is_there() -> None:
    services = compose()["services"]
    assert (DEPLOY / services["site"]["build"]["context"] / services["site"]["build"]["dockerfile"]).is_file()
    volumes = [volume.partition(":")[0] for service in services.values() for volume in service["volumes"]]
    named = {volume for volume in volumes if not volume.startswith(".")}
    assert named == set(compose()["volumes"])
    assert all((DEPLOY / volume).is_file() for volume in volumes if volume.startswith("."))
