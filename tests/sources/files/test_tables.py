"""Tables as real tools write them."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lantoa.core.errors import UnreadableFile
from lantoa.sources.files.opening import open_file
from lantoa.sources.files.tables import LONGEST_CELL, column_names, delimiter_of, header_index
from tests.sources.files.written import read, refusals_of, rows_of, write


def test_a_separator_line_and_a_title_stand_above_the_header(tmp_path):
    text = 'sep=,\r\n"Lượt xem, tháng 9"\r\n"Date","Primary"\r\n"2026-08-22T00:00:00","12"\r\n'
    with open_file(write(tmp_path, b"\xff\xfe" + text.encode("utf-16-le"))) as opened:
        head = opened.head()
        assert head.columns == ("Date", "Primary")
        assert head.preamble[-1] == "Lượt xem, tháng 9"
        assert head.preamble[0].startswith("sep=")
        assert rows_of(opened) == [{"Date": "2026-08-22T00:00:00", "Primary": "12"}]


def test_a_title_with_commas_is_not_the_header(tmp_path):
    text = "Báo cáo tháng 9, 2026\n\nid,handle,views,likes,shares\n1,an,2,3,4\n2,binh,3,4,5\n"
    with open_file(write(tmp_path, text)) as opened:
        assert opened.head().columns == ("id", "handle", "views", "likes", "shares")


def test_quoted_line_ends_separators_and_marks_stay_in_their_cell(tmp_path):
    text = 'id,text\r\n1,"hai\r\ndòng, ""nhé"""\r\n2,x\r\n'
    assert read(write(tmp_path, text)) == [
        {"id": "1", "text": 'hai\r\ndòng, "nhé"'},
        {"id": "2", "text": "x"},
    ]


def test_one_huge_cell_is_read(tmp_path):
    cell = "chữ " * 500_000
    assert read(write(tmp_path, f"id,text\n1,{cell}\n"))[0]["text"] == cell


def test_a_cell_without_end_is_refused_and_names_the_line(tmp_path, monkeypatch):
    monkeypatch.setattr("lantoa.sources.files.tables.LONGEST_CELL", 1000)
    path = write(tmp_path, 'id,text\n1,a\n2,"' + "x" * 2000)
    try:
        with pytest.raises(UnreadableFile, match="line 3"), open_file(path) as opened:
            list(opened.payloads())
    finally:
        csv.field_size_limit(LONGEST_CELL)


def test_rows_with_too_many_or_too_few_cells_are_refused_by_number(tmp_path):
    text = "id,a,b\n1,2,3\n2,3\n3,4,5,6\n4,5,6,,\n\n5,6,7\n"
    with open_file(write(tmp_path, text)) as opened:
        assert [row["id"] for row in rows_of(opened)] == ["1", "4", "5"]
        assert refusals_of(opened) == [
            (2, "", "the row has 2 cells where the header has 3"),
            (3, "", "the row has 4 cells where the header has 3"),
        ]


def test_a_quotation_mark_left_open_is_told_with_its_lines(tmp_path):
    text = 'id,a,b\n1,2,3\n2,"left open\n3,4,5\n4,5,6\n'
    with open_file(write(tmp_path, text)) as opened:
        ((number, _, reason),) = refusals_of(opened)
    assert number == 2
    assert "lines 3 to" in reason
    assert "left open" in reason


def test_nul_bytes_are_left_out(tmp_path):
    assert read(write(tmp_path, b"id,te\x00xt\n1,a\x00b\n")) == [{"id": "1", "text": "ab"}]


def test_columns_of_one_name_and_without_name_can_be_told_apart(tmp_path):
    with open_file(write(tmp_path, "id,views,views,,x\n1,2,3,4,5\n")) as opened:
        assert opened.head().columns == ("id", "views", "views (2)", "column 4", "x")
        assert any("more than once" in note for note in opened.notes)


def test_joined_tables_repeat_their_header_and_it_is_no_row(tmp_path):
    part = "\ufeffid,a\n1,2\n"
    with open_file(write(tmp_path, part + part)) as opened:
        assert rows_of(opened) == [{"id": "1", "a": "2"}] * 2
        assert not refusals_of(opened)


def test_a_table_of_one_column_is_a_table(tmp_path):
    text = "url\nhttps://www.tiktok.com/@an.example/video/7506832681780355748\n"
    with open_file(write(tmp_path, text)) as opened:
        assert opened.head().columns == ("url",)


@pytest.mark.parametrize(
    ("text", "mark"),
    [
        ("a,b\n1,2\n", ","),
        ("a;b\n1,5;2,5\n", ";"),
        ("a\tb\n1,5,6\t2\n", "\t"),
        ("a|b\n1|2\n", "|"),
        ("sep=;\na;b,c\n", ";"),
        ("id,text\n1,x;y;z\n2,a\n3,b;c\n", ","),
        ('id,text\n1,"a;b;c;d"\n2,"a;b;c;d"\n', ","),
    ],
    ids=range(7),
)
def test_the_separator_is_the_one_in_which_rows_agree(text, mark):
    assert delimiter_of(text) == mark


def test_the_header_is_the_first_row_with_cells_enough():
    assert header_index([["Title"], ["", "x"], ["a", "b", "c", "d"], ["1", "2", "3", "4"]]) == 2
    assert header_index([["a"], ["b"]]) == 0
    assert header_index([]) is None


def test_blank_ends_of_a_header_are_no_columns():
    assert column_names(["\ufeffid ", "a", "", " "])[0] == ("id", "a")


_cells = st.text(
    st.characters(codec="utf-8", exclude_categories=["Cc"], include_characters="\n\t"),
    min_size=1,
    max_size=12,
)
_filled = _cells.filter(lambda cell: cell.strip() != "" and not cell.startswith("\ufeff"))


@given(
    rows=st.lists(st.tuples(_filled, _cells, _cells), max_size=8), mark=st.sampled_from(",;\t|")
)
def test_every_table_that_is_written_comes_back(tmp_path_factory, rows, mark):
    written = [("101", *row) for row in rows]
    target = io.StringIO(newline="")
    writer = csv.writer(target, delimiter=mark, quoting=csv.QUOTE_ALL)
    writer.writerows([("id", "one", "two", "three"), *written])
    path = tmp_path_factory.mktemp("t") / "t"
    path.write_bytes(target.getvalue().encode())
    assert [tuple(row.values()) for row in read(path)] == written
