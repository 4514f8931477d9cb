from __future__ import annotations

import csv
import json

import pytest

from lantoa.rehearsal.lines import shortcode, written
from lantoa.rehearsal.looks import looks
from lantoa.rehearsal.words import EXTRA_TAGS, HEADLINES, PAPERS, SPOKEN
from lantoa.rehearsal.world import invented
from tests.rehearsal.small import scenario


@pytest.fixture(scope="module")
def rows():
    world = invented(scenario())
    return world, {look.name: (look, b"".join(written(world, look))) for look in looks(world)}


def _objects(rows, name):
    return [json.loads(line) for line in rows[1][name][1].splitlines()]


def test_every_line_is_json_and_says_that_it_is_simulated(rows):
    for name in ("mo-phong-a.ndjson", "mo-phong-a-instagram.ndjson", "mo-phong-c.jsonl"):
        look, content = rows[1][name]
        objects = _objects(rows, name)
        assert len(objects) == len(look.posts)
        assert all(
            "mo-phong" in line or "mô phỏng" in line for line in content.decode().splitlines()
        )


def test_a_captured_line_has_the_keys_of_zeeschuimer(rows):
    first = _objects(rows, "mo-phong-a.ndjson")[0]
    assert {
        "nav_index", "item_id", "timestamp_collected", "last_updated", "source_platform",
        "source_platform_url", "source_url", "user_agent", "data",
    } <= first.keys()  # fmt: skip
    assert {"id", "desc", "createTime", "author", "authorStats", "stats", "statsV2", "video",
            "music", "challenges", "textExtra", "isAd"} <= first["data"].keys()  # fmt: skip
    assert first["data"]["id"] == first["item_id"]
    assert first["data"]["author"]["uniqueId"].endswith(".mophong")
    assert (
        first["data"]["author"]["signature"]
        == "Tài khoản mô phỏng, không có thật. lienhe@example.vn"
    )


def test_where_a_hashtag_stands_in_the_caption_is_told(rows):
    for line in _objects(rows, "mo-phong-a.ndjson")[:100]:
        text = line["data"]["desc"]
        for extra in line["data"]["textExtra"]:
            assert text[extra["start"] : extra["end"]] == f"#{extra['hashtagName']}"


def test_a_use_of_the_template_is_told_by_an_anchor(rows):
    world, _ = rows
    anchored = {line["item_id"] for line in _objects(rows, "mo-phong-a.ndjson")
                if "template_id=7398800000000012345" in json.dumps(line["data"].get("anchors"))}  # fmt: skip
    look = rows[1]["mo-phong-a.ndjson"][0]
    uses = look.posts[world.template[look.posts]]
    assert anchored == {str(n) for n in world.native_id[uses].tolist()}


def test_a_hidden_count_is_sent_as_the_placeholder_3(rows):
    hidden = [line["data"] for line in _objects(rows, "mo-phong-a-instagram.ndjson")
              if line["data"]["like_and_view_counts_disabled"]]  # fmt: skip
    assert hidden
    assert {(one["like_count"], one["play_count"]) for one in hidden} == {(3, None)}


def test_the_studios_table_is_exact_and_of_one_channel(rows):
    look, content = rows[1]["mo-phong-studio.csv"]
    table = list(csv.DictReader(content.decode().splitlines()))
    assert len(table) == len(look.posts) == 10
    assert all("/@ban.to.chuc.mophong/video/" in row["Video link"] for row in table)
    views = {int(row["Total views"]) for row in table}
    assert any(one >= 10_000 and one % 100 for one in views)


def test_a_shortcode_is_the_number_in_base_64():
    assert shortcode(0) == ""
    assert shortcode(63) == "_"
    assert shortcode(64 * 64) == "BAA"


def test_invented_texts_need_no_escaping():
    texts = [*SPOKEN, *EXTRA_TAGS, *HEADLINES, *(part for paper in PAPERS for part in paper)]
    for text in texts:
        assert json.dumps(text, ensure_ascii=False) == f'"{text}"'
