"""What moderators and readers add to an entry: approvals, comments, decisions on links, answers to calls."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models

from corridor.site.entries.models.entry import StoredEntry


class Approval(models.Model):
    """A reviewer's yes to one version."""

    entry = models.ForeignKey(StoredEntry, on_delete=models.CASCADE, related_name="approvals")
    version = models.PositiveIntegerField()
    reviewer = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["entry", "version", "reviewer"], name="one_approval_each")
        ]

    def __str__(self) -> str:
        return f"approval of {self.entry} version {self.version}"


class Comment(models.Model):
    """What was said about a version: among moderators when private, else between them and who wrote it."""

    entry = models.ForeignKey(StoredEntry, on_delete=models.CASCADE, related_name="comments")
    version = models.PositiveIntegerField()
    author = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True)
    author_role = models.CharField(max_length=20)
    text = models.TextField(max_length=5_000)
    private = models.BooleanField()
    form_key = models.CharField(max_length=36, unique=True, null=True, blank=True)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering: ClassVar[list[str]] = ["created_at", "pk"]

    def __str__(self) -> str:
        return f"comment on {self.entry}"


class LinkDecision(models.Model):
    """A person's yes or no to a proposed target link; kept to measure who proposes well."""

    entry_slug = models.CharField(max_length=160, db_index=True)
    version = models.PositiveIntegerField()
    target = models.CharField(max_length=10)
    category = models.CharField(max_length=20, blank=True)
    evidence = models.TextField(blank=True)
    accepted = models.BooleanField()
    proposed_by = models.CharField(max_length=80)
    decided_by = models.CharField(max_length=60)
    decided_at = models.DateTimeField(auto_now_add=True)

    def __str__(self) -> str:
        return f"{self.target} of {self.entry_slug}"


class Answer(models.Model):
    """An answer to a call or offer, for its contact and the editors only; personal data."""

    entry = models.ForeignKey(StoredEntry, on_delete=models.CASCADE, related_name="answers")
    name = models.CharField(max_length=120)
    organisation = models.CharField(max_length=200, blank=True)
    email = models.EmailField()
    message = models.TextField(max_length=5_000)
    form_key = models.CharField(max_length=36, unique=True, null=True, blank=True)
    created_at = models.DateTimeField(auto_now_add=True)
    handled_at = models.DateTimeField(null=True, blank=True)

    def __str__(self) -> str:
        return f"answer to {self.entry}"
