"""What is known of a post now, out of several versions."""

from __future__ import annotations

from itertools import permutations

import pytest

from lantoa.core.errors import MissingColumn
from lantoa.measure.current import current_posts
from tests.measure.made import at, count, lake_of, post


def now(engine, posts, counts=()):
    tables = engine(lake_of(list(posts), list(counts)))
    found = current_posts(tables["posts"], tables["counts"], keep=lambda table: table.cache())
    rows = found.to_pyarrow().to_pylist()
    return {row["post_key"]: row for row in rows} if len(rows) != 1 else rows[0]


def test_one_version_is_the_post_and_another_stays_apart(engine) -> None:
    found = now(engine, [post("a"), post("b", url="https://example.vn/b2")])
    assert set(found) == {"tiktok:a", "tiktok:b"}
    assert found["tiktok:b"]["url"] == "https://example.vn/b2"


def test_a_version_found_again_earlier_is_one_post_first_seen_then(engine) -> None:
    found = now(engine, [post("a", seen="29"), post("a", seen="27"), post("a", seen="27")])
    assert found["seen_at"] == at("27")


def test_a_known_caption_wins_over_a_later_row_without_one(engine) -> None:
    told = post("a", seen="27", tags=("NgàyHội",))
    untold = post("a", seen="30", text=None, tags=())
    assert now(engine, [untold, told])["hashtag_keys"] == ["ngàyhội"]


def test_the_version_of_the_last_count_wins_over_one_first_seen_later(engine) -> None:
    first = post("a", seen="27", text="A #một", tags=("một",))
    second = post("a", seen="28", text="B #hai", tags=("hai",))
    counts = [
        count("a", "27", version=first["version"]),
        count("a", "28", version=second["version"]),
        count("a", "29", version=first["version"]),
        count("a", "30", version=0),
    ]
    for rows in permutations([first, second, post("a", seen="29", text="A #một", tags=("một",))]):
        assert now(engine, rows, counts)["hashtag_keys"] == ["một"]


def test_without_counts_the_version_first_seen_last_wins(engine) -> None:
    first = post("a", seen="27", text="A")
    again = post("a", seen="31", text="A")
    second = post("a", seen="29", text="B", url="https://example.vn/b")
    assert now(engine, [again, second, first])["url"] == "https://example.vn/b"


def test_facts_come_from_all_versions(engine) -> None:
    rows = [
        post("a", "27", published_source="id_derived", channel_key="tiktok:@an.example", text="1"),
        post("a", "26 09:00", channel_key="tiktok:7", text="2"),
        post("a", "26 10:00", channel_key=None, text="3"),
        post("a", None, published_source=None, channel_key="tiktok:8", text="4"),
    ]
    found = now(engine, rows)
    assert found["published_at"] == at("26 09:00")
    assert found["channel_key"] == "tiktok:7"


def test_without_the_platforms_word_the_earliest_guess_and_the_handle_stand(engine) -> None:
    rows = [
        post("a", "27", published_source="relative", channel_key="tiktok:@an.example", text="1"),
        post("a", "26", published_source="id_derived", channel_key=None, text="2"),
    ]
    found = now(engine, rows)
    assert found["published_at"] == at("26")
    assert found["channel_key"] == "tiktok:@an.example"


def test_a_table_without_a_needed_column_is_named(engine) -> None:
    tables = engine(lake_of([post("a")], []))
    with pytest.raises(MissingColumn, match="table posts lacks version, text"):
        current_posts(tables["posts"].drop("version", "text"), tables["counts"], keep=lambda t: t)


def test_a_file_that_knows_no_sound_does_not_take_the_sound_away(engine) -> None:
    heard = post("a", seen="27", assets=["sound:1"])
    deaf = post("a", seen="30", text="Một ngày vui #NgàyHội!", assets=[])
    counts = [
        count("a", "27", version=heard["version"]),
        count("a", "30", version=deaf["version"]),
    ]
    found = now(engine, [deaf, heard], counts)
    assert found["assets"] == ["sound:1"]
    assert found["channel_key"] == "tiktok:1"
