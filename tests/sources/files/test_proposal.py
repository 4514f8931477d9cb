"""Mappings proposed for tables."""

from __future__ import annotations

import pytest

from lantoa.core.errors import UnreadableFile
from lantoa.sources.adapter import Head
from lantoa.sources.files.mapping import Mapping, parse_mapping, read_mapping
from lantoa.sources.files.opening import open_file
from lantoa.sources.files.proposal import propose
from tests.sources.files.written import EXAMPLES, SAMPLES, workbook, write

ID = 7506832681780355748


def proposed(path) -> tuple[str, Mapping]:
    with open_file(path) as opened:
        text = propose(opened.head())
        mapping = parse_mapping(text)
        mapping.check(opened.head())
    return text, mapping


def test_a_vietnamese_workbook_is_understood(tmp_path):
    rows = [
        ["Mã bài", "Đường dẫn", "Tài khoản", "Nội dung", "Ngày đăng", "Lượt xem", "Lượt thích",
         "Bình luận", "Chia sẻ", "Lượt lưu", "Ghi chú"],
        [str(ID), f"https://www.tiktok.com/@an.example/video/{ID}", "an.example", "Chào",
         "21/05/2025 16:44", "1,2 Tr", "45,1 N", "1.250", "Chia sẻ", "12", ""],
    ]  # fmt: skip
    text, mapping = proposed(workbook(tmp_path / "x", {"S": rows}))
    assert mapping.platform == "tiktok"
    assert mapping.method == "web_capture"
    assert mapping.columns == {
        "post_id": "Mã bài", "url": "Đường dẫn", "handle": "Tài khoản", "text": "Nội dung",
        "published_at": "Ngày đăng", "views": "Lượt xem", "likes": "Lượt thích",
        "comments": "Bình luận", "saves": "Lượt lưu",
    } | ({"shares": "Chia sẻ"} if "shares" in mapping.columns else {})  # fmt: skip
    assert (mapping.style, mapping.decimals) == ("vi", 1)
    assert mapping.formats == {"published_at": "%d/%m/%Y %H:%M"}
    assert str(mapping.zones["published_at"]) == "Asia/Ho_Chi_Minh"
    assert "so: they hold the second of upload" in text
    assert "no column says when the numbers were seen" in text


def test_names_without_diacritics_are_understood(tmp_path):
    text = "link,tai khoan,luot xem,luot thich,binh luan,ngay dang\nhttps://youtu.be/a1B2c3D4e5_,an,18.400,5,6,2025-05-21T00:00Z\n"
    said, mapping = proposed(write(tmp_path, text))
    assert mapping.platform == "youtube"
    assert set(mapping.columns) == {"url", "handle", "views", "likes", "comments", "published_at"}
    assert "published_at names its zone itself" in said


def test_a_day_that_may_be_a_month_and_an_unknown_platform_have_to_be_checked(tmp_path):
    text = "id,date,views\nabc1,05/06/2025,7\nabc2,01/02/2025,9\n"
    said, _ = proposed(write(tmp_path, text))
    assert "day or month first?" in said
    assert "no address tells it" in said
    assert said.count("CHECK") >= 4


def test_people_are_not_shown_and_ruined_ids_are_told(tmp_path):
    text = f"id,username,nickname,caption,music_id,url\n{ID},binh.example,Bình Ví Dụ,gọi 0912 345 678 @chi.example nhé,7.5E+18,https://www.tiktok.com/@binh.example/video/{ID}\n"
    said, mapping = proposed(write(tmp_path, text))
    for private in ("binh", "Bình", "0912", "chi.example"):
        assert private not in said
    assert "music_id is left out" in said
    assert "sounds" not in mapping.columns


def test_a_word_among_counts_is_shown_and_not_taken_for_zero(tmp_path):
    text = "id,shares\n" + "".join(f"a{n},{n}\n" for n in range(9)) + "b,Share\n"
    said, mapping = proposed(write(tmp_path, text))
    assert '# zero_words = ["Share"]' in said
    assert mapping.zero_words == frozenset()


@pytest.mark.parametrize(
    "column", ['a"b', "tab\there", "x\x7fy", "back\\slash", "dấu # thăng", "hai\ndòng"], ids=ascii
)
def test_any_name_of_a_column_is_written_so_that_it_can_be_read(tmp_path, column):
    cell = '"' + column.replace('"', '""') + '"'
    _, mapping = proposed(write(tmp_path, f"{cell},x\nq1,2\nq2,3\n"))
    assert mapping.columns["post_id"] == column


def test_json_lines_are_proposed_by_dotted_paths(tmp_path):
    line = '{"id": "a1B2c3D4e5_", "author": {"username": "an"}, "stats": {"viewCount": 5}, "when": 1747820685}\n'
    _, mapping = proposed(write(tmp_path, line * 3))
    assert mapping.columns["handle"] == "author.username"
    assert mapping.columns["views"] == "stats.viewCount"


def test_what_has_no_columns_is_refused():
    with pytest.raises(UnreadableFile):
        propose(Head(name="x", shape="json", payloads=(), document=[]))


def test_the_vietnamese_sample_is_proposed_as_it_was_mapped_by_hand():
    sample = SAMPLES / "tiktok-vietnam.csv"
    if not sample.exists():
        pytest.skip("the folder of shared samples is not beside this repository")
    _, mapping = proposed(sample)
    by_hand = read_mapping(EXAMPLES / "tiktok-vietnam/mapping.toml")
    for name in ("platform", "method", "columns", "zones", "style", "decimals", "separator"):
        assert getattr(mapping, name) == getattr(by_hand, name), name
