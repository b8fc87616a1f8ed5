"""Units, statuses, periods and slices in the words of the page's language."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from django.utils.dateformat import format as date_format
from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from corridor.assessments.policy_bands import domain_titles
from corridor.evidence.slices import TOTAL
from corridor.site.definition_words import translated

UNITS: Mapping[str, Promise] = {
    "persons": _("people"),
    "thousand_persons": _("thousand people"),
    "percent": _("per cent"),
    "percent_per_year": _("per cent a year"),
    "percentage_points": _("percentage points"),
    "USD": _("US dollars"),
    "USD million": _("million US dollars"),
    "per_100k": _("per 100,000 people"),
    "per_100k_employees": _("per 100,000 employees"),
    "band_1_to_4": _("band, 1 to 4"),
    "score_0_to_10": _("score, 0 to 10"),
    "cases": _("cases"),
    "corridors": _("corridors"),
    "quarters": _("quarters"),
    "services": _("services"),
    "times": _("times"),
    "records": _("records"),
    "receiving_currency": _("in the receiving currency, which the file does not name"),
}

STATUSES: Mapping[str, Promise] = {
    "A": _("normal value"),
    "B": _("break in the series"),
    "D": _("definition differs"),
    "E": _("estimated"),
    "F": _("forecast"),
    "I": _("imputed by the publisher"),
    "L": _("not collected"),
    "M": _("cannot exist"),
    "N": _("not significant"),
    "O": _("missing"),
    "P": _("provisional"),
    "Q": _("suppressed by the publisher"),
    "U": _("low reliability"),
}

SEXES: Mapping[str, Promise] = {
    TOTAL: _("Both sexes"),
    "F": _("Women and girls"),
    "M": _("Men and boys"),
    "_U": _("Sex not known"),
}

MIGRATORY_STATUSES: Mapping[str, Promise] = {
    TOTAL: _("Everybody"),
    "migrant": _("Migrants"),
    "non_migrant": _("Not migrants"),
}

BREAKDOWNS: Mapping[str, Promise] = {
    "policy_domain": _("Policy domain"),
    "migrant_group": _("Group of migrants"),
    "region_of_origin": _("Region of origin"),
    "application_type": _("Type of application"),
    "authority": _("Authority"),
    "stage": _("Stage of the procedure"),
    "cause": _("Cause"),
    "incident": _("Incident"),
    "region": _("Region"),
    "route": _("Route"),
    "series": _("National series"),
}


def unit_words(unit: str) -> str:
    """The unit in words; the code of a currency stays as it is."""
    return str(UNITS.get(unit, unit))


def status_words(status: str) -> str:
    """What a status (SDMX CL_OBS_STATUS) means; a code that is not known stays as it is."""
    return str(STATUSES.get(status, status))


def period_words(period: str) -> str:
    """A period as people write it: 2020, third quarter of 2020, July 2020, 2015–2020; a dash where there is none."""
    year, _dash, rest = period.partition("-")
    if rest.startswith("Q"):
        return gettext("Q%(quarter)s %(year)s") % {"quarter": rest[1:], "year": year}
    if rest:
        return date_format(date(int(year), int(rest), 1), "F Y")
    return period.replace("/", "–") or "–"


def age_words(age: str) -> str:
    """An age group (SDMX CL_AGE) in words."""
    if age == TOTAL:
        return gettext("All ages")
    if age == "_U":
        return gettext("Age not known")
    if age.startswith("Y_GE"):
        return gettext("%(age)s years and over") % {"age": age[4:]}
    first, mark, last = age.removeprefix("Y").partition("T")
    return gettext("%(first)s to %(last)s years") % {"first": first, "last": last} if mark else age


def sex_words(sex: str) -> str:
    """A sex (SDMX CL_SEX) in words."""
    return str(SEXES.get(sex, sex))


def migratory_status_words(status: str) -> str:
    """A migratory status in words."""
    return str(MIGRATORY_STATUSES.get(status, status))


def breakdown_words(breakdown: str) -> str:
    """A breakdown `key=value;key=value` in words, the values as the publisher writes them; a dash for none."""
    parts = [part.partition("=") for part in breakdown.split(";") if part]
    return (
        "; ".join(f"{BREAKDOWNS.get(key, key.replace('_', ' '))}: {_value(key, value)}" for key, _is, value in parts)
        or "–"
    )


def _value(key: str, value: str) -> str:
    if key == "policy_domain" and value in domain_titles():
        return translated(domain_titles()[value])
    plain = value.replace("%3B", ";").replace("%3D", "=").replace("%25", "%")
    return gettext("total") if plain == TOTAL else plain
