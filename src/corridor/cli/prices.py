"""`corridor prices`: what it costs to send money, who is cheapest, and what lower cost would save."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import cyclopts

app = cyclopts.App(name="prices", help="What it costs to send money, who is cheapest, and what lower cost would save.")

Store = Annotated[Path | None, cyclopts.Parameter(help="Folder of builds; default $CORRIDOR_STORE.")]
WORLD = "world"


@app.command
def compare(
    corridor: str,
    *,
    amount: float = 200.0,
    funding: str | None = None,
    pickup: str | None = None,
    on: str | None = None,
    store: Store = None,
) -> None:
    """Rank the services that send money from the destination of a corridor of people to its origin.

    Example: corridor prices compare PHL-ARE --amount 200 --pickup bank_account

    Parameters
    ----------
    corridor
        Origin and destination of people, joined with a dash: PHL-ARE. Money goes from the destination to the origin.
    amount
        US dollars: 200 and 500 as quoted, between them by a straight line.
    funding
        How the sender pays: cash, bank_account, debit_card, credit_card, mobile_money.
    pickup
        How the money is received: cash, bank_account, mobile_wallet.
    on
        Day of the comparison (YYYY-MM-DD); today when not given.
    """
    from corridor.cli.price_comparison import show_comparison
    from corridor.cli.words import day, pair
    from corridor.evidence.store import open_evidence
    from corridor.measures.prices import comparison

    people = pair(corridor, "corridor prices compare PHL-ARE")
    wanted = comparison.Wanted(amount, funding, pickup)
    evidence = open_evidence(store)
    show_comparison(comparison.compare(evidence, people.origin, people.destination, on=day(on), wanted=wanted))


@app.command
def averages(*, by: str = WORLD, period: str | None = None, csv: bool = False, store: Store = None) -> None:
    """Print the averages of all quarters: of the world with the two tests of target 10.c, or by one dimension.

    Example: corridor prices averages --by firm_type --period 2023-Q3

    Parameters
    ----------
    by
        world, corridor, firm_type, funding, pickup, speed, sending, receiving, receiving_region, or an index: digital,
        digital_only_operators, international_operators.
    period
        One quarter, such as 2023-Q3; all when not given.
    csv
        Comma-separated values instead of a table.
    """
    from corridor.cli.output import show_frame
    from corridor.evidence.query import in_period
    from corridor.evidence.store import open_evidence
    from corridor.measures.prices.tables import table_of

    found = table_of(open_evidence(store), by)
    show_frame((in_period(found, period) if period else found).drop("start"), csv=csv, decimals=2)


@app.command
def check(*, csv: bool = False, store: Store = None) -> None:
    """Set averages that the World Bank has published beside those computed from the quotes of the build.

    Example: corridor prices check

    Parameters
    ----------
    csv
        Comma-separated values instead of a table.
    """
    import polars as pl

    from corridor.cli.output import show_frame
    from corridor.evidence.store import open_evidence
    from corridor.measures.prices.published import check_against_published

    rows = [
        {
            "period": one.published.period,
            "measure": str(one.published.measure),
            "method": one.method,
            "published": one.published.value,
            "computed": one.computed.value,
            "difference": one.difference,
            "source": one.published.source,
        }
        for one in check_against_published(open_evidence(store))
    ]
    numbers = dict.fromkeys(("published", "computed", "difference"), pl.Float64)
    show_frame(pl.DataFrame(rows, schema_overrides=numbers), csv=csv, decimals=2)


@app.command
def certify(file: Path) -> None:
    """Say which of the twelve minimum requirements for a price comparison site a national price file meets.

    All twelve must be met; what the file does not state is not met. A person must still look at who funds the site and
    at the data bases that it links to.

    Example: corridor prices certify prices-2026-11.csv

    Parameters
    ----------
    file
        A national price file, see docs/formats/national-prices.md.
    """
    from corridor.assessments.price_sites.certify import certify as judge
    from corridor.assessments.price_sites.price_file import read_price_file
    from corridor.cli.price_requirements import show_requirements

    show_requirements(judge(read_price_file(file)))


@app.command
def what_if(
    *,
    target: float,
    receiving: str | None = None,
    sending: str | None = None,
    elasticity: float | None = None,
    by_country: bool = False,
    csv: bool = False,
    store: Store = None,
) -> None:
    """Print what would be saved a year if sending money cost no more than a target, by corridor.

    Bilateral remittances x (cost - target); a corridor at or below the target saves nothing. Million US dollars.

    Example: corridor prices what-if --target 3 --receiving PHL

    Parameters
    ----------
    target
        The cost in percent of the amount.
    receiving
        Country or group that receives the money.
    sending
        Country or group from which it is sent.
    elasticity
        Percent more remittances for one percentage point less cost; no such growth is computed when not given.
    by_country
        One row for each receiving country instead of each corridor.
    csv
        Comma-separated values instead of a table.
    """
    from corridor.cli.price_savings import show_savings
    from corridor.evidence.store import open_evidence
    from corridor.measures.prices.savings import Question, savings
    from corridor.places.search import find

    to, source = (find(words).code if words else None for words in (receiving, sending))
    question = Question(target, to, source, elasticity)
    show_savings(savings(open_evidence(store), question), by_country=by_country, csv=csv)
