"""The fast path gives what the slow one gives, or says that it cannot."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from benchmarks.generate import tiktok_lines
from lantoa.core.columns import Rows, rows_of
from lantoa.core.errors import Unreadable
from lantoa.core.records import Quarantined
from lantoa.sources.files.lines import payloads_in
from lantoa.sources.tiktok.captured import block, records
from tests.sources.tiktok.invented import CONTEXT, ID, SEEN_MS, UPLOADED, id_at, item, line

FIRST = 41


def written(*lines: Any) -> bytes:
    return b"".join(json.dumps(one, ensure_ascii=False).encode() + b"\n" for one in lines)


def by_lines(data: bytes) -> Rows:
    found, refused = [], []
    for number, payload in payloads_in(data, FIRST):
        try:
            if isinstance(payload, Unreadable):
                raise payload
            found.append((number, "", records(payload, CONTEXT)))
        except Unreadable as failure:
            refused.append(Quarantined(line=number, field=failure.field, reason=failure.reason))
    return rows_of(found, refused)


def plain(columns: dict[str, Any]) -> dict[str, list[Any]]:
    return {name: list(getattr(column, "tolist", lambda c=column: c)())
            for name, column in columns.items()}  # fmt: skip


def without_repeats(columns: dict[str, list[Any]]) -> dict[str, list[Any]]:
    """Each state of a channel once, where it was first seen."""
    if not columns:
        return columns
    names = list(columns)
    rows = [dict(zip(names, row, strict=True)) for row in zip(*columns.values(), strict=True)]
    first: dict[str, dict[str, Any]] = {}
    for row in sorted(rows, key=lambda row: (row["seen_at"], row["line"])):
        said = repr([row[name] for name in names if name not in ("seen_at", "line")])
        first.setdefault(said, row)
    kept = sorted(first.values(), key=lambda row: row["line"])
    return {name: [row[name] for row in kept] for name in names}


def assert_same(fast: Rows, slow: Rows) -> None:
    assert fast.quarantined == slow.quarantined == []
    assert fast.read == slow.read
    assert plain(fast.posts) == plain(slow.posts)
    assert plain(fast.counts) == plain(slow.counts)
    assert plain(fast.channels) == without_repeats(plain(slow.channels))
    assert fast.comments == slow.comments == {}


def odd(ordinary: Any) -> st.SearchStrategy[Any]:
    """Mostly what is ordinary, sometimes missing, sometimes anything."""
    anything = st.one_of(
        st.none(), st.booleans(), st.integers(-3, 2**65), st.just(2**63 - 1), st.floats(),
        st.sampled_from(["", "null", "0", "-1", "1e3", "1.0", "-0", "12.5", "nan", "inf", " 7 ",
                         "true", "yes", "x", "\x00", "\ud800", "@", "1_0", "007", "+5", "٣"]),
        st.lists(st.sampled_from([None, "x", 5, {}, {"hashtagName": 5}, {"title": ""}]), max_size=2),
        st.just({}),
    )  # fmt: skip
    ordinary = ordinary if isinstance(ordinary, st.SearchStrategy) else st.just(ordinary)
    return st.one_of(ordinary, ordinary, ordinary, ordinary, st.just(...), anything)


number = st.one_of(st.integers(0, 10**10), st.integers(0, 10**7).map(lambda n: n * 100))
texts = st.text(max_size=12)
numbers = st.dictionaries(
    st.sampled_from(["playCount", "diggCount", "commentCount", "shareCount", "collectCount",
                     "repostCount"]),
    st.one_of(number, number.map(str)),
)  # fmt: skip
tags = st.sampled_from(
    ["HàGiang", "hàgiang", "fyp", "HÀ GIANG", "đất", "🇻🇳", "", "#x", " y", "＃"]
)
extras = st.lists(st.fixed_dictionaries({"hashtagName": tags}), max_size=3)
ID_LIKE = st.sampled_from(["6800000001", "6800000002", "0", "", "MS4w", "6.8E+18", " 7 ", "07"])


AUTHORS = st.fixed_dictionaries(
    {},
    optional={
        "id": odd(ID_LIKE),
        "uniqueId": odd(st.sampled_from(["an.example", "An", "@binh", "có dấu", ""])),
        "nickname": odd(texts),
        "verified": odd(st.booleans()),
    },
)
PARTS: dict[str, st.SearchStrategy[Any]] = {
    "id": odd(ID),
    "createTime": odd(st.integers(UPLOADED - 70, UPLOADED + 950_000)),
    "author": st.one_of(AUTHORS, AUTHORS, odd("chi.example")),
    "authorId": odd("6800000009"),
    "desc": odd(st.one_of(texts, tags.map("Chào #{}".format))),
    "stats": odd(numbers),
    "statsV2": odd(numbers),
    "authorStatsV2": odd(st.fixed_dictionaries({"followerCount": number.map(str)})),
    "authorStats": odd(st.fixed_dictionaries({"followerCount": odd(number)})),
    "music": odd(st.fixed_dictionaries({"id": ID_LIKE})),
    "video": odd(st.fixed_dictionaries({"duration": st.integers(-1, 90)})),
    "imagePost": odd(...),
    "textExtra": odd(extras),
    "contents": odd(st.lists(st.fixed_dictionaries({"desc": texts, "textExtra": extras}))),
    "challenges": odd(st.lists(st.fixed_dictionaries({"title": tags}), max_size=2)),
    "effectStickers": odd(st.lists(st.fixed_dictionaries({"ID": ID_LIKE}), max_size=2)),
    "anchors": odd([{"schema": "x?template_id=7299286607478181121"}]),
    "isAd": odd(st.booleans()),
    "adAuthorization": odd(st.booleans()),
    "locationCreated": odd("VN"),
    "liveRoom": odd(...),
    "cid": odd(...),
}
ENVELOPE: dict[str, st.SearchStrategy[Any]] = {
    "timestamp_collected": odd(st.integers(SEEN_MS, SEEN_MS + 9)),
    "last_updated": odd(st.integers(SEEN_MS, SEEN_MS + 9)),
    "source_platform": odd("tiktok.com"),
    "__import_meta": odd(...),
}


@st.composite
def captures(draw: st.DrawFn) -> dict[str, Any]:
    parts = draw(st.lists(st.sampled_from(sorted(PARTS)), max_size=4, unique=True))
    around = draw(st.lists(st.sampled_from(sorted(ENVELOPE)), max_size=1))
    data = item(**{name: draw(PARTS[name]) for name in parts})
    return _clean(line(data, **{name: draw(ENVELOPE[name]) for name in around}))


def _clean(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _clean(part) for key, part in value.items() if part is not ...}
    return value


@settings(max_examples=300, deadline=None)
@given(st.lists(captures(), max_size=3))
def test_a_block_gives_what_its_lines_give_or_says_that_it_cannot(lines):
    data = b"".join(json.dumps(one).encode() + b"\n" for one in lines)
    try:
        fast = block(data, FIRST, CONTEXT)
    except ValueError:
        return
    assert_same(fast, by_lines(data))


@pytest.mark.parametrize(
    "changes",
    [
        {},
        {"authorStats": ...},
        {"createTime": str(UPLOADED + 3)},
        {"createTime": UPLOADED},
        {"createTime": ...},
        {"statsV2": {"playCount": "541234", "diggCount": "10000", "repostCount": "0"}},
        {"stats": {"playCount": 1, "collectCount": -1}},
        {"textExtra": ..., "challenges": ..., "desc": "Đi #HàGiang #hàgiang"},
        {"desc": ..., "contents": [{"desc": "a"}, {"desc": "b"}]},
        {"textExtra": None, "contents": [{"textExtra": [{"hashtagName": "thu"}]}]},
        {"author": "an.example", "authorId": "6800000001", "nickname": "An"},
        {"author": {"id": "6800000001", "uniqueId": "có dấu"}},
        {"imagePost": {"images": [1]}, "video": {"duration": 0}},
        {"effectStickers": [{"ID": "9"}], "anchors": [{"template_id": 7299286607478181121}]},
        {"music": {}, "isAd": None, "locationCreated": ""},
        {"authorStatsV2": {"followerCount": "12345"}, "video": {"duration": "12.5"}},
    ],
)
def test_ordinary_variety_stays_on_the_fast_path(changes):
    data = written(line(), line(item(**changes)), line(last_updated=SEEN_MS - 1_000))
    assert_same(block(data, FIRST, CONTEXT), by_lines(data))


def test_a_generated_capture_stays_on_the_fast_path():
    data = b"".join(tiktok_lines(300, 3, recaptures=0.3))
    fast = block(data, FIRST, CONTEXT)
    assert_same(fast, by_lines(data))
    assert fast.read == 300
    assert len(set(fast.posts["post_key"])) < 300


def test_the_last_line_may_lack_its_end_and_no_line_gives_no_rows():
    data = written(line(), line())
    assert_same(block(data[:-1], FIRST, CONTEXT), by_lines(data))
    assert block(b"", FIRST, CONTEXT) == Rows()


def test_the_time_of_the_context_is_never_needed():
    other = type(CONTEXT)(datetime(2020, 1, 1, tzinfo=UTC))
    data = written(line())
    assert plain(block(data, FIRST, other).counts) == plain(block(data, FIRST, CONTEXT).counts)


@pytest.mark.parametrize(
    "bad",
    [
        b"\n",
        b"{\n",
        b'{"data":{}}{"data":{}}\n',
        written(line()).replace(b"\n", b"") + written(line()),
        written(line()).replace("nhạc".encode(), b"nh\xff"),
        written(line(item(desc="a\x00b"))),
        written(line(item(createTime=UPLOADED + 10**6))),
        written(line(item(id=id_at(UPLOADED) + "0"))),
        written(line(item(id="12"))),
        written(line(item(stats={"playCount": 2**64}))),
        written(line(item(stats={"playCount": -2}))),
        written(line(item(liveRoom={"x": 1}))),
        written(line(item(video=...))),
        written(line(timestamp_collected=str(SEEN_MS))),
        written(line(item(), __import_meta={"x": 1})),
        written(line(source_platform="tiktok.com "), line()),
    ],
)
def test_a_block_with_an_odd_line_is_left_to_be_read_by_lines(bad):
    with pytest.raises(ValueError, match=r".*"):
        block(written(line()) + bad, FIRST, CONTEXT)


def test_an_id_is_the_same_post_on_both_paths():
    data = written(line())
    assert block(data, FIRST, CONTEXT).posts["post_key"] == [f"tiktok:{ID}"]
