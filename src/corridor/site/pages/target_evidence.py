"""What there is to measure a target with: its indicators, and the series of the build that serve it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from corridor.agenda.disaggregation import Standing, disaggregation
from corridor.agenda.indicator_facts import IndicatorFacts, all_indicator_facts
from corridor.agenda.indicators import Indicator, indicators
from corridor.evidence.records import SeriesRecord
from corridor.evidence.series import SeriesDefinition, series_definitions
from corridor.site.definition_words import definitions_language
from corridor.site.evidence_pages.store import builds

BY_MIGRATORY_STATUS: Mapping[Standing, Promise] = {
    Standing.ASKED: _("Asked for by migratory status."),
    Standing.SHOWN_FEASIBLE: _("Shown to be feasible by migratory status."),
    Standing.TARGET_TEXT: _("Migratory status stands in the target’s text only."),
    Standing.UNSOURCED: _("Listed by migratory status, without a source."),
    Standing.NOT_FOUND: _("No request by migratory status found."),
}


@dataclass(frozen=True, slots=True)
class SeriesLine:
    """A series that serves a target; `record` is None where the build does not hold it."""

    definition: SeriesDefinition
    record: SeriesRecord | None


@dataclass(frozen=True, slots=True)
class IndicatorLine:
    """An indicator of a target, what is recorded of it, and the series that give its values."""

    indicator: Indicator
    wording: str
    facts: IndicatorFacts | None
    by_migratory_status: str
    series: tuple[SeriesLine, ...]


def indicator_lines(target: str) -> tuple[IndicatorLine, ...]:
    """The indicators of a target, deleted ones too; raises `UsageError` for an unknown target."""
    return tuple(_indicator_line(indicator) for indicator in indicators(target))


def series_lines(target: str) -> tuple[SeriesLine, ...]:
    """The series that serve a target, those that the build holds first."""
    lines = (_series_line(definition) for definition in series_definitions().values() if target in definition.targets)
    return tuple(sorted(lines, key=lambda line: line.record is None))


def _indicator_line(indicator: Indicator) -> IndicatorLine:
    serving = (definition for definition in series_definitions().values() if indicator.code in definition.indicators)
    return IndicatorLine(
        indicator,
        indicator.wording_in(definitions_language()),
        all_indicator_facts().get(indicator.code),
        str(BY_MIGRATORY_STATUS[disaggregation(indicator.code).standing]),
        tuple(_series_line(definition) for definition in serving),
    )


def _series_line(definition: SeriesDefinition) -> SeriesLine:
    return SeriesLine(definition, builds().current().series.get(definition.key))
