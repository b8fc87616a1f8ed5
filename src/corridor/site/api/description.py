"""The API's description as OpenAPI 3.1: what the types do not say is added here."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from http import HTTPStatus
from typing import Any

from corridor.site.api.formats import ENTRY_FORMS, LIST_FORMS, MEDIA_TYPES, TABLE_FORMS, Form
from corridor.site.api.problems import MEDIA_TYPE, Problem

type Description = dict[str, Any]

FORMS: Mapping[str, tuple[Form, ...]] = {
    "get_entry": ENTRY_FORMS,
    "list_entries": LIST_FORMS,
    "list_observations": TABLE_FORMS,
}
"""Operation -> the forms in which its answer comes, where JSON is not the only one."""

_ALWAYS = (
    HTTPStatus.BAD_REQUEST,
    HTTPStatus.UNAUTHORIZED,
    HTTPStatus.PRECONDITION_FAILED,
    HTTPStatus.REQUEST_ENTITY_TOO_LARGE,
    HTTPStatus.REQUEST_URI_TOO_LONG,
    HTTPStatus.TOO_MANY_REQUESTS,
    HTTPStatus.SERVICE_UNAVAILABLE,
)
_WRITING = (HTTPStatus.FORBIDDEN, HTTPStatus.CONFLICT, HTTPStatus.UNPROCESSABLE_ENTITY)
_CAN_BE_WITHDRAWN = "/entries/{entry_id}"


def described(schema: Mapping[str, Any]) -> Description:
    """The description with all problems, forms and headers of every operation."""
    made: Description = {**schema, "paths": {path: dict(of_path) for path, of_path in schema["paths"].items()}}
    made["components"] = dict(schema["components"])
    made["components"]["schemas"] = {**schema["components"]["schemas"], **_problem_schemas()}
    for path, method, operation in operations(made):
        operation["responses"] = {**_answers(operation), **_problems(path, method, operation)}
    return made


def operations(description: Mapping[str, Any]) -> Iterator[tuple[str, str, dict[str, Any]]]:
    """Path, method and description of every operation."""
    for path, of_path in description["paths"].items():
        for method, operation in of_path.items():
            yield path, method, operation


def query_names(description: Mapping[str, Any]) -> Mapping[str, frozenset[str]]:
    """Operation that reads -> the names that its query may have."""
    return {
        operation["operationId"]: frozenset(one["name"] for one in operation["parameters"] if one["in"] == "query")
        for _path, method, operation in operations(description)
        if method == "get"
    }


def _answers(operation: Mapping[str, Any]) -> dict[str, Any]:
    """The answers of the types, in every form that there is."""
    answers = {str(status): dict(answer) for status, answer in operation["responses"].items()}
    for form in FORMS.get(operation["operationId"], ()):
        content = {**answers["200"]["content"]}
        content.setdefault(MEDIA_TYPES[form], _other_form(form))
        answers["200"]["content"] = content
    return answers


def _other_form(form: Form) -> dict[str, Any]:
    if form is Form.JSON_LD:
        return {"schema": {"type": "object"}}
    return {"schema": {"type": "string", **({"format": "binary"} if form is Form.PARQUET else {})}}


def _problems(path: str, method: str, operation: Mapping[str, Any]) -> dict[str, Any]:
    names = {one["name"] for one in operation["parameters"]}
    statuses = set(_ALWAYS)
    if method != "get":
        statuses |= {*_WRITING}
    if "{" in path:
        statuses.add(HTTPStatus.NOT_FOUND)
    if "build" in names:
        statuses |= {HTTPStatus.GONE}
    if _CAN_BE_WITHDRAWN in path:
        statuses.add(HTTPStatus.GONE)
    if operation["operationId"] in FORMS:
        statuses.add(HTTPStatus.NOT_ACCEPTABLE)
    told = {str(status.value): _problem(status) for status in sorted(statuses)}
    if method == "get" and "security" not in operation:
        told["304"] = {"description": "What the request's ETag names is what is here."}
    return told


def _problem(status: HTTPStatus) -> dict[str, Any]:
    schema = {"$ref": "#/components/schemas/Problem"}
    return {"description": status.phrase, "content": {MEDIA_TYPE: {"schema": schema}}}


def _problem_schemas() -> dict[str, Any]:
    """`Problem` and what it is made of; what is not said is left out of an answer."""
    schema = Problem.model_json_schema(ref_template="#/components/schemas/{model}")
    parts = schema.pop("$defs", {})
    return {"Problem": schema, **parts}
