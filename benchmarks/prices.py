"""`python -m benchmarks.prices RUNS`: a made workbook of Remittance Prices Worldwide, full size, to evidence.

The workbook is made once, which takes more than a minute and is not timed. Each run is a whole process of
`corridor evidence build`. The largest process counts for memory; its workers, which parse pieces of the workbook, end
before it reaches its own peak.
"""

from __future__ import annotations

import json
import sys
import tempfile
from pathlib import Path

from benchmarks.cases import shared_data
from benchmarks.measure import whole_processes
from tests.sources.rpw_workbook import rpw_workbook

SAMPLE = "remittance-prices/rpw_rowlevel_east_africa_sample.csv"
CORRIDOR = str(Path(sys.executable).with_name("corridor"))


def main() -> None:
    """Print the seconds of all runs as JSON, on the last line."""
    sample = shared_data() / SAMPLE
    with tempfile.TemporaryDirectory() as folder:
        files, store = Path(folder, "files"), Path(folder, "store")
        files.mkdir()
        rpw_workbook(files / "rpw_dataset_made.xlsx", sample if sample.is_file() else None)
        command = (CORRIDOR, "evidence", "build", str(files), "--store", str(store))
        print(json.dumps(whole_processes(command, {}, runs=int(sys.argv[1])).seconds))


if __name__ == "__main__":
    main()
