"""What an address of the comparison asks for."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.http import QueryDict
from django.urls import reverse
from django.utils.translation import gettext

from corridor.measures.prices.fee_structure import HIGH_USD, LOW_USD
from corridor.places.tables import places
from corridor.site.evidence_pages.asked import NotHere, Query, Way
from corridor.site.evidence_pages.costs.terms import FUNDING, PICKUP

AMOUNTS = {f"{amount:.0f}": amount for amount in (LOW_USD, HIGH_USD)}


@dataclass(frozen=True, slots=True)
class CostWanted:
    """The ends (empty where not chosen), the amount in US dollars, and the ways to pay in and out, None for any."""

    sending: str
    receiving: str
    amount_usd: float
    funding: str | None
    pickup: str | None

    @property
    def query(self) -> Query:
        """The same as an address says it."""
        said = (("sending", self.sending), ("receiving", self.receiving), ("amount", f"{self.amount_usd:.0f}"))
        ways = (("funding", self.funding or ""), ("pickup", self.pickup or ""))
        return tuple((name, value) for name, value in (*said, *ways) if value)


def read_wanted(query: QueryDict) -> CostWanted:
    """What an address asks for; raises `NotHere` for a place, amount or way that there is not."""
    return CostWanted(
        sending=_one(query, "sending", places()),
        receiving=_one(query, "receiving", places()),
        amount_usd=AMOUNTS[_one(query, "amount", AMOUNTS) or next(iter(AMOUNTS))],
        funding=_one(query, "funding", FUNDING) or None,
        pickup=_one(query, "pickup", PICKUP) or None,
    )


def _one(query: QueryDict, name: str, known: Iterable[str]) -> str:
    said = str(query.get(name, ""))
    if said and said not in tuple(known):
        text = gettext("The comparison knows no %(name)s “%(value)s”.") % {"name": name, "value": said[:60]}
        raise NotHere(text, Way(gettext("Compare costs"), reverse("costs")))
    return said
