"""The app of entries."""

from django.apps import AppConfig


class EntriesConfig(AppConfig):
    """Entries, their versions, their moderation and its log."""

    name = "corridor.site.entries"
    label = "entries"
