from pathlib import Path

import pytest

from corridor.catalogue import columns as columns_module
from corridor.catalogue import kinds as kinds_module
from corridor.catalogue.columns import columns
from corridor.catalogue.entry import PRACTICE_KINDS, Entry, EntryKind
from corridor.catalogue.kinds import FieldType, fields, fields_of, kinds, public_fields_of
from corridor.errors import DefinitionError


def test_every_kind_is_defined() -> None:
    assert list(kinds()) == list(EntryKind)
    assert {kind for kind, definition in kinds().items() if definition.practice} == PRACTICE_KINDS


def test_kinds_have_a_full_and_a_short_name() -> None:
    assert (kinds()[EntryKind.CALL].label, kinds()[EntryKind.CALL].kind_label) == (
        "Call for action or partnership",
        "Call",
    )
    assert len({kind.kind_label for kind in kinds().values()}) == len(EntryKind)
    assert all(kind.label.startswith(kind.kind_label) for kind in kinds().values())


def test_calls_and_offers_have_one_form() -> None:
    assert fields_of(EntryKind.CALL) == fields_of(EntryKind.OFFER)


def test_fields_fill_attributes_that_an_entry_has() -> None:
    filled = [f.entry_field for f in fields().values() if f.entry_field is not None]

    assert set(filled) <= Entry.model_fields.keys()
    assert len(set(filled)) == len(filled)


def test_contacts_are_never_public_and_never_part_of_an_entry() -> None:
    private = [f for f in fields().values() if not f.public]

    assert [(f.key, f.type, f.entry_field) for f in private] == [("contact", FieldType.CONTACT, None)]
    for kind in EntryKind:
        assert all(f.public for f in public_fields_of(kind))
    assert "contact" in {f.key for f in fields_of(EntryKind.PRACTICE)}


def test_the_form_of_a_practice() -> None:
    form = {f.key: f for f in fields_of(EntryKind.PRACTICE)}

    assert next(iter(form)) == "title"
    assert {key for key, f in form.items() if f.multiple} == {
        "countries",
        "partners",
        "areas",
        "targets",
        "gcm_objectives",
        "gfmd_source",
        "sources",
        "translations",
    }
    assert {"title", "summary", "countries"} <= {key for key, f in form.items() if f.mandatory}
    assert {f.basis for f in form.values()} == {"platform", "inferred", "own"}


@pytest.fixture
def other_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    path = tmp_path / "kinds.yaml"
    monkeypatch.setattr(kinds_module, "_FILE", path)
    kinds.cache_clear()
    fields.cache_clear()
    return path


def test_a_missing_kind_and_an_unknown_field_are_refused(other_file: Path) -> None:
    other_file.write_text(
        "fields: []\nkinds: [{key: law, label: L, kind_label: L, definition: D, practice: true, fields: [colour]}]\n",
        encoding="utf-8",
    )
    try:
        with pytest.raises(DefinitionError, match=r"'practice'.*colour"):
            kinds()
    finally:
        kinds.cache_clear()
        fields.cache_clear()


def test_a_field_without_a_column_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    whole = columns()
    monkeypatch.setattr(columns_module, "read_keyed", lambda *_, **__: {"id": whole["id"]})

    with pytest.raises(DefinitionError, match="each field of an entry once\nfound id"):
        columns.__wrapped__()


def test_labels_of_fields_are_those_of_the_form_or_stand_alone() -> None:
    assert len({column.label for column in columns().values()}) == len(columns())
