"""Charts draw what the figures say, and say it in words and in a table as well."""

import json
import struct

import pytest

from lantoa.core.figures import Board
from lantoa.render.charts import CHARTS, NARROW, WIDE, chart_of, chart_png, chart_svg
from lantoa.render.charts_marks import lines_at
from tests.render.boards import DIGEST, board, by_day, figure


def gains(**changes):
    rows = [
        {**row, "value": None, "lower": None, "upper": None, "posts": 0, "scope_posts": 4}
        if n == 1 else {**row, "scope_posts": 9}
        for n, row in enumerate(by_day((4, 5, 9)))
    ]  # fmt: skip
    rows.append({"key": "unallocated", "label": "Chưa rõ ngày nào", "value": 77, "lower": 70,
                 "upper": 80, "posts": 3})  # fmt: skip
    return figure("views_gained_by_day", rows=rows, unit="event", **changes)


def values(spec):
    """Every datum of a spec, with the mark that draws it."""
    found: list[tuple[dict, dict]] = []

    def walk(part):
        if isinstance(part, dict):
            if "mark" in part and "data" in part:
                found.extend((part["mark"], row) for row in part["data"]["values"])
            for inner in part.values():
                walk(inner)
        elif isinstance(part, list):
            for inner in part:
                walk(inner)

    walk(spec)
    return found


def rows_board(**more):
    rows = [
        {"key": f"#the{n}", "label": f"#the{n}", "value": n * 10, "lower": n * 9, "upper": n * 11}
        for n in range(1, 4)
    ]
    return board(
        more=(figure("posts_by_hashtag", rows=rows, label="Bài đăng theo hashtag", **more),)
    )


@pytest.mark.parametrize("width", [WIDE, NARROW])
@pytest.mark.parametrize("lang", ["vi", "en"])
def test_a_chart_of_days_becomes_svg_of_its_own_width(width, lang):
    chart = chart_of(board(), "days", width=width, lang=lang)
    svg = chart_svg(chart.spec)
    assert f'viewBox="0 0 {width} ' in svg
    assert "Be Vietnam Pro" in svg


def test_the_same_board_gives_the_same_bytes():
    one, two = (chart_of(board(), "days").spec for _ in range(2))
    assert chart_svg(one) == chart_svg(two)
    assert chart_png(one, scale=1) == chart_png(two, scale=1)


def test_a_png_has_the_pixels_of_its_scale():
    png = chart_png(chart_of(board(), "days", width=NARROW).spec, scale=2)
    assert struct.unpack(">I", png[16:20])[0] == 2 * NARROW


def test_the_finding_names_the_highest_day_with_its_interval():
    finding = chart_of(board(), "days").finding
    assert "ngày 1: 8.000 lượt xem, khoảng 7.200 – 8.800" in finding
    assert chart_of(board(), "days").spec["description"] == finding


def test_the_table_holds_every_day_of_both_figures():
    chart = chart_of(board(), "days")
    assert len(chart.table) == 3
    assert chart.table[1][:4] == ("27/8/2024", "8.000", "7.200", "8.800")
    assert all(len(row) == len(chart.columns) for row in chart.table)


def test_the_headline_says_the_share_of_the_highest_day_with_its_bound():
    assert (
        chart_of(board(), "days").headline
        == "Bài đăng ngày 27/8 chiếm từ 45 đến 55% lượt xem của cả đợt."
    )
    assert chart_of(board(more=(gains(),)), "views_gained_by_day").headline == (
        "Tăng nhiều nhất trong ngày 28/8: 9 lượt xem."
    )


def test_the_label_of_the_highest_bar_is_in_the_unit_of_the_heading():
    chart = chart_of(board(days=(2000, 124_690, 900)), "days")
    assert ", triệu · TikTok, ghi từ trang web" in json.dumps(chart.spec, ensure_ascii=False)
    assert [row["said"] for mark, row in values(chart.spec) if mark.get("fontSize") == 14
            and "said" in row] == ["125", "124.690"]  # fmt: skip


def test_a_day_that_was_not_measured_is_a_dashed_frame_and_never_a_zero():
    chart = chart_of(board(more=(gains(),)), "views_gained_by_day")
    dashed = [row for mark, row in values(chart.spec) if "strokeDash" in mark and "x2" in row]
    assert len(dashed) == 1
    assert chart.table[1][1:4] == ("chưa đo", "", "")
    assert "ngày 1:" not in json.dumps(
        [r.get("said") for _, r in values(chart.spec) if "low" in r]
    )


