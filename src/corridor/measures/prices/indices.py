"""The World Bank's indices: digital services, digital-only operators, operators that work nearly everywhere."""

from __future__ import annotations

from enum import StrEnum

import polars as pl

from corridor.measures.prices.conventions import number, terms
from corridor.measures.prices.services import MEAN, QUARTER, services
from corridor.sources.quotes import FirmType


class Index(StrEnum):
    """An index that Remittance Prices Worldwide publishes beside the averages.

    What belongs to each is not told in full by any source at hand; the conventions say what is assumed.
    """

    # Services paid for without cash and received into an account or a wallet (reports from 2019 on).
    DIGITAL = "digital"
    # Services of operators all of whose services of the quarter are digital (issue 47, 2023-09).
    DIGITAL_ONLY_OPERATORS = "digital_only_operators"
    # Services of the operators present in nearly all corridors (issue 19, 2016-09: International MTO Index).
    INTERNATIONAL_OPERATORS = "international_operators"


def index_means(quotes: pl.DataFrame, index: Index) -> pl.DataFrame:
    """The mean over the services of an index at USD 200, by quarter: `period`, `start`, `services`, `mean_percent`."""
    return index_services(quotes, index).group_by(QUARTER).agg(MEAN).sort("start", "period")


def index_services(quotes: pl.DataFrame, index: Index) -> pl.DataFrame:
    """The services at USD 200 that belong to an index, a row each; firms are told apart whatever their case."""
    kept = services(quotes)
    if index is Index.INTERNATIONAL_OPERATORS:
        return _of_international_operators(kept)
    if index is Index.DIGITAL_ONLY_OPERATORS:
        return kept.filter(_is_operator()).filter(is_digital().all().over("period", _firm()))
    return kept.filter(is_digital())


def is_digital() -> pl.Expr:
    """Whether a service can be paid for without cash and received into an account or a wallet."""
    return _has_term("funding", "digital_fundings") & _has_term("pickup", "account_pickups")


def _of_international_operators(kept: pl.DataFrame) -> pl.DataFrame:
    least = number("international_operator_share_percent") / 100
    corridor = pl.struct("sending", "receiving").n_unique()
    all_corridors = kept.group_by("period").agg(corridors=corridor)
    operators = kept.filter(_is_operator()).with_columns(operator=_firm())
    present = operators.group_by("period", "operator").agg(present=corridor).join(all_corridors, on="period")
    everywhere = present.filter(pl.col("present") >= least * pl.col("corridors"))
    return operators.join(everywhere, on=["period", "operator"], how="semi").drop("operator")


def _is_operator() -> pl.Expr:
    return (pl.col("firm_type") == FirmType.MONEY_TRANSFER_OPERATOR.value).fill_null(value=False)


def _firm() -> pl.Expr:
    return pl.col("firm").str.strip_chars().str.to_lowercase()


def _has_term(column: str, convention: str) -> pl.Expr:
    known = list(terms(convention))
    return pl.col(column).str.split(";").list.eval(pl.element().is_in(known)).list.any().fill_null(value=False)
