"""The one base exception, and the message every error gives."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial


@dataclass(frozen=True, slots=True)
class Location:
    """Where in a file something was found; parts that do not apply stay empty."""

    file: str
    sheet: str | None = None
    row: int | None = None
    column: str | None = None

    def __str__(self) -> str:
        parts = [self.file]
        if self.sheet:
            parts.append(f"sheet {self.sheet!r}")
        if self.row is not None:
            parts.append(f"row {self.row}")
        if self.column:
            parts.append(f"column {self.column}")
        return ", ".join(parts)


class CorridorError(Exception):
    """Says what was expected, what was found, where, and what to do.

    `exit_code` is what the command ends with when this error reaches it.
    """

    exit_code = 1

    def __init__(
        self,
        expected: str,
        found: str,
        *,
        where: Location | str | None = None,
        remedy: str | None = None,
    ) -> None:
        self.expected = expected
        self.found = found
        self.where = where
        self.remedy = remedy
        super().__init__(self.message)

    def __reduce__(self) -> tuple[partial[CorridorError], tuple[str, str]]:
        # Errors of worker processes are pickled; the arguments are more than the message that Exception keeps.
        return partial(type(self), where=self.where, remedy=self.remedy), (self.expected, self.found)

    @property
    def message(self) -> str:
        """The error as text, one part a line."""
        lines = [f"expected {self.expected}", f"found {self.found}"]
        if self.where is not None:
            lines.append(f"in {self.where}")
        if self.remedy:
            lines.append(f"what to do: {self.remedy}")
        return "\n".join(lines)


class UsageError(CorridorError):
    """The words of a call do not fit: an unknown country, year, format or figure."""

    exit_code = 2


class SourceError(CorridorError):
    """A publisher's file cannot be read as what it claims to be."""

    exit_code = 3


class DefinitionError(CorridorError):
    """A packaged definition (YAML or CSV) does not hold what it must."""

    exit_code = 4


class EvidenceError(CorridorError):
    """A build is missing, damaged, or could not be written."""

    exit_code = 5


class FetchError(CorridorError):
    """A publisher's address did not give the file."""

    exit_code = 6


class ReportError(CorridorError):
    """A document could not be made or written."""

    exit_code = 7


class NotPermitted(CorridorError):  # noqa: N818 - the answer itself, as pages give it
    """Somebody may not do this with the entry."""

    exit_code = 8


class WrongState(CorridorError):  # noqa: N818 - the answer itself, as pages give it
    """The entry's state does not allow this now."""

    exit_code = 9


class SiteError(CorridorError):
    """The site could not be started, checked, backed up or restored."""

    exit_code = 10