def test_what_belongs_to_no_day_is_said_and_not_drawn():
    chart = chart_of(board(more=(gains(),)), "views_gained_by_day")
    assert any("77 lượt xem, khoảng 70 – 80" in note for note in chart.notes)
    assert 77 not in [row.get("value") for _, row in values(chart.spec)]


def test_capture_moments_are_ticks_in_the_campaigns_own_time():
    chart = chart_of(board(more=(gains(),)), "views_gained_by_day")
    ticks = [row["x"] for mark, row in values(chart.spec) if mark.get("y2") == 16]
    assert ticks[0] == pytest.approx(8 / 24)  # 1:00 UTC is 8:00 in Việt Nam
    assert len(ticks) == 5


def test_bars_start_at_zero_and_one_stands_out():
    chart = chart_of(rows_board(), "posts_by_hashtag")
    bars = [(mark, row) for mark, row in values(chart.spec) if mark["type"] == "bar"]
    assert all(row["zero"] == 0 for _, row in bars)
    hot = {row["name"] for mark, row in bars if mark.get("color") == "#c4201a"}
    assert hot == {"#the3"}


def test_platforms_are_neither_compared_nor_added():
    rows = [{"key": p, "label": p, "value": v, "lower": v, "upper": v}
            for p, v in (("TikTok", 10), ("YouTube", 5))]  # fmt: skip
    chart = chart_of(
        board(more=(figure("views_by_platform", rows=rows, unit="event"),)), "views_by_platform"
    )
    assert "#c4201a" not in json.dumps(chart.spec)
    assert "TikTok: 10 lượt xem; YouTube: 5 lượt xem" in chart.finding
    assert any("không cộng" in note for note in chart.notes)


def test_a_row_without_a_number_says_so():
    rows = [{"key": "a", "label": "a", "value": None}, {"key": "b", "label": "b", "value": 3, "lower": 3, "upper": 3}]  # fmt: skip
    chart = chart_of(
        board(more=(figure("views_by_role", rows=rows, unit="event"),)), "views_by_role"
    )
    texts = [
        row["text"] for mark, row in values(chart.spec) if mark["type"] == "text" and "text" in row
    ]
    assert "chưa đo" in texts
    assert chart_svg(chart.spec)


@pytest.mark.parametrize("chart_id", CHARTS)
def test_a_refused_figure_has_no_drawing_and_its_reason(chart_id):
    ids = {"days": ("views_by_publication_day", "posts_by_day"),
           "concentration": ("top_1_percent_share", "top_10_percent_share")}.get(chart_id, (chart_id,))  # fmt: skip
    empty = Board(campaign="a", name="A", state=1, state_digest=DIGEST,
                  figures=tuple(figure(one, refused="không có bài nào") for one in ids))  # fmt: skip
    chart = chart_of(empty, chart_id)
    assert chart.refused == chart.finding == "không có bài nào"
    assert not chart.spec


def test_concentration_draws_both_shares_on_one_scale():
    shares = [figure("top_1_percent_share", 0.55, 0.54, 0.56, unit="ratio", label="1%"),
              figure("top_10_percent_share", 0.9, 0.89, 0.91, unit="ratio", label="10%")]  # fmt: skip
    chart = chart_of(board(more=tuple(shares)), "concentration")
    assert "55,0%" in chart.finding
    assert chart.table[1][1] == "90,0%"
    assert {row["most"] for mark, row in values(chart.spec) if mark["type"] == "bar"} == {1}


@pytest.mark.parametrize("days", [(0, 0), (1,), (0, 10**12), tuple(range(400))])
def test_empty_huge_and_long_campaigns_are_drawn(days):
    for width in (WIDE, NARROW):
        assert chart_svg(chart_of(board(days=days), "days", width=width).spec)


def test_hostile_names_stay_text():
    rows = [{"key": "x", "label": "<script>alert(1)</script>\x00" * 9, "value": 1, "lower": 1, "upper": 1}]  # fmt: skip
    svg = chart_svg(
        chart_of(board(more=(figure("uses_of_asset", rows=rows),)), "uses_of_asset").spec
    )
    assert "<script" not in svg


def test_an_unknown_chart_is_a_key_error():
    with pytest.raises(KeyError):
        chart_of(board(), "pie")


@pytest.mark.parametrize("most", [1, 2, 3, 7, 34, 142, 999, 10**6, 10**12])
def test_pale_lines_are_round_few_and_below_the_highest_bar(most):
    for at_most in (2, 4):
        lines = lines_at(most, at_most)
        assert len(lines) <= at_most
        assert all(0 < line < most and str(line).rstrip("0") in {*"12345678"} for line in lines)
