"""The kinds of entries, and the fields that a person fills in for each."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from functools import cache

from corridor.catalogue.entry import EntryKind
from corridor.definitions import Record, data_path, read_keyed
from corridor.errors import DefinitionError

_FILE = data_path("corridor.catalogue", "kinds.yaml")


class FieldType(StrEnum):
    """What a field takes."""

    LINE = "line"
    TEXT = "text"
    IMAGE = "image"
    CHOICE = "choice"
    YEAR = "year"
    ADDRESS = "address"
    TRANSLATION = "translation"
    CONTACT = "contact"


class KindField(Record):
    """A field of the form.

    `multiple` fields take several values. `entry_field` names the attribute of `Entry` that holds the
    answer, None where it is kept elsewhere. A field that is not `public` is never shown, exported or part
    of an entry. `basis` says whether the field is `platform` (on the Platform for Partnerships' form),
    `inferred` (most likely there) or `own`.
    """

    key: str
    label: str
    help: str
    type: FieldType
    mandatory: bool = False
    multiple: bool = False
    public: bool = True
    entry_field: str | None = None
    basis: str


class KindDefinition(Record):
    """A kind of entry; `practice` kinds are those that governments send in as policies and practices.

    `label` is its full name, as over a form; `kind_label` the short one, for badges, lists and filters.
    """

    key: EntryKind
    label: str
    kind_label: str
    definition: str
    practice: bool
    fields: tuple[str, ...]


@cache
def fields() -> Mapping[str, KindField]:
    """All fields by key, in the order of the form."""
    return read_keyed(_FILE, KindField, lambda field: field.key, section="fields")


@cache
def kinds() -> Mapping[EntryKind, KindDefinition]:
    """All kinds by key, in the order of `EntryKind`.

    Raises `DefinitionError` when a kind is missing or names a field that is not defined.
    """
    found = read_keyed(_FILE, KindDefinition, lambda kind: kind.key, section="kinds")
    missing = [kind.value for kind in EntryKind if kind not in found]
    unknown = sorted({key for kind in found.values() for key in kind.fields} - fields().keys())
    if missing or unknown:
        raise DefinitionError(
            "every kind, with fields that are defined",
            f"kinds missing: {missing}; fields unknown: {unknown}",
            where=_FILE.name,
        )
    return {kind: found[kind] for kind in EntryKind}


def fields_of(kind: EntryKind) -> tuple[KindField, ...]:
    """The fields of one kind, in the order of its form."""
    return tuple(fields()[key] for key in kinds()[kind].fields)


def public_fields_of(kind: EntryKind) -> tuple[KindField, ...]:
    """The fields of one kind that may be shown."""
    return tuple(field for field in fields_of(kind) if field.public)
