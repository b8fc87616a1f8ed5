"""What links are measured on: public passages with goals or targets, and the sets made for Corridor in `data/`."""

from __future__ import annotations

import csv
import gzip
import hashlib
import io
import re
import sys
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.util import find_spec
from pathlib import Path

from benchmarks.cases import shared_data
from corridor.linking.training import GoalPassage, TargetPassage

HERE = Path(__file__).parent / "data"
SDG_TEXT = shared_data() / "sdg-text"
PRACTICE_TEXTS = shared_data() / "practice-texts"
GOAL_PASSAGES = SDG_TEXT / "goal_passages.csv"
TARGET_PASSAGES = SDG_TEXT / "target_passages_unsd.csv"
LANGUAGES = ("en", "fr", "es", "ru", "ar", "zh")
PARTS = ("development", "held_out")


@dataclass(frozen=True, slots=True)
class Judged:
    """A passage, a goal, and whether people say that it speaks to the goal."""

    text: str
    goal: int
    speaks: bool


@dataclass(frozen=True, slots=True)
class Explicit:
    """A passage and the explicit targets that it speaks to, by each reader and by both."""

    id: str
    part: str
    text: str
    reader_a: frozenset[str]
    reader_b: frozenset[str]
    agreed: frozenset[str]


def _rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


def goal_passages() -> tuple[GoalPassage, ...]:
    """The passages that goals are learned from."""
    return tuple(GoalPassage(row["text"], int(row["goals"])) for row in _rows(GOAL_PASSAGES))


def target_passages() -> tuple[TargetPassage, ...]:
    """The passages of indicators' metadata."""
    return tuple(TargetPassage(row["text"], row["indicator"], row["target"]) for row in _rows(TARGET_PASSAGES))


def public_benchmark() -> tuple[Judged, ...]:
    """The SDG Classification Benchmark, from its wheel; nothing where the wheel is not installed."""
    found = find_spec("sdgclassification")
    if found is None or found.submodule_search_locations is None:
        return ()
    path = Path(next(iter(found.submodule_search_locations)), "benchmark", "resources", "benchmark.csv")
    return tuple(Judged(row["text"], int(row["sdg"]), row["label"].lower() == "true") for row in _rows(path))


def explicit_set() -> tuple[Explicit, ...]:
    """The passages annotated with the ten explicit targets; published texts are read from their publishers' files."""
    found = []
    for row in _rows(HERE / "explicit_targets.csv"):
        candidates = [row["text"]] if row["text"] else _published(row["source"], row["where"])
        text = next((one for one in candidates if hashlib.sha256(one.encode()).hexdigest() == row["sha256"]), None)
        if text is None:
            sys.exit(f"{row['id']}: the text at {row['where']} is not the one that was annotated")
        labels = (frozenset(filter(None, row[key].split(";"))) for key in ("reader_a", "reader_b", "agreed"))
        found.append(Explicit(row["id"], row["part"], text, *labels))
    return tuple(found)


def in_language(language: str) -> tuple[tuple[int, str], ...]:
    """Goal and text of the passages written for Corridor, in one of the six languages."""
    return tuple((int(row["goal"]), row["text"]) for row in _rows(HERE / f"six_languages_{language}.csv"))


def _published(source: str, where: str) -> list[str]:
    """What stands at a place; in a report a number may come twice, once in each of its parts."""
    name, _, place = where.partition(" ")
    match source:
        case "upr-info":
            return [_one_line(_upr_info(name)[int(place.removeprefix("row ")) - 2]["Text"])]
        case "upr-thematic":
            return [_thematic()[place]]
        case _:
            return [text for number, text in _paragraphs(name) if number == place.removeprefix("paragraph ")]


def _one_line(text: str) -> str:
    return re.sub(r"\s+", " ", text).strip()


@cache
def _upr_info(name: str) -> list[dict[str, str]]:
    with gzip.open(PRACTICE_TEXTS / "upr-info" / f"{name}.csv.gz") as stream:
        text = stream.read().decode("mac_roman").replace("\r\n", "\n").replace("\r", "\n")
    rows = csv.reader(io.StringIO(text))
    head = next(rows)
    return [dict(zip(head, row, strict=False)) for row in rows]


@cache
def _thematic() -> Mapping[str, str]:
    text = (PRACTICE_TEXTS / "upr-thematic" / "slovenia_cycle4.md").read_text(encoding="utf-8")
    return {number: said.strip() for number, said in re.findall(r"^(140\.\d+) (.+?);?$", text, re.MULTILINE)}


def _paragraphs(name: str) -> Iterator[tuple[str, str]]:
    with zipfile.ZipFile(PRACTICE_TEXTS / "upr_working_group_reports.zip") as archive:
        member = next(one for one in archive.namelist() if one.endswith(f"/{name}") or one == name)
        text = archive.read(member).decode("utf-8", "replace")
    for match in re.finditer(r"(?<=[.;] )\s*(\d{1,3})\.\s+([A-Z].+?)(?=\s\d{1,3}\.\s+[A-Z])", text):
        yield match[1], _one_line(match[2])
