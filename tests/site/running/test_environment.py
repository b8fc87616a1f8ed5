"""What the variables say, and the folder with its secret."""

from __future__ import annotations

import stat
from ipaddress import ip_network
from pathlib import Path

import pytest

from corridor.errors import UsageError
from corridor.site.environment import keep_secret, read_environment


def test_without_variables_it_serves_one_machine(tmp_path: Path) -> None:
    found = read_environment({"XDG_DATA_HOME": str(tmp_path)})

    assert found.folder == tmp_path / "corridor-site"
    assert found.database_url == f"sqlite:///{tmp_path}/corridor-site/corridor.sqlite3"
    assert found.address == "http://localhost"
    assert found.metrics_from == (ip_network("127.0.0.1/32"), ip_network("::1/128"))
    assert (found.debug, found.https, found.behind_proxy) == (False, False, False)


def test_the_address_for_links_is_the_one_given_else_the_first_host() -> None:
    assert (
        read_environment({"CORRIDOR_HOSTS": "a.example,b.example", "CORRIDOR_HTTPS": "1"}).address
        == "https://a.example"
    )
    assert read_environment({"CORRIDOR_ADDRESS": "https://a.example/"}).address == "https://a.example"


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("CORRIDOR_DEBUG", "perhaps"),
        ("CORRIDOR_METRICS_FROM", "everywhere"),
        ("CORRIDOR_REQUESTS_PER_MINUTE", "0"),
        ("CORRIDOR_BODY_BYTES", "12 MB"),
    ],
)
def test_a_value_that_cannot_be_one_names_its_variable(name: str, value: str) -> None:
    with pytest.raises(UsageError, match=f"the variable {name}"):
        read_environment({name: value})


def test_the_secret_is_for_the_owner_alone_and_stays(tmp_path: Path) -> None:
    folder = tmp_path / "site"
    keep_secret(folder)
    secret = (folder / "secret-key").read_text()
    keep_secret(folder)

    assert (folder / "secret-key").read_text() == secret
    assert len(secret) >= 50
    assert stat.S_IMODE((folder / "secret-key").stat().st_mode) == 0o600
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert read_environment({"CORRIDOR_SITE_FOLDER": str(folder)}).secret_key == secret


def test_an_empty_secret_of_a_start_that_broke_off_is_made_anew(tmp_path: Path) -> None:
    (tmp_path / "secret-key").touch()
    keep_secret(tmp_path)

    assert len((tmp_path / "secret-key").read_text()) >= 50
