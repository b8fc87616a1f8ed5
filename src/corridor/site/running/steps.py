"""The steps (migrations) that a database has gone through, and going through them."""

from __future__ import annotations

from collections.abc import Iterable

from django.apps.registry import Apps
from django.db import connections
from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.loader import MigrationLoader

from corridor.errors import SiteError

type Step = tuple[str, str]
"""App and name of a migration."""


def unknown_steps(steps: Iterable[Step]) -> tuple[str, ...]:
    """Those among the steps of installed apps that this version does not know: they are of a newer one."""
    known = MigrationLoader(None).disk_migrations
    installed = {app for app, _ in known}
    return tuple(f"{app} {name}" for app, name in sorted(steps) if app in installed and (app, name) not in known)


def check_known(steps: Iterable[Step], what: str) -> None:
    """Raises `SiteError` when the steps are those of a newer version; `what` has gone through them."""
    unknown = unknown_steps(steps)
    if unknown:
        raise SiteError(
            f"{what} of this version or an older one",
            f"one of a newer version, with {', '.join(unknown[:5])}",
            remedy="install the version that wrote it, or a newer one",
        )


def go_to(steps: Iterable[Step], alias: str) -> Apps:
    """Take an empty database to where it has gone through these steps; gives the models as they were then."""
    executor = MigrationExecutor(connections[alias])
    graph = executor.loader.graph
    wanted = {step for step in steps if step in graph.nodes}
    # The last ones alone: a step named as a goal takes back what comes after it.
    last = sorted(step for step in wanted if not wanted & {child.key for child in graph.node_map[step].children})
    executor.migrate(last)
    return executor.loader.project_state(last).apps


def go_on(alias: str) -> None:
    """Take a database through all steps that are left."""
    executor = MigrationExecutor(connections[alias])
    executor.migrate(executor.loader.graph.leaf_nodes())


def steps_left(alias: str) -> int:
    """How many steps the database has not gone through yet."""
    executor = MigrationExecutor(connections[alias])
    return len(executor.migration_plan(executor.loader.graph.leaf_nodes()))
