"""Rows of any table, through a mapping."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lantoa.core.columns import rows_of
from lantoa.core.errors import Unreadable
from lantoa.core.records import ABSENT, Records, State
from lantoa.sources.adapter import Context
from lantoa.sources.files.mapping import mapping_adapter, parse_mapping, read_mapping
from lantoa.sources.files.opening import open_file
from tests.sources.files.written import EXAMPLES, SAMPLES, write
from tests.sources.files.written import rows_of as read_rows

CONTEXT = Context(seen_at=datetime(2025, 6, 1, tzinfo=UTC))
ID = "7506832681780355748"
ROW = {
    "id": ID, "link": f"https://www.tiktok.com/@An.Example/video/{ID}?token=t", "who": "@An.Example",
    "fans": "304.9K", "text": "Chào #HàGiang #Phố", "at": "2025-05-21 09:44:52",
    "seen": "29/05/2025 15:38", "long": "00:31", "v": "541.2K", "l": "21.9K", "c": "", "s": "Share",
    "tags": "hàgiang, dulich", "music": "7506832745952218112", "ad": "False",
}  # fmt: skip
MAPPING = """
platform = "tiktok"
method = "web_capture"
[columns]
post_id = "id"
url = "link"
handle = "who"
followers = "fans"
text = "text"
published_at = "at"
seen_at = "seen"
duration = "long"
views = "v"
likes = "l"
comments = "c"
shares = "s"
hashtags = "tags"
sounds = "music"
is_ad = "ad"
[time]
published_at = "UTC"
seen_at = { zone = "Asia/Ho_Chi_Minh", format = "%d/%m/%Y %H:%M" }
[numbers]
style = "en"
decimals = 1
zero_words = ["share"]
"""


def records(row: Mapping[str, object], text: str = MAPPING, context: Context = CONTEXT) -> Records:
    return mapping_adapter(parse_mapping(text)).records(row, context)


def test_a_row_becomes_a_post_a_count_and_a_channel():
    found = records(dict(ROW))
    (post,), (count,), (channel,) = found.posts, found.counts, found.channels
    assert found.refused == ()
    assert post.post_key == count.post_key == f"tiktok:{ID}"
    assert post.channel_key == channel.channel_key == "tiktok:@an.example"
    assert post.handle == "an.example"
    assert post.url == f"https://www.tiktok.com/@An.Example/video/{ID}"
    assert post.kind == "video"
    assert post.published_at == datetime(2025, 5, 21, 9, 44, 52, tzinfo=UTC)
    assert post.published_source == "platform"
    assert post.seen_at == datetime(2025, 5, 29, 8, 38, tzinfo=UTC)
    assert post.duration_s == 31
    assert post.hashtags == ("hàgiang", "dulich", "Phố")
    assert post.assets == ("sound:7506832745952218112",)
    assert post.is_ad is False
    assert (count.method, count.metric_def, count.seen_source) == ("web_capture", "tiktok", "row")
    assert (count.views.value, count.views.step) == (541_200, 100)
    assert count.comments is ABSENT
    assert (count.shares.value, count.shares.state) == (0, State.EXACT)
    assert count.saves is ABSENT
    assert channel.followers.value == 304_900


def test_a_time_taken_from_the_id_is_told_as_such_and_fills_in_for_a_missing_one():
    for at in ("2025-05-21 09:44:45", ""):
        post = records({**ROW, "at": at}).posts[0]
        assert post.published_source == "id_derived"
        assert post.published_at == datetime(2025, 5, 21, 9, 44, 45, tzinfo=UTC)


def test_an_invented_tiktok_post_is_refused():
    with pytest.raises(Unreadable, match="fabricated"):
        records({**ROW, "at": "2025-06-12 09:44:45"})


def test_an_id_ruined_by_a_spreadsheet_is_saved_by_the_address():
    assert records({**ROW, "id": "7.50683E+18"}).posts[0].post_key == f"tiktok:{ID}"
    with pytest.raises(Unreadable, match="floating-point"):
        records({**ROW, "id": "7.50683E+18", "link": ""})


def test_a_ruined_sound_is_left_out_and_nothing_else():
    found = records({**ROW, "music": "7.506832745952218e+18"})
    assert found.posts[0].assets == ()
    assert found.refused == ()


def test_a_part_that_cannot_be_read_is_refused_alone():
    found = records({**ROW, "v": "many", "long": "long", "at": "yesterday"})
    assert {field for field, _ in found.refused} == {"v", "long", "at"}
    assert found.counts[0].views.state is State.ERROR
    assert found.counts[0].likes.value == 21_900
    assert (found.posts[0].published_at, found.posts[0].duration_s) == (None, None)


def test_a_row_that_says_an_unreadable_time_of_capture_is_refused():
    with pytest.raises(Unreadable, match=r"%d/%m/%Y"):
        records({**ROW, "seen": "2025-05-29"})


def test_without_a_time_of_capture_the_file_or_a_person_says_it():
    post, count = records({**ROW, "seen": ""}).posts[0], records({**ROW, "seen": ""}).counts[0]
    assert post.seen_at == CONTEXT.seen_at
    assert count.seen_source == "file"
    text = MAPPING.replace('seen_at = "seen"\n', "")
    constant = text + '\n[constants]\nseen_at = "2025-05-29T10:00+07:00"\n'
    count = records(dict(ROW), constant).counts[0]
    assert (count.seen_at, count.seen_source) == (datetime(2025, 5, 29, 3, tzinfo=UTC), "given")


def test_full_numbers_of_a_web_page_may_be_rounded_and_are_held_so():
    count = records({**ROW, "v": "541200", "l": "541234"}).counts[0]
    assert (count.views.step, count.likes.step) == (100, 1)
    vendor = records({**ROW, "v": "541200"}, MAPPING.replace("web_capture", "vendor_file")).counts[
        0
    ]
    assert vendor.views.step == 1


@pytest.mark.parametrize(
    ("cell", "tags"),
    [
        ("a, b", ("a", "b")),
        ("#a #b#c", ("a", "b", "c")),
        ('["#a", "b"]', ("a", "b")),
        ("['a', 'b']", ("a", "b")),
        ('[{"name": "a"}, {"name": "b"}]', ("a", "b")),
        (["a", {"title": "b"}, None], ("a", "b")),
        ("[broken", ("[broken",)),
        ("", ()),
        ("null", ()),
    ],
    ids=range(9),
)
def test_a_list_in_a_cell_is_read_however_it_is_written(cell, tags):
    assert records({**ROW, "tags": cell, "text": ""}).posts[0].hashtags == tags


def test_json_is_read_by_dotted_paths():
    text = """
    [columns]
    post_id = "video.id"
    handle = "author.name"
    platform = "site"
    views = "stats.0.views"
    hashtags = "tags.name"
    coauthors = "with"
    """
    row = {
        "site": "YouTube", "video": {"id": "a1B2c3D4e5_"}, "author": {"name": "An"},
        "stats": [{"views": 12}], "tags": [{"name": "a"}], "with": ["@Binh", "@an"],
    }  # fmt: skip
    found = records(row, text)
    assert found.posts[0].post_key == "youtube:a1B2c3D4e5_"
    assert found.posts[0].coauthors == ("youtube:@binh",)
    assert found.counts[0].views.value == 12
    assert found.channels == ()
    with pytest.raises(Unreadable, match="no platform"):
        records({**row, "site": None}, text)
    with pytest.raises(Unreadable, match="no known platform"):
        records({**row, "site": "Orkut"}, text)


def test_a_table_without_counts_gives_posts_only():
    text = 'platform = "press"\n[columns]\nurl = "u"\n'
    found = records({"u": "https://bao.example.vn/1"}, text)
    assert len(found.posts) == 1
    assert found.counts == ()


_anything = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20)
    | st.sampled_from(["7.5E+18", "\ud800", "\x00", "9" * 400, "[" * 99, "[[1]", "https://x.com/["]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=3), inner, max_size=3),
    max_leaves=4,
)  # fmt: skip


@given(st.dictionaries(st.sampled_from(sorted(ROW)), _anything))
def test_no_row_at_all_fails_in_another_way_than_unreadable(changed):
    try:
        found = records({**ROW, **changed})
    except Unreadable:
        return
    rows_of([(1, "", found)], [])


def test_the_vietnamese_sample_is_read_whole():
    sample = SAMPLES / "tiktok-vietnam.csv"
    if not sample.exists():
        pytest.skip("the folder of shared samples is not beside this repository")
    mapping = read_mapping(EXAMPLES / "tiktok-vietnam/mapping.toml")
    adapter = mapping_adapter(mapping)
    with open_file(sample) as opened:
        assert mapping.check(opened.head()) == ()
        found = [adapter.records(row, CONTEXT) for row in read_rows(opened)]
    assert len(found) == 10_102
    assert not any(one.refused for one in found)
    assert len({one.posts[0].post_key for one in found}) == 10_102
    assert len({one.posts[0].channel_key for one in found}) == 6_883
    assert sum(one.counts[0].views.value or 0 for one in found) == 40_803_853_520
    assert sum(one.counts[0].comments is ABSENT for one in found) == 41
    assert {one.posts[0].published_source for one in found} == {"id_derived"}


def test_two_rows_of_one_post_seen_twice_are_two_counts(tmp_path):
    text = "id,v,t\n" + "".join(f"{ID},{n},2025-06-0{n}T00:00Z\n" for n in (1, 2))
    mapping = parse_mapping(
        'platform = "tiktok"\n[columns]\npost_id = "id"\nviews = "v"\nseen_at = "t"\n'
    )
    adapter = mapping_adapter(mapping)
    with open_file(write(tmp_path, text)) as opened:
        assert adapter.recognises(opened.head())
        seen = [adapter.records(row, CONTEXT).counts[0] for row in read_rows(opened)]
    assert [count.views.value for count in seen] == [1, 2]
    assert seen[0].seen_at < seen[1].seen_at
