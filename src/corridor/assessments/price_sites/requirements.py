"""The twelve minimum requirements, as the World Bank and the certified sites state them."""

from __future__ import annotations

from functools import cache

from corridor.definitions import SourcedRecord, data_path, read_records


class Requirement(SourcedRecord):
    """One requirement: its number, a short title, the rule in the project's words, and a threshold where it has one."""

    number: int
    title: str
    rule: str
    threshold_percent: float | None = None


@cache
def requirements() -> tuple[Requirement, ...]:
    """All twelve in their order; all must hold for a site to be certified."""
    return read_records(data_path("corridor.assessments.price_sites", "requirements.yaml"), Requirement)
