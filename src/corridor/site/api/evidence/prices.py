"""What it costs to send money: services of a corridor, and published averages."""

from __future__ import annotations

from datetime import date
from http import HTTPStatus
from typing import Annotated

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext_noop
from ninja import Query, Router
from pydantic import Field

from corridor.definitions import Record
from corridor.measures.prices.comparison import RankedBy, Wanted, compare
from corridor.measures.prices.fee_structure import HIGH_USD, LOW_USD
from corridor.measures.prices.service import Service
from corridor.measures.remittance_cost import CorridorEnd, corridor_costs
from corridor.places.registry import place
from corridor.site.api.answers import json_answer
from corridor.site.api.caching import known_as
from corridor.site.api.evidence.build import Build, held
from corridor.site.api.evidence.figures import FigureItem
from corridor.site.api.problems import ProblemError
from corridor.sources.quotes import Funding, Pickup

router = Router(tags=["prices"])

End = Annotated[str, Query(pattern=r"^[A-Za-z0-9_]{1,40}$")]


_FIGURES = ("fee", "fee_percent", "margin_percent", "total_percent", "arrives")


class ServiceItem(Record):
    """A service with its terms for the amount; what its file does not say is null or empty.

    `amount` and `fee` are in the sending currency, `arrives` in the receiving one; percentages are of the amount.
    `apart` says why it is not ranked.
    """

    firm: str
    firm_type: str | None
    funding: tuple[str, ...]
    access_point: tuple[str, ...]
    pickup: tuple[str, ...]
    speed: str | None
    period: str
    quoted_on: date | None
    stale: bool
    source: str
    amount: float | None
    fee: FigureItem
    fee_percent: FigureItem
    margin_percent: FigureItem
    total_percent: FigureItem
    arrives: FigureItem
    apart: str | None

    @classmethod
    def of(cls, service: Service) -> ServiceItem:
        """The service as the API tells it."""
        plain = {name: getattr(service, name) for name in cls.model_fields if name not in _FIGURES}
        return cls.model_validate(plain | {name: FigureItem.of(getattr(service, name)) for name in _FIGURES})


class ServiceComparison(Record):
    """The services of a corridor on a day: `ranked` the best first, `apart` those whose whole cost is unknown."""

    build: str
    sending: str
    receiving: str
    amount_usd: float
    on: date
    has_quotes: bool = Field(description="Whether the build holds quotes of any corridor.")
    ranked_by: RankedBy
    ranked: tuple[ServiceItem, ...]
    apart: tuple[ServiceItem, ...]
    filtered: int
    after: int


class AverageItem(Record):
    """The mean total cost of a corridor in percent of the amount."""

    sending: str
    receiving: str
    cost: FigureItem


class Averages(Record):
    """The corridors of one end in the latest quarter that has any, the dearest first."""

    build: str
    counted: FigureItem
    above_target: FigureItem
    items: tuple[AverageItem, ...]


@router.get(
    "/prices/services",
    response=ServiceComparison,
    operation_id="compare_services",
    summary=gettext_noop("Compare services"),
)
def compare_services(
    request: HttpRequest,
    sending: Annotated[End, Query(description="The country from which money is sent.")],
    receiving: Annotated[End, Query(description="The country to which money is sent.")],
    amount_usd: Annotated[float, Query(ge=LOW_USD, le=HIGH_USD, description="US dollars.")] = LOW_USD,
    funding: Annotated[Funding | None, Query(description="How money is paid in.")] = None,
    pickup: Annotated[Pickup | None, Query(description="How money is paid out.")] = None,
    build: Build = None,
) -> HttpResponse:
    """The services of a corridor as they were quoted last, ranked by what arrives, else by total cost.

    A way to pay that no service of the corridor has is refused, with the ways that there are.
    """
    ends = place(sending).code, place(receiving).code
    it, today = held(build), timezone.localdate()
    known_as(request, it.name, today)
    has_quotes = it.evidence.quotes_record is not None
    wanted = Wanted(amount_usd, funding, pickup) if has_quotes else Wanted(amount_usd)
    found = compare(it.evidence, ends[1], ends[0], on=today, wanted=wanted)
    item = ServiceComparison(
        build=it.name,
        sending=ends[0],
        receiving=ends[1],
        amount_usd=amount_usd,
        on=today,
        has_quotes=has_quotes,
        ranked_by=found.ranked_by,
        ranked=tuple(map(ServiceItem.of, found.ranked)),
        apart=tuple(map(ServiceItem.of, found.apart)),
        filtered=found.filtered,
        after=found.after,
    )
    return json_answer(item)


@router.get(
    "/prices/averages", response=Averages, operation_id="list_averages", summary=gettext_noop("Published averages")
)
def list_averages(
    request: HttpRequest,
    sending: Annotated[End | None, Query(description="Corridors from this country or group.")] = None,
    receiving: Annotated[End | None, Query(description="Corridors to this country or group.")] = None,
    build: Build = None,
) -> HttpResponse:
    """The mean total cost of sending USD 200 in every corridor of one end; name one end, not both."""
    if (sending is None) == (receiving is None):
        raise ProblemError(
            HTTPStatus.BAD_REQUEST, "Name one end of the corridors.", expected="sending or receiving, one of them"
        )
    end = CorridorEnd.SENDING if sending is not None else CorridorEnd.RECEIVING
    code = place(sending or receiving or "").code
    it = held(build)
    known_as(request, it.name, pinned=it.pinned)
    found = corridor_costs(it.evidence, code, end)
    item = Averages(
        build=it.name,
        counted=FigureItem.of(found.counted),
        above_target=FigureItem.of(found.above_target),
        items=tuple(
            AverageItem(sending=one.sending, receiving=one.receiving, cost=FigureItem.of(one.cost))
            for one in found.corridors
        ),
    )
    return json_answer(item)
