"""What the site logs, and how: one JSON object a line, without personal data.

The records of other libraries may carry addresses, names or words of a search as arguments: of those records the
sentence is logged without its arguments, and of an error its type and place without its message.
"""

from __future__ import annotations

import json
import logging
import traceback
from contextvars import ContextVar
from datetime import UTC, datetime
from typing import Any

request_id: ContextVar[str | None] = ContextVar("request_id", default=None)
"""The id of the request that is being worked on, None outside of one."""

_OWN = ("corridor", "gunicorn")
_INNERMOST = 12  # frames of an error that are logged


class JsonLines(logging.Formatter):
    """A record as one line of JSON."""

    def format(self, record: logging.LogRecord) -> str:
        """The record's time, level, logger, sentence, request and fields; of an error its type and place."""
        return json.dumps(_told(record), ensure_ascii=False, default=str)


class PlainLines(logging.Formatter):
    """A record as one line to read, for a terminal."""

    def format(self, record: logging.LogRecord) -> str:
        """Time, level and sentence, then the rest as `name=value`."""
        told = _told(record)
        head = f"{told.pop('at')[11:19]} {told.pop('level'):7} {told.pop('message')}"
        return " ".join([head, *(f"{name}={said}" for name, said in told.items() if name != "logger")])


def log_settings(*, plain: bool = False, level: str = "INFO") -> dict[str, Any]:
    """The settings of `logging.config`: everything to standard error."""
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": {"site": {"()": PlainLines if plain else JsonLines}},
        "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "site"}},
        "root": {"level": level, "handlers": ["stderr"]},
        "loggers": {
            "django": {"level": level, "handlers": [], "propagate": True},
            "axes": {"level": "ERROR"},  # says who failed to log in; the audit log knows what is needed
            "gunicorn.error": {"level": "WARNING", "handlers": [], "propagate": True},
        },
    }


def _told(record: logging.LogRecord) -> dict[str, Any]:
    own = record.name.partition(".")[0] in _OWN
    told: dict[str, Any] = {
        "at": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
        "level": record.levelname.lower(),
        "logger": record.name,
        "message": record.getMessage() if own else str(record.msg),
        **getattr(record, "fields", {}),
    }
    if current := request_id.get():
        told["request"] = current
    if record.exc_info and record.exc_info[0]:
        told["error"] = record.exc_info[0].__qualname__
        frames = traceback.extract_tb(record.exc_info[2])[-_INNERMOST:]
        told["where"] = [f"{frame.filename}:{frame.lineno} {frame.name}" for frame in frames]
    return told
