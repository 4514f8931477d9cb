"""A team's own list, whatever its headings and encoding, becomes rows with reasons, nothing lost."""

from __future__ import annotations

import csv
import io

import pytest
import xlsxwriter
from hypothesis import given
from hypothesis import strategies as st

from lantoa.core.errors import BadInput
from lantoa.flows.roster import Head, read_roster, roster_head
from lantoa.flows.roster_columns import proposed, wrong_fields

HEADINGS = ["STT", "Nghệ danh", "Họ và tên", "Nền tảng", "Link kênh", "Lượt theo dõi", "MCN",
            "Lĩnh vực", "Ngôn ngữ", "Tỉnh/Thành", "SĐT", "Email", "Báo giá", "Ghi chú"]  # fmt: skip
ROW = ["1", "Hoa hậu Vỉa hè", "Trần Thị Ví Dụ", "TikTok", "https://www.tiktok.com/@hoahau.vidu?lang=vi",
       "1,2 Tr", "Mạng lưới Ví dụ", "ẩm thực; đời sống", "Tiếng Việt, English", "Đồng Tháp",
       "0900 000 001", "hoahau@vidu.example", "20.000.000đ/video", "hợp tác tốt"]  # fmt: skip


def table(rows, *, encoding="utf-8-sig", delimiter=","):
    text = io.StringIO()
    csv.writer(text, delimiter=delimiter).writerows(rows)
    return text.getvalue().encode(encoding)


def written(tmp_path, rows, **how):
    path = tmp_path / "danh-sach.csv"
    path.write_bytes(table(rows, **how))
    return path


def read(path, **changes):
    head = roster_head(path)
    return read_roster(path, mapping={**head.mapping, **changes}, member=head.member)


def test_every_column_of_a_usual_list_is_understood():
    assert proposed(HEADINGS, []) == {
        "Nghệ danh": "name", "Họ và tên": "legal_name", "Nền tảng": "platform", "Link kênh": "channel",
        "Lượt theo dõi": "followers", "MCN": "network", "Lĩnh vực": "topics", "Ngôn ngữ": "languages",
        "Tỉnh/Thành": "home", "SĐT": "phone", "Email": "email", "Báo giá": "fee", "Ghi chú": "notes",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("heading", "field"),
    [
        ("TÊN KOL", "name"), ("Ten kenh", "name"), ("Stage name", "name"), ("KOL/KOC", "name"),
        ("Tên thật", "legal_name"), ("Full Name", "legal_name"), ("Link TikTok", "channel:tiktok"),
        ("TikTok", "channel:tiktok"), ("FB", "channel:facebook"), ("Kênh YouTube", "channel:youtube"),
        ("Follow TikTok", "followers:tiktok"), ("Followers (IG)", "followers:instagram"),
        ("Subscribers", "followers"), ("Username", "channel"), ("Đơn vị quản lý", "network"),
        ("Số điện thoại", "phone"), ("Cát-xê", "fee"), ("Phân loại", "kind"), ("Địa phương", "home"),
        ("Chủ đề nội dung", "topics"), ("Giá TikTok", "fee"), ("STT", None), ("Màu tóc", None),
    ],
)  # fmt: skip
def test_a_heading_is_understood_in_either_language(heading, field):
    assert proposed([heading, "Tên"], []).get(heading) == field


def test_a_column_without_a_telling_heading_is_told_by_its_cells():
    shown = [{"A": "An Ví Dụ", "B": "https://www.tiktok.com/@an", "C": "an@vidu.example"}] * 3
    assert proposed(["A", "B", "C"], shown) == {"A": "name", "B": "channel:tiktok", "C": "email"}


