"""`python -m benchmarks.site_load`: the site with 100,000 entries on SQLite, served by one process and asked by many.

Measures the import of the recommendations, every public page one after the other, what the first page weighs, and a
minute of 50 requests a second from 200 addresses, sent when they are due and not when the last one was answered.
"""

from __future__ import annotations

import logging
import os
import re
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from random import Random

import httpx

from benchmarks.cases import shared_data
from benchmarks.measure import percentile

PORT = 8190
SETTINGS = "corridor.site.settings"
SITE = f"http://127.0.0.1:{PORT}"
CORRIDOR = str(Path(sys.executable).with_name("corridor"))
RECOMMENDATIONS = shared_data() / "practice-texts" / "upr-info"
PAGES_BEFORE, PAGES_TIMED = 3, 100
PER_SECOND, SECONDS, ADDRESSES = 50, 60, 200
IMPORT_LIMIT, PAGE_LIMIT, FIRST_PAGE_LIMIT_KB = 100.0, 0.1, 100


@dataclass(frozen=True, slots=True)
class Answered:
    """One answer: its status, and the seconds from when it was due."""

    path: str
    status: int
    seconds: float


def measured() -> tuple[tuple[str, ...], ...]:
    """Rows of the page of benchmarks."""
    rows = []
    if RECOMMENDATIONS.is_dir():
        seconds = imported()
        rows.append(_row("import of 33,078 recommendations, whole process", seconds, seconds, IMPORT_LIMIT))
    with tempfile.TemporaryDirectory() as folder:
        environment = _environment(folder)
        _run((sys.executable, "-m", "benchmarks.site_load", "fill"), environment)
        with served(environment):
            rows += [*pages(), first_page(), *crowd()]
    return tuple(rows)


def imported() -> float:
    """The seconds of `corridor practices import` of all recommendations into a fresh site, published and indexed."""
    with tempfile.TemporaryDirectory() as folder:
        environment = _environment(folder)
        _run((sys.executable, "-m", "django", "migrate", "--verbosity", "0"), environment)
        files = sorted(str(path) for path in RECOMMENDATIONS.glob("*.csv.gz"))
        begun = time.perf_counter()
        _run((CORRIDOR, "practices", "import", *files, "--layout", "upr-info", "--write", "--publish"), environment)
        return time.perf_counter() - begun


def pages() -> list[tuple[str, ...]]:
    """Every public page, warm: all answers together, and the slowest page."""
    os.environ["DJANGO_SETTINGS_MODULE"] = SETTINGS
    import django

    django.setup()
    logging.getLogger("httpx").setLevel(logging.WARNING)
    from tests.browser.public_pages import PUBLIC_PAGES

    by_page: dict[str, list[float]] = {}
    with httpx.Client(base_url=SITE, timeout=60) as client:
        for page in PUBLIC_PAGES:
            _asked(client, page.address(), PAGES_BEFORE)
            by_page[str(page)] = [one.seconds for one in _asked(client, page.address(), PAGES_TIMED)]
    together = [seconds for found in by_page.values() for seconds in found]
    slowest = max(by_page, key=lambda name: percentile(by_page[name], 0.95))
    rows = [
        (f"{len(by_page)} public pages, 95th percentile of all answers", together),
        (f"slowest: {slowest}", by_page[slowest]),
    ]
    return [_row(title, percentile(found, 0.95), min(found), PAGE_LIMIT) for title, found in rows]


def first_page() -> tuple[str, ...]:
    """What the home page weighs with its styles and scripts, as sent."""
    with httpx.Client(base_url=SITE, headers={"Accept-Encoding": "gzip"}) as client:
        page = client.get("/")
        parts = re.findall(r'(?:href|src)="(/static/[^"]+)"', page.text)
        weight = sum(_weight(client, path) for path in ["/", *dict.fromkeys(parts)])
    kept = "yes" if weight <= FIRST_PAGE_LIMIT_KB * 1000 else "no"
    return (
        f"first page with {len(parts)} files",
        f"{weight / 1000:.0f} kB",
        "",
        f"{FIRST_PAGE_LIMIT_KB} kB",
        "",
        "",
        "1",
        kept,
    )


