from __future__ import annotations

import copy
import json
from collections import Counter
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given

from lantoa.core.errors import Unreadable
from lantoa.core.records import (
    ABSENT,
    ERROR,
    HIDDEN,
    NOT_APPLICABLE,
    State,
    exact,
    rounded,
)
from lantoa.sources.adapter import Head
from lantoa.sources.instagram import ADAPTERS
from lantoa.sources.instagram.ids import shortcode_of
from lantoa.sources.instagram.web import is_4cat, is_zeeschuimer, records
from tests.sources.mangled import CONTEXT, holds, mangled

SAMPLES = Path(__file__).parents[3] / ".." / "shared" / "samples"
PK = 3823000000000000123
CODE = shortcode_of(PK)
ITEM = {
    "pk": str(PK),
    "id": f"{PK}_1001",
    "code": CODE,
    "taken_at": 1770000000,
    "media_type": 2,
    "product_type": "clips",
    "caption": {"text": "Chào #HàGiang #QuocKhanh", "pk": "1"},
    "user": {"pk": "1001", "username": "An.Example", "full_name": "An Example",
             "is_verified": False, "follower_count": 1234},
    "owner": {"id": "1001"},
    "like_count": 120,
    "comment_count": 3,
    "like_and_view_counts_disabled": False,
    "view_count": None,
    "play_count": 4567,
    "media_repost_count": 2,
    "video_duration": 15.5,
    "link": None,
    "coauthor_producers": [{"pk": "1002", "username": "binh.example", "is_verified": True},
                           {"pk": "1001", "username": "an.example"}],
    "is_paid_partnership": True,
    "clips_metadata": {"music_info": {"music_asset_info": {"audio_cluster_id": "777"}},
                       "original_sound_info": None},
    "something_new": {"a": [1]},
}  # fmt: skip
GRAPH = {
    "__typename": "GraphVideo",
    "id": str(PK),
    "shortcode": CODE,
    "taken_at_timestamp": 1770000000,
    "edge_media_to_caption": {"edges": [{"node": {"text": "Chào #HàGiang #QuocKhanh"}}]},
    "edge_media_preview_like": {"count": 120},
    "edge_media_to_comment": {"count": 3},
    "video_view_count": 900,
    "owner": {"id": "1001", "username": "an.example", "edge_followed_by": {"count": 1234}},
    "is_ad": False,
}
POLARIS = {
    "__typename": "XIGPolarisVideoMedia",
    "_zs_partial": True,
    "pk": str(PK),
    "id": "17841400000000000",
    "code": CODE,
    "media_type": "2",
    "user": {"pk": "1001", "username": "an.example"},
}


def line(data, **meta):
    return {
        "id": 1,
        "nav_index": "2:23:NaN",
        "item_id": "1",
        "timestamp_collected": 1770006989362,
        "source_platform": "instagram.com",
        "source_platform_url": "https://www.instagram.com/",
        "data": data,
    } | meta


def read(data, **changes):
    return records(line(data | changes), CONTEXT)


def count(data, **changes):
    return read(data, **changes).counts[0]


def test_an_item_is_a_post_with_its_count_and_channels():
    found = read(ITEM)
    post, numbers = found.posts[0], found.counts[0]
    assert (post.platform, post.post_key) == ("instagram", f"instagram:{CODE}")
    assert (post.channel_key, post.handle, post.kind) == ("instagram:1001", "an.example", "video")
    assert post.text == "Chào #HàGiang #QuocKhanh"
    assert post.hashtags == ("HàGiang", "QuocKhanh")
    assert post.url == f"https://www.instagram.com/p/{CODE}/"
    assert post.published_at == datetime.fromtimestamp(1770000000, UTC)
    assert (post.published_source, post.duration_s) == ("platform", 15.5)
    assert post.assets == ("sound:777",)
    assert post.coauthors == ("instagram:1002",)
    assert (post.is_ad, post.is_paid_partnership) == (False, True)
    assert (numbers.method, numbers.metric_def) == ("web_capture", "instagram")
    assert (numbers.views, numbers.likes, numbers.comments) == (exact(4567), exact(120), exact(3))
    assert (numbers.shares, numbers.saves, numbers.reposts) == (ABSENT, ABSENT, exact(2))
    assert [c.channel_key for c in found.channels] == ["instagram:1001", "instagram:1002"]
    assert found.channels[0].followers == exact(1234)
    assert found.refused == ()


