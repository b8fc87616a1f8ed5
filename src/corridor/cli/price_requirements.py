"""The twelve minimum requirements and their verdicts in the terminal."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from corridor.assessments.price_sites.finding import Verdict
from corridor.cli.output import show_table

if TYPE_CHECKING:
    from corridor.assessments.price_sites.certify import Judged


def show_requirements(judged: tuple[Judged, ...]) -> None:
    """A row for each requirement, and how many are met."""
    rows = [
        (str(one.requirement.number), one.requirement.title, str(one.finding.verdict), one.finding.why)
        for one in judged
    ]
    show_table(("No", "Requirement", "Verdict", "Why"), rows)
    met = sum(one.finding.verdict is Verdict.MET for one in judged)
    sys.stdout.write(f"{met} of {len(judged)} requirements are met; a site is certified only when all are.\n")