def crowd() -> list[tuple[str, ...]]:
    """50 requests a second for a minute, mixed: the percentile, and how many were not answered with 200."""
    paths, chance = _mixture(), Random(5)
    wanted = [chance.choice(paths) for _ in range(PER_SECOND * SECONDS)]
    answers: list[Answered] = []
    lock = threading.Lock()
    begun = time.perf_counter() + 1

    def ask(number: int) -> None:
        due = begun + number / PER_SECOND
        time.sleep(max(0.0, due - time.perf_counter()))
        from_address = {"X-Forwarded-For": f"10.0.{number % ADDRESSES // 100}.{number % 100}"}
        try:
            status = client.get(wanted[number], headers=from_address).status_code
        except httpx.HTTPError:
            status = 0
        with lock:
            answers.append(Answered(wanted[number], status, time.perf_counter() - due))

    with httpx.Client(base_url=SITE, timeout=30) as client, ThreadPoolExecutor(48) as pool:
        list(pool.map(ask, range(len(wanted))))
    seconds = [one.seconds for one in answers]
    wrong = sum(one.status != 200 for one in answers)
    title = f"{PER_SECOND} requests/s for {SECONDS} s, mixed, one process: {wrong} errors; 95th percentile"
    row = _row(title, percentile(seconds, 0.95), min(seconds), None)
    return [(*row[:-1], "no" if wrong else "yes")]


def _mixture() -> list[str]:
    """Addresses as visitors ask for them: searches with words and facets, entries, pages of evidence, the API."""
    words = ("migrant", "rights of the child", "torture", '"human rights"', "women -violence", "education", "10.7")
    searches = [f"/practices/?q={word.replace(' ', '+')}" for word in words]
    facets = ["/practices/?country=PHL", "/practices/?kind=tool&area=diaspora", "/practices/?goal=10&sort=title&page=3"]
    entries = [f"/entries/made-{number}/" for number in range(0, 100_000, 4_999)]
    evidence = [
        "/countries/PHL/",
        "/countries/MAR/",
        "/corridors/PHL-SAU/",
        "/explore/migrant_stock/",
        "/coverage/?country=PHL",
    ]
    others = ["/", "/goals/", "/goals/10/", "/targets/10.c/", "/areas/", "/ar/", "/fr/practices/?q=migrants"]
    programs = ["/api/v1/entries?q=migrant", "/api/v1/series/migrant_stock/observations?area=PHL"]
    return [*searches, *facets, *entries, *evidence, *others, *programs]


@contextmanager
def served(environment: Mapping[str, str]) -> Iterator[None]:
    """The site, answering."""
    command = (CORRIDOR, "serve", "--port", str(PORT))
    with tempfile.TemporaryFile() as log, subprocess.Popen(command, env=environment, stdout=log, stderr=log) as process:
        try:
            _until_ready(process)
            yield
        finally:
            process.terminate()


def fill() -> None:
    """Make the database of this process's site, with 100,000 entries beside the packaged ones."""
    import django

    django.setup()
    from django.core.management import call_command

    from benchmarks.search_entries import made_entries
    from corridor.site.entries.loading import load_published
    from corridor.site.entries.packaged import load_packaged

    call_command("migrate", verbosity=0)
    load_packaged()
    load_published(made_entries())


def _until_ready(process: subprocess.Popen[bytes]) -> None:
    for _ in range(600):
        if process.poll() is not None:
            raise RuntimeError(f"the site ended with {process.returncode}")
        try:
            if httpx.get(f"{SITE}/ready", timeout=30).status_code == 200:
                return
        except httpx.HTTPError:
            pass
        time.sleep(0.2)
    raise RuntimeError("the site did not get ready")


def _asked(client: httpx.Client, path: str, times: int) -> list[Answered]:
    found = []
    for number in range(times):
        begun = time.perf_counter()
        answer = client.get(path, headers={"X-Forwarded-For": f"10.1.0.{number}"})
        found.append(Answered(path, answer.status_code, time.perf_counter() - begun))
        if answer.status_code != 200:
            raise RuntimeError(f"{path} answered {answer.status_code}")
    return found


def _weight(client: httpx.Client, path: str) -> int:
    with client.stream("GET", path) as answer:
        return sum(len(part) for part in answer.iter_raw())


def _row(title: str, seconds: float, least: float, limit: float | None) -> tuple[str, ...]:
    kept = limit is None or seconds <= limit
    limit_said = "" if limit is None else f"{limit:g} s"
    return (title, f"{seconds:.3f} s", f"{least:.3f} s", limit_said, "", "", "1", "yes" if kept else "no")


def _environment(folder: str) -> dict[str, str]:
    return {
        **os.environ,
        "CORRIDOR_SITE_FOLDER": folder,
        "DJANGO_SETTINGS_MODULE": SETTINGS,
        "CORRIDOR_BEHIND_PROXY": "1",  # so that the crowd has addresses of its own
    }


def _run(command: Sequence[str], environment: Mapping[str, str]) -> None:
    subprocess.run(command, check=True, env=environment, stdout=subprocess.DEVNULL)


if __name__ == "__main__":
    if sys.argv[1:] == ["fill"]:
        fill()
    else:
        for row in measured():
            print(" | ".join(row), flush=True)
