"""Progress bars on standard error, silent when that is no terminal."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager


@contextmanager
def file_progress(verb: str) -> Iterator[Callable[[str, int, int], None]]:
    """A bar that moves with each `(name, number, count)`."""
    from rich.console import Console
    from rich.markup import escape
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

    columns = (TextColumn(verb), BarColumn(), MofNCompleteColumn(), TextColumn("{task.description}"))
    console = Console(stderr=True)
    with Progress(*columns, console=console, transient=True, disable=not console.is_terminal) as bar:
        task = bar.add_task("", total=None)

        def move(name: str, number: int, count: int) -> None:
            bar.update(task, description=escape(name), completed=number, total=count)

        yield move
