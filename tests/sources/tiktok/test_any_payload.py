"""Whatever stands in a field, an adapter reads it or refuses it, and never falls over."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lantoa.sources.tiktok import ADAPTERS
from tests.sources.mangled import ANYTHING, holds, mangled
from tests.sources.tiktok import (
    test_apify,
    test_brightdata,
    test_comments,
    test_fourcat,
    test_minet,
    test_studio,
)
from tests.sources.tiktok.invented import CONTEXT, item, line

FULL = line(
    item(
        statsV2={"playCount": "5"},
        authorStatsV2={"followerCount": "5"},
        contents=[{"desc": "x", "textExtra": [{"hashtagName": "x"}]}],
        effectStickers=[{"ID": "1"}],
        anchors=[{"schema": "template_id=12345678"}],
        imagePost={},
    ),
    last_updated=1_757_300_000_123,
)
PAYLOADS: dict[str, dict[str, Any]] = {
    "zeeschuimer.tiktok": FULL,
    "zeeschuimer.tiktok-comments": test_comments.comment(),
    "4cat.tiktok": test_fourcat.row(),
    "4cat.tiktok-ndjson": FULL["data"] | {"__import_meta": test_fourcat.META},
    "apify.tiktok": test_apify.dumped(),
    "brightdata.tiktok": test_brightdata.row(),
    "minet.tiktok": test_minet.ROW,
    "studio.tiktok": test_studio.row(),
}
RECORDS = {adapter.name: adapter.records for adapter in ADAPTERS}


@pytest.mark.parametrize("name", sorted(PAYLOADS))
@settings(max_examples=150, deadline=None)
@given(data=st.data())
def test_any_value_in_any_field_is_read_or_refused(name: str, data: st.DataObject):
    holds(RECORDS[name], data.draw(mangled(PAYLOADS[name])))


@pytest.mark.parametrize("name", sorted(PAYLOADS))
@settings(max_examples=40, deadline=None)
@given(payload=ANYTHING)
def test_anything_at_all_is_read_or_refused(name: str, payload: Any):
    holds(RECORDS[name], payload)


def test_every_adapter_has_its_payload_and_its_name_once_a_shape():
    assert set(RECORDS) == set(PAYLOADS)
    assert len({(adapter.name, adapter.shape) for adapter in ADAPTERS}) == len(ADAPTERS)
    for adapter in ADAPTERS:
        assert (adapter.items is not None) == (adapter.shape == "json")


@pytest.mark.parametrize("name", sorted(PAYLOADS))
def test_each_whole_payload_gives_records(name: str):
    found = RECORDS[name](PAYLOADS[name], CONTEXT)
    assert found.refused == ()
    assert found.posts or found.comments
