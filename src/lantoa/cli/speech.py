"""The language in which the command line speaks: Vietnamese, or English where asked."""

from __future__ import annotations

import os
from typing import Annotated, Literal, cast

from cyclopts import Parameter

Lang = Literal["vi", "en"]
_spoken: list[Lang] = []

LangOption = Annotated[
    Lang | None,
    Parameter(name="--lang", help="Language: vi (default) or en; LANTOA_LANG sets it."),
]


def speak(lang: Lang | None) -> Lang:
    """Settle the language of this run and return it."""
    _spoken[:] = [lang or language()]
    return _spoken[0]


def language() -> Lang:
    """Return the language of this run."""
    if _spoken:
        return _spoken[0]
    chosen = os.environ.get("LANTOA_LANG", "vi")[:2].lower()
    return cast("Lang", chosen if chosen in ("vi", "en") else "vi")


def say(vietnamese: str, english: str) -> str:
    """Return whichever of the two this run speaks."""
    return vietnamese if language() == "vi" else english


def translated(line: str) -> str:
    """Return a message that the library wrote in English, in the language of this run."""
    if language() == "en":
        return line
    from lantoa.cli.vietnamese.catalogue import in_vietnamese

    return in_vietnamese(line)
