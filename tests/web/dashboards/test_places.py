"""The places of a board: only where the campaign declares some, with map, gaps and passports."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.web.reading import part

EXAMPLE = Path(__file__).parents[3] / "examples/ve-mien-da"
BOARD = "/c/ve-mien-da/"


@pytest.fixture
def with_places(site):
    from lantoa.flows.import_files import import_file
    from lantoa.flows.import_options import ImportOptions
    from lantoa.flows.workspace import Workspace

    options = ImportOptions.of(mapping=EXAMPLE / "mapping.toml")
    import_file(Workspace.at(site.root), EXAMPLE / "posts.csv", options)
    site.add_campaign((EXAMPLE / "campaign.toml").read_text(encoding="utf-8"))
    return site


def test_the_map_says_in_words_what_it_shows_and_has_its_table(with_places):
    text = with_places.page(BOARD)
    drawn = part(r'<svg class="tilemap" .*?</svg>', text)[0]
    assert 'role="img" aria-label="Nêu nhiều nhất là Tuyên Quang' in drawn
    assert drawn.count('class="tile ') == 36
    for name in ("Hoàng Sa", "Trường Sa"):
        assert f"<title>{name}:" in drawn
    assert "Bảng số của sơ đồ" in text
    assert "style=" not in drawn


def test_gaps_are_said_and_each_figure_has_its_passport(with_places):
    text = with_places.page(BOARD)
    assert "2 trong 9 nơi chưa có bài nào nêu tên" in text
    assert "chưa ai đăng" in text
    for figure in ("posts_by_province", "views_by_province", "authors_by_province",
                   "views_gained_by_province", "coverage_gaps"):  # fmt: skip
        passport = with_places.page(f"{BOARD}figures/{figure}")
        assert "Chỉ đọc lời đăng" in passport


def test_it_speaks_english(with_places):
    text = with_places.page(BOARD, headers={"cookie": "lang=en"})
    assert "Posts that name it" in text
    assert "2 of 9 places are named by no post" in text


def test_a_campaign_without_places_has_no_such_section(full):
    text = full.page("/c/mot-cay-cho-pho/")
    assert 'id="dia-ban"' not in text
    assert "tilemap" not in text