def test_the_three_shapes_of_one_post_have_one_key():
    keys = {read(data).posts[0].post_key for data in (ITEM, GRAPH, POLARIS)}
    assert keys == {f"instagram:{CODE}"}


def test_a_hidden_like_count_is_hidden_and_not_three():
    found = count(ITEM, like_and_view_counts_disabled=True, like_count=3, play_count=3)
    assert (found.likes, found.views) == (HIDDEN, HIDDEN)


def test_an_honest_three_is_three():
    assert count(ITEM, like_count=3).likes == exact(3)


def test_a_flag_that_is_neither_true_nor_false_is_refused_by_name():
    with pytest.raises(Unreadable) as refused:
        read(ITEM, like_and_view_counts_disabled="perhaps", like_count=3)
    assert refused.value.field == "like_and_view_counts_disabled"


@pytest.mark.parametrize(("media_type", "kind"), [(1, "image"), (8, "carousel")])
def test_pictures_have_no_views(media_type, kind):
    found = read(ITEM, media_type=media_type, play_count=None)
    assert found.posts[0].kind == kind
    assert found.counts[0].views == NOT_APPLICABLE


def test_a_video_without_a_view_count_has_an_absent_one():
    assert count(ITEM, play_count=None).views == ABSENT


def test_a_view_count_of_zero_is_zero():
    assert count(ITEM, play_count=0).views == exact(0)


def test_the_older_count_of_views_is_taken_where_there_are_no_plays():
    assert count(ITEM, play_count=None, view_count=88).views == exact(88)


def test_large_round_counts_may_have_been_rounded_by_the_web():
    found = count(ITEM, like_count=12_300, play_count=1_234_567)
    assert (found.likes, found.views) == (rounded(12_300, 100), exact(1_234_567))


def test_a_number_beyond_64_bits_is_an_error_and_the_rest_is_kept():
    found = count(ITEM, like_count=2**63)
    assert (found.likes, found.comments) == (ERROR, exact(3))


def test_an_advertisement_is_refused_with_its_reason():
    with pytest.raises(Unreadable, match="advertisement") as refused:
        read(ITEM, product_type="ad")
    assert refused.value.field == "product_type"
    with pytest.raises(Unreadable, match="advertisement"):
        read(ITEM, link="https://www.facebook.com/ads/ig_redirect/?a=1")
    with pytest.raises(Unreadable, match="advertisement"):
        read(GRAPH, is_ad=True)


def test_no_caption_is_empty_and_no_field_is_unknown():
    without = {key: value for key, value in ITEM.items() if key != "caption"}
    assert read(ITEM, caption=None).posts[0].text == ""
    assert read(without).posts[0].text is None
    assert read(GRAPH, edge_media_to_caption={"edges": []}).posts[0].text == ""


def test_the_graph_shape_is_read():
    found = read(GRAPH)
    post, numbers = found.posts[0], found.counts[0]
    assert (post.kind, post.text) == ("video", "Chào #HàGiang #QuocKhanh")
    assert post.channel_key == "instagram:1001"
    assert (numbers.views, numbers.likes, numbers.comments) == (exact(900), exact(120), exact(3))
    assert found.channels[0].followers == exact(1234)


def test_minus_one_likes_of_the_graph_shape_are_hidden():
    found = count(GRAPH, edge_media_preview_like={"count": -1})
    assert (found.likes, found.views) == (HIDDEN, HIDDEN)


@pytest.mark.parametrize(
    ("name", "kind"),
    [("GraphImage", "image"), ("GraphSidecar", "carousel"), ("XDTGraphVideo", "video")],
)
def test_the_graph_shape_names_its_kind(name, kind):
    assert read(GRAPH, __typename=name).posts[0].kind == kind


def test_the_polaris_shape_gives_a_post_without_a_count_and_its_time_is_that_of_its_number():
    found = read(POLARIS)
    post = found.posts[0]
    assert (post.kind, post.text, post.published_source) == ("video", None, "id_derived")
    assert post.published_at is not None
    assert found.counts == (), "a count that says nothing would hide an earlier one"


