"""What the search index keeps beside the words, which the database's own engine keeps (see `engine`)."""

from __future__ import annotations

from django.db import models

from corridor.site.entries.models import StoredEntry


class SearchText(models.Model):
    """An entry as search shows and narrows it.

    `revision` is the number of the public change that it comes from. `texts` are language, title and summary, the
    original first; of a withdrawn entry only the title is left. `facets` are the values by facet. `sort_key` is the
    title's normal form.
    """

    entry = models.OneToOneField(StoredEntry, on_delete=models.CASCADE, primary_key=True, related_name="+")
    slug = models.CharField(max_length=160, unique=True)
    revision = models.BigIntegerField()
    kind = models.CharField(max_length=20)
    year = models.IntegerField(null=True)
    published = models.BooleanField()
    reason = models.TextField(blank=True)
    texts = models.JSONField()
    facets = models.JSONField()
    sort_key = models.CharField(max_length=80)

    def __str__(self) -> str:
        return self.slug


class SearchSpelling(models.Model):
    """How a word is written whose token is spelled otherwise, for corrections."""

    token = models.CharField(max_length=80, primary_key=True)
    spelling = models.CharField(max_length=400)

    def __str__(self) -> str:
        return self.spelling


class IndexState(models.Model):
    """The one row that says how the index was made, and up to which public change it knows.

    `made` tells one making of the whole index from another.
    """

    ONLY = 1

    version = models.CharField(max_length=40)
    revision = models.BigIntegerField()
    made = models.UUIDField()
    number = models.PositiveSmallIntegerField(primary_key=True, default=ONLY)

    def __str__(self) -> str:
        return f"{self.version}, up to {self.revision}"
