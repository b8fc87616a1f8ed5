"""What Django says of the settings of production, and the headers that browsers get."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from django.test import Client

from tests.site.running.production import ROOT, production


def test_check_deploy_is_clean_with_the_variables_of_production(tmp_path: Path) -> None:
    (tmp_path / "site").mkdir()
    checked = subprocess.run(
        [sys.executable, "-m", "django", "check", "--deploy", "--fail-level", "INFO"],
        env=production(tmp_path / "site", DJANGO_SETTINGS_MODULE="corridor.site.settings"),
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert (checked.returncode, checked.stdout) == (0, "System check identified no issues (0 silenced).\n"), (
        checked.stderr
    )


def test_the_headers_switch_off_what_no_page_uses(client: Client) -> None:
    headers = client.get("/health").headers

    assert "default-src 'none'" in headers["Content-Security-Policy"]
    assert "camera=()" in headers["Permissions-Policy"]
    assert headers["Cross-Origin-Opener-Policy"] == "same-origin"
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "same-origin"
    assert headers["X-Frame-Options"] == "DENY"


def test_every_answer_has_them_refusals_too(client: Client) -> None:
    refused = client.post("/", b"", "text/plain", CONTENT_LENGTH="999999999")

    assert refused.status_code == 413
    assert "camera=()" in refused.headers["Permissions-Policy"]
    assert refused.headers["X-Content-Type-Options"] == "nosniff"
