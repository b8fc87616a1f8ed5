"""`python -m benchmarks.warm RUNS ARGUMENTS`: call the command again and again in one process."""

from __future__ import annotations

import json
import sys
import time

from corridor.cli.app import app


def main() -> None:
    """Print the seconds of all calls but the first as JSON, on the last line."""
    runs, arguments = int(sys.argv[1]), sys.argv[2:]
    seconds = []
    for _ in range(runs + 1):
        begun = time.perf_counter()
        app(arguments, result_action="return_value")
        seconds.append(time.perf_counter() - begun)
    print(json.dumps(seconds[1:]))


if __name__ == "__main__":
    main()
