"""Answers out of models and tables."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from pydantic import BaseModel

from corridor.site.api.formats import Form, content_type


def json_answer(model: BaseModel) -> HttpResponse:
    """The model as JSON."""
    return answer(model.model_dump_json().encode(), Form.JSON)


def answer(content: bytes, form: Form, *, file_name: str | None = None) -> HttpResponse:
    """The content in its form; with a name where it is a file to keep."""
    response = HttpResponse(content, content_type=content_type(form))
    if file_name is not None:
        response.headers["Content-Disposition"] = f'attachment; filename="{file_name}"'
    return response


def absolute(request: HttpRequest, path: str) -> str:
    """The whole address of a path of the site."""
    return request.build_absolute_uri(path)
