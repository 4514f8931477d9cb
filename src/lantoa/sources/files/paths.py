"""Values inside payloads, by column or by a dotted path like ``author.name``."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from lantoa.sources.adapter import Payload


def found_at(payload: Payload, path: str) -> Any:
    """Return what stands at `path`, ``None`` where nothing does.

    A key that is written with the dots goes first. Behind a list the path goes on in each of
    its members, or in one where a number says which. Accented keys match in any Unicode form.

    Examples
    --------
    >>> found_at({"tags": [{"name": "a"}, {"name": "b"}]}, "tags.name")
    ['a', 'b']
    """
    if path in payload:
        return payload[path]
    if not path.isascii():
        for form in ("NFC", "NFD"):
            written = unicodedata.normalize(form, path)
            if written in payload:
                return payload[written]
    return _below(payload, path.split(".")) if "." in path else None


def _below(value: Any, parts: list[str]) -> Any:
    if not parts:
        return value
    if isinstance(value, dict):
        return _below(value.get(parts[0]), parts[1:])
    if isinstance(value, list):
        if parts[0].isdigit() and parts[0].isascii():
            index = int(parts[0][:6])
            return _below(value[index], parts[1:]) if index < len(value) else None
        found = [_below(member, parts) for member in value]
        return [member for member in found if member is not None]
    return None
