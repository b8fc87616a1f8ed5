"""How money is paid in and paid out, how long it takes, and why a service is not ranked, in words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from corridor.sources.quotes import Funding, Pickup, Speed

FUNDING: Mapping[str, Promise] = {
    Funding.CASH: _("Cash"),
    Funding.BANK_ACCOUNT: _("Bank account"),
    Funding.DEBIT_CARD: _("Debit card"),
    Funding.CREDIT_CARD: _("Credit card"),
    Funding.PREPAID_CARD: _("Prepaid card"),
    Funding.MOBILE_MONEY: _("Mobile money"),
    Funding.ONLINE: _("Online"),
    Funding.OTHER: _("Another way"),
}

PICKUP: Mapping[str, Promise] = {
    Pickup.CASH: _("Cash"),
    Pickup.BANK_ACCOUNT: _("Bank account"),
    Pickup.MOBILE_WALLET: _("Mobile wallet"),
    Pickup.CARD: _("Card"),
    Pickup.HOME_DELIVERY: _("Home delivery"),
    Pickup.OTHER: _("Another way"),
}

SPEEDS: Mapping[str, Promise] = {
    Speed.LESS_THAN_ONE_HOUR: _("Less than one hour"),
    Speed.SAME_DAY: _("Same day"),
    Speed.NEXT_DAY: _("Next day"),
    Speed.TWO_DAYS: _("Two days"),
    Speed.THREE_TO_FIVE_DAYS: _("Three to five days"),
    Speed.SIX_DAYS_OR_MORE: _("Six days or more"),
}


def listed(codes: Sequence[str], words: Mapping[str, Promise]) -> str:
    """The terms in words, joined with commas; "not stated" where there is none."""
    return ", ".join(str(words.get(code, code)) for code in codes) or gettext("not stated")


def speed_words(speed: str | None) -> str:
    """How long a transfer takes."""
    return gettext("not stated") if speed is None else str(SPEEDS.get(speed, speed))
