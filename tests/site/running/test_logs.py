"""What is logged, and what never is."""

from __future__ import annotations

import json
import logging
import sys
from typing import Any

from corridor.site.running.logs import JsonLines, PlainLines, log_settings, request_id


def record(name: str, message: str, *arguments: object, **fields: Any) -> logging.LogRecord:
    made = logging.LogRecord(name, logging.WARNING, "file.py", 1, message, arguments, None)
    made.created = 1_790_000_000.25
    if fields:
        made.fields = fields
    return made


def told(made: logging.LogRecord) -> dict[str, Any]:
    line = JsonLines().format(made)
    assert "\n" not in line
    found: dict[str, Any] = json.loads(line)
    return found


def test_a_record_is_one_line_with_its_fields_and_its_request() -> None:
    token = request_id.set("abc")
    try:
        found = told(record("corridor.request", "request %s", "done", view="home", status=200))
    finally:
        request_id.reset(token)

    assert found == {
        "at": "2026-09-21T14:13:20.250+00:00",
        "level": "warning",
        "logger": "corridor.request",
        "message": "request done",
        "view": "home",
        "status": 200,
        "request": "abc",
    }


def test_of_other_libraries_only_the_sentence_is_logged_not_what_they_put_in() -> None:
    found = told(record("django.request", "Not Found: %s", "/entries/x/?words=secret"))
    assert found["message"] == "Not Found: %s"


def test_of_an_error_type_and_place_are_logged_not_its_message() -> None:
    try:
        raise ValueError("ana@example.org is there already\nand more")
    except ValueError:
        made = record("corridor.condition", "broken")
        made.exc_info = sys.exc_info()

    found = told(made)
    assert found["error"] == "ValueError"
    assert found["where"][-1].endswith("test_of_an_error_type_and_place_are_logged_not_its_message")
    assert "ana@" not in json.dumps(found)


def test_plain_lines_are_to_read() -> None:
    assert (
        PlainLines().format(record("corridor.request", "request", view="home")) == "14:13:20 warning request view=home"
    )


def test_the_settings_choose_between_them() -> None:
    assert log_settings()["formatters"]["site"]["()"] is JsonLines
    assert log_settings(plain=True)["formatters"]["site"]["()"] is PlainLines
