"""The commands that look after the site: what they say, and with which code they end."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from unittest import mock

import pytest
from django.core.files.storage import default_storage
from pytest_django import Settings

from corridor.site.entries.loading import load_published
from corridor.site.entries.models import StoredEntry
from corridor.site.running.serve import serve
from tests.catalogue.made import made
from tests.cli.conftest import Run
from tests.site.entries.people import account

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def surroundings(settings: Settings, tmp_path: Path) -> Iterator[None]:
    """A folder; and the variables and the mask of the process as they were, whatever a command sets."""
    settings.ENVIRONMENT = replace(settings.ENVIRONMENT, folder=tmp_path)
    settings.STATIC_ROOT = tmp_path / "static"
    mask = os.umask(0o022)
    os.umask(mask)
    with mock.patch.dict(os.environ):
        yield
    os.umask(mask)


def test_the_command_is_quick_because_it_loads_no_django() -> None:
    script = "import sys; from corridor.cli.app import main\ntry: main(['--help'])\nexcept SystemExit: pass\n"
    script += "print(sorted({name.partition('.')[0] for name in sys.modules} & {'django', 'polars', 'gunicorn'}))"
    said = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True).stdout
    assert said.splitlines()[-1] == "[]"


def test_serve_prepares_and_becomes_gunicorn(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    became: list[Sequence[str]] = []
    serve("127.0.0.1", 0, tmp_path / "site", 3, become=became.append)

    assert became == [
        (sys.executable, "-m", "gunicorn", "-c", "python:corridor.site.running.gunicorn_settings", "corridor.site.wsgi")
    ]
    assert (os.environ["CORRIDOR_BIND"], os.environ["CORRIDOR_WORKERS"]) == ("127.0.0.1:0", "3")
    assert (tmp_path / "site" / "address").read_text() == "http://127.0.0.1:0\n"
    assert capsys.readouterr().out.startswith("Corridor is at http://127.0.0.1:0/ and keeps its data in")
    assert StoredEntry.objects.count() > 800


def test_admin(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    code, out, _ = run("site", "admin", "ana@example.org")
    assert code == 0
    assert out.startswith("ana@example.org, a new account, is now an administrator.\nThe password is set here, once")

    said = iter(["three quiet corridors", "three quiet corridors", "one", "other"])
    monkeypatch.setattr("getpass.getpass", lambda _: next(said))
    assert run("site", "admin", "ana@example.org", "--ask")[1] == (
        "ana@example.org, an account that was there, was an administrator before.\n"
    )
    assert run("site", "admin", "ana@example.org", "--ask")[0] == 2
    assert run("site", "admin", "ana")[0] == 2


def test_check_lists_what_to_mend_and_ends_with_a_code(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    code, out, err = run("site", "check")
    assert code == 10
    assert "security.W012" in out
    assert "a site with nothing to mend" in err

    monkeypatch.setattr("corridor.site.running.check.faults", lambda: ())
    assert run("site", "check")[:2] == (0, "All is as it should be.\n")


def test_backup_and_restore(run: Run, tmp_path: Path) -> None:
    load_published([made("a")])
    account("ana")
    archive = str(tmp_path / "b.tar.gz")
    code, out, _ = run("backup", archive)
    assert code == 0
    assert out.startswith(f"{archive}: 1 entries, 1 versions, 1 accounts, 0 uploads, as of ")

    load_published([made("b")])
    home = ("--folder", str(tmp_path / "site"))
    assert "whole, and can be restored" in run("restore", archive, "--check", *home)[1]
    assert StoredEntry.objects.count() == 2
    assert f"{archive}: restored; 1 entries" in run("restore", archive, *home)[1]
    assert StoredEntry.objects.get().slug == "a"
    assert list(default_storage.listdir("")[1]) == []


def test_scrub_erase_and_retain(run: Run, tmp_path: Path) -> None:
    load_published([made("a")])
    account("ana")
    assert run("site", "scrub", str(tmp_path / "s.tar.gz"))[1].endswith("1 entries, no personal data\n")
    would = run("site", "erase", "--email", "ana@example.org", "--dry-run")[1]
    assert would == "would go: accounts 1, contacts 0, answers 0, drafts 0; entries that stay, unsigned: 0\n"
    assert run("site", "erase", "--email", "ana@example.org")[1].startswith("erased: accounts 1")
    assert run("site", "erase", "--email", "ana@example.org")[0] == 2

    code, out, err = run("site", "retain")
    assert (code, out.splitlines()[0], err) == (
        0,
        "What\tCounted from\tDays\tTo delete",
        "Nothing was deleted; --write deletes.\n",
    )
    assert run("site", "retain", "--write")[1].startswith("What\tCounted from\tDays\tDeleted\n")


def test_alive_is_an_error_where_nothing_listens(run: Run) -> None:
    code, _, err = run("site", "alive", "--port", "1")
    assert code == 10
    assert "expected the status 200\nfound ConnectionRefusedError\nin http://127.0.0.1:1/health" in err


def test_export_and_import_again(run: Run, tmp_path: Path) -> None:
    load_published([made("a"), made("b", title="Second", areas=("diaspora",))])
    file = str(tmp_path / "entries.csv")
    assert run("practices", "export", file)[1] == f"{file}: 2 entries\n"
    assert run("practices", "import", file)[1] == (
        "new 0, changed 0, same 2, repeated 0, refused 0\nNothing was written; --write writes.\n"
    )

    one = str(tmp_path / "one.json")
    assert run("practices", "export", one, "--filter", "?area=diaspora")[1] == f"{one}: 1 entries\n"
    StoredEntry.objects.all().delete()
    last = run("practices", "import", one, "--write", "--no-links")[1].splitlines()[-1]
    assert last == "Written, and in the queue: new 1, changed 0, same 0, repeated 0, refused 0"
    assert StoredEntry.objects.get().slug == "b"


def test_an_import_says_how_many_links_it_proposed(run: Run, tmp_path: Path) -> None:
    load_published([made("a", title="A desk", summary="It lowers the costs of remittances that migrants send home.")])
    file = str(tmp_path / "entries.csv")
    run("practices", "export", file)
    StoredEntry.objects.all().delete()
    last = run("practices", "import", file, "--write")[1].splitlines()[-1]
    proposed = len(StoredEntry.objects.get().version(1).record["target_links"])
    assert proposed
    assert (
        last == f"Written, and in the queue: new 1, changed 0, same 0, repeated 0, refused 0, links proposed {proposed}"
    )


@pytest.mark.parametrize(
    ("words", "reason"),
    [
        (("import", "nowhere.csv"), "expected a file"),
        (("import", "nowhere.csv", "--layout", "pdf"), "a layout among entries, upr-info"),
        (("export", "entries.pdf"), "csv, json or xlsx"),
    ],
)
def test_words_that_do_not_fit(run: Run, words: tuple[str, ...], reason: str) -> None:
    code, _, err = run("practices", *words)
    assert code == 2
    assert reason in err
