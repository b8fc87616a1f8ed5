"""The app of the search index."""

from django.apps import AppConfig


class SearchConfig(AppConfig):
    """The index over what the public sees."""

    name = "corridor.site.search"
    label = "search"

    def ready(self) -> None:
        """Let the index follow every public change, within its transaction."""
        from corridor.site.entries.changes import public_changed
        from corridor.site.search.indexing import follow

        public_changed.connect(follow, dispatch_uid="search index")