@pytest.mark.parametrize(
    "how",
    [
        {}, {"encoding": "utf-8"}, {"encoding": "utf-16"}, {"encoding": "utf-8", "delimiter": ";"},
        {"encoding": "utf-8", "delimiter": "\t"},
    ],
    ids=str,
)  # fmt: skip
def test_any_encoding_and_separator_gives_the_same_row(tmp_path, how):
    (row,) = read(written(tmp_path, [HEADINGS, ROW], **how)).rows
    assert (row.name, row.legal_name, row.home) == (
        "Hoa hậu Vỉa hè",
        "Trần Thị Ví Dụ",
        "Đồng Tháp",
    )
    (channel,) = row.channels
    assert channel.keys == ("tiktok:@hoahau.vidu",)
    assert (channel.followers, channel.followers_step) == (1_200_000, 100_000)
    assert row.topics == ("ẩm thực", "đời sống")
    assert row.languages == ("Tiếng Việt", "English")
    assert (row.phone, row.email, row.network) == (
        "0900 000 001",
        "hoahau@vidu.example",
        "Mạng lưới Ví dụ",
    )
    assert row.problems == ()


def test_windows_1258_is_read_with_a_note(tmp_path):
    import unicodedata

    def legacy(text):
        whole = "âăêôơưđÂĂÊÔƠƯĐ"
        return "".join(c if c in whole else unicodedata.normalize("NFD", c) for c in text)

    def letters(text):
        out = ""
        for char in text:
            parts = unicodedata.normalize("NFD", char)
            tones = [p for p in parts if p in "\u0300\u0301\u0303\u0309\u0323"]
            base = unicodedata.normalize("NFC", "".join(p for p in parts if p not in tones))
            out += base + "".join(tones)
        return out

    rows = [[letters(cell) for cell in row] for row in (HEADINGS, ROW)]
    roster = read(written(tmp_path, rows, encoding="cp1258"))
    assert roster.rows[0].name == "Hoa hậu Vỉa hè"
    assert any("Windows-1258" in note for note in roster.notes)


def test_a_workbook_is_read_from_the_sheet_that_tells_most(tmp_path):
    path = tmp_path / "danh sách.xlsx"
    with xlsxwriter.Workbook(path) as book:
        cover = book.add_worksheet("Bìa")
        cover.write_row(0, 0, ["Danh sách", "năm"])
        cover.write_row(1, 0, ["KOL", 2026])
        sheet = book.add_worksheet("KOL")
        sheet.write(0, 0, "DANH SÁCH KOL NĂM 2026")
        sheet.write_row(2, 0, HEADINGS)
        sheet.write_row(3, 0, ROW)
    head = roster_head(path)
    assert (head.members, head.member) == (("Bìa", "KOL"), "KOL")
    roster = read_roster(path, mapping=head.mapping, member="KOL")
    assert [row.name for row in roster.rows] == ["Hoa hậu Vỉa hè"]


def test_one_row_may_have_a_column_for_each_platform(tmp_path):
    rows = [["Tên", "TikTok", "Follow TikTok", "Facebook", "YouTube", "Follow"],
            ["An", "@an.vidu", "541.2K", "fb.com/an.vidu", "", ""]]  # fmt: skip
    (row,) = read(written(tmp_path, rows)).rows
    assert [(c.address.key, c.followers) for c in row.channels] == [
        ("tiktok:@an.vidu", 541_200), ("facebook:@an.vidu", None),
    ]  # fmt: skip
    assert row.problems == ()


def test_one_cell_may_hold_several_channels(tmp_path):
    cell = "https://tiktok.com/@an.vidu\nhttps://www.facebook.com/an.vidu ; https://vm.tiktok.com/ZM1/"
    (row,) = read(written(tmp_path, [["Tên", "Link"], ["An", cell]])).rows
    assert [c.address.platform for c in row.channels] == ["tiktok", "facebook"]
    (problem,) = row.problems
    assert problem.text == "https://vm.tiktok.com/ZM1/"
    assert "open it" in problem.reason


def test_every_cell_that_is_wrong_says_why_and_the_row_is_taken(tmp_path):
    rows = [["Tên", "Nền tảng", "Link", "Follow", "SĐT", "Email", "Loại"],
            ["An", "Báo giấy", "@an", "nhiều", "1.2E+10", "không có", "chó"]]  # fmt: skip
    (row,) = read(written(tmp_path, rows)).rows
    assert {p.column for p in row.problems} == {
        "Nền tảng",
        "Link",
        "Follow",
        "SĐT",
        "Email",
        "Loại",
    }
    assert row.name == "An"
    assert row.channels == ()
    assert row.cells["Follow"] == "nhiều"


