"""The sample document and its pictures, drawn once for all tests of writers."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from corridor.reports.document.blocks import Document
from corridor.reports.writers.pictures import Picture, pictures
from tests.reports.writers.sample_document import sample


@pytest.fixture(scope="session")
def document() -> Document:
    return sample()


@pytest.fixture(scope="session")
def drawn(document: Document) -> Mapping[str, Picture]:
    return pictures(document)
