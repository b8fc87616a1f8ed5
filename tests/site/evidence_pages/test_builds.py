"""Which build a page shows: the current one, or the one that its address names."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from django.test import Client

from corridor.evidence.store import Evidence
from corridor.site.evidence_pages import store as store_module
from corridor.site.evidence_pages.store import BuildNotKept, Builds
from tests.site.evidence_pages.conftest import MakeBuild
from tests.site.evidence_pages.reading import figures, main_text, opened

pytestmark = pytest.mark.django_db

PAGE = "/explore/remittances_received_usd/?area=PHL"
CELL = "/explore/remittances_received_usd/figures/remittances_received_usd.PHL.2019/"


def test_a_permanent_address_keeps_its_value_when_the_current_build_changes(
    client: Client, make_build: MakeBuild
) -> None:
    old = make_build({2018: 3.3e10, 2019: 3.5e10})
    assert figures(opened(client, PAGE))[CELL] == "35,000,000,000"
    new = make_build({2018: 3.3e10, 2019: 3.6e10})
    assert new != old
    assert figures(opened(client, PAGE))[CELL] == "36,000,000,000"
    kept = opened(client, f"{PAGE}&build={old}")
    assert figures(kept)[f"{CELL}?build={old}"] == "35,000,000,000"
    assert f"keeps to the build {old}" in main_text(kept)
    assert PAGE in [link.attributes["href"] for link in kept.all("a")]
    assert "35,000,000,000" in main_text(opened(client, f"{CELL}?build={old}"))
    assert "36,000,000,000" in main_text(opened(client, CELL))
    # Every other link to evidence on the kept page keeps the build too.
    within = [link.attributes["href"] for link in kept.all("main")[0].all("a")]
    other = [it for it in within if it.startswith("/explore/") and "build=" not in it]
    assert set(other) <= {PAGE}


def test_the_citation_of_a_page_is_such_an_address(client: Client, make_build: MakeBuild) -> None:
    old = make_build({2019: 3.5e10})
    page = opened(client, PAGE)
    (cited,) = page.of("copy")
    address = next(word for word in cited.text.split() if word.startswith("http://testserver/"))
    assert f"build={old}" in address
    assert "World Bank, World Development Indicators (2021-09-15; CC BY 4.0" in cited.text
    make_build({2019: 3.6e10})
    assert figures(opened(client, address.removeprefix("http://testserver")))[f"{CELL}?build={old}"] == "35,000,000,000"


def test_the_starter_pack_is_cited_by_its_content_and_kept_when_there_is_a_build(
    client: Client, make_build: MakeBuild, starter: Evidence
) -> None:
    make_build({2019: 3.5e10})
    assert starter.citable_name.startswith("starter-")
    page = opened(client, f"/countries/PHL/?build={starter.citable_name}")
    assert figures(page)[f"/countries/PHL/figures/migrant_stock.PHL.2020/?build={starter.citable_name}"] == "225,525"


@pytest.mark.parametrize(
    "name", ["0123456789abcdef", "starter-0123456789abcdef", "starter", "", "../../etc", "x" * 200]
)
@pytest.mark.parametrize(
    "path", ["/countries/PHL/", "/costs/", "/explore/migrant_stock/", "/data/", "/ar/corridors/PHL-ARE/"]
)
def test_a_build_that_is_not_kept_is_answered_with_its_name_and_the_current_page(
    client: Client, name: str, path: str
) -> None:
    page = opened(client, f"{path}?build={name}", 410)
    assert name in page.all("main")[0].text
    assert path in [link.attributes["href"] for link in page.all("main")[0].all("a")]


def test_a_build_that_was_deleted_is_gone_and_the_current_one_stays(
    client: Client, make_build: MakeBuild, own_store: Path
) -> None:
    old = make_build({2019: 3.5e10})
    make_build({2019: 3.6e10})
    shutil.rmtree(own_store / "builds" / old)
    assert f"build {old}" in main_text(opened(client, f"{PAGE}&build={old}", 410))
    assert figures(opened(client, PAGE))[CELL] == "36,000,000,000"


def test_the_current_build_is_opened_once_and_anew_when_the_pointer_moves(
    make_build: MakeBuild, own_store: Path
) -> None:
    known = Builds(own_store)
    assert known.current().is_starter
    first = make_build({2019: 3.5e10})
    opened_first = known.current()
    assert opened_first.build == first
    assert known.current() is opened_first
    second = make_build({2019: 3.6e10})
    assert known.current().build == second
    assert known.named(first).build == first
    assert known.named(second) is known.current()


def test_only_a_few_older_builds_stay_open(
    make_build: MakeBuild, own_store: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    names = [make_build({2019: value * 1e9}) for value in range(30, 35)]
    known = Builds(own_store)
    oldest = known.named(names[0])
    assert known.named(names[0]) is oldest
    for name in names[1:4]:
        known.named(name)
    assert known.named(names[0]) is not oldest
    monkeypatch.setattr(store_module, "starter_folder", lambda: own_store)
    with pytest.raises(BuildNotKept, match="ffff"):
        known.named("f" * 16)
