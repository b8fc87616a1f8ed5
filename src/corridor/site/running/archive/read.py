"""Reading an archive: every part is checked against the manifest before anything is made of it."""

from __future__ import annotations

import gzip
import json
import tarfile
import zlib
from pathlib import Path

from pydantic import ValidationError

from corridor.errors import SiteError
from corridor.site.running.archive.manifest import FORMAT, MANIFEST, Manifest, TableRecord, UploadRecord
from corridor.site.running.archive.write import copy_hashed

_CHUNK_BYTES = 1 << 20
_LARGEST_MANIFEST_BYTES = 50_000_000


def unpack(source: Path, workshop: Path) -> Manifest:
    """Put all parts of the archive into `workshop`, under names of our own, and give its manifest.

    Raises `SiteError` for a file that is no archive, is cut off or damaged, has more or less than its manifest says,
    or was made by a newer version; nothing but `workshop` is touched.
    """
    try:
        with gzip.open(source) as packed:
            with tarfile.open(fileobj=packed, mode="r|") as archive:
                manifest = _manifest(archive, source)
                _parts(archive, manifest, source, workshop)
            while packed.read(_CHUNK_BYTES):
                pass  # only at the very end does gzip compare its check sum
    except (tarfile.TarError, EOFError, zlib.error) as error:
        raise _damaged(source, f"one that ends or breaks in the middle ({error})") from error
    except OSError as error:
        if error.errno is None:  # gzip says so of a wrong head or check sum
            raise _damaged(source, str(error)) from error
        raise
    return manifest


def part_of(record: TableRecord | UploadRecord, workshop: Path) -> Path:
    """Where `unpack` put a part."""
    return workshop / record.file.replace("/", "-")


def _manifest(archive: tarfile.TarFile, source: Path) -> Manifest:
    first = archive.next()
    if first is None or first.name != MANIFEST or first.size > _LARGEST_MANIFEST_BYTES:
        raise _damaged(source, "a file without a manifest at its head")
    content = archive.extractfile(first)
    try:
        said = json.loads(b"" if content is None else content.read())
        _check_format(said, source)
        return Manifest.model_validate(said)
    except ValidationError as error:
        raise _damaged(source, f"a manifest that is none: {error.errors(include_url=False)[0]['msg']}") from error
    except ValueError as error:
        raise _damaged(source, "a manifest that is no JSON") from error


def _check_format(said: object, source: Path) -> None:
    """First of all: a newer manifest may have parts that the model here does not know."""
    form = said.get("format") if isinstance(said, dict) else None
    if isinstance(form, int) and form > FORMAT:
        raise SiteError(
            f"an archive of format {FORMAT} or older",
            f"format {form}",
            where=str(source),
            remedy="install the version that made it, or a newer one",
        )


def _parts(archive: tarfile.TarFile, manifest: Manifest, source: Path, workshop: Path) -> None:
    wanted = {kept.file: kept for kept in manifest.parts}
    while (member := archive.next()) is not None:
        record = wanted.pop(member.name, None)
        content = archive.extractfile(member)
        if record is None or content is None or member.size != record.bytes:
            raise _damaged(source, f"a part that the manifest does not tell of: {member.name[:100]!r}")
        with part_of(record, workshop).open("wb") as out:
            _, digest = copy_hashed(content, out)
        if digest != record.sha256:
            raise _damaged(source, f"other bytes than the manifest says, in {record.file}")
    if wanted:
        raise _damaged(source, f"one without {', '.join(sorted(wanted)[:3])}")


def _damaged(source: Path, found: str) -> SiteError:
    return SiteError(
        "a whole archive of `corridor backup`",
        found,
        where=str(source),
        remedy="take another copy of it, or an older backup; nothing was replaced",
    )
