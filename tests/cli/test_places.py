"""`lantoa places`: match, show, search, and the map."""

from __future__ import annotations

TEXT = "Mùa lúa chín ở Pù Luông, Bá Thước"


def test_the_same_words_mean_other_units_on_other_days(lantoa):
    then = lantoa("places", "match", TEXT, "--on", "2024-09-01", "--json").data["mentions"]
    now = lantoa("places", "match", TEXT, "--on", "2026-09-01", "--json").data["mentions"]
    assert [one["unit"] and one["unit"]["key"] for one in now] == [
        "14956@2025-07-01", "14923@2025-07-01",
    ]  # fmt: skip
    assert then[1]["unit"]["key"] == "386@before"
    assert then[0]["unit"] is None
    assert {one["name"] for one in then[0]["candidates"]} == {
        "Thành Sơn", "Lũng Niêm", "Thành Lâm",
    }  # fmt: skip
    assert then[1]["unit"]["today"][0]["key"] == "14923@2025-07-01"


def test_what_stays_open_is_listed_for_people(lantoa):
    out = lantoa("places", "match", "nam dan", "--on", "2026-09-01").out
    assert "chưa rõ, có thể là" in out
    assert "Nam Đàn" in out
    assert "Nấm Dẩn" in out
    assert "Không thấy tên nơi nào" in lantoa("places", "match", "vì hòa bình").out


def test_a_code_shows_all_that_ever_had_it(lantoa):
    versions = lantoa("places", "show", "14956", "--json").data
    assert [one["name"] for one in versions] == ["Lũng Niêm", "Pù Luông"]
    assert versions[0]["became"][0]["key"] == versions[1]["key"]
    assert len(versions[1]["came_from"]) == 3
    assert [one["name"] for one in lantoa("places", "show", "14956@before", "--json").data] == [
        "Lũng Niêm"
    ]


def test_a_name_is_searched_without_its_diacritics(lantoa):
    found = lantoa("places", "search", "lung cu", "--on", "2026-09-01", "--json").data
    assert [one["key"] for one in found] == ["00715@2025-07-01"]


def test_a_team_tries_its_own_places(lantoa, tmp_path):
    own = tmp_path / "own.toml"
    own.write_text('[[places]]\nname = "Mã Pí Lèng"\nkind = "đèo"\nunit = "00769"\n', "utf-8")
    (one,) = lantoa("places", "match", "ma pi leng", "--own", own, "--json").data["mentions"]
    assert one["place"] == {"name": "Mã Pí Lèng", "kind": "đèo"}
    own.write_text('[[places]]\nname = "Mã Pí Lèng"\nkind = "đèo"\nunit = "1"\n', "utf-8")
    ran = lantoa("places", "match", "ma pi leng", "--own", own)
    assert "own.toml:4: không đơn vị nào có mã '1'" in ran.err


def test_the_map_is_written_once(lantoa, tmp_path):
    out = tmp_path / "map.svg"
    lantoa("places", "map", out)
    svg = out.read_text(encoding="utf-8")
    assert svg.count("<g>") == 36
    assert "<title>Hoàng Sa</title>" in svg
    assert "<title>Trường Sa</title>" in svg
    assert lantoa("places", "map", out).code == 2


def test_a_wrong_day_or_code_is_refused_in_one_line(lantoa):
    assert "không phải là ngày" in lantoa("places", "match", "Huế", "--on", "1/9").err
    assert "không đơn vị nào có mã" in lantoa("places", "show", "0").err
