from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given

from lantoa.core.errors import Unreadable
from lantoa.core.records import ABSENT, exact
from lantoa.sources.youtube.api import records
from tests.sources.mangled import CONTEXT, holds, mangled

COMMENT: dict[str, Any] = {
    "kind": "youtube#comment",
    "id": "UgxExample.reply1",
    "snippet": {
        "authorDisplayName": "@binh",
        "authorChannelId": {"value": "UCbinh"},
        "videoId": "-AbCdEfGh_1",
        "textDisplay": "đẹp &amp; vui",
        "textOriginal": "đẹp & vui",
        "parentId": "UgxExample",
        "likeCount": 3,
        "publishedAt": "2026-08-28T01:02:03Z",
    },
}
TOP = {
    "id": "UgxExample",
    "snippet": {k: v for k, v in COMMENT["snippet"].items() if k not in ("parentId", "videoId")},
}
THREAD: dict[str, Any] = {
    "kind": "youtube#commentThread",
    "id": "UgxExample",
    "snippet": {"videoId": "-AbCdEfGh_1", "topLevelComment": TOP, "totalReplyCount": 1},
    "replies": {"comments": [COMMENT]},
}


def test_a_comment_belongs_to_its_video_and_parent():
    comment = records(COMMENT, CONTEXT).comments[0]
    assert (comment.comment_key, comment.post_key, comment.parent_key) == (
        "youtube:UgxExample.reply1",
        "youtube:-AbCdEfGh_1",
        "youtube:UgxExample",
    )
    assert (comment.text, comment.likes, comment.replies) == ("đẹp & vui", exact(3), ABSENT)
    assert comment.channel_key == "youtube:UCbinh"
    assert comment.published_at == datetime(2026, 8, 28, 1, 2, 3, tzinfo=UTC)


def test_a_thread_gives_its_comment_and_the_replies_in_it():
    top, reply = records(THREAD, CONTEXT).comments
    assert (top.post_key, top.parent_key, top.replies) == ("youtube:-AbCdEfGh_1", None, exact(1))
    assert reply.parent_key == top.comment_key


def test_a_bad_reply_does_not_cost_the_thread():
    bad = THREAD | {"replies": {"comments": [COMMENT | {"id": None}]}}
    found = records(bad, CONTEXT)
    assert (len(found.comments), found.refused) == (1, (("replies id", "no id"),))


def test_a_comment_that_names_no_video_is_refused():
    with pytest.raises(Unreadable, match="names no video"):
        records(COMMENT | {"snippet": COMMENT["snippet"] | {"videoId": None}}, CONTEXT)


@given(mangled(THREAD))
def test_a_thread_with_anything_in_any_field_is_kept_or_refused(payload):
    holds(records, payload)
