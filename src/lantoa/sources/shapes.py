"""Reading nested payloads whose parts may be missing, or may have changed their type.

A missing part reads as nothing. A part of another type than expected raises
:class:`~lantoa.core.errors.Unreadable` with the name of the field, so the row is listed with
its reason instead of being read wrongly.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Final

from lantoa.core.errors import Unreadable
from lantoa.sources.values import text_or_none

if TYPE_CHECKING:
    from lantoa.sources.adapter import Head, Payload

_TRUE: Final = frozenset(("true", "yes", "1"))
_FALSE: Final = frozenset(("false", "no", "0"))
_LOOKED_AT: Final = 50


def mapping(value: Any, field: str) -> Mapping[str, Any]:
    """Return a JSON object, an empty one where it is missing.

    Raises
    ------
    Unreadable
        `value` is there and is no object.

    Examples
    --------
    >>> mapping(None, "user")
    {}
    """
    if value is None or value == "":
        return {}
    if isinstance(value, Mapping):
        return value
    raise Unreadable(field, "not an object")


def mappings(value: Any, field: str) -> list[Mapping[str, Any]]:
    """Return a list of JSON objects, an empty one where it is missing.

    An object whose keys are positions (``{"0": {…}, "1": {…}}``, as flattened tables give)
    reads as the list it stands for.

    Raises
    ------
    Unreadable
        `value` is no list, or a member of it is no object.
    """
    if value is None or value == "":
        return []
    if isinstance(value, Mapping) and all(str(key).isdigit() for key in value):
        value = list(value.values())
    if not isinstance(value, (list, tuple)):
        raise Unreadable(field, "not a list")
    return [mapping(member, field) for member in value]


def flag(value: Any, field: str) -> bool | None:
    """Return yes or no, ``None`` where it is missing.

    Raises
    ------
    Unreadable
        `value` is neither true nor false, 1 nor 0, yes nor no.

    Examples
    --------
    >>> flag("yes", "likes_hidden"), flag(0, "isAd"), flag(None, "isAd")
    (True, False, None)
    """
    if value is None or value == "":
        return None
    if isinstance(value, (bool, int, str)):
        word = str(value).strip().lower()
        if word in _TRUE:
            return True
        if word in _FALSE:
            return False
    raise Unreadable(field, "neither true nor false")


def words(value: Any, field: str) -> str | None:
    """Return text without NUL and lone surrogates, ``None`` where it is missing.

    Raises
    ------
    Unreadable
        `value` is no text (a number is taken as its digits).
    """
    if isinstance(value, bool) or not isinstance(value, (str, int, float, type(None))):
        raise Unreadable(field, "not text")
    return text_or_none(value)


def seconds(value: Any, field: str) -> float | None:
    """Return a duration in seconds, ``None`` where it is missing or none.

    Raises
    ------
    Unreadable
        `value` is no number.
    """
    if value is None or value == "":
        return None
    if isinstance(value, bool) or not isinstance(value, (str, int, float)):
        raise Unreadable(field, "not a duration")
    try:
        found = float(value)
    except (ValueError, OverflowError):
        raise Unreadable(field, f"not a duration: {str(value)[:40]!r}") from None
    return found if 0 < found < float("inf") else None


def handle(value: Any, field: str) -> str | None:
    """Return a user name without @, in lower case; ``None`` where it is missing or empty."""
    name = words(value, field)
    return name.strip().lstrip("@").lower() or None if name else None


def label(value: Any) -> str:
    """Return a short word such as a type or a state, empty where it is no word."""
    return str(value) if isinstance(value, (str, int)) else ""


def within(place: str, reason: Unreadable) -> tuple[str, str]:
    """Return the (field, reason) of a part that was refused while the rest was kept."""
    return (f"{place}.{reason.field}" if reason.field else place), reason.reason


def first(*values: Any) -> Any:
    """Return the first value that is there: not ``None`` and not empty text."""
    return next((value for value in values if value is not None and value != ""), None)


def beginning(head: Head) -> list[Payload]:
    """Return the JSON objects or rows at the beginning of a file, whatever its shape."""
    found: list[Any] = list(head.payloads)
    if isinstance(head.document, Mapping):
        found.append(head.document)
    elif isinstance(head.document, list):
        found += head.document[:_LOOKED_AT]
    return [payload for payload in found if isinstance(payload, Mapping)]
