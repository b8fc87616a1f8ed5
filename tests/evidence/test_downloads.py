"""The definitions of what can be fetched."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from corridor.errors import DefinitionError, UsageError
from corridor.evidence.downloads import FileKind, download_named, downloads, read_downloads

ONE = """
Publisher:
  licence: CC BY 4.0
  attribution: Publisher
  files:
    key:
      title: Title
      address: https://publisher.example/a.csv
      kind: csv
      file: a.csv
      certainty: high
"""


def test_every_download_is_official_licensed_and_named_so_that_it_fits_a_command() -> None:
    hosts = r"(www|unstats)\.un\.org|(api|thedocs)\.worldbank\.org|www\.knomad\.org"
    hosts += r"|api\.unhcr\.org|missingmigrants\.iom\.int"
    for key, download in downloads().items():
        assert re.fullmatch(r"[a-z0-9.-]+", key)
        assert re.match(rf"https://({hosts})/", download.address), key
        assert download.licence
        assert download.attribution


def test_the_sources_that_a_review_stands_on_are_there() -> None:
    wanted = {"undesa-stock-2020", "undesa-stock-2020-by-origin", "unhcr-population", "unsd-10.7.2"}
    wanted |= {"wdi-remittances-received", "wdi-remittances-paid", "wdi-remittances-received-percent-gdp"}
    assert wanted <= set(downloads())


def test_world_bank_addresses_name_the_indicator_in_their_title() -> None:
    for key, download in downloads().items():
        if key.startswith("wdi-"):
            assert download.kind is FileKind.ZIP
            assert download.address.split("/")[-1].split("?")[0] in download.title


def test_a_posted_series_is_the_one_in_the_title_and_the_file() -> None:
    posted = [download for download in downloads().values() if download.form]
    assert posted
    for download in posted:
        assert download.form is not None
        code = download.form["seriesCodes"]
        assert code in download.title
        assert download.file == f"unsd_{code}.csv"


def test_keys_and_file_names_are_unique() -> None:
    named = [download.file for download in downloads().values() if download.file]
    assert len(named) == len(set(named))


def test_vintages_sort_by_date_within_a_publisher() -> None:
    for key, download in downloads().items():
        assert re.fullmatch(r"\d{4} revision|\d{4}-\d{2}", download.vintage or "2020 revision"), key


def test_an_unknown_key_lists_the_known_ones() -> None:
    assert download_named("unhcr-population").publisher == "UNHCR"
    with pytest.raises(UsageError, match="unhcr-population"):
        download_named("unhcr")


@pytest.mark.parametrize(
    ("found", "instead", "said"),
    [
        ("kind: csv", "kind: pdf", "kind"),
        ("kind: csv", "kind: zip", "member"),
        ("      file: a.csv\n", "", "left out"),
        ("file: a.csv", "file: ../a.csv", "bare name"),
        ("certainty: high", "certainty: sure", "certainty"),
    ],
)
def test_a_wrong_definition_is_an_error_that_names_it(tmp_path: Path, found: str, instead: str, said: str) -> None:
    path = tmp_path / "here.yaml"
    path.write_text(ONE, encoding="utf-8")
    assert list(read_downloads(path)) == ["key"]
    path.write_text(ONE.replace(found, instead), encoding="utf-8")
    with pytest.raises(DefinitionError, match=said) as caught:
        read_downloads(path)
    assert caught.value.expected.startswith("files.key")
    assert caught.value.where == "here.yaml, record 'Publisher'"


def test_what_holds_for_a_publisher_must_be_there(tmp_path: Path) -> None:
    path = tmp_path / "here.yaml"
    path.write_text(ONE.replace("  licence: CC BY 4.0\n", ""), encoding="utf-8")
    with pytest.raises(DefinitionError, match="licence"):
        read_downloads(path)


def test_a_key_under_two_publishers_is_an_error(tmp_path: Path) -> None:
    path = tmp_path / "here.yaml"
    path.write_text(ONE + ONE.replace("Publisher:", "Another:"), encoding="utf-8")
    with pytest.raises(DefinitionError, match="key twice"):
        read_downloads(path)
