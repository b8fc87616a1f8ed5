"""Who takes part in the life of an entry."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from corridor.catalogue.permissions import Actor, Role
from tests.site.entries.people import actor


@dataclass(frozen=True)
class People:
    """One of each."""

    contributor: Actor
    rita: Actor
    rob: Actor
    editor: Actor
    administrator: Actor
    focal_point: Actor


@pytest.fixture
def people(db: None) -> People:
    return People(
        contributor=actor("chloe"),
        rita=actor("rita", Role.REVIEWER),
        rob=actor("rob", Role.REVIEWER),
        editor=actor("ed", Role.EDITOR),
        administrator=actor("ada", Role.ADMINISTRATOR),
        focal_point=actor("fe", Role.FOCAL_POINT, country="PHL"),
    )
