"""One KOL's part of a campaign."""

from __future__ import annotations

from datetime import date

import pytest

from lantoa.core.campaign import Campaign
from lantoa.core.errors import BadInput
from lantoa.flows.of_channels import of_channels

WHOLE = Campaign(
    id="a", name="A", zone="UTC", first_day=date(2026, 1, 1), last_day=date(2026, 1, 2),
    hashtags=("a",), claims=("60.000 video",),
)  # fmt: skip


def test_keys_by_id_and_by_handle_become_channels_and_claims_are_left_out():
    narrowed = of_channels(WHOLE, ["tiktok:123", "tiktok:@An.Example", "tiktok:123"])
    assert [c.keys for c in narrowed.only] == [("tiktok:123",), ("tiktok:@an.example",)]
    assert narrowed.claims == ()
    assert narrowed.hashtags == WHOLE.hashtags


def test_without_a_channel_the_campaign_stays_whole():
    assert of_channels(WHOLE, []) is WHOLE


@pytest.mark.parametrize("key", ["tiktok", "tiktok:", "tiktok:@", "myspace:1", ""])
def test_what_is_no_channel_is_refused(key):
    with pytest.raises(BadInput, match="not a channel"):
        of_channels(WHOLE, [key])
