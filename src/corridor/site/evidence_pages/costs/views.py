"""The views of the comparison and of its figures."""

from __future__ import annotations

import re
from dataclasses import replace

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from markupsafe import Markup

from corridor.evidence.figure import Figure
from corridor.measures.prices.comparison import Comparison, Wanted, compare
from corridor.measures.remittance_cost import SERIES, CorridorEnd
from corridor.places.pair import Pair
from corridor.places.registry import place
from corridor.site.evidence_pages.asked import Asked, Way, evidence_page
from corridor.site.evidence_pages.costs.averages import average, averages_of_end
from corridor.site.evidence_pages.costs.ends import PricedEnds, priced_ends
from corridor.site.evidence_pages.costs.services import service_blocks, service_figures
from corridor.site.evidence_pages.costs.terms import FUNDING, PICKUP
from corridor.site.evidence_pages.costs.wanted import AMOUNTS, CostWanted, read_wanted
from corridor.site.evidence_pages.countries.listing import in_order
from corridor.site.evidence_pages.explore.form import Choice
from corridor.site.evidence_pages.explore.rows import figure_of_key
from corridor.site.evidence_pages.figures import figure_page
from corridor.site.evidence_pages.kept import kept
from corridor.site.evidence_pages.shown import blocks_html
from corridor.site.pages.labels import place_name

_QUOTE_KEY = re.compile(r"quote\.(?P<receiving>[^.]+)\.(?P<sending>[^.]+)\.\d+\.(?P<amount>\d+)\.\w+")


@evidence_page
def costs(request: HttpRequest, asked: Asked) -> HttpResponse:
    """Choose two countries, an amount, and how to pay in and out; the services, or the published average."""
    wanted = read_wanted(request.GET)
    ends = kept("priced ends", asked.build, make=lambda: priced_ends(asked.evidence))
    both = bool(wanted.sending and wanted.receiving)
    context = {
        "asked": asked,
        "wanted": wanted,
        "ends": ends,
        "sending": in_order(map(place, {*ends.sending, *_named(wanted.sending)}), asked),
        "receiving": in_order(map(place, {*ends.receiving, *_named(wanted.receiving)}), asked),
        "amounts": [Choice(code, code, amount == wanted.amount_usd) for code, amount in AMOUNTS.items()],
        "funding": [Choice(code, str(label), code == wanted.funding) for code, label in FUNDING.items()],
        "pickup": [Choice(code, str(label), code == wanted.pickup) for code, label in PICKUP.items()],
        "chosen": both,
        "permanent": asked.permanent(request.path, wanted.query),
        **(_of_corridor(wanted, ends, asked, request.path) if both else _of_one_end(wanted, asked, request.path)),
    }
    return render(request, "evidence/costs.html", context)


@evidence_page
def costs_figure(request: HttpRequest, asked: Asked, key: str) -> HttpResponse:
    """The trace of a figure of the comparison: of a quote, or a published average."""
    quote = _QUOTE_KEY.fullmatch(key)
    found: Figure | None = None
    query: tuple[tuple[str, str], ...] = ()
    if quote is not None and quote["amount"] in AMOUNTS:
        query = (("sending", quote["sending"]), ("receiving", quote["receiving"]), ("amount", quote["amount"]))
        wanted = Wanted(AMOUNTS[quote["amount"]])
        today = timezone.localdate()
        known = compare(asked.evidence, quote["receiving"], quote["sending"], on=today, wanted=wanted)
        found = service_figures(known).get(key)
    elif key.startswith(f"{SERIES}."):
        found = figure_of_key(asked.evidence, SERIES, key)
    return figure_page(request, asked, found, page=Way(gettext("Costs"), asked.address(reverse("costs"), query)))


def _of_corridor(wanted: CostWanted, ends: PricedEnds, asked: Asked, page: str) -> dict[str, object]:
    """What the page shows of one corridor."""
    sending, receiving = wanted.sending, wanted.receiving
    found = _compared(wanted, asked) if (sending, receiving) in ends.quoted else None
    return {
        "names": {"sending": place_name(sending), "receiving": place_name(receiving)},
        "services": _services_html(found, asked, page) if found is not None and (found.ranked or found.apart) else "",
        "filtered": found is not None and bool(found.filtered),
        "average": average(asked, sending, receiving, page),
        "sheet": _sheet(sending, receiving, asked),
    }


def _of_one_end(wanted: CostWanted, asked: Asked, page: str) -> dict[str, object]:
    """What the page shows while one end is chosen, or none."""
    end = CorridorEnd.RECEIVING if wanted.receiving else CorridorEnd.SENDING
    code = wanted.receiving or wanted.sending
    if not code:
        return {"averages": ""}
    html = kept("averages", *asked.key, code, end, make=lambda: averages_of_end(asked, code, end, page))
    return {"averages": html, "one": place_name(code)}


def _compared(wanted: CostWanted, asked: Asked) -> Comparison:
    """The comparison with the wanted ways; one that no service has leaves nothing but the count of the others."""
    today = timezone.localdate()
    whole = compare(asked.evidence, wanted.receiving, wanted.sending, on=today, wanted=Wanted(wanted.amount_usd))
    shown = [
        tuple(it for it in services if wanted.funding in (None, *it.funding) and wanted.pickup in (None, *it.pickup))
        for services in (whole.ranked, whole.apart)
    ]
    left_out = len(whole.ranked) + len(whole.apart) - sum(map(len, shown))
    return replace(whole, ranked=shown[0], apart=shown[1], filtered=left_out)


def _services_html(found: Comparison, asked: Asked, page: str) -> Markup:
    # A quote's key counts rows of the build, so that its address must name the build.
    return blocks_html(service_blocks(found, asked), replace(asked, pinned=True), page)


def _sheet(sending: str, receiving: str, asked: Asked) -> str:
    if sending == receiving or not (place(sending).reportable and place(receiving).reportable):
        return ""
    return asked.address(reverse("corridor", args=[Pair(receiving, sending).code]))


def _named(code: str) -> tuple[str, ...]:
    return (code,) if code else ()
