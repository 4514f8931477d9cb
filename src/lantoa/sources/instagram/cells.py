"""Table cells that hold more than text: JSON in quotes, a literal null, flattened objects."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Mapping

_SEPARATOR: Final = re.compile(r"[./]")
_DEEPEST: Final = 4


def nested(row: Mapping[str, Any]) -> dict[str, Any]:
    """Return a row whose flattened columns are objects again; empty cells are left out.

    Vendors flatten with dots or slashes: ``musicInfo.audio_id``, ``hashtags/0``.

    Examples
    --------
    >>> nested({"id": "1", "musicInfo.audio_id": "7", "alt": ""})
    {'id': '1', 'musicInfo': {'audio_id': '7'}}
    """
    found: dict[str, Any] = {}
    for column, value in row.items():
        if value is None or value == "":
            continue
        *path, last = _SEPARATOR.split(str(column), _DEEPEST)
        place = found
        for step in path:
            below = place.setdefault(step, {})
            if not isinstance(below, dict):
                break
            place = below
        else:
            place[last] = value
    return found


def unquoted(value: Any) -> Any:
    """Return a cell without the JSON quotes round it; ``None`` for a literal null.

    Examples
    --------
    >>> unquoted('"2024-06-17T18:32:51.000Z"')
    '2024-06-17T18:32:51.000Z'
    """
    if not isinstance(value, str):
        return value
    text = value.strip()
    if text in ("", "null"):
        return None
    if text[0] == '"':
        inner = _decoded(text)
        return inner if isinstance(inner, str) else value
    return value


def decoded(value: Any) -> Any:
    """Return the list or object that a cell holds as JSON; other cells as :func:`unquoted`.

    Examples
    --------
    >>> decoded('["#HàGiang"]')
    ['#HàGiang']
    """
    if isinstance(value, str) and value.strip()[:1] in ("[", "{"):
        inner = _decoded(value.strip())
        return value if inner is None else inner
    return unquoted(value)


def _decoded(text: str) -> Any:
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        return None
