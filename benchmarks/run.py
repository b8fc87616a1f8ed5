"""`make bench`: measure all cases and write docs/benchmarks.md."""

from __future__ import annotations

import sys
import tempfile
from datetime import UTC, datetime
from pathlib import Path

from benchmarks.cases import ROOT, Case, cases
from benchmarks.machine import description
from benchmarks.measure import CommandFailedError, Measured, module_calls, warm_calls, whole_processes

PAGE = ROOT / "docs" / "benchmarks.md"
CORRIDOR = (str(Path(sys.executable).with_name("corridor")),)
HEAD = ("Case", "Median", "Fastest", "Limit", "Peak memory", "Limit", "Runs", "Kept")


def main() -> int:
    """Measure, write the page, and give 1 when a limit was not kept or a command failed."""
    rows: list[tuple[str, ...]] = []
    with tempfile.TemporaryDirectory() as folder:
        store, out = Path(folder, "store"), Path(folder, "out")
        for case in cases(store, out):
            if case.needs is not None and not case.needs.is_dir():
                print(f"{case.title}: not measured, the publishers' files are not here")
                rows.append((case.title, *["not measured"] * (len(HEAD) - 1)))
                continue
            print(f"{case.title} ...", flush=True)
            try:
                rows.append(_row(case, _measure(case, store)))
            except CommandFailedError as error:
                print(error)
                rows.append((case.title, *["failed"] * (len(HEAD) - 1)))
            print("  " + " | ".join(rows[-1][1:]))
    # Last, and imported only here: it makes this process large, and a child counts from its parent's size.
    from benchmarks.flows import measured as measured_flows

    print("flows ...", flush=True)
    timings, remark = measured_flows()
    rows.extend(timed.row() for timed in timings)
    from benchmarks.search_site import measured as measured_searches
    from benchmarks.site_load import measured as measured_site

    for title, measure in (("searches", measured_searches), ("the site under load", measured_site)):
        print(f"{title} ...", flush=True)
        for row in measure():
            print(f"  {' | '.join(row)}")
            rows.append(row)
    PAGE.write_text(_page(rows, remark), encoding="utf-8")
    return 0 if all(row[-1] in ("yes", "not measured") for row in rows) else 1


def _measure(case: Case, store: Path) -> Measured:
    environment = {"CORRIDOR_STORE": str(store)}
    if case.module is not None:
        return module_calls(case.module, environment, runs=case.runs)
    if case.warm:
        return warm_calls(case.arguments, environment, runs=case.runs)
    return whole_processes((*CORRIDOR, *case.arguments), environment, runs=case.runs)


def _row(case: Case, measured: Measured) -> tuple[str, ...]:
    fast = measured.median_seconds <= case.limit_seconds
    small = case.limit_mib is None or measured.peak_mib <= case.limit_mib
    return (
        case.title,
        f"{measured.median_seconds:.2f} s",
        f"{measured.least_seconds:.2f} s",
        f"{case.limit_seconds:g} s",
        f"{measured.peak_mib:.0f} MiB",
        "" if case.limit_mib is None else f"{case.limit_mib:g} MiB",
        str(case.runs),
        "yes" if fast and small else "no",
    )


def _page(rows: list[tuple[str, ...]], remark: str) -> str:
    lines = [
        "# Benchmarks",
        "",
        f"Written by `make bench` on {datetime.now(UTC).date().isoformat()}.",
        f"Machine: {description()}.",
        "",
        '"Warm" calls the command again in a process that has called it once; the other cases are whole',
        "processes from start to end. The reports read the build of the case before them, where it was made,",
        "else the starter pack.",
        "",
        *(f"| {' | '.join(row)} |" for row in (HEAD, ("---",) * len(HEAD), *rows)),
        "",
        remark,
        "",
    ]
    return "\n".join(lines)


if __name__ == "__main__":
    sys.exit(main())
