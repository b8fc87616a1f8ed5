"""Reviews that people are writing."""

from __future__ import annotations

import uuid

from django.conf import settings
from django.db import models


class ReviewDraft(models.Model):
    """A review in the making: its area and year, the parts that its author left out, and the words put in.

    Without an account it belongs to whoever has its address, which holds `key`. `left_out` lists anchors of headings,
    `own_words` maps such an anchor to text. `build` is the citable name of the build that its figures come from.
    """

    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, null=True, blank=True)
    area = models.CharField(max_length=10)
    year = models.PositiveIntegerField()
    left_out = models.JSONField(default=list)
    own_words = models.JSONField(default=dict)
    revision = models.PositiveIntegerField(default=1)
    build = models.CharField(max_length=40)
    created_at = models.DateTimeField(auto_now_add=True)
    changed_at = models.DateTimeField(auto_now=True)

    def __str__(self) -> str:
        return f"{self.area} {self.year}"
