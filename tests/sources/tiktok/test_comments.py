"""Captured comments: their post, their parent, and what cannot be."""

from __future__ import annotations

from typing import Any

import pytest

from lantoa.core.errors import Unreadable
from lantoa.core.records import ABSENT, Comment, exact
from lantoa.sources.tiktok.comments import ADAPTERS, records
from tests.sources.tiktok.invented import CONTEXT, ID, UPLOADED, head, id_at, line

(ADAPTER,) = ADAPTERS


def comment(**changes: Any) -> dict[str, Any]:
    data = {
        "cid": id_at(UPLOADED + 600, 5),
        "aweme_id": ID,
        "reply_id": "0",
        "create_time": UPLOADED + 600,
        "text": "Đẹp quá 😍",
        "digg_count": 4,
        "reply_comment_total": 2,
        "user": {"uid": "6800000002", "unique_id": "Binh.Example"},
    }
    return line(data | changes, source_platform="tiktok-comments")


def read(**changes: Any) -> Comment:
    (found,) = records(comment(**changes), CONTEXT).comments
    return found


def test_a_comment_belongs_to_its_post():
    found = read()
    assert found.post_key == f"tiktok:{ID}"
    assert found.comment_key == f"tiktok:{id_at(UPLOADED + 600, 5)}"
    assert found.parent_key is None
    assert found.channel_key == "tiktok:6800000002"
    assert (found.likes, found.replies, found.text) == (exact(4), exact(2), "Đẹp quá 😍")


def test_an_answer_names_its_parent_and_a_missing_count_is_absent():
    found = read(reply_id="77", reply_comment_total=None, user=None)
    assert (found.parent_key, found.replies, found.channel_key) == ("tiktok:77", ABSENT, None)


def test_a_comment_older_than_its_video_is_refused():
    with pytest.raises(Unreadable, match="before the upload of its video"):
        read(create_time=UPLOADED - 3_600)


def test_a_video_is_no_comment():
    with pytest.raises(Unreadable, match="no comment"):
        records(line(), CONTEXT)
    assert not ADAPTER.recognises(head("lines", line()))
    assert ADAPTER.recognises(head("lines", comment()))