def test_a_row_about_nobody_is_refused_and_kept(tmp_path):
    rows = [
        ["Tên", "Link", "Ghi chú"],
        ["An", "", ""],
        ["", "", "gọi lại sau"],
        ["", "xem zalo", "?"],
    ]
    roster = read(written(tmp_path, rows))
    assert [row.name for row in roster.rows] == ["An"]
    assert [(one.number, one.cells["Ghi chú"]) for one in roster.refused] == [
        (2, "gọi lại sau"),
        (3, "?"),
    ]
    assert "neither a name nor a channel" in roster.refused[0].reason


def test_a_row_with_other_cells_than_the_header_is_refused_and_kept(tmp_path):
    path = tmp_path / "a.csv"
    path.write_text(
        "Tên,Link\nAn,https://x.com/an\nBình,https://x.com/binh,thừa,thừa\n", encoding="utf-8"
    )
    roster = read(path)
    assert [row.name for row in roster.rows] == ["An"]
    assert roster.refused[0].number == 2
    assert "4 cells" in roster.refused[0].reason


def test_a_row_without_name_goes_by_its_channel(tmp_path):
    roster = read(written(tmp_path, [["Tên", "Link"], ["", "https://www.tiktok.com/@an.vidu"]]))
    assert roster.rows[0].name == "an.vidu"


def test_too_long_a_name_is_cut_with_a_problem(tmp_path):
    roster = read(written(tmp_path, [["Tên", "Link"], ["a" * 500, "x"], ["b", "y"]]))
    assert len(roster.rows[0].name) == 200
    assert "longer" in roster.rows[0].problems[-1].reason


def test_a_mapping_that_tells_nobody_is_refused(tmp_path):
    path = written(tmp_path, [HEADINGS, ROW])
    with pytest.raises(BadInput, match="no column tells"):
        read_roster(path, mapping={"Email": "email"})
    with pytest.raises(BadInput, match="two columns"):
        read_roster(path, mapping={"Email": "email", "SĐT": "email", "Nghệ danh": "name"})
    with pytest.raises(BadInput, match="unknown word"):
        read_roster(path, mapping={"Email": "màu tóc", "Nghệ danh": "name"})
    assert wrong_fields({"A": "channel:myspace"}) == ["channel:myspace"]


@pytest.mark.parametrize(
    "content", [b"", b"%PDF-1.7", b"\x89PNG\r\n", b"<html></html>", b'{"a": 1}\n{"a": 2}\n']
)
def test_what_is_no_table_is_refused(tmp_path, content):
    path = tmp_path / "a.xlsx"
    path.write_bytes(content)
    with pytest.raises(BadInput):
        roster_head(path)


CELLS = st.text(max_size=30) | st.sampled_from(
    ["https://www.tiktok.com/@an", "@an", "1,2 Tr", "=1+1", "an@b.vn"]
)


@given(st.lists(st.lists(CELLS, min_size=4, max_size=4), min_size=1, max_size=6))
def test_every_row_of_any_list_stands_in_it_once(tmp_path_factory, rows):
    path = tmp_path_factory.mktemp("any") / "a.csv"
    kept = [
        [c.replace("\x00", "").encode("utf-8", "ignore").decode() for c in row] for row in rows
    ]
    path.write_bytes(table([["Tên", "Link", "Follow", "Email"], *kept]))
    mapping = {"Tên": "name", "Link": "channel", "Follow": "followers", "Email": "email"}
    roster = read_roster(path, mapping=mapping)
    numbers = [row.number for row in roster.rows] + [one.number for one in roster.refused]
    filled = [row for row in kept if any(cell.strip() for cell in row)]
    assert sorted(numbers) == list(range(1, len(filled) + 1))


def test_a_head_holds_what_a_page_shows(tmp_path):
    head = roster_head(written(tmp_path, [HEADINGS, ROW]))
    assert isinstance(head, Head)
    assert head.shown[0]["Nghệ danh"] == "Hoa hậu Vỉa hè"
