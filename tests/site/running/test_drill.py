"""The drill: a backup while others write, and a restore into an empty place, on both databases and across them."""

from __future__ import annotations

import json
import subprocess
import sys
import time
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit, urlunsplit

import psycopg
import pytest

from tests.site import postgres
from tests.site.running.archives import parts_of
from tests.site.running.production import ROOT, corridor, surroundings

PREPARE = """
from corridor.site.running.start import set_up; set_up()
from corridor.site.running.first_start import prepare; prepare()
"""
WRITE = """
from corridor.site.running.start import set_up; set_up()
from itertools import count
from corridor.site.entries.loading import load_published
from tests.catalogue.made import made
for number in count():
    load_published([made(f"w-{number}-{part}", title=f"Quillworts {number}") for part in range(3)])
    print(number, flush=True)
"""
LOOK = """
from corridor.site.running.start import set_up; set_up()
import json
from corridor.site.entries.models import StoredEntry
from corridor.site.entries.published import published_entry
from corridor.site.running.condition import condition
from corridor.site.search.contract import Search
from corridor.site.search.search import search
found = [search(Search(words=words), "en") for words in ("quillwort", "remittances")]
print(json.dumps({
    "entries": StoredEntry.objects.count(),
    "sample": published_entry("w-0-0").model_dump(mode="json"),
    "found": [results.total for results in found],
    "first": [results.hits[0].slug for results in found[1:]],
    "ready": condition(),
}))
"""


def python(script: str, env: dict[str, str]) -> str:
    done = subprocess.run(
        [sys.executable, "-c", script], env=env, cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def look(env: dict[str, str]) -> dict[str, Any]:
    """What somebody finds on the site."""
    found: dict[str, Any] = json.loads(python(LOOK, env))
    return found


@contextmanager
def writing(env: dict[str, str]) -> Iterator[None]:
    """Somebody who publishes three entries at a time, again and again, and has begun to."""
    with subprocess.Popen(
        [sys.executable, "-c", WRITE], env=env, cwd=ROOT, stdout=subprocess.PIPE, text=True
    ) as writer:
        assert writer.stdout is not None
        for _ in range(3):
            assert writer.stdout.readline()
        yield
        time.sleep(0.3)
        assert writer.poll() is None, "whoever wrote was thrown out"
        writer.kill()


def place(kind: str, folder: Path) -> dict[str, str]:
    """The variables of an empty place: a folder with SQLite, or a folder and a new database of PostgreSQL."""
    folder.mkdir(mode=0o700, exist_ok=True)
    if kind == "sqlite":
        return surroundings(folder)
    server = urlsplit(postgres.address())
    name = f"drill_{uuid.uuid4().hex[:12]}"
    with psycopg.connect(urlunsplit(server._replace(path="/postgres")), autocommit=True) as connection:
        connection.execute(f'CREATE DATABASE "{name}"')
    return surroundings(folder, DATABASE_URL=urlunsplit(server._replace(path=f"/{name}")))


def tables(archive: Path) -> dict[str, Any]:
    """The rows of an archive by table, but for what a restore adds: a public change, an event of the log."""
    parts = parts_of(archive)
    kept = {name: [json.loads(line) for line in rows.splitlines()] for name, rows in parts.items() if ".jsonl" in name}
    del kept["tables/entries.publicchange.jsonl"]
    events = kept["tables/entries.auditevent.jsonl"]
    kept["tables/entries.auditevent.jsonl"] = [event for event in events if "restore_backup" not in event]
    return kept


def done(*words: str, env: dict[str, str]) -> str:
    ended = corridor(*words, env=env)
    assert ended.returncode == 0, ended.stderr
    return ended.stdout


@pytest.mark.parametrize(("here", "there"), [("sqlite", "postgres"), ("postgres", "sqlite")])
def test_a_backup_in_use_restored_elsewhere(here: str, there: str, folder: Path, tmp_path: Path) -> None:
    archive, again = tmp_path / "first.tar.gz", tmp_path / "second.tar.gz"
    ours, theirs = place(here, folder), place(there, tmp_path / "there")
    python(PREPARE, ours)
    with writing(ours):
        done("backup", str(archive), env=ours)
        time.sleep(0.3)

    rows = tables(archive)
    slugs = {row[1] for row in rows["tables/entries.storedentry.jsonl"]}
    written = {slug for slug in slugs if slug.startswith("w-")}
    # Each time, three entries came in one transaction with their versions and events: all three, or none.
    assert len(written) >= 9
    assert len(written) % 3 == 0
    assert len(rows["tables/entries.entryversion.jsonl"]) == len(slugs)
    assert {row[5] for row in rows["tables/entries.auditevent.jsonl"]} == slugs
    assert look(ours)["entries"] > len(slugs), "nothing was written during the backup"

    done("restore", str(archive), env=theirs)
    found = look(theirs)
    assert found["entries"] == len(slugs)
    assert found["found"][0] == len(written)
    assert found["sample"] == look(ours)["sample"]
    assert found["ready"] == dict.fromkeys(("database", "tables", "search index", "evidence"), True)

    done("backup", str(again), env=theirs)
    assert tables(again) == rows
