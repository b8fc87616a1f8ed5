"""The packaged records as published entries."""

from __future__ import annotations

from django.utils.translation import gettext_noop

from corridor.catalogue.records import packaged
from corridor.site.entries.loading import Loaded, load_published

NOTE = gettext_noop("From the records that come with Corridor.")


def load_packaged() -> Loaded:
    """Publish the packaged records, each under its own id; doing it again changes nothing that is the same.

    A record that a newer package tells otherwise gives a new version; entries that people changed stay theirs.
    """
    return load_published(packaged().entries(), note=NOTE)
