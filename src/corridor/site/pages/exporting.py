"""A search as a file: exactly the entries that it finds."""

from __future__ import annotations

from collections.abc import Mapping

from django.http import HttpRequest, HttpResponse

from corridor.catalogue.exchange.intake import Format
from corridor.catalogue.exchange.write import write_entries
from corridor.errors import UsageError
from corridor.site.pages.found import found_entries
from corridor.site.search.address import read_search

CONTENT_TYPES: Mapping[Format, str] = {
    Format.CSV: "text/csv; charset=utf-8",
    Format.JSON: "application/json",
    Format.XLSX: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}


def export(request: HttpRequest, form: str) -> HttpResponse:
    """The file; raises `UsageError` for a format that there is not, an address that is no search, and too much."""
    wanted = _format(form)
    answer = HttpResponse(
        write_entries(found_entries(read_search(request.GET)), wanted), content_type=CONTENT_TYPES[wanted]
    )
    answer["Content-Disposition"] = f'attachment; filename="entries.{wanted.value}"'
    answer["X-Robots-Tag"] = "noindex"
    return answer


def _format(form: str) -> Format:
    try:
        return Format(form)
    except ValueError:
        known = ", ".join(one.value for one in Format)
        raise UsageError(f"one of the formats {known}", repr(form), where="the address") from None
