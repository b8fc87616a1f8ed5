"""Price quotes: what a service asked for sending an amount through a corridor, on a day."""

from __future__ import annotations

from enum import StrEnum

import polars as pl

QUOTE_SCHEMA = pl.Schema(
    {
        # The publisher's id of the service, meant to be unique within a period; null where not given.
        "quote": pl.String,
        # `2016-Q2`.
        "period": pl.String,
        # The day of the mystery shopping; null where not given.
        "date": pl.Date,
        # The two ends as the publisher writes them; money goes from `sending` to `receiving`.
        "sending": pl.String,
        "receiving": pl.String,
        "firm": pl.String,
        # A `FirmType`; null where not given.
        "firm_type": pl.String,
        # How the sender pays, where, and how the money is picked up: terms sorted and joined with `;`.
        "funding": pl.String,
        "access_point": pl.String,
        "pickup": pl.String,
        # The publisher's word for the reach of the receiving network; null where not given.
        "network": pl.String,
        # A `Speed`; null where not given.
        "speed": pl.String,
        # Whether the exchange rate is shown before the transfer; null where not given.
        "transparent": pl.Boolean,
        # The nominal amount: 200 or 500 US dollars or their round equivalent.
        "amount_usd": pl.Float64,
        "amount": pl.Float64,
        "currency": pl.String,
        "fee": pl.Float64,
        # The currency that arrives; null where not given, as in Remittance Prices Worldwide.
        "receiving_currency": pl.String,
        # Units of the receiving currency for one unit sent: applied, and between banks.
        "rate": pl.Float64,
        "interbank_rate": pl.Float64,
        # Null where it is unknown: a service that is not transparent has no known margin.
        "margin_percent": pl.Float64,
        # Fee and margin together; null where the margin is unknown.
        "total_percent": pl.Float64,
        # What the publisher's total column says, whatever is known of the margin.
        "stated_total_percent": pl.Float64,
        # SDMX CL_OBS_STATUS of the total.
        "status": pl.String,
        "note": pl.String,
        # Where it stood; `column` is that of the total.
        "sheet": pl.String,
        "row": pl.Int64,
        "column": pl.String,
    }
)


class FirmType(StrEnum):
    """The kinds of providers that SDG indicator 10.c.1 tells apart, and what else the files hold."""

    BANK = "bank"
    MONEY_TRANSFER_OPERATOR = "money_transfer_operator"
    MOBILE_OPERATOR = "mobile_operator"
    POST_OFFICE = "post_office"
    NON_BANK_FINANCIAL_INSTITUTION = "non_bank_financial_institution"
    BUILDING_SOCIETY = "building_society"
    CREDIT_UNION = "credit_union"
    OTHER = "other"


class Funding(StrEnum):
    """How a sender pays."""

    CASH = "cash"
    BANK_ACCOUNT = "bank_account"
    DEBIT_CARD = "debit_card"
    CREDIT_CARD = "credit_card"
    PREPAID_CARD = "prepaid_card"
    MOBILE_MONEY = "mobile_money"
    ONLINE = "online"
    OTHER = "other"


class AccessPoint(StrEnum):
    """Where a sender pays."""

    BRANCH = "branch"
    AGENT = "agent"
    INTERNET = "internet"
    MOBILE_PHONE = "mobile_phone"
    CALL_CENTRE = "call_centre"
    MACHINE = "machine"
    OTHER = "other"


class Pickup(StrEnum):
    """How the money is received."""

    CASH = "cash"
    BANK_ACCOUNT = "bank_account"
    MOBILE_WALLET = "mobile_wallet"
    CARD = "card"
    HOME_DELIVERY = "home_delivery"
    OTHER = "other"


class Speed(StrEnum):
    """How long a transfer takes, the fastest first."""

    LESS_THAN_ONE_HOUR = "less_than_one_hour"
    SAME_DAY = "same_day"
    NEXT_DAY = "next_day"
    TWO_DAYS = "two_days"
    THREE_TO_FIVE_DAYS = "three_to_five_days"
    SIX_DAYS_OR_MORE = "six_days_or_more"


WITHIN_FIVE_DAYS = frozenset(set(Speed) - {Speed.SIX_DAYS_OR_MORE})
"""The speeds that qualify a service for the SmaRT average."""
