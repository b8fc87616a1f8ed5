"""One address says how mail leaves."""

from __future__ import annotations

from typing import Any

import pytest
from django.core import mail
from django.test import override_settings

from corridor.errors import UsageError
from corridor.site.running.mail import mailers


def options(address: str) -> dict[str, Any]:
    return mailers(address)["default"]["OPTIONS"]


def test_without_an_address_mail_goes_to_the_console() -> None:
    console = {"default": {"BACKEND": "django.core.mail.backends.console.EmailBackend"}}
    assert mailers("") == mailers("console:") == console


def test_smtp_turns_to_tls_before_anything_is_said() -> None:
    assert options("smtp://ana%40example.org:p%3Ass@mail.example.org") == {
        "host": "mail.example.org",
        "port": 587,
        "username": "ana@example.org",
        "password": "p:ss",
        "use_ssl": False,
        "use_tls": True,
        "timeout": 10,
    }


def test_a_relay_on_the_same_machine_may_go_without_tls() -> None:
    found = options("smtp://localhost:25?starttls=no")
    assert (found["port"], found["use_tls"], found["use_ssl"]) == (25, False, False)


def test_smtps_speaks_tls_from_the_start() -> None:
    found = options("smtps://u:p@mail.example.org")
    assert (found["port"], found["use_tls"], found["use_ssl"]) == (465, False, True)


def test_letters_into_a_folder_are_really_written_there(tmp_path: Any) -> None:
    with override_settings(MAILERS=mailers(f"file://{tmp_path}/letters")):
        mail.EmailMessage("Subject", "Body", "a@example.org", ["b@example.org"]).send()

    (letter,) = (tmp_path / "letters").iterdir()
    assert "Subject: Subject" in letter.read_text()


@pytest.mark.parametrize(
    "address",
    ["mail.example.org", "http://mail.example.org", "smtp://", "smtp://h:many", "smtp://h?tls=1", "file://host/folder"],
)
def test_another_address_is_refused_without_showing_its_password(address: str) -> None:
    with pytest.raises(UsageError, match="CORRIDOR_MAIL_URL"):
        mailers(address)
    with pytest.raises(UsageError) as refused:
        mailers("ftp://u:secret@h")
    assert "secret" not in refused.value.message
