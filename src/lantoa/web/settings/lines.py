"""Where logs go: lines of JSON on standard error, for a journal or a container to keep."""

from __future__ import annotations

from typing import Any


def logging_settings(level: str) -> dict[str, Any]:
    """Return Django's settings of logging; `level` is that of our own lines, warnings by default.

    Examples
    --------
    >>> logging_settings("info")["loggers"]["lantoa"]
    {'level': 'INFO'}
    """
    ours = level.upper() if level.upper() in ("DEBUG", "INFO", "WARNING", "ERROR") else "WARNING"
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": {"lines": {"()": "lantoa.web.kit.logs.Lines"}},
        "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "lines"}},
        "root": {"handlers": ["stderr"], "level": "WARNING"},
        "loggers": {
            "lantoa": {"level": ours},
            # Django's own handlers would write addresses; what it says comes to ours instead.
            "django": {"handlers": [], "level": "ERROR", "propagate": True},
            "django.server": {"handlers": [], "level": "ERROR", "propagate": True},
            "django-q": {"handlers": ["stderr"], "level": "ERROR", "propagate": False},
        },
    }
