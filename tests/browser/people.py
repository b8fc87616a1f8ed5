"""Whoever has an account on the site of the browser tests."""

from __future__ import annotations

from dataclasses import dataclass

from corridor.catalogue.permissions import Role


@dataclass(frozen=True, slots=True)
class Person:
    """An account with one role."""

    name: str
    role: Role
    password: str = "a long sentence that nobody guesses"  # noqa: S105 - of people who do not exist

    @property
    def email(self) -> str:
        """Made of the name."""
        return f"{self.name.split()[0].lower()}@example.org"


AMINA = Person("Amina Reviewer", Role.REVIEWER)
BORIS = Person("Boris Reviewer", Role.REVIEWER)
DAVID = Person("David Administrator", Role.ADMINISTRATOR)
PEOPLE = (AMINA, BORIS, DAVID)
