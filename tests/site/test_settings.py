"""The site answers at all, in each language."""

import pytest
from django.test import Client


@pytest.mark.django_db
@pytest.mark.parametrize(("prefix", "direction"), [("", "ltr"), ("ar/", "rtl"), ("zh-hans/", "ltr"), ("fr/", "ltr")])
def test_home_has_the_language_of_its_address(client: Client, prefix: str, direction: str) -> None:
    page = client.get(f"/{prefix}").content.decode()

    language = prefix.strip("/") or "en"
    assert f'<html lang="{language}" dir="{direction}">' in page
