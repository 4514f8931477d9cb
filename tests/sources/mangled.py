"""Payloads with one part replaced by anything at all, and what must hold of what is read."""

from __future__ import annotations

import copy
from dataclasses import astuple
from datetime import UTC, datetime
from typing import Any

from hypothesis import strategies as st

from lantoa.core.columns import rows_of
from lantoa.core.errors import Unreadable
from lantoa.sources.adapter import Context

CONTEXT = Context(seen_at=datetime(2026, 3, 1, 12, tzinfo=UTC), seen_source="given")

_leaves = (
    st.none()
    | st.booleans()
    | st.integers()
    | st.integers(min_value=2**63, max_value=2**70)
    | st.floats()
    | st.text(st.characters(codec=None), max_size=20)
    | st.sampled_from(
        ["", "null", "-1", "9" * 5000, "1e400", "7.5E+18", "\x00", "\ud83d", "541.2K", "nan",
         "0001-01-01T00:00:00+07:00", "9999-12-31T23:59:59-07:00", "[[[", '{"a":1}', '"', "1_2"]
    )
)  # fmt: skip
ANYTHING = st.recursive(
    _leaves,
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3)
    ),
    max_leaves=5,
)


def _places(value: Any, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    found = [path] if path else []
    inner: list[tuple[Any, Any]] = list(value.items()) if isinstance(value, dict) else []
    if isinstance(value, list):
        inner = list(enumerate(value))
    for key, below in inner:
        found += _places(below, (*path, key))
    return found


@st.composite
def mangled(draw: Any, payload: dict[str, Any]) -> dict[str, Any]:
    """Draw `payload` with one or two of its parts replaced, or taken out."""
    found = copy.deepcopy(payload)
    for _ in range(draw(st.integers(1, 2))):
        *path, last = draw(st.sampled_from(_places(found)))
        place = found
        for step in path:
            place = place[step]
        if draw(st.booleans()) and isinstance(place, dict):
            del place[last]
        else:
            place[last] = draw(ANYTHING)
        if not found:
            break
    return found


def holds(read: Any, payload: Any) -> None:
    """Check that a payload is read into what the lake can keep, or refused with a reason."""
    try:
        records = read(payload, CONTEXT)
    except Unreadable as refused:
        _keepable((refused.field, refused.reason))
        return
    rows_of([(1, "", records)], [])
    for part in (*records.posts, *records.counts, *records.channels):
        _keepable(astuple(part))
    _keepable(records.refused)


def _keepable(value: Any) -> None:
    if isinstance(value, (tuple, list)):
        for inner in value:
            _keepable(inner)
    elif isinstance(value, str):
        assert "\x00" not in value
        value.encode()
    elif isinstance(value, int):
        assert -(2**63) <= value < 2**63
