"""The tile map: every province and both archipelagos, names that fit, numbers that are said."""

from __future__ import annotations

import re
from xml.etree import ElementTree as ET

import pytest

from lantoa.language.places.units import PROVINCE, Gazetteer
from lantoa.render.colours import DARK, LIGHT, contrast
from lantoa.render.fonts import width
from lantoa.render.tile_map import PLACES, blank_map, map_svg, shades, tile_map
from tests.render.boards import board, figure

ITS = Gazetteer.shipped()


def with_places(numbers, gaps=(), **more):
    rows = [
        {"key": code, "label": name, "value": numbers.get(code, 0), "lower": 0, "upper": 0}
        for code, (name, _, _) in PLACES.items()
    ]
    rows.append({"key": "unresolved", "label": "Chưa rõ", "value": 4, "lower": 4, "upper": 4})
    rows = [row for row in rows if row["key"] not in more.get("without", ())]
    gap_rows = [{"key": str(n), "label": code, "value": 0, "lower": 0, "upper": 0, "province": code}
                for n, code in enumerate(gaps)]  # fmt: skip
    return board(more=(
        figure("posts_by_province", rows=rows, label="Bài đăng theo tỉnh, thành"),
        figure("coverage_gaps", len(gaps), 0, len(gaps), unit="place", rows=gap_rows),
    ))  # fmt: skip


def test_every_province_of_today_and_both_archipelagos_have_a_tile_of_their_own():
    today = {unit.code: unit.name for unit in ITS.on("2026-11-23", PROVINCE)}
    assert set(PLACES) == {*today, "20333", "22736"}
    assert len({place[1:] for place in PLACES.values()}) == 36
    shortened = {code for code, (name, _, _) in PLACES.items() if today.get(code, name) != name}
    assert shortened == {"79"}


def test_names_fit_into_their_tiles_at_twelve_pixels():
    drawn = tile_map(with_places({"08": 5}))
    for tile in drawn.tiles:
        assert all(width(word, 12, 600) <= drawn.tile_width - 1 for word, _ in tile.lines)
        assert tile.x + drawn.tile_width <= drawn.width
        assert tile.y + drawn.tile_height <= drawn.height


def test_more_posts_are_darker_none_is_none_and_the_sentence_says_what_is_open():
    drawn = tile_map(with_places({"08": 900, "38": 100, "01": 1}))
    levels = {tile.code: tile.level for tile in drawn.tiles}
    assert levels["08"] > levels["38"] > levels["01"] > levels["04"] == 0
    assert drawn.chart.finding.startswith("Nêu nhiều nhất là Tuyên Quang: 900 bài. 3 trên 34")
    assert "4 bài chưa rõ tỉnh nào" in drawn.chart.finding
    assert len(drawn.chart.table) == 37


@pytest.mark.parametrize("most", [1, 2, 3, 4, 5, 16, 64, 65, 1_000_000])
def test_the_key_covers_every_number_once(most):
    drawn = tile_map(with_places({"08": most}))
    assert drawn.tiles[2].level == len(drawn.key) - 1
    assert len({said for _, said, _ in drawn.key}) == len(drawn.key)


def test_a_gap_is_a_ring_and_a_word():
    drawn = tile_map(with_places({"08": 5}, gaps=["38@before"]))
    (ringed,) = [tile for tile in drawn.tiles if tile.gap]
    assert ringed.name == "Thanh Hóa"
    assert "chưa ai đăng" in ringed.said
    assert drawn.gap_words
    assert not tile_map(with_places({"08": 5})).gap_words


def test_other_provinces_than_those_of_today_are_refused():
    drawn = tile_map(with_places({}, without=("08",)))
    assert "34 tỉnh, thành hiện nay" in drawn.chart.refused
    assert not drawn.tiles


def test_a_board_without_places_has_no_map():
    with pytest.raises(KeyError):
        tile_map(board())


@pytest.mark.parametrize("colours", [LIGHT, DARK])
def test_names_can_be_read_on_every_shade(colours):
    assert all(contrast(fill, ink) >= 4.5 for fill, ink in shades(colours).values())


def test_the_picture_is_xml_and_stands_alone():
    svg = map_svg(tile_map(with_places({"08": 5}, gaps=["08@2025-07-01"])), LIGHT)
    ET.fromstring(svg)
    assert "@font-face" in svg
    assert not re.search(r'(href|src)="?http', svg)
    ET.fromstring(blank_map(lang="en", theme="dark"))
