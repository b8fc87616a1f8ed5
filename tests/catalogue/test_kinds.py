from pathlib import Path

import pytest

from corridor.catalogue import kinds as kinds_module
from corridor.catalogue.entry import Entry, EntryKind
from corridor.catalogue.kinds import FieldType, fields, fields_of, kinds, public_fields_of
from corridor.errors import DefinitionError


def test_every_kind_is_defined() -> None:
    assert list(kinds()) == list(EntryKind)
    assert [kind for kind, definition in kinds().items() if definition.practice] == list(EntryKind)[:7]


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
        "languages",
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
        "fields: []\nkinds: [{key: law, label: L, definition: D, practice: true, fields: [colour]}]\n",
        encoding="utf-8",
    )
    try:
        with pytest.raises(DefinitionError, match=r"'practice'.*colour"):
            kinds()
    finally:
        kinds.cache_clear()
        fields.cache_clear()
