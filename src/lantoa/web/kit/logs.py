"""Logs as lines of JSON that hold no personal data, by construction.

Only what is listed here is written: the time, the level, the logger, a message without its
arguments, and facts of known names. Arguments are where addresses, names and tokens stand, so
they are left out; so are the words of an exception, of which its type and its lines are kept.
"""

from __future__ import annotations

import json
import logging
import re
import time
import traceback
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.http import HttpRequest
    from django.http.response import HttpResponseBase

    Answer = Callable[[HttpRequest], HttpResponseBase]

FACTS: Final = ("method", "route", "status", "ms", "job", "task", "kind", "webhook")
"""What may stand beside a message: names of ours, numbers; never what somebody typed."""
_VALUE: Final = re.compile(r"[\w.:<>/-]{0,120}")
_SCRUBBED: Final = re.compile(
    r"[^\s@\"'<>]+@[^\s@\"'<>]+"  # addresses
    r"|\?[^\s\"']*"  # query strings
    r"|/[^\s\"']+"  # paths
    r"|\b\w*\d\w*[\w-]{15,}\b|\b[\w-]{24,}\b"  # tokens and digests
    r"|\b\d{1,3}(?:\.\d{1,3}){3}\b"
)
_log = logging.getLogger("lantoa.requests")


class Lines(logging.Formatter):
    """Writes a record as one line of JSON."""

    def format(self, record: logging.LogRecord) -> str:
        """Return the line."""
        said: dict[str, object] = {
            "at": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "from": record.name,
            "event": _event(record),
        }
        for name in FACTS:
            value = getattr(record, name, None)
            if isinstance(value, (int, float)) or (
                isinstance(value, str) and _VALUE.fullmatch(value)
            ):
                said[name] = value
        if record.exc_info and record.exc_info[0] is not None:
            said["error"] = record.exc_info[0].__name__
            frames = traceback.extract_tb(record.exc_info[2])
            said["where"] = [f"{_short(f.filename)}:{f.lineno} {f.name}" for f in frames[-12:]]
        return json.dumps(said, ensure_ascii=True)


def _event(record: logging.LogRecord) -> str:
    text = record.msg if isinstance(record.msg, str) else type(record.msg).__name__
    return _SCRUBBED.sub("…", text)[:300]


def _short(path: str) -> str:
    return "/".join(path.split("/")[-3:])


def requests(answer: Answer) -> Answer:
    """Write one line a request: method, name of the address, status, milliseconds; no more."""

    def noted(request: HttpRequest) -> HttpResponseBase:
        began = time.perf_counter()
        response = answer(request)
        if _log.isEnabledFor(logging.INFO):
            match = request.resolver_match
            _log.info("request", extra={
                "method": str(request.method), "route": match.view_name if match else "none",
                "status": response.status_code,
                "ms": round((time.perf_counter() - began) * 1000, 1),
            })  # fmt: skip
        return response

    return noted
