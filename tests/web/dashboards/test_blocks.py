"""A figure in its block: the glyph's one scale, and words for what is missing."""

from __future__ import annotations

from dataclasses import replace

from lantoa.core.figures import Figure, Passport, Scope
from lantoa.web.dashboards.blocks import block, glyph_of


def _figure(value, lower, upper, **more):
    its = {"missing": {}, "missing_share": None} | more
    passport = Passport(definition="views", version=1, page="", state_digest="ab" * 32,
                        scope=Scope(rule="", seen=10, inside=10), **its)  # fmt: skip
    return Figure(id="views", label="Lượt xem", value=value, lower=lower, upper=upper,
                  unit="event", passport=passport)  # fmt: skip


def test_an_exact_number_has_a_tick_and_no_band():
    glyph = glyph_of(340, 340, 340)
    assert glyph is not None
    assert glyph.start == glyph.end == 60


def test_five_percent_reach_the_edges():
    glyph = glyph_of(100, 95, 105)
    assert glyph is not None
    assert (glyph.start, glyph.end) == (0, 120)
    assert not glyph.open_start
    assert not glyph.open_end


def test_a_wider_interval_runs_to_the_edge_and_beyond():
    glyph = glyph_of(100, 80, 103)
    assert glyph is not None
    assert glyph.open_start
    assert not glyph.open_end
    assert glyph.start == 0


def test_a_lower_bound_alone_is_open_upwards():
    glyph = glyph_of(100, 100, None)
    assert glyph is not None
    assert glyph.open_end
    assert glyph.end == 120


def test_of_zero_a_glyph_is_drawn_all_the_same():
    counted, bound = glyph_of(0, 0, 0), glyph_of(0, 0, 4)
    assert counted is not None
    assert counted.start == counted.end == 60
    assert bound is not None
    assert bound.open_end


def test_what_is_not_measured_has_no_glyph():
    assert glyph_of(None, None, None) is None


def test_missing_posts_are_counted_with_their_reason():
    shown = block(_figure(100, 99, 101, missing={"hidden": 3}, missing_share=0.3), "vi")
    assert shown.sign == "part"
    assert shown.coverage == "Thiếu 3 trên 10 bài (30,0%): chủ kênh ẩn số"


def test_several_reasons_have_their_numbers():
    missing = {"hidden": 2, "absent": 1}
    shown = block(_figure(100, 99, 101, missing=missing, missing_share=0.3), "vi")
    assert shown.coverage == "Thiếu 3 trên 10 bài (30,0%): 2 chủ kênh ẩn số; 1 nguồn không cho số"


def test_an_estimate_is_never_called_counted():
    shown = block(replace(_figure(18, 10, 132), id="unseen_posts"), "vi")
    assert shown.sign == "part"
    assert "Đếm đủ" not in shown.coverage


def test_a_sentence_is_given_only_where_there_is_one():
    assert block(_figure(100, 99, 101), "vi", "khoảng 100 lượt xem").sentence
    assert block(_figure(100, 99, 101), "vi").sentence == ""
