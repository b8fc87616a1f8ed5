"""`python -m benchmarks.search_site RUNS`: the search among 100,000 entries, on SQLite and on PostgreSQL.

Each database is filled by the import and asked by a process of its own, which prints how long the import took, the
percentiles of the searches and the memory.
"""

from __future__ import annotations

import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from itertools import batched

from benchmarks.measure import percentile

DATABASES = ("sqlite", "postgres")
LIMIT = 0.06
_IMPORTED_AT_ONCE = 33_000


def measured(runs: int = 3) -> tuple[tuple[str, ...], ...]:
    """Rows of the page of benchmarks: the 95th percentile of searches with facets, on each database."""
    rows = []
    for database in DATABASES:
        found = json.loads(_measured_apart(database, runs).splitlines()[-1])
        for kept, said in ((False, "words not asked before"), (True, "words asked before")):
            percentiles = sorted(found[kept::2])
            middle = percentiles[len(percentiles) // 2]
            title = f"search among 100,000 entries, {database}, {said}: 95th percentile"
            limits = (f"{LIMIT:g} s", "", "", str(runs), "yes" if middle <= LIMIT else "no")
            rows.append((title, f"{middle:.3f} s", f"{percentiles[0]:.3f} s", *limits))
    return tuple(rows)


def _measured_apart(database: str, runs: int) -> str:
    with tempfile.TemporaryDirectory() as folder:
        said = subprocess.run(
            (sys.executable, "-m", "benchmarks.search_site", str(runs), database),
            check=True,
            stdout=subprocess.PIPE,
            text=True,
            env={**os.environ, "CORRIDOR_SITE_FOLDER": folder, "DJANGO_SETTINGS_MODULE": "corridor.site.settings"},
        ).stdout
    print(said, end="", flush=True)
    return said


def measure(database: str, runs: int) -> None:
    """Fill this process's database and time the searches."""
    if database == "postgres":
        from tests.site.postgres import address

        os.environ["DATABASE_URL"] = address().replace("/corridor", "/postgres")
    import django

    django.setup()
    from django.core.management import call_command

    call_command("migrate", verbosity=0)
    _fill(database)
    _ask(database, runs)


def _fill(database: str) -> None:
    from benchmarks.search_entries import made_entries
    from corridor.site.entries.loading import load_published
    from corridor.site.entries.planner import count_rows_anew

    for entries in batched(list(made_entries()), _IMPORTED_AT_ONCE, strict=False):
        begun = time.perf_counter()
        load_published(entries)
        print(f"{database}: {len(entries):,} entries published in {time.perf_counter() - begun:.1f} s", flush=True)
    count_rows_anew()


def _ask(database: str, runs: int) -> None:
    from benchmarks.search_entries import made_searches
    from corridor.site.search.current import current_index
    from corridor.site.search.matches import kept
    from corridor.site.search.search import search

    begun, memory = time.perf_counter(), _memory_mib()
    current_index()
    print(f"{database}: index of facets in {time.perf_counter() - begun:.2f} s, {_memory_mib() - memory:.0f} MiB more")
    searches = made_searches()
    slowest, percentiles = [], []
    for _ in range(runs):
        kept.clear()
        for said in ("words forgotten", "words kept"):
            seconds = []
            for wanted in searches:
                begun = time.perf_counter()
                search(wanted, "en")
                seconds.append((time.perf_counter() - begun, wanted))
            shares = [percentile([one for one, _ in seconds], share) for share in (0.5, 0.95, 0.99)]
            print(f"{database}, {said}: p50, p95, p99: {', '.join(f'{one * 1000:.1f} ms' for one in shares)}")
            percentiles.append(shares[1])
            slowest += sorted(seconds, key=lambda pair: -pair[0])[:12]
    if os.environ.get("SLOWEST"):
        for one, wanted in slowest:
            print(f"{one * 1000:.0f} ms {wanted.words!r} {dict(wanted.facets)} {wanted.sort} {wanted.page}")
    print(f"{database}: {_memory_mib():.0f} MiB at most")
    print(json.dumps(percentiles))


def _memory_mib() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


if __name__ == "__main__":
    if len(sys.argv) > 2:
        measure(sys.argv[2], int(sys.argv[1]))
    else:
        for row in measured(int(sys.argv[1])):
            print(" | ".join(row))
