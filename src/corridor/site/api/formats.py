"""In which form an answer is wanted: by `format=` in the address, else by the Accept header."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from http import HTTPStatus

from django.http import HttpRequest

from corridor.site.api.problems import ProblemError


class Form(StrEnum):
    """The forms in which answers come."""

    JSON = "json"
    CSV = "csv"
    PARQUET = "parquet"
    SDMX_CSV = "sdmx-csv"
    JSON_LD = "jsonld"


MEDIA_TYPES: Mapping[Form, str] = {
    Form.JSON: "application/json",
    Form.CSV: "text/csv",
    Form.PARQUET: "application/vnd.apache.parquet",
    Form.SDMX_CSV: "application/vnd.sdmx.data+csv",
    Form.JSON_LD: "application/ld+json",
}
"""Form -> its media type, without parameters."""

_PARAMETERS: Mapping[Form, str] = {Form.CSV: "; charset=utf-8", Form.SDMX_CSV: ";version=2.0.0"}
ENTRY_FORMS = (Form.JSON, Form.JSON_LD)
LIST_FORMS = (Form.JSON, Form.CSV)
TABLE_FORMS = (Form.JSON, Form.CSV, Form.PARQUET, Form.SDMX_CSV)


def content_type(form: Form) -> str:
    """The media type with its parameters, as a Content-Type header says it."""
    return MEDIA_TYPES[form] + _PARAMETERS.get(form, "")


def wanted_form(request: HttpRequest, asked: Form | None, offered: tuple[Form, ...]) -> Form:
    """The form that is wanted, the first that is offered where none is named; raises `ProblemError` (400, 406)."""
    if asked is not None:
        if asked not in offered:
            raise ProblemError(
                HTTPStatus.BAD_REQUEST,
                "This address has no such format.",
                expected=f"one of {', '.join(offered)}",
                found=asked.value,
                where="the query parameter format",
            )
        return asked
    by_type = {MEDIA_TYPES[form]: form for form in offered}
    preferred = request.get_preferred_type(list(by_type))
    if preferred is None:
        raise ProblemError(
            HTTPStatus.NOT_ACCEPTABLE,
            "Nothing here comes in a form that the Accept header names.",
            expected=f"one of {', '.join(by_type)}",
            found=request.headers.get("Accept", "")[:200],
            where="the header Accept",
            remedy="leave the header out, or name the form with format= in the address",
        )
    return by_type[preferred]
