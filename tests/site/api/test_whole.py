"""Everything that the description of the API allows is asked, and every answer is one that it describes."""

from __future__ import annotations

import os
from collections.abc import Iterator

import pytest
import schemathesis
from django.core.signals import request_finished, request_started
from django.db import close_old_connections
from hypothesis import HealthCheck, settings
from schemathesis import Case
from schemathesis.checks import load_all_checks
from schemathesis.config import SchemathesisConfig
from schemathesis.specs.openapi.checks import negative_data_rejection, positive_data_acceptance

from corridor.site.api import rates
from corridor.site.api.service import description
from corridor.site.wsgi import application
from tests.site.api.conftest import Tokens
from tests.site.pages.catalogue import Small

EXAMPLES = int(os.environ.get("CORRIDOR_API_EXAMPLES", "12"))
# What is too long may be refused as such; the long run tries every edge of every parameter too.
CONFIG = SchemathesisConfig.from_dict(
    {
        "checks": {"negative_data_rejection": {"expected-statuses": ["400", "401", "404", "406", "413", "414", "422"]}},
        "phases": {"coverage": {"enabled": EXAMPLES > 20}},
    }
)
# A place or code that is well spelt may still not exist; the answer is then 400.
UNCHECKED = [positive_data_acceptance]

load_all_checks()
schema = schemathesis.openapi.from_dict(description(), config=CONFIG)
schema.app = application


@pytest.fixture
def _one_connection() -> Iterator[None]:
    """A request to the application itself would close the connection that holds the test's transaction."""
    signals = (request_started, request_finished)
    for signal in signals:
        signal.disconnect(close_old_connections)
    yield
    for signal in signals:
        signal.connect(close_old_connections)


@pytest.mark.usefixtures("_one_connection")
@schema.parametrize()
@settings(
    max_examples=EXAMPLES,
    derandomize=True,
    deadline=None,
    database=None,
    suppress_health_check=list(HealthCheck),
)
@pytest.mark.django_db
def test_every_answer_is_described(case: Case, small: Small, tokens: Tokens, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rates, "PER_MINUTE", dict.fromkeys(rates.PER_MINUTE, 1_000_000))
    headers = {"Accept-Encoding": "identity"}
    if "security" in case.operation.definition.raw:
        headers["Authorization"] = f"Bearer {tokens.chloe}"
    case.call_and_validate(headers=headers, excluded_checks=UNCHECKED)
    if "entry_id" in case.path_parameters:
        for entry in (small.practice, small.withdrawn):
            case.path_parameters["entry_id"] = entry
            case.call_and_validate(headers=headers, excluded_checks=[*UNCHECKED, negative_data_rejection])
