"""The page about the API: every example on it works."""

from __future__ import annotations

import re
from html import unescape

import pytest
from django.test import Client

from corridor.site.api.service import description
from tests.site.pages.catalogue import Small

pytestmark = pytest.mark.django_db


def test_every_example_works(small: Small) -> None:
    page = Client().get("/api/").content.decode()
    examples = page.partition('id="examples"')[2].partition("<h2")[0]
    addresses = [unescape(found) for found in re.findall(r'href="http://testserver([^"]+)"', examples)]
    assert len(addresses) >= 8
    for address in addresses:
        assert Client().get(address).status_code == 200, address


def test_every_operation_is_listed(small: Small) -> None:
    page = unescape(Client().get("/api/").content.decode())
    for path, methods in description()["paths"].items():
        for method in methods:
            assert f"{method.upper()} {path}<" in page


@pytest.mark.parametrize("language", ["ar", "zh-hans", "fr", "ru", "es"])
def test_it_speaks_the_languages_of_the_site(small: Small, language: str) -> None:
    answer = Client().get(f"/{language}/api/")
    assert answer.status_code == 200
    assert f'<html lang="{language}"' in answer.content.decode()
    assert "/api/v1/entries" in answer.content.decode()
    assert f"/{language}/api/v1" not in answer.content.decode()


def test_it_has_one_heading_and_no_styles_of_its_own(small: Small) -> None:
    page = Client().get("/api/").content.decode()
    assert page.count("<h1") == 1
    assert " style=" not in page
