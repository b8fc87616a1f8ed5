"""The log of actions, append-only and without foreign keys; and the counter of what the public sees."""

from __future__ import annotations

from typing import Any, ClassVar

from django.db import models


class AuditEvent(models.Model):
    """One action that somebody took; it can be added, never changed or deleted.

    `actor` is `account:<id>`, `key` for the holder of an edit key, or `system`; it names nobody. `public` events
    are shown in the log of decisions with `note`, the reason that was given.
    """

    at = models.DateTimeField(auto_now_add=True, db_index=True)
    actor = models.CharField(max_length=60)
    role = models.CharField(max_length=20)
    action = models.CharField(max_length=40)
    entry_slug = models.CharField(max_length=160, blank=True, db_index=True)
    entry_title = models.CharField(max_length=400, blank=True)
    version = models.PositiveIntegerField(null=True, blank=True)
    from_state = models.CharField(max_length=20, blank=True)
    to_state = models.CharField(max_length=20, blank=True)
    public = models.BooleanField(default=False)
    note = models.TextField(blank=True)
    detail = models.JSONField(default=dict)

    class Meta:
        ordering: ClassVar[list[str]] = ["-pk"]

    def __str__(self) -> str:
        return f"{self.action} {self.entry_slug}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Add the event; raises TypeError for one that is there already."""
        if self.pk is not None:
            raise TypeError("an event of the log is never changed")
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> tuple[int, dict[str, int]]:
        """Raises TypeError: the log is append-only."""
        raise TypeError("an event of the log is never deleted")


class PublicChange(models.Model):
    """A change of what the public sees of an entry; the newest number is the catalogue's revision."""

    entry_slug = models.CharField(max_length=160)
    at = models.DateTimeField(auto_now_add=True)

    def __str__(self) -> str:
        return self.entry_slug
