"""`corridor places`: the codes and names that other commands understand."""

from __future__ import annotations


def places(words: str | None = None) -> None:
    """List countries, areas and groups with their codes; with words, the one that they mean.

    Example: corridor places "Ivory Coast"

    Parameters
    ----------
    words
        A code or name in any usual spelling.
    """
    from corridor.cli.output import show_table
    from corridor.places.registry import countries, groups
    from corridor.places.search import find

    found = [find(words)] if words else [*countries(), *groups()]
    show_table(("Code", "Name", "Kind"), [(place.code, place.name, str(place.kind)) for place in found])
