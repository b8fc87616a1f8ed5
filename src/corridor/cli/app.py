"""The `corridor` command: what it is called with, and how errors become messages and exit codes."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence

import cyclopts

from corridor import __version__
from corridor.cli import evidence, linking, practices, prices, site
from corridor.cli.backup import backup, restore
from corridor.cli.fetch import fetch
from corridor.cli.flows import flows
from corridor.cli.link import link
from corridor.cli.places import places
from corridor.cli.report import report
from corridor.cli.serve import serve
from corridor.cli.trace import trace
from corridor.errors import CorridorError

app = cyclopts.App(
    name="corridor",
    help="Migration evidence for the 2030 Agenda: reviews from official statistics, every figure traceable.",
    version=__version__,
    default_parameter=cyclopts.Parameter(negative=()),
    suppress_keyboard_interrupt=False,  # `main` says what was left as it was
)
app.command(report)
app.command(trace)
app.command(evidence.app)
app.command(fetch)
app.command(flows)
app.command(link)
app.command(linking.app)
app.command(places)
app.command(prices.app)
app.command(practices.app)
app.command(serve)
app.command(site.app)
app.command(backup)
app.command(restore)


def main(words: Sequence[str] | None = None) -> None:
    """Run the command with these words, else with those of the shell.

    An error becomes one message on standard error and an exit code.
    """
    try:
        app(words)
    except CorridorError as error:
        sys.stderr.write(f"corridor: {error.message}\n")
        sys.exit(error.exit_code)
    except BrokenPipeError:
        # Whoever read the output (`| head`) has enough; writing on, even at the exit, would only complain.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(0)
    except KeyboardInterrupt:
        sys.stderr.write("corridor: stopped; nothing was changed\n")
        sys.exit(130)
