"""Loose values of TikTok files, read."""

from __future__ import annotations

import pytest

from lantoa.core.errors import Unreadable
from lantoa.core.records import ABSENT, ERROR, exact
from lantoa.sources.tiktok.fields import (
    address,
    best_count,
    count,
    link_parts,
    separated,
    tags,
    templates_in,
    video_id,
    whole,
)


def test_numbers_that_text_holds_as_json_writes_them_are_whole():
    assert [whole(one) for one in ("12", "1.2e2", "-0", "5.0")] == [12, 120, 0, 5]
    assert [whole(one) for one in ("1.5", "1e999999", "007", "", 7.0)] == [
        "1.5", "1e999999", "007", "", 7.0,
    ]  # fmt: skip


def test_a_count_that_is_there_wins_over_an_error_and_an_error_over_nothing():
    assert best_count("x", "5") == exact(5)
    assert best_count(None, "x") == ERROR
    assert best_count(None, -1) == ABSENT
    assert count("NULL") == ABSENT


def test_a_short_count_of_a_page_is_rounded_and_an_exact_one_is_not():
    assert count("541.2K").step == 100
    assert count(541_234).step == 1


def test_an_address_survives_a_hostile_name():
    assert address("a/b?c", False) == "https://www.tiktok.com/@a%2Fb%3Fc/video/"


def test_the_parts_of_an_address_are_found():
    link = "https://www.tiktok.com/@An.Example/photo/75?is_from_webapp=1"
    assert link_parts(None, "x", link) == ("an.example", "75", True)
    assert link_parts("https://vm.tiktok.com/x") == (None, None, False)


def test_listed_hashtags_come_before_those_of_the_caption():
    assert tags(["thu", "#thu", " ", None], "#đông") == ("thu",)
    assert tags(["", "＃"], "#đông") == ("đông",)


def test_templates_are_taken_only_where_they_name_themselves():
    nested = [{"a": {"template_id": 7299286607478181121}}, "…template_id%3D7299286607478181122&x"]
    assert templates_in(nested) == (
        "template:7299286607478181121",
        "template:7299286607478181122",
    )
    assert templates_in([{"id": "7299286607478181121", "keyword": "CapCut"}]) == ()


def test_a_list_of_anything_else_than_text_is_refused():
    assert separated("a, b", ",", "x") == ["a", "b"]
    with pytest.raises(Unreadable, match="x: not a list"):
        separated(5, ",", "x")


@pytest.mark.parametrize("value", [None, "", "abc", 7.5e18, "7.5E+18", True, "7 5"])
def test_what_is_no_video_id_is_refused(value):
    with pytest.raises(Unreadable):
        video_id(value)
