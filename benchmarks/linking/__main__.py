"""`python -m benchmarks.linking [FOLDER]`: how right and how fast links are, beside the peers, into the docs.

FOLDER holds a sentence encoder with its head, for the rows of the extra `semantic`. Peers that are not installed are
said to be so: pip install seesus sdgclassification-benchmark.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path
from statistics import fmean

from benchmarks.cases import ROOT
from benchmarks.linking import data, quality, speed, systems
from benchmarks.linking.systems import System
from benchmarks.machine import description
from corridor.agenda.wording import Kind, wordings
from corridor.linking.model import packaged_model
from corridor.linking.probabilities import goal_probabilities
from corridor.linking.scores import scores
from corridor.linking.words import words_of

PAGE = ROOT / "docs" / "methods" / "linking-quality.md"
TIMED = 2_000
EACH = 5
"""A slow peer is asked one judgement in so many of the public benchmark, goal by goal."""


def main() -> int:
    """Measure and write the page."""
    if not data.GOAL_PASSAGES.is_file():
        print("not measured: the passages under shared/data/sdg-text are not here")
        return 1
    several = list(_systems(Path(sys.argv[1]) if len(sys.argv) > 1 else None))
    lines = [
        "# How right links are",
        "",
        f"Written by `python -m benchmarks.linking` on {datetime.now(UTC).date().isoformat()}.",
        f"Machine: {description()}.",
        "",
        *_goals(several),
        *_targets(),
        *_explicit(several),
        *_agreement(),
        *_languages(),
        *_speed(several),
    ]
    PAGE.write_text("\n".join(lines) + "\n", encoding="utf-8")
    print(PAGE.read_text(encoding="utf-8"))
    return 0


def _systems(folder: Path | None) -> Iterator[System]:
    yield systems.corridor()
    if folder is not None:
        from corridor.linking.semantic import Semantic

        yield systems.corridor(Semantic(folder))
    yield from filter(None, (systems.seesus(cache_raised=True),))
    yield systems.tf_idf(data.goal_passages())


def _table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> list[str]:
    return [*(f"| {' | '.join(row)} |" for row in (head, ["---"] * len(head), *rows)), ""]


def _goals(several: Sequence[System]) -> list[str]:
    judged = data.public_benchmark()
    out = ["## Goals: the SDG Classification Benchmark", ""]
    if not judged:
        return [*out, "Not measured: the wheel `sdgclassification-benchmark` is not installed.", ""]
    rows = []
    for system in several:
        print(f"goals: {system.name}", flush=True)
        asked = quality.one_in(judged, EACH) if system.is_slow else judged
        found = quality.by_goal(asked, system.goals)
        worst = min(found, key=lambda goal: found[goal][1])
        rows.append(
            (
                f"{system.name} (sample of {len(asked)})" if system.is_slow else system.name,
                f"{100 * fmean(accuracy for accuracy, _ in found.values()):.1f} %",
                f"{fmean(f1 for _, f1 in found.values()):.3f}",
                f"{found[worst][1]:.2f} (goal {worst})",
            )
        )
    text = f"{len(judged):,} judgements of people; accuracy and F1 by goal, unweighted mean over the 17 goals."
    return [*out, text, "", *_table(("System", "Accuracy", "Macro-F1", "Lowest F1"), rows)]


def _targets() -> list[str]:
    passages = data.target_passages()
    first, third = quality.nearest_targets(packaged_model(), passages)
    text = (
        f"{len(passages)} passages of indicators' metadata (UN Statistics Division), among all 169 targets; the anchor "
        "of the right target leaves out the wording of the passage's own indicator. Five numbers were fitted on these "
        "passages to turn scores into probabilities."
    )
    return ["## Targets", "", text, "", *_table(("First", "Among the first three"), [(f"{first:.3f}", f"{third:.3f}")])]


def _explicit(several: Sequence[System]) -> list[str]:
    rows = []
    everything = data.explicit_set()
    for part in data.PARTS:
        passages = [one for one in everything if one.part == part]
        for system in several:
            if system.targets is None:
                continue
            print(f"explicit targets, {part}: {system.name}", flush=True)
            found = quality.explicit(passages, system.targets)
            rows.append(
                (
                    f"{part.replace('_', ' ')} ({len(passages)})",
                    system.name,
                    f"{found.precision:.3f}",
                    f"{found.recall:.3f}",
                    f"{found.f1:.3f}",
                )
            )
    text = "Ten targets, several a passage; rules were written with the development part in view, never with the other."
    head = ("Part", "System", "Precision", "Recall", "Micro-F1")
    return ["## The ten explicit targets", "", text, "", *_table(head, rows)]


def _agreement() -> list[str]:
    found = quality.agreement(data.explicit_set())
    rows = [(target, str(a), str(b), f"{kappa:.2f}") for target, (a, b, kappa) in found.items()]
    return ["Agreement of the two readers:", "", *_table(("Target", "Reader A", "Reader B", "Cohen's kappa"), rows)]


def _languages() -> list[str]:
    rows = []
    english: tuple[float, float] | None = None
    for language in data.LANGUAGES:
        indicators = [
            (int(code.split(".")[0]), _goal_of(text, language))
            for code, text in wordings(Kind.INDICATOR, language).items()
        ]
        passages = [(goal, _goal_of(text, None)) for goal, text in data.in_language(language)]
        both = quality.macro_f1(indicators), quality.macro_f1(passages)
        english = english or both
        rows.append(
            (
                language,
                *(f"{value:.3f} ({value - first:+.3f})" for value, first in zip(both, english, strict=True)),
            )
        )
    text = (
        "Macro-F1 of the likeliest goal, and the difference to English: on the official wording of the indicators, and "
        "on 51 passages written for Corridor in English and translated. The English wording of indicators is part of "
        "the anchors, so that the first column is no fair test of the model, only of the languages beside each other."
    )
    return ["## Six languages", "", text, "", *_table(("Language", "Indicators", "Passages"), rows)]


def _goal_of(text: str, language: str | None) -> frozenset[int]:
    found = scores(words_of(text, language), packaged_model())
    if found.is_empty:
        return frozenset()
    return frozenset({int(goal_probabilities(found, packaged_model()).argmax()) + 1})


def _speed(several: Sequence[System]) -> list[str]:
    texts = [one.text for one in data.goal_passages()][:TIMED]
    rows = []
    shipped = systems.seesus(cache_raised=False)
    for system in (*several, *filter(None, (shipped,))):
        print(f"speed: {system.name}", flush=True)
        rate = speed.passages_per_second(system.goals, texts)
        rows.append((system.name, f"{rate:,.1f}"))
    seconds, peak = speed.start_and_memory()
    text = (
        f"Passages in a second of one core's time (TRAIL22-SDG passages, mean {fmean(map(len, texts)):.0f} signs). "
        f"From nothing to the first link: {seconds:.2f} s (median of {speed.STARTS}), peak {peak:.0f} MB."
    )
    return ["## Speed", "", text, "", *_table(("System", "Passages a second"), rows)]


if __name__ == "__main__":
    sys.exit(main())
