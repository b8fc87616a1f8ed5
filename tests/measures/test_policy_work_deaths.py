"""Policy, work, deaths, health workers and coverage, for one area."""

from __future__ import annotations

from pathlib import Path

import pytest

from corridor.errors import DefinitionError
from corridor.evidence.build import build
from corridor.evidence.figure import Aggregated
from corridor.evidence.store import Evidence
from corridor.measures.coverage import Coverage, coverage, covered_targets
from corridor.measures.deaths import Deaths
from corridor.measures.health_workers import HealthWorkers
from corridor.measures.policy import DOMAINS, Policy
from corridor.measures.profile import Profile
from corridor.measures.work import Work
from tests.builders import write_incidents
from tests.measures.figures import batch, build_of, corridors, sdg, unhcr


def bands(*values: tuple[str, str, float | None], area: str = "PHL") -> list[dict[str, object]]:
    return [
        {"area": area, "period": period, "value": value, "breakdown": f"policy_domain={domain}"}
        for domain, period, value in values
    ]


def test_the_weakest_domain_is_that_of_the_newest_year(tmp_path: Path) -> None:
    told = bands(
        ("_T", "2021", 3.0), ("PD_1", "2021", 3.0), ("PD_2", "2021", 2.0), ("PD_3", "2019", 1.0), ("PD_4", "2021", None)
    )
    policy = Policy(build_of(tmp_path, sdg("SG_CPA_MIGRS", "number", *told)), "PHL")
    assert (policy.total.value, policy.total.period) == (3, "2021")
    assert (policy.weakest.value, policy.weakest.key) == (2, "migration_policy_band.PHL.2021.policy_domain=PD_2")
    assert [policy.band(domain).value for domain in DOMAINS] == [3, 3, 2, 1, None, None, None]


def test_without_domains_the_total_stands_in(tmp_path: Path) -> None:
    evidence = build_of(tmp_path, sdg("SG_CPA_MIGRS", "number", *bands(("_T", "2019", 4.0))))
    assert Policy(evidence, "PHL").weakest.value == 4
    assert Policy(evidence, "NPL").weakest.value is None


def test_the_share_of_governments_is_a_group_s(tmp_path: Path) -> None:
    evidence = build_of(tmp_path, sdg("SG_CPA_MIGRP", "percent", *bands(("_T", "2019", 54.1), area="WLD")))
    assert Policy(evidence, "WLD").share_meeting("_T").value == 54.1
    assert Policy(evidence, "WLD").share_meeting("PD_1").value is None


@pytest.fixture
def working(tmp_path: Path) -> Evidence:
    injuries = [
        {"area": "AUT", "period": period, "migratory_status": status, "value": value}
        for period, status, value in (
            ("2016", "_T", 4.0),
            ("2015", "migrant", 6.0),
            ("2015", "non_migrant", 3.0),
            ("2016", "non_migrant", 1.0),
        )
    ]
    zero = [
        {"area": "NPL", "migratory_status": status, "value": value}
        for status, value in (("migrant", 2.0), ("non_migrant", 0.0))
    ]
    return build_of(
        tmp_path,
        sdg("SL_EMP_FTLINJUR", "per_100000_emp", *injuries, *zero),
        sdg("SL_LBR_NTLCPL", "score", {"area": "AUT", "value": 0.5}),
        sdg("VC_HTF_DETV", "number", {"area": "AUT", "value": 12.0}),
    )


def test_migrants_are_compared_in_the_same_year(working: Evidence) -> None:
    work = Work(working, "AUT")
    assert (work.injuries.value, work.injuries_of_migrants.value, work.injuries_of_others.value) == (4, 6, 3)
    assert (work.injury_ratio.value, work.injury_ratio.period, work.injury_ratio.unit) == (2, "2015", "times")
    assert (work.labour_rights.value, work.trafficking_victims.value) == (0.5, 12)


def test_no_ratio_to_nothing(working: Evidence) -> None:
    assert (Work(working, "NPL").injury_ratio.value, Work(working, "NPL").injury_ratio.status) == (None, "M")
    assert (Work(working, "FRA").injury_ratio.value, Work(working, "FRA").injury_ratio.status) == (None, "O")


def test_deaths_are_published_or_summed(tmp_path: Path) -> None:
    deaths = [{"area": "PHL", "period": period, "value": value} for period, value in (("2018", 3.0), ("2019", 0.0))]
    evidence = build_of(tmp_path, sdg("SM_DTH_MIGR", "number", *deaths))
    found = Deaths(evidence, "PHL")
    assert (found.published.value, found.published.period) == (0, "2019")
    assert [figure.value for figure in found.published_trend] == [3, 0]
    assert (Deaths(evidence, "035").published.value, Deaths(evidence, "035").published.status) == (0, "E")
    nothing = found.from_incidents
    assert (nothing.value, nothing.status, nothing.key) == (None, "O", "missing_migrants_incident.sum.PHL.none")


def test_incidents_of_the_latest_year_are_summed_and_exact_repetitions_once(tmp_path: Path) -> None:
    (tmp_path / "files").mkdir()
    incidents = [
        ("2023.MMP1", "2023-05-04", "Libya", 3),
        ("2023.MMP1", "2023-05-04", "Libya", 3),  # the same record again
        ("2023.MMP1", "2023-05-05", "Libya", 3),  # another day: other people
        ("2023.MMP2", "2023-06-01", "Tunisia", 10),
        ("2022.MMP3", "2022-06-01", "Libya", 100),
        ("2019.MMP4", "2019-06-01", "Nepal", 2),
    ]
    write_incidents(tmp_path / "files" / "incidents.json.gz", incidents)
    evidence = Evidence(build(tmp_path / "files", tmp_path / "store").folder)
    libya = Deaths(evidence, "LBY").from_incidents
    assert (libya.value, libya.period, libya.unit, libya.status) == (6, "2023", "persons", "A")
    assert isinstance(libya.lineage, Aggregated)
    assert len(libya.lineage.rows) == 2
    sums = [(code, Deaths(evidence, code).from_incidents.value) for code in ("WLD", "015", "NPL", "PHL")]
    assert sums == [("WLD", 16), ("015", 16), ("NPL", 2), ("PHL", None)]


