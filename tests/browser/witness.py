"""What a page asks for and complains about while it is open."""

from __future__ import annotations

from urllib.parse import urlsplit

from playwright.sync_api import ConsoleMessage, Page, Request

LOCAL_SCHEMES = ("data", "blob", "about")


class Witness:
    """Notes the requests of a page to other hosts, its errors, and what its security policy refused.

    `complaints` is empty for a page as it should be.
    """

    def __init__(self, page: Page, address: str) -> None:
        self.complaints: list[str] = []
        self._host = urlsplit(address).netloc
        self._pardoned: list[str] = []
        page.on("request", self._note_request)
        page.on("console", self._note_message)
        page.on("pageerror", lambda error: self.complaints.append(f"error of a script: {error}"))

    def pardon(self, words: str) -> None:
        """Say nothing of errors in the console with these words."""
        self._pardoned.append(words)

    def _note_request(self, request: Request) -> None:
        parts = urlsplit(request.url)
        if parts.netloc != self._host and parts.scheme not in LOCAL_SCHEMES:
            self.complaints.append(f"request to another host: {request.url}")

    def _note_message(self, message: ConsoleMessage) -> None:
        # What the security policy refuses comes as an error, too.
        noted = message.type in ("error", "warning")
        if noted and not any(words in message.text for words in self._pardoned):
            self.complaints.append(f"{message.type} in the console: {message.text}")
