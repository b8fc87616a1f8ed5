"""The builds that pages read: the current one, opened once in a process, and older ones by name."""

from __future__ import annotations

from collections import OrderedDict
from functools import cache
from pathlib import Path
from threading import Lock

from corridor.errors import EvidenceError
from corridor.evidence.store import (
    STARTER,
    Evidence,
    build_folder,
    current_build_folder,
    default_store,
    open_starter,
    starter_folder,
)

OLDER_KEPT_OPEN = 2


class BuildNotKept(LookupError):  # noqa: N818 - the answer itself, as pages give it
    """The store holds no build of that name, or no longer."""

    def __init__(self, name: str) -> None:
        self.name = name
        super().__init__(name)


class Builds:
    """The builds of one store; each is opened when it is first asked for, by whichever thread asks first."""

    def __init__(self, store: Path) -> None:
        self._store = store
        self._lock = Lock()
        self._current: Evidence | None = None
        self._older: OrderedDict[str, Evidence] = OrderedDict()

    def current(self) -> Evidence:
        """The build that the store's pointer names now, the starter pack where nothing was built.

        Raises `EvidenceError` when the pointer or the build cannot be read.
        """
        folder = current_build_folder(self._store)
        with self._lock:
            if self._current is None or self._current.folder != (folder or starter_folder()):
                self._current = open_starter() if folder is None else Evidence(folder)
            return self._current

    def named(self, name: str) -> Evidence:
        """The build with that citable name; raises `BuildNotKept` when the store no longer holds it."""
        current = self.current()
        if name == current.citable_name:
            return current
        with self._lock:
            if name not in self._older:
                self._older[name] = self._open(name)
            self._older.move_to_end(name)
            while len(self._older) > OLDER_KEPT_OPEN:
                self._older.popitem(last=False)
            return self._older[name]

    def _open(self, name: str) -> Evidence:
        try:
            found = open_starter() if name.startswith(f"{STARTER}-") else Evidence(build_folder(self._store, name))
        except EvidenceError as missing:
            raise BuildNotKept(name) from missing
        if found.citable_name != name:
            raise BuildNotKept(name)
        return found


def builds() -> Builds:
    """The builds of the store that `CORRIDOR_STORE` names, else of the user's."""
    return _builds_in(default_store())


@cache
def _builds_in(store: Path) -> Builds:
    return Builds(store)
