"""Which indicator and whose figures an Open SDG file holds, and the metadata file that belongs to it.

A CSV names no country: `data/open_sdg_publishers.csv` does, by the beginning of the file's name.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Mapping
from importlib.resources import files
from pathlib import Path

import yaml

from corridor.errors import Location, SourceError
from corridor.sources.files import plain_name, read_text

NAME_OF_DATA = re.compile(r"^(?:.*_)?indicator_(?P<number>\d+-[\da-z]+-[\da-z]+)\.", re.IGNORECASE)


def indicator_in(name: str) -> str:
    """The indicator that a file's name gives: `ons_indicator_10-7-3.csv` holds `10.7.3`."""
    match = NAME_OF_DATA.match(name)
    if match is None:
        raise SourceError(
            "a file name that tells the indicator, such as indicator_10-7-3.csv",
            name,
            where=Location(name),
            remedy="keep the name that the file has in the publisher's repository",
        )
    return match["number"].lower().replace("-", ".")


def metadata_fields(path: Path) -> Mapping[str, object]:
    """The fields of a metadata file (YAML, or YAML between `---` above Markdown).

    Raises `SourceError` where they are no YAML.
    """
    text = read_text(path).text.lstrip("\ufeff")
    front = re.match(r"^---\s*\n(.*?)\n---\s*(\n|$)", text.replace("\r\n", "\n"), re.DOTALL)
    try:
        found = yaml.load(front[1] if front else text, Loader=yaml.CSafeLoader)
    except yaml.YAMLError as error:
        raise SourceError(
            "metadata in YAML",
            str(error),
            where=Location(plain_name(path)),
            remedy="check that this is the publisher's unedited file",
        ) from error
    return found if isinstance(found, dict) else {}


def metadata_beside(path: Path) -> Mapping[str, object]:
    """The fields of the metadata file of a CSV: in the same folder, or in `meta/` beside its folder."""
    stem = plain_name(path).rpartition(".")[0]
    in_folder = stem.replace("indicator_", "meta_", 1)
    in_repository = stem.partition("indicator_")[2]
    for suffix in (".md", ".yml", ".yaml"):
        for candidate in (
            path.parent / f"{in_folder}{suffix}",
            path.parent.parent / "meta" / f"{in_repository}{suffix}",
        ):
            if candidate.is_file():
                return metadata_fields(candidate)
    return {}


def area_of(name: str, metadata: Mapping[str, object]) -> str:
    """The country whose figures a file holds: by the name's beginning, else by the metadata.

    `national_geographical_coverage` is not asked, it may be smaller or other than the country (the
    English Channel); `source_geographical_coverage_1` is. Raises `SourceError` when neither tells.
    """
    path = files("corridor.sources") / "data" / "open_sdg_publishers.csv"
    for record in csv.DictReader(path.read_text(encoding="utf-8").splitlines()):
        if name.lower().startswith(record["prefix"]):
            return record["area"]
    told = metadata.get("source_geographical_coverage_1")
    if isinstance(told, str) and told.strip():
        return told.strip()
    raise SourceError(
        "a way to tell whose figures these are",
        "a file that names no country, without metadata file beside it",
        where=Location(name),
        remedy="begin the file's name with its publisher as in corridor/sources/data/"
        "open_sdg_publishers.csv (ons_indicator_10-7-3.csv), or put its metadata file beside it",
    )