def test_the_time_of_the_last_update_is_when_it_was_seen():
    found = records(line(ITEM, last_updated=1770009999000), CONTEXT)
    assert found.counts[0].seen_at == datetime.fromtimestamp(1770009999, UTC)
    assert records(line(ITEM), CONTEXT).counts[0].seen_at == datetime.fromtimestamp(
        1770006989, UTC
    ).replace(microsecond=362_000)
    assert found.counts[0].seen_source == "row"


def test_4cat_keeps_the_time_of_zeeschuimer_beside_the_post():
    meta = {key: value for key, value in line(ITEM).items() if key != "data"}
    kept = ITEM | {"__import_meta": meta}
    assert records(kept, CONTEXT) == records(line(ITEM), CONTEXT)
    head = Head(name="a", shape="lines", payloads=(kept,))
    assert (is_4cat(head), is_zeeschuimer(head)) == (True, False)


def test_a_line_without_any_time_has_that_of_its_file():
    found = records(line(ITEM, timestamp_collected=None), CONTEXT).counts[0]
    assert (found.seen_at, found.seen_source) == (CONTEXT.seen_at, "given")


def test_the_owner_is_the_author_where_a_post_is_shown_under_another_account():
    found = read(ITEM, user={"pk": "1002", "username": "binh.example"}, coauthor_producers=[])
    assert found.posts[0].channel_key == "instagram:1001"
    assert found.posts[0].coauthors == ("instagram:1002",)


@pytest.mark.parametrize(
    ("field", "value"),
    [("caption", 5), ("user", []), ("coauthor_producers", "x"), ("taken_at", "yesterday"),
     ("taken_at", 10**30), ("code", {}), ("clips_metadata", 1), ("video_duration", "long")],
)  # fmt: skip
def test_a_field_of_another_type_is_named(field, value):
    with pytest.raises(Unreadable) as refused:
        read(ITEM, **{field: value})
    assert refused.value.field.startswith(field)


@pytest.mark.parametrize("payload", [{}, {"data": None}, {"data": []}, line({"text": "x"}), []])
def test_a_line_without_a_post_is_refused(payload):
    with pytest.raises(Unreadable):
        records(payload, CONTEXT)


def test_the_file_is_known_by_its_content_alone():
    known = Head(name="tiktok.csv", shape="lines", payloads=(line(ITEM),))
    assert [a.name for a in ADAPTERS if a.recognises(known)] == ["zeeschuimer.instagram"]
    for other in (
        Head(name="a", shape="lines", payloads=(line(ITEM, source_platform="tiktok.com"),)),
        Head(name="a", shape="lines", payloads=({"source_platform": "instagram.com", "data": 1},)),
        Head(name="a", shape="json", payloads=(line(ITEM),), document=[line(ITEM)]),
        Head(name="a", shape="lines", payloads=()),
    ):
        assert not [a for a in ADAPTERS if a.recognises(other)]


def test_reading_changes_nothing_in_the_payload():
    payload = line(ITEM)
    before = copy.deepcopy(payload)
    records(payload, CONTEXT)
    assert payload == before


@given(mangled(line(ITEM)))
def test_an_item_with_anything_in_any_field_is_kept_or_refused(payload):
    holds(records, payload)


@given(mangled(line(GRAPH)))
def test_a_graph_item_with_anything_in_any_field_is_kept_or_refused(payload):
    holds(records, payload)


@pytest.mark.parametrize(
    ("name", "rows", "hidden", "videos"),
    [
        ("zeeschuimer-instagram.ndjson", 23, 4, 4),
        ("zeeschuimer-instagram-older.ndjson", 111, 3, 52),
    ],
)
def test_nothing_of_a_real_capture_is_lost(name, rows, hidden, videos):
    if not (SAMPLES / name).exists():
        pytest.skip("the folder of real samples is not here")
    lines = (SAMPLES / name).read_text(encoding="utf-8").splitlines()
    found = [records(json.loads(text), CONTEXT) for text in lines]
    assert len({one.posts[0].post_key for one in found}) == len(found) == rows
    assert Counter(one.posts[0].kind for one in found)["video"] == videos
    states = Counter(one.counts[0].likes.state for one in found)
    assert states == {State.HIDDEN: hidden, State.EXACT: rows - hidden}
    assert all(one.counts[0].comments.value is not None for one in found)
