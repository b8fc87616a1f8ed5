"""What whoever runs the site should mend: settings, the folder, the database."""

from __future__ import annotations

from collections.abc import Iterator

from django.conf import settings
from django.core.checks import run_checks

from corridor.site.running.condition import condition
from corridor.site.running.folder import open_to_others


def faults() -> tuple[str, ...]:
    """One sentence for each thing to mend; empty when all is as it should be."""
    return (*_settings(), *open_to_others(settings.ENVIRONMENT.folder), *_surroundings())


def _settings() -> Iterator[str]:
    for found in run_checks(include_deployment_checks=True):
        if not found.is_silenced():
            yield " ".join(f"{found.id}: {found.msg} {found.hint or ''}".split())


def _surroundings() -> Iterator[str]:
    for name, holds in condition().items():
        if not holds:
            yield f"The {name} is not as it should be; the log says why, `corridor serve` brings it up to date."
