from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given

from lantoa.core.errors import HoldsSecrets, Unreadable
from lantoa.core.records import ABSENT, ERROR, HIDDEN, NOT_APPLICABLE, exact
from lantoa.sources.adapter import Head
from lantoa.sources.youtube import ADAPTERS
from lantoa.sources.youtube.api import items, records
from tests.sources.mangled import ANYTHING, CONTEXT, holds, mangled

VIDEO: dict[str, Any] = {
    "kind": "youtube#video",
    "etag": "e",
    "id": "-AbCdEfGh_1",
    "snippet": {
        "publishedAt": "2026-08-27T02:00:49.000Z",
        "channelId": "UCexampleexampleexample1",
        "title": "Ngày hội #HàGiang",
        "description": "Chào mừng #ngayhoi",
        "tags": ["không phải hashtag"],
        "channelTitle": "An Example",
        "liveBroadcastContent": "none",
    },
    "contentDetails": {"duration": "PT9M5S"},
    "statistics": {
        "viewCount": "1234",
        "likeCount": "56",
        "favoriteCount": "0",
        "commentCount": "7",
    },
}
SEARCH: dict[str, Any] = {
    "kind": "youtube#searchResult",
    "id": {"kind": "youtube#video", "videoId": "-AbCdEfGh_1"},
    "snippet": {
        "publishedAt": "2026-08-27T02:00:49Z",
        "channelId": "UCexampleexampleexample1",
        "title": "An&#39;s day &amp; night",
        "description": "cut ...",
    },
}
CHANNEL: dict[str, Any] = {
    "kind": "youtube#channel",
    "id": "UCexampleexampleexample1",
    "snippet": {"title": "An Example", "customUrl": "@AnExample"},
    "statistics": {"viewCount": "9", "subscriberCount": "10700000", "videoCount": "12",
                   "hiddenSubscriberCount": False},
}  # fmt: skip
PLAYLIST_ITEM: dict[str, Any] = {
    "kind": "youtube#playlistItem",
    "id": "UExample",
    "snippet": {
        "publishedAt": "2026-09-01T00:00:00Z",
        "channelId": "UCexampleexampleexample1",
        "title": "Ngày hội",
        "description": "",
        "playlistId": "PLexample",
        "resourceId": {"kind": "youtube#video", "videoId": "-AbCdEfGh_1"},
    },
    "contentDetails": {"videoId": "-AbCdEfGh_1", "videoPublishedAt": "2026-08-27T02:00:49Z"},
}
UPLOAD: dict[str, Any] = {
    "kind": "youtube#activity",
    "id": "MTUx",
    "snippet": {
        "publishedAt": "2026-08-27T02:01:00Z",
        "channelId": "UCexampleexampleexample1",
        "title": "Ngày hội",
        "type": "upload",
        "thumbnails": {"default": {"url": "https://i.ytimg.com/vi/-AbCdEfGh_1/default.jpg"}},
    },
}


def reply(kind, *found):
    return {
        "kind": f"youtube#{kind}ListResponse",
        "pageInfo": {"totalResults": 1},
        "items": list(found),
    }


def recognised(document):
    payloads = document if isinstance(document, list) else [document]
    head = Head(name="a", shape="json", payloads=tuple(payloads), document=document)
    return [adapter.name for adapter in ADAPTERS if adapter.recognises(head)]


def only(document):
    (payload,) = items(document)
    return records(payload, CONTEXT)


def without(item, part, *keys):
    return item | {part: {k: v for k, v in item[part].items() if k not in keys}}


def test_a_video_is_a_post_with_its_count():
    found = only(reply("video", VIDEO))
    post, count = found.posts[0], found.counts[0]
    assert (post.post_key, post.channel_key) == (
        "youtube:-AbCdEfGh_1",
        "youtube:UCexampleexampleexample1",
    )
    assert post.text == "Ngày hội #HàGiang\nChào mừng #ngayhoi"
    assert post.hashtags == ("HàGiang", "ngayhoi")
    assert (post.kind, post.duration_s) == ("video", 545)
    assert post.published_at == datetime(2026, 8, 27, 2, 0, 49, tzinfo=UTC)
    assert (count.views, count.likes, count.comments) == (exact(1234), exact(56), exact(7))
    assert (count.shares, count.saves) == (NOT_APPLICABLE, NOT_APPLICABLE)
    assert (count.method, count.metric_def, count.seen_source) == (
        "public_api",
        "youtube",
        "given",
    )


