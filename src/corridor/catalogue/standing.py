"""How an entry stands: what is asked before anything is done with it."""

from __future__ import annotations

from dataclasses import dataclass

from corridor.catalogue.entry import EntryState


@dataclass(frozen=True, slots=True)
class Standing:
    """The standing of one entry; people are known by their ids.

    `state` is that of the working version, the newest one. `contributor` began the entry, None where that was
    somebody without an account. `authors` are all others who wrote in the working version. `approvals` are those
    who approved the working version. `public` says whether a version, this or an older one, is public.
    """

    state: EntryState
    contributor: str | None = None
    authors: frozenset[str] = frozenset()
    countries: frozenset[str] = frozenset()
    approvals: frozenset[str] = frozenset()
    public: bool = False

    @property
    def writers(self) -> frozenset[str]:
        """Whoever wrote it, and so cannot approve it."""
        return self.authors if self.contributor is None else self.authors | {self.contributor}

    @property
    def counted_approvals(self) -> int:
        """Approvals by different people who did not write it."""
        return len(self.approvals - self.writers)
