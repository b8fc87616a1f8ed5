"""What is too much is refused before any work is done for it."""

from __future__ import annotations

from django.db import OperationalError
from django.http import HttpRequest, HttpResponse
from django.test import Client, RequestFactory

from corridor.site.running.limits import LimitsMiddleware
from tests.site.running.conftest import Surround


def answer(request: HttpRequest) -> HttpResponse:
    return HttpResponse("done")


def test_a_client_in_a_hurry_is_told_when_to_come_back(rf: RequestFactory, surround: Surround) -> None:
    surround(requests_per_minute=3)
    limited = LimitsMiddleware(answer)

    answers = [limited(rf.get("/practices/")) for _ in range(2)]
    assert [one.status_code for one in answers] == [200, 429]
    assert answers[1].headers["Retry-After"] == "20"
    assert answers[1].getvalue() == b"Too many requests. Try again in 20 seconds.\n"


def test_probes_are_always_answered(rf: RequestFactory, surround: Surround) -> None:
    surround(requests_per_minute=3)
    limited = LimitsMiddleware(answer)

    assert {limited(rf.get(path)).status_code for path in ("/health", "/ready", "/metrics") for _ in range(3)} == {200}


def test_a_body_that_is_too_large_is_refused_by_its_length_alone(rf: RequestFactory, surround: Surround) -> None:
    surround(body_bytes=1_000)
    limited = LimitsMiddleware(answer)

    refused = limited(rf.post("/contribute/", b"", "text/plain", CONTENT_LENGTH="1001"))
    assert refused.status_code == 413
    assert limited(rf.post("/contribute/", b"x" * 1_000, "text/plain")).status_code == 200
    assert limited(rf.post("/contribute/", b"", "text/plain", CONTENT_LENGTH="many")).status_code == 200


def test_when_there_is_no_room_the_answer_says_so(rf: RequestFactory, surround: Surround) -> None:
    surround(working_at_once=1)
    inside: list[int] = []

    def ask_again(request: HttpRequest) -> HttpResponse:
        if not inside:
            inside.append(limited(rf.get("/")).status_code)
        return HttpResponse("done")

    limited = LimitsMiddleware(ask_again)
    assert limited(rf.get("/")).status_code == 200
    assert inside == [503]


def test_a_database_whose_turn_does_not_come_is_busy_not_broken(rf: RequestFactory) -> None:
    limited = LimitsMiddleware(answer)

    busy = limited.process_exception(rf.get("/"), OperationalError("database is locked"))
    assert busy is not None
    assert (busy.status_code, busy.headers["Retry-After"]) == (503, "2")
    assert limited.process_exception(rf.get("/"), OperationalError("no such table: x")) is None


def test_ten_thousand_fields_are_refused(client: Client) -> None:
    many = "&".join(f"f{number}=x" for number in range(10_000))
    assert client.post("/login/login/", many, "application/x-www-form-urlencoded").status_code == 400