def test_likes_left_out_of_the_statistics_are_hidden_and_not_zero():
    count = only(without(VIDEO, "statistics", "likeCount")).counts[0]
    assert (count.likes, count.views) == (HIDDEN, exact(1234))


def test_comments_that_are_turned_off_are_absent():
    assert only(without(VIDEO, "statistics", "commentCount")).counts[0].comments is ABSENT


def test_a_video_asked_without_statistics_is_a_post_without_a_count():
    found = only({key: part for key, part in VIDEO.items() if key != "statistics"})
    assert (len(found.posts), found.counts) == (1, ())


def test_a_video_asked_for_its_numbers_alone_is_a_count_without_a_post():
    found = only({"items": [{"id": VIDEO["id"], "statistics": VIDEO["statistics"]}]})
    assert (found.posts, found.counts[0].views) == ((), exact(1234))


def test_a_count_that_is_a_word_is_an_error_and_the_rest_is_kept():
    count = only(VIDEO | {"statistics": {"viewCount": "many", "likeCount": "5"}}).counts[0]
    assert (count.views, count.likes) == (ERROR, exact(5))


def test_search_gives_posts_without_counts_and_unescapes_titles():
    found = only(reply("search", SEARCH))
    assert found.posts[0].text == "An's day & night\ncut ..."
    assert found.counts == ()


def test_search_gives_channels_and_refuses_playlists():
    about = {"kind": "youtube#channel", "channelId": "UCexampleexampleexample1"}
    assert (
        only(SEARCH | {"id": about}).channels[0].channel_key == "youtube:UCexampleexampleexample1"
    )
    with pytest.raises(Unreadable, match="neither a video nor a channel"):
        only(SEARCH | {"id": {"kind": "youtube#playlist", "playlistId": "PL1"}})


def test_a_live_search_result_is_live():
    live = SEARCH | {"snippet": SEARCH["snippet"] | {"liveBroadcastContent": "live"}}
    assert only(live).posts[0].kind == "live"


def test_subscribers_are_rounded_where_the_platform_may_have_cut_them():
    channel = only(reply("channel", CHANNEL)).channels[0]
    assert (channel.followers.value, channel.followers.step) == (10_700_000, 100_000)
    assert (channel.handle, channel.name, channel.posts) == ("anexample", "An Example", exact(12))


def test_hidden_subscribers_are_hidden():
    numbers = {"hiddenSubscriberCount": True, "videoCount": "3", "subscriberCount": "0"}
    assert only(CHANNEL | {"statistics": numbers}).channels[0].followers is HIDDEN


def test_a_playlist_item_is_dated_by_its_video_and_not_by_when_it_was_added():
    post = only(reply("playlistItem", PLAYLIST_ITEM)).posts[0]
    assert post.published_at == datetime(2026, 8, 27, 2, 0, 49, tzinfo=UTC)
    assert post.channel_key is None
    undated = only({k: v for k, v in PLAYLIST_ITEM.items() if k != "contentDetails"}).posts[0]
    assert (undated.published_at, undated.published_source) == (None, None)


def test_an_item_of_the_uploads_is_of_the_channel_itself():
    snippet = PLAYLIST_ITEM["snippet"] | {"playlistId": "UUexampleexampleexample1"}
    post = only(PLAYLIST_ITEM | {"snippet": snippet}).posts[0]
    assert post.channel_key == "youtube:UCexampleexampleexample1"


def test_a_private_video_in_a_playlist_is_refused_with_the_reason():
    snippet = PLAYLIST_ITEM["snippet"] | {"title": "Private video"}
    with pytest.raises(Unreadable, match="names a private video"):
        only(PLAYLIST_ITEM | {"snippet": snippet})


def test_an_upload_is_a_post_named_by_its_details_or_else_its_picture():
    assert only(UPLOAD).posts[0].post_key == "youtube:-AbCdEfGh_1"
    named = UPLOAD | {"contentDetails": {"upload": {"videoId": "ZbCdEfGh_12"}}}
    assert only(named).posts[0].post_key == "youtube:ZbCdEfGh_12"


