"""What pages show of definitions is among the texts that are collected for translation; all public pages are opened."""

from __future__ import annotations

import pytest
from django.test import Client

from corridor.site import definition_words
from corridor.site.definition_words import definition_texts
from scripts.translations.collected import collected_messages
from tests.browser.public_pages import PUBLIC_PAGES


@pytest.fixture
def shown(monkeypatch: pytest.MonkeyPatch) -> set[str]:
    """The texts that pages ask a translation for, from now on."""
    asked: set[str] = set()
    real = definition_words.gettext

    def noting(text: str) -> str:
        asked.add(text)
        return real(text)

    monkeypatch.setattr(definition_words, "gettext", noting)
    return asked


def test_each_text_comes_once_and_is_one() -> None:
    texts = definition_texts()
    assert len(set(texts)) == len(texts)
    assert [text for text in texts if text != text.strip() or not text] == []


@pytest.mark.django_db
def test_public_pages_show_no_other_texts(client: Client, shown: set[str]) -> None:
    from corridor.site.entries.packaged import load_packaged

    load_packaged()
    answers = {str(page): client.get(page.address()).status_code for page in PUBLIC_PAGES}

    assert {name: status for name, status in answers.items() if status != 200} == {}
    left = sorted(shown - {message.text for message in collected_messages()})
    assert not left, "\n".join(["", *left])
