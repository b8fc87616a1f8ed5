"""What the publishers' real files give, against numbers that the publishers print elsewhere."""

from __future__ import annotations

import pytest

from corridor.evidence.figure import Aggregated, Computed, Figure, Observed
from corridor.evidence.query import figure
from corridor.evidence.store import Evidence
from corridor.evidence.trace import trace
from corridor.measures.change import growth_percent_per_year
from corridor.measures.deaths import Deaths
from corridor.measures.displacement import Displacement
from corridor.measures.formulas import formulas
from corridor.measures.profile import Profile
from corridor.measures.shares import migrant_share_percent


def test_migrants_of_2020(real_evidence: Evidence) -> None:
    world, philippines = Profile(real_evidence, "WLD").people, Profile(real_evidence, "PHL").people
    assert (world.stock.value, world.stock.period) == (280598105, "2020")
    assert (philippines.stock.value, philippines.population.value) == (225525, 109581.085)
    women, men = philippines.by_sex("F"), philippines.by_sex("M")
    assert (women.value, men.value) == (108420, 117105)


@pytest.mark.parametrize("code", ["PHL", "WLD", "DEU", "ARE", "LDC", "NPL"])
def test_our_share_is_un_desa_s_own(real_evidence: Evidence, code: str) -> None:
    people = Profile(real_evidence, code).people
    ours = migrant_share_percent(people.stock, people.population, key="k", label="l")
    assert ours.value == pytest.approx(people.share.value, rel=1e-9)


@pytest.mark.parametrize("code", ["PHL", "WLD", "DEU", "ARE", "NPL"])
@pytest.mark.parametrize("first", [1990, 1995, 2000, 2005, 2010, 2015])
def test_our_growth_is_that_of_un_desa_s_table_5(real_evidence: Evidence, code: str, first: int) -> None:
    stocks = [figure(real_evidence, "migrant_stock", code, period=str(year)) for year in (first, first + 5)]
    ours = growth_percent_per_year(*stocks, key="k", label="l")
    theirs = figure(real_evidence, "migrant_stock_change", code, period=f"{first}/{first + 5}")
    assert ours.value == pytest.approx(theirs.value, abs=1e-6)
    if (code, first) == ("PHL", 2015):
        assert ours.value == pytest.approx(1.2499, abs=5e-5)


def test_unhcr_s_totals_of_2014(real_evidence: Evidence) -> None:
    # UNHCR, Global Trends 2014: 32,274,619 IDPs, 14,380,100 refugees, 2,593,400 of them from Afghanistan.
    world = Displacement(real_evidence, "WLD")
    assert (world.displaced_inside.value, world.displaced_inside.period) == (32274619, "2014")
    assert world.refugees_hosted.value == pytest.approx(14_380_100, rel=5e-4)
    assert Displacement(real_evidence, "AFG").refugees_from.value == pytest.approx(2_593_400, rel=5e-5)


def test_deaths_of_2019(real_evidence: Evidence) -> None:
    assert figure(real_evidence, "migrant_deaths", "WLD", period="2015").value == 6584
    assert Deaths(real_evidence, "PHL").published.value == 0


def test_records_equal_in_every_cell_count_once(real_evidence: Evidence) -> None:
    summed = Deaths(real_evidence, "WLD").from_incidents
    rows = real_evidence.rows("missing_migrants_incident").filter(period=summed.period)
    assert isinstance(summed.lineage, Aggregated)
    assert (summed.period, summed.value, len(summed.lineage.rows)) == ("2023", 8590, rows.height - 12)


def rows_behind(found: Figure) -> int:
    match found.lineage:
        case Observed(rows=rows) | Aggregated(rows=rows):
            return len(rows)
        case Computed(inputs=inputs):
            return sum(rows_behind(part) for part in inputs)
    return 0


@pytest.mark.parametrize("code", ["PHL", "NPL", "DEU", "LDC", "WLD", "419", "SRB", "SDN", "XKX"])
def test_every_named_figure_can_be_traced(real_evidence: Evidence, code: str) -> None:
    profile = Profile(real_evidence, code)
    for name in profile.named:
        found = profile.figure(name)
        steps = trace(found, real_evidence, formulas()).steps
        assert steps, name
        if found.known:
            assert rows_behind(found) > 0 or found.value == 0, name
            assert any(step.kind == "observation" for step in steps) or found.value == 0, name
        else:
            assert found.status != "A", name