def test_an_activity_that_is_no_upload_is_refused():
    with pytest.raises(Unreadable, match="type like, not an upload"):
        only(UPLOAD | {"snippet": UPLOAD["snippet"] | {"type": "like"}})


@pytest.mark.parametrize("kind", ["caption", "playlist", "subscription", "member", "i18nRegion"])
def test_a_resource_without_a_post_is_recognised_and_refused(kind):
    document = reply(kind, {"kind": f"youtube#{kind}", "id": "1"})
    assert recognised(document) == ["youtube-api"]
    with pytest.raises(
        Unreadable, match=f"a youtube#{kind} holds no post, count, comment or channel"
    ):
        only(document)


def test_items_without_a_kind_take_it_from_their_reply():
    with pytest.raises(Unreadable, match="a youtube#videoGetRating holds no post"):
        only({"kind": "youtube#videoGetRatingResponse", "items": [{"videoId": "-AbCdEfGh_1"}]})


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (
            {"code": 403, "message": "Quota used up.", "errors": [{"reason": "quotaExceeded"}]},
            "403, quotaExceeded, Quota used up.",
        ),
        (
            {"code": 400, "message": "Bad.", "status": "INVALID_ARGUMENT"},
            "400, INVALID_ARGUMENT, Bad.",
        ),
        ("invalid_grant", "invalid_grant"),
    ],
)
def test_an_error_is_recognised_and_says_what_the_platform_says(error, said):
    assert recognised({"error": error}) == ["youtube-api"]
    with pytest.raises(Unreadable) as refused:
        only({"error": error})
    assert refused.value.reason == f"the platform reports: {said}"


def test_replies_in_an_array_are_all_read():
    document = [reply("video", VIDEO), reply("search", SEARCH, SEARCH), CHANNEL]
    assert recognised(document) == ["youtube-api"]
    assert len(items(document)) == 4


def test_a_reply_on_one_line_of_many_keeps_its_good_items():
    found = records(reply("video", VIDEO, VIDEO | {"id": "no"}, 7), CONTEXT)
    assert len(found.posts) == 1
    assert [name for name, _ in found.refused] == ["item 2 id", "item 3"]


def test_what_stands_beside_the_items_is_in_none_of_them():
    assert items(reply("video", VIDEO)) == [VIDEO]
    assert items(reply("video")) == []


@pytest.mark.parametrize(
    "document",
    [
        {"access_token": "a", "scope": ["https://www.googleapis.com/auth/youtube"]},
        {"web": {"client_id": "1", "token_uri": "https://oauth2.googleapis.com/token"}},
    ],
)
def test_a_credential_is_recognised_and_refused_whole(document):
    assert recognised(document) == ["youtube-api"]
    with pytest.raises(HoldsSecrets, match="nothing of it is kept"):
        items(document)
    with pytest.raises(Unreadable, match="a credential"):
        records(document, CONTEXT)


@pytest.mark.parametrize(
    "document",
    [
        {"id": "1", "kind": "t3", "items": []},
        [{"shortCode": "a", "likesCount": 1}],
        {"error": {"code": "ok", "message": ""}, "data": {}},
        {"items": [{"id": "1"}]},
        "text",
        [],
        None,
    ],
)
def test_documents_of_others_are_not_taken(document):
    payloads = document if isinstance(document, list) else [document]
    found = tuple(one for one in payloads if isinstance(one, dict))
    head = Head(name="a", shape="json", payloads=found, document=document)
    assert not any(adapter.recognises(head) for adapter in ADAPTERS)


@given(mangled(reply("any", VIDEO, SEARCH, CHANNEL, PLAYLIST_ITEM, UPLOAD)))
def test_a_reply_with_anything_in_any_field_is_kept_or_refused(payload):
    recognised(payload)
    try:
        parts = items(payload)
    except HoldsSecrets:
        return
    for part in parts:
        holds(records, part)


@given(ANYTHING)
def test_anything_at_all_is_kept_or_refused(payload):
    holds(records, payload)
