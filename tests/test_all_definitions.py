"""Every packaged definition is loaded, and what one names, another defines."""

from __future__ import annotations

import ast
import importlib
import sys
from collections.abc import Callable, Iterable, Iterator
from importlib.resources import files
from pathlib import Path
from string import Formatter
from typing import cast

import pytest

from corridor.agenda import disaggregation
from corridor.agenda.categories import LinkCategory, categories
from corridor.agenda.compact import area_objectives, compact_links, objectives, principles
from corridor.agenda.founding_table import founding_table
from corridor.agenda.goals import goals
from corridor.agenda.hlpf import Section, hlpf_years
from corridor.agenda.indicator_facts import all_indicator_facts
from corridor.agenda.indicators import deletions, framework_sizes, indicators
from corridor.agenda.links import explicit_targets, table_one
from corridor.agenda.target_evidence import all_evidence, link_pages, link_sources
from corridor.agenda.targets import targets
from corridor.agenda.wording import Kind, languages, repairs, wordings
from corridor.assessments.gap_rules import gap_rules, pair_gap_rules
from corridor.assessments.policy_bands import domain_titles
from corridor.assessments.price_sites.requirements import requirements
from corridor.catalogue.columns import columns
from corridor.catalogue.exchange.upr_info import upr_info
from corridor.catalogue.kinds import kinds
from corridor.catalogue.permissions import permits
from corridor.catalogue.records import packaged
from corridor.catalogue.states import transitions
from corridor.evidence.downloads import downloads
from corridor.evidence.series import series_definitions
from corridor.evidence.snapshots import publisher_defaults
from corridor.evidence.store import Evidence
from corridor.forum.areas import areas
from corridor.forum.quoted_figures import quoted_figures
from corridor.forum.recommendations import recommendations
from corridor.forum.roundtables import roundtables, themes
from corridor.forum.summits import summits
from corridor.forum.table_two import open_cells, raw_blocks, table_two
from corridor.linking.categories import CategoryCues
from corridor.linking.features import stop_stems
from corridor.linking.glossary import glossary
from corridor.linking.language import small_words
from corridor.linking.rules import rules
from corridor.linking.themes import area_terms, objective_terms
from corridor.linking.vocabulary import vocabularies
from corridor.linking.words import english_stem
from corridor.measures.flows.methods import method_definitions
from corridor.measures.formulas import formulas
from corridor.measures.pair import PairProfile
from corridor.measures.pair_recruitment import recruitment_surveys
from corridor.measures.prices.conventions import conventions
from corridor.measures.prices.published import published_values
from corridor.measures.profile import Profile
from corridor.places.outlines import outlines
from corridor.places.pair import Pair
from corridor.places.registry import groups, members
from corridor.places.tables import aliases, group_members, places
from corridor.reports.document.inline import Digits
from corridor.reports.templates import Subject, templates
from corridor.reports.writers.phrases import phrases
from corridor.search_text.languages import search_languages
from corridor.search_text.letters import dropped_marks, folded_letters
from corridor.search_text.scripts import script_ranges
from corridor.site.evidence_pages.explore.subjects import subjects
from corridor.site.running.retention_rules import packaged_rules
from corridor.site.running.tables import table_rules
from corridor.sources.detect import readers

AREAS = {area.key for area in areas()}
TARGETS = {target.code for target in targets()}
GOALS = {str(goal.number) for goal in goals()}
OBJECTIVES = {objective.number for objective in objectives()}


def wordings_of_all_languages() -> tuple[int, ...]:
    return tuple(len(wordings(kind, language)) for kind in Kind for language in languages())


def glossaries() -> tuple[int, ...]:
    return tuple(len(glossary(language).entries) for language in languages() if language != "en")


LOADERS: tuple[Callable[[], object], ...] = (
    *(all_indicator_facts, link_sources, link_pages, all_evidence, disaggregation.askers),
    *(disaggregation.disaggregated_indicators, founding_table, categories, objectives, principles, compact_links),
    *(area_objectives, goals, deletions, framework_sizes, indicators, table_one, repairs, hlpf_years, targets),
    *(wordings_of_all_languages, areas, quoted_figures, recommendations, themes, roundtables, summits),
    *(raw_blocks, open_cells, table_two, kinds, packaged, places, group_members, aliases, outlines, series_definitions),
    *(
        publisher_defaults,
        downloads,
        gap_rules,
        pair_gap_rules,
        recruitment_surveys,
        domain_titles,
        formulas,
        method_definitions,
        requirements,
        conventions,
        published_values,
        templates,
        columns,
        permits,
        transitions,
        upr_info,
        subjects,
        lambda: phrases("en"),
        *(table_rules, packaged_rules),
        *(search_languages, folded_letters, dropped_marks, script_ranges),
        *(rules, area_terms, objective_terms, vocabularies, stop_stems, small_words, glossaries),
        lambda: english_stem("foreigners"),
        lambda: CategoryCues(("migrant",)),
    ),
)


def forget() -> None:
    """Empties every cache of the package, so that files are read anew."""
    for name in [name for name in sys.modules if name.startswith("corridor.")]:
        for value in vars(sys.modules[name]).values():
            if hasattr(value, "cache_clear"):
                value.cache_clear()


def definitions_files() -> Iterator[Path]:
    """All CSV and YAML files of the package; those of `sources` belong to the readers."""
    root = Path(str(files("corridor")))
    for path in sorted(root.rglob("data/**/*")):
        if path.suffix in {".csv", ".yaml"} and path.relative_to(root).parts[0] != "sources":
            yield path


