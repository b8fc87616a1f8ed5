"""The form: a field for each that the catalogue defines, in each language, and nothing lost on the way."""

from __future__ import annotations

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from django.utils import translation
from lxml.html import fromstring  # type: ignore[import-untyped]  # no types

from corridor.catalogue.entry import EntryKind, EntrySource, Translation, TranslationStatus
from corridor.catalogue.kinds import FieldType, fields_of
from corridor.catalogue.permissions import Role
from corridor.site.accounts.models import User
from corridor.site.entries.actions.publishing import revise
from corridor.site.entries.loading import load_published
from corridor.site.entries.models import StoredEntry
from corridor.site.moderation.forms.entry_form import EntryForm
from corridor.site.moderation.forms.fields import PlacesField
from tests.catalogue.made import made
from tests.site.entries.people import fresh
from tests.site.moderation.conftest import Browser
from tests.site.moderation.sending import begin, hidden, text

LANGUAGES = ("", "/ar", "/zh-hans", "/fr", "/ru", "/es")


@pytest.mark.parametrize("kind", EntryKind)
def test_each_kind_has_an_input_for_each_of_its_fields(kind: EntryKind) -> None:
    form = EntryForm(kind)

    assert [shown.field for shown in form.shown()] == list(fields_of(kind))
    for field in fields_of(kind):
        assert field.type is FieldType.CONTACT or field.key in form.fields


@pytest.mark.parametrize(
    ("language", "words", "code"),
    [
        ("en", "philippines", "PHL"),
        ("en", "PHL", "PHL"),
        ("en", "Côte d'Ivoire", "CIV"),
        ("en", "global", "WLD"),
        ("ar", "الفلبين", "PHL"),
        ("zh-hans", "菲律宾", "PHL"),
        ("fr", "Allemagne", "DEU"),
        ("fr", "Germany", "DEU"),
    ],
)
def test_places_are_known_by_name_in_the_pages_language_and_others(language: str, words: str, code: str) -> None:
    with translation.override(language):
        assert PlacesField().clean([{"place": words}, {"place": words}]) == (code,)


def test_what_is_no_place_is_named_with_what_may_be_meant() -> None:
    with pytest.raises(ValidationError) as caught:
        PlacesField().clean([{"place": "Germny"}, {"place": "Sweden"}, {"place": "Narnia <b>"}])

    first, second = caught.value.messages
    assert "Did you mean Germany" in first
    assert "Narnia <b>" in second


@pytest.mark.django_db
@pytest.mark.parametrize("address", ["https://[::1", "javascript:alert(1)", "no address"])
def test_what_is_no_address_is_an_error_at_its_field(client: Client, address: str) -> None:
    page = begin(client, **{"sources-0-url": address})

    assert page.status_code == 422
    assert 'href="#id_sources-0-url"' in text(page)


@pytest.mark.django_db
def test_a_revised_entry_keeps_what_the_form_does_not_show(browser: Browser) -> None:
    source = EntrySource(publisher="GFMD", title="Report", seen="full")
    said = Translation(language="fr", title="Titre", summary="Résumé", status=TranslationStatus.REVIEWED, by="B")
    before = made(
        "kept",
        sources=(source,),
        placements=("box:1",),
        note="A note",
        countries=("PHL", "WLD"),
        target_links=({"target": "10.7", "by": "a model", "evidence": "Here."}, {"target": "3", "by": "a model"}),
        gcm_objectives=(5, 19),
        partners=("IOM",),
        forum_sources=("Summit 2",),
        year_start=2001,
        translations=(said,),
    )
    load_published([before])
    editor = browser("ed", Role.EDITOR)
    stored = StoredEntry.objects.get()

    revise(fresh(User.objects.get(name="ed")), "kept", revision=stored.revision)
    page = editor.get("/drafts/kept/edit/")

    sent = _as_shown(text(page)) | {"revision": hidden(text(page))["revision"], "do": "save"}
    assert editor.post("/drafts/kept/edit/", sent).status_code == 302
    assert stored.version(2).as_entry() == before.model_copy(update={"version": 2})


def _as_shown(page: str) -> dict[str, list[str]]:
    """What a browser would send of the form as it was shown."""

    (form,) = fromstring(page).xpath("//form[contains(@class, 'entry-form')]")
    found: dict[str, list[str]] = {}
    for name, value in form.form_values():
        found.setdefault(name, []).append(value)
    return found


@pytest.mark.django_db
@pytest.mark.parametrize("prefix", LANGUAGES)
def test_the_pages_stand_in_every_language(client: Client, prefix: str) -> None:
    for address in ("/contribute/", "/contribute/practice/", "/contribute/call/", "/login/login/"):
        page = client.get(prefix + address)
        assert page.status_code == 200
        assert text(page).count("<h1") == 1
        assert " style=" not in text(page)


@pytest.mark.django_db
def test_kinds_that_are_not_there_or_not_for_all(client: Client, browser: Browser) -> None:
    assert client.get("/contribute/nonsense/").status_code == 404
    assert client.get("/contribute/summit/").status_code == 403
    assert "Roundtable" not in text(client.get("/contribute/"))
    rita = browser("rita", Role.REVIEWER)
    assert "Roundtable" in text(rita.get("/contribute/"))
    assert rita.get("/contribute/roundtable/").status_code == 200
