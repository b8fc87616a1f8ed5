"""Dates that are known to the day, the month or the year, in the page's language."""

from __future__ import annotations

from datetime import date

from django.utils.formats import date_format
from django.utils.translation import gettext as _


def partial_date(text: str) -> str:
    """`2018-12-05`, `2018-12` or `2018` as it is written in the page's language."""
    parts = [int(part) for part in text.split("-")]
    if len(parts) == 1:
        return text
    if len(parts) == 2:
        return date_format(date(parts[0], parts[1], 1), "YEAR_MONTH_FORMAT")
    return date_format(date(*parts), "DATE_FORMAT")


def span(first: str, last: str) -> str:
    """Two such dates as a span, or one where they are the same."""
    if first == last:
        return partial_date(first)
    return _("%(first)s to %(last)s") % {"first": partial_date(first), "last": partial_date(last)}
