"""The envelope that Zeeschuimer puts round what a platform sent, also as 4CAT keeps it.

Zeeschuimer writes one object a line: ``data`` is the platform's own object, the keys beside it
say where and when it was seen. 4CAT keeps the platform's object itself and puts the rest under
``__import_meta``.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from lantoa.core.errors import Unreadable
from lantoa.sources.shapes import beginning, first, label, mapping
from lantoa.sources.values import instant

if TYPE_CHECKING:
    from datetime import datetime

    from lantoa.sources.adapter import Context, Head, Payload


@dataclass(frozen=True, slots=True)
class Seen:
    """One object of a platform, and when it was seen."""

    data: Mapping[str, Any]
    seen_at: datetime
    seen_source: str


def unwrapped(payload: Payload, context: Context) -> Seen:
    """Return the platform's object out of a line of Zeeschuimer or 4CAT.

    The time is ``last_updated`` where the line has it (an item that was seen again and updated
    in place keeps its first time in ``timestamp_collected``), else ``timestamp_collected``,
    else what `context` says of the file.

    Raises
    ------
    Unreadable
        The line is no object, has no ``data``, or its time is none.
    """
    if not isinstance(payload, Mapping):
        raise Unreadable("", "not a JSON object")
    meta = mapping(payload.get("__import_meta"), "__import_meta")
    data: Mapping[str, Any] = payload
    if not meta:
        meta, data = payload, mapping(payload.get("data"), "data")
    if not data:
        raise Unreadable("data", "nothing in it")
    for field in ("last_updated", "timestamp_collected"):
        if meta.get(field) not in (None, "", 0):
            return Seen(data, instant(meta[field], field), "row")
    return Seen(data, context.seen_at, context.seen_source)


def comes_from(head: Head, platforms: frozenset[str], *, by_4cat: bool, keys: set[str]) -> bool:
    """Return whether a line file holds objects of a platform.

    Parameters
    ----------
    platforms
        Names that Zeeschuimer gives the platform, such as ``instagram.com``.
    by_4cat
        Whether the envelope is 4CAT's ``__import_meta`` instead of Zeeschuimer's own.
    keys
        The platform's objects have at least one of these.
    """
    if head.shape != "lines":
        return False
    for payload in beginning(head):
        meta = payload.get("__import_meta") if by_4cat else payload
        data = payload if by_4cat else payload.get("data")
        if not isinstance(meta, Mapping) or not isinstance(data, Mapping):
            continue
        if _platform(meta) in platforms and not keys.isdisjoint(data):
            return True
    return False


def _platform(meta: Mapping[str, Any]) -> str:
    said = label(first(meta.get("source_platform"), meta.get("source_platform_url")))
    return said.rpartition("//")[2].partition("/")[0].lower().removeprefix("www.")
