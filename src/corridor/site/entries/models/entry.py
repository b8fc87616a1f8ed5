"""An entry with its versions. What a version says is the catalogue's `Entry`, as JSON."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models

from corridor.catalogue.entry import Entry, EntryKind, EntryState


class StoredEntry(models.Model):
    """An entry: where it stands, which version people work on, and which one the public sees.

    `state` is that of the working version. `published` is the number of the public version, None before the first
    publication and after a withdrawal. `revision` grows with every change, so that two people who change at once
    are told apart. `public_title` is the title of the public version, else of the working one. `form_key` is that
    of the form it came from, so that a form sent twice makes one entry.
    """

    slug = models.CharField(max_length=160, unique=True)
    kind = models.CharField(max_length=20, choices=[(kind.value, kind.value) for kind in EntryKind], db_index=True)
    state = models.CharField(max_length=20, choices=[(state.value, state.value) for state in EntryState], db_index=True)
    public_title = models.CharField(max_length=400)
    working = models.PositiveIntegerField(default=1)
    published = models.PositiveIntegerField(null=True, blank=True)
    revision = models.PositiveIntegerField(default=1)
    contributor = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="entries"
    )
    authors = models.JSONField(default=list, help_text="ids of all others who wrote in the working version")
    edit_key_digest = models.CharField(max_length=64, blank=True, db_index=True)
    form_key = models.CharField(max_length=36, unique=True, null=True, blank=True)
    packaged_digest = models.CharField(max_length=64, blank=True)
    created_at = models.DateTimeField(auto_now_add=True)
    changed_at = models.DateTimeField(auto_now=True, db_index=True)
    submitted_at = models.DateTimeField(null=True, blank=True)
    published_at = models.DateTimeField(null=True, blank=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    withdrawn_reason = models.TextField(blank=True)

    def __str__(self) -> str:
        return self.slug

    def version(self, number: int) -> EntryVersion:
        """The version of that number; raises `EntryVersion.DoesNotExist` when there is none."""
        return self.versions.get(number=number)


class EntryVersion(models.Model):
    """What an entry said at one time.

    Once it was submitted (`submitted_at`), only target links that a model proposes, decisions on target links and the
    day of its first publication still change it. `record` is the `Entry` without version and state, which are those of
    the rows here; a draft may lack what is mandatory.
    """

    entry = models.ForeignKey(StoredEntry, on_delete=models.CASCADE, related_name="versions")
    number = models.PositiveIntegerField()
    record = models.JSONField()
    author = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True)
    note = models.CharField(max_length=400, blank=True)
    created_at = models.DateTimeField(auto_now_add=True)
    submitted_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering: ClassVar[list[str]] = ["entry", "number"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["entry", "number"], name="each_version_once")
        ]

    def __str__(self) -> str:
        return f"{self.entry} version {self.number}"

    def as_entry(self) -> Entry:
        """The version as the public sees it; raises ValidationError for a draft that is not complete."""
        return Entry.model_validate(self.record | {"version": self.number, "state": EntryState.PUBLISHED})


class PublicTie(models.Model):
    """What the public version of an entry names: a country, an area, a target, ...; by it reports find the entry."""

    entry = models.ForeignKey(StoredEntry, on_delete=models.CASCADE, related_name="ties")
    kind = models.CharField(max_length=20)
    value = models.CharField(max_length=80)

    class Meta:
        indexes: ClassVar[list[models.Index]] = [models.Index(fields=["kind", "value"], name="what_is_named")]

    def __str__(self) -> str:
        return f"{self.kind} {self.value}"


class Contact(models.Model):
    """Whom moderators may ask about an entry; personal data, never shown or exported."""

    entry = models.OneToOneField(StoredEntry, on_delete=models.CASCADE, related_name="contact")
    name = models.CharField(max_length=120, blank=True)
    organisation = models.CharField(max_length=200, blank=True)
    email = models.EmailField()
    kept_since = models.DateTimeField(auto_now_add=True)

    def __str__(self) -> str:
        return f"contact of {self.entry}"


class Illustration(models.Model):
    """A picture of an entry, written anew when it was uploaded; named by its content."""

    entry = models.ForeignKey(StoredEntry, on_delete=models.CASCADE, related_name="illustrations")
    name = models.CharField(max_length=80, db_index=True)
    file = models.FileField(upload_to="illustrations", max_length=160)
    width = models.PositiveIntegerField()
    height = models.PositiveIntegerField()
    created_at = models.DateTimeField(auto_now_add=True)

    def __str__(self) -> str:
        return self.name