def test_all_are_loaded_and_no_file_is_left_unread(monkeypatch: pytest.MonkeyPatch) -> None:
    read: set[Path] = set()
    read_text = Path.read_text

    def noting(self: Path, encoding: str | None = None) -> str:
        read.add(self)
        return read_text(self, encoding)

    monkeypatch.setattr(Path, "read_text", noting)
    forget()
    for load in LOADERS:
        assert load()
    assert sorted(set(definitions_files()) - read) == []


def test_series_serve_targets_and_indicators_of_the_agenda_and_take_from_known_readers() -> None:
    known = {indicator.code for indicator in indicators()}
    names = {reader.NAME for reader in readers()}
    for series in series_definitions().values():
        assert set(series.targets) <= TARGETS, series.key
        assert set(series.indicators) <= known, series.key
        assert {take.reader for take in series.takes} <= names, series.key


def test_publishers_are_described_for_exactly_the_readers() -> None:
    assert set(publisher_defaults()) == {reader.NAME for reader in readers()}


def test_gap_rules_name_figures_targets_areas_and_digits_that_there_are() -> None:
    # The figures' names do not depend on the evidence, which is asked only when a figure is.
    nothing = cast(Evidence, None)
    of_area = set(Profile(nothing, "PHL").named) | {f"coverage:{code}" for code in explicit_targets()}
    of_pair = set(PairProfile(nothing, Pair("PHL", "ARE")).named) | {"agreements", "recruitment_cost"}
    ruled = [(rule, of_area, {"place"}) for rule in gap_rules()]
    ruled += [(rule, of_pair, {"origin", "destination"}) for rule in pair_gap_rules()]
    for rule, named, ends in ruled:
        assert rule.conditions, rule.key
        assert {condition.figure for condition in rule.conditions} <= named, rule.key
        assert set(rule.targets) <= TARGETS, rule.key
        assert set(rule.areas) <= AREAS, rule.key
        assert rule.digits in set(Digits), rule.key
        assert {slot for _, slot, _, _ in Formatter().parse(rule.sentence) if slot} <= ends | {"value", "period"}


def measures_code() -> tuple[ast.Module, ...]:
    folder = Path(str(files("corridor.measures")))
    return tuple(ast.parse(path.read_text(encoding="utf-8")) for path in sorted(folder.rglob("*.py")))


def formulas_named(code: Iterable[ast.Module]) -> set[str]:
    """What is given for a parameter `formula` anywhere in the code, by position or by name."""
    nodes = [node for module in code for node in ast.walk(module)]
    position = {"Computed": 0, "Aggregated": 0}
    for node in nodes:
        if isinstance(node, ast.FunctionDef):
            names = [parameter.arg for parameter in node.args.args]
            if "formula" in names:
                position[node.name] = names.index("formula")
    found: set[str] = set()
    for call in (node for node in nodes if isinstance(node, ast.Call)):
        given = [keyword.value for keyword in call.keywords if keyword.arg == "formula"]
        if isinstance(call.func, ast.Name) and call.func.id in position:
            given += call.args[position[call.func.id] :][:1]
        found |= {str(value.value) for value in given if isinstance(value, ast.Constant)}
    return found


def test_every_formula_used_is_described_and_every_description_is_used() -> None:
    of_methods = {definition.formula for definition in method_definitions().values()}
    assert formulas_named(measures_code()) | of_methods == set(formulas())


def test_templates_name_sections_that_there_are() -> None:
    years = {session.year for session in hlpf_years()}
    for template in templates().values():
        assert not template.editions[-1].areas  # the last edition fits what no other does
        assert not template.editions[-1].years
        for edition in template.editions:
            assert set(edition.areas) <= set(places())
            assert set(edition.years) <= years
            for chapter in edition.chapters:
                assert chapter.phrase is None or chapter.phrase in set(Section)
                for section in chapter.sections:
                    module = importlib.import_module(f"corridor.reports.sections.{section}")
                    context = {Subject.AREA: "Context", Subject.PAIR: "PairContext"}[template.subject]
                    assert module.blocks.__annotations__["context"] == context, section


def test_entries_name_places_areas_targets_categories_and_objectives_that_there_are() -> None:
    for entry in packaged().entries():
        assert set(entry.countries) <= set(places()), entry.id
        assert set(entry.areas) <= AREAS, entry.id
        assert {link.target for link in entry.target_links} <= TARGETS | GOALS, entry.id
        assert {link.category for link in entry.target_links} <= {None, *LinkCategory}, entry.id
        assert set(entry.gcm_objectives) <= OBJECTIVES, entry.id


def test_the_forum_and_the_compact_name_what_the_other_defines() -> None:
    assert set(area_objectives()) == AREAS
    for area in areas():
        assert set(area.gcm_objectives) <= OBJECTIVES, area.key
    for link in compact_links():
        assert set(link.objectives) <= OBJECTIVES
        assert set(link.targets) <= TARGETS
        assert {str(goal) for goal in link.goals} <= GOALS
    figures = {figure.key for figure in quoted_figures()}
    for recommendation in recommendations():
        assert set(recommendation.figures) <= figures, recommendation.id
    for roundtable in roundtables():
        assert {placement.area for placement in roundtable.placements} <= AREAS, roundtable.number


def test_surveyed_corridors_are_pairs() -> None:
    pairs = [Pair(survey.origin, survey.destination) for survey in recruitment_surveys()]
    assert len(set(pairs)) == len(pairs)


def test_groups_have_members_that_are_places() -> None:
    for group in groups():
        assert set(members(group.code)) <= set(places()), group.code