def test_doctors_go_and_come(tmp_path: Path) -> None:
    doctors = [
        {"area": a, "counterpart": c, "value": n}
        for a, c, n in (("USA", "PHL", 9.0), ("GBR", "PHL", 2.0), ("USA", "IND", 5.0))
    ]
    evidence = build_of(tmp_path, batch("oecd_health_workforce", "FTDS", "persons", doctors, period="2016"))
    philippines, united_states = HealthWorkers(evidence, "PHL"), HealthWorkers(evidence, "USA")
    assert (philippines.doctors_abroad.value, united_states.doctors_from_abroad.value) == (11, 14)
    assert [code for code, _ in philippines.countries_of_practice] == ["USA", "GBR"]
    assert [code for code, _ in united_states.countries_of_training] == ["PHL", "IND"]
    assert philippines.doctors_from_abroad.value is None


def of_indicator(rows: tuple[Coverage, ...], indicator: str) -> Coverage:
    (row,) = [row for row in rows if row.indicator == indicator]
    return row


def test_coverage_prefers_the_total_to_a_slice(tmp_path: Path) -> None:
    children = [
        {"area": "PHL", "sex": sex, "age": age, "value": value}
        for sex, age, value in (("F", "_T", 1.0), ("F", "Y5T14", 2.0), ("_T", "_T", 3.0), ("M", "_T", 4.0))
    ]
    injuries = [{"area": "PHL", "migratory_status": s, "value": v} for s, v in (("migrant", 1.0), ("non_migrant", 2.0))]
    policies = bands(("PD_1", "2019", 1.0), ("_T", "2019", 3.0), ("PD_2", "2019", 2.0))
    evidence = build_of(
        tmp_path,
        sdg("SL_TLF_CHLDEA", "percent", *children),
        sdg("SL_EMP_FTLINJUR", "per_100000_emp", *injuries),
        sdg("SG_CPA_MIGRS", "number", *policies),
        sdg("SL_LBR_NTLCPL", "score", {"area": "NPL", "value": 1.0}),
    )
    rows = coverage(evidence, "PHL")
    child_work = of_indicator(rows, "8.7.1")
    assert child_work.figure is not None
    assert (child_work.figure.value, child_work.figure.key) == (3, "coverage.child_economic_activity.PHL.2020")
    assert (child_work.by_sex, child_work.by_migratory_status) == (True, False)
    injured = of_indicator(rows, "8.8.1")
    assert injured.figure is not None
    assert (injured.figure.value, injured.figure.key) == (1, "coverage.fatal_injuries_per_100k.PHL.2020.migrant")
    assert (injured.by_sex, injured.by_migratory_status) == (False, True)
    policy = of_indicator(rows, "10.7.2")
    assert policy.figure is not None
    assert policy.figure.value == 3
    absent = of_indicator(rows, "8.8.2")
    assert absent.figure is not None
    assert (absent.figure.value, absent.figure.key) == (None, "coverage.labour_rights_compliance.PHL.none")
    assert (absent.by_sex, absent.by_migratory_status) == (None, None)
    assert of_indicator(rows, "16.2.2") == Coverage("16.2", "16.2.2", None, None, None)
    assert covered_targets(rows) == ("8.7", "8.8", "10.7")


def test_sex_unknown_is_no_breakdown_by_sex(tmp_path: Path) -> None:
    victims = [{"area": "PHL", "sex": sex, "value": 1.0} for sex in ("_T", "_U")]
    evidence = build_of(tmp_path, sdg("VC_HTF_DETV", "number", *victims))
    assert of_indicator(coverage(evidence, "PHL"), "16.2.2").by_sex is False


def test_coverage_names_the_pair_that_stands_for_a_series_of_pairs(tmp_path: Path) -> None:
    evidence = build_of(
        tmp_path, corridors(("PHL", "ARE", "2020-Q3", 3.0)), unhcr("refugees", ("IRN", "AFG", "2014", 9.0))
    )
    cost = of_indicator(coverage(evidence, "PHL"), "10.c.1").figure
    assert cost is not None
    assert cost.key == "coverage.remittance_cost_corridor_percent.PHL.ARE.2020-Q3"
    assert cost.label.endswith("Philippines, United Arab Emirates")
    fled = of_indicator(coverage(evidence, "AFG"), "10.7.4").figure
    assert fled is not None
    assert (fled.value, fled.key) == (9, "coverage.refugees_unhcr.IRN.AFG.2014")


def test_a_profile_knows_its_figures_by_name_and_no_others(working: Evidence) -> None:
    profile = Profile(working, "AUT")
    for name in profile.named:
        profile.figure(name)
    assert profile.figure("injury_ratio").value == 2
    with pytest.raises(DefinitionError, match="no_such_figure"):
        profile.figure("no_such_figure")


def test_no_two_figures_of_a_profile_share_a_key(working: Evidence) -> None:
    profile = Profile(working, "AUT")
    figures = {name: profile.figure(name) for name in profile.named}
    keys: dict[str, str] = {}
    for name, figure in figures.items():
        same = keys.setdefault(figure.key, name)
        assert same == name or figures[same] == figure, f"{name} and {same} are both {figure.key}"
