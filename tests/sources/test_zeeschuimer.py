from __future__ import annotations

from datetime import UTC, datetime

import pytest

from lantoa.core.errors import Unreadable
from lantoa.sources.adapter import Head
from lantoa.sources.zeeschuimer import comes_from, unwrapped
from tests.sources.mangled import CONTEXT

PLATFORMS = frozenset(("example.vn",))


def test_the_last_update_counts_before_the_first_sight():
    seen = unwrapped(
        {"data": {"a": 1}, "timestamp_collected": 1770000000000, "last_updated": 1770000009000},
        CONTEXT,
    )
    assert (seen.data, seen.seen_source) == ({"a": 1}, "row")
    assert seen.seen_at == datetime.fromtimestamp(1770000009, UTC)


@pytest.mark.parametrize("nothing", [None, 0, ""])
def test_an_empty_last_update_is_none(nothing):
    seen = unwrapped(
        {"data": {"a": 1}, "timestamp_collected": 1770000000000, "last_updated": nothing}, CONTEXT
    )
    assert seen.seen_at == datetime.fromtimestamp(1770000000, UTC)


def test_a_time_that_is_none_is_refused_by_name():
    with pytest.raises(Unreadable) as refused:
        unwrapped({"data": {"a": 1}, "timestamp_collected": "soon"}, CONTEXT)
    assert refused.value.field == "timestamp_collected"


def test_a_platform_is_known_by_the_address_too():
    line = {"data": {"a": 1}, "source_platform_url": "https://www.example.vn/x?y"}
    head = Head(name="a", shape="lines", payloads=(line,))
    assert comes_from(head, PLATFORMS, by_4cat=False, keys={"a"})
    assert not comes_from(head, PLATFORMS, by_4cat=False, keys={"b"})
    assert not comes_from(head, PLATFORMS, by_4cat=True, keys={"a"})
