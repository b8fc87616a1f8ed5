"""The links that the model proposes for entries that come in, without those that a person has decided on before."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import batched

from corridor.linking.proposals import proposals_for
from corridor.site.entries.models import EntryVersion, LinkDecision, StoredEntry

_AT_ONCE = 500


def propose_links(entry: StoredEntry, version: EntryVersion) -> None:
    """Add the model's proposals to a version that is handed in.

    What any version named was judged by people since: a target that somebody took out is not proposed again, and
    neither is one that was refused.
    """
    record = version.record
    earlier = entry.versions.values_list("record__target_links", flat=True)
    named = {link["target"] for links in (*earlier, record["target_links"]) for link in links or ()}
    named |= refused_targets([entry.slug]).get(entry.slug, frozenset())
    found = proposals_for(record["title"], record["summary"], named=named)
    if found:
        version.record["target_links"] = [*record["target_links"], *(link.model_dump(mode="json") for link in found)]
        version.save()


def refused_targets(slugs: Iterable[str]) -> Mapping[str, frozenset[str]]:
    """For each entry of which links were refused, their targets."""
    found: dict[str, frozenset[str]] = {}
    for some in batched(slugs, _AT_ONCE, strict=False):
        refused = LinkDecision.objects.filter(entry_slug__in=some, accepted=False)
        for slug, target in refused.values_list("entry_slug", "target"):
            found[slug] = found.get(slug, frozenset()) | {target}
    return found
