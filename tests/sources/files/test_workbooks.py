"""Workbooks, sheet by sheet."""

from __future__ import annotations

import datetime as dt

import pytest

from lantoa.core.errors import UnreadableFile
from lantoa.sources.files.opening import open_file
from lantoa.sources.files.workbooks import cell_text
from tests.sources.files.written import read, rows_of, workbook, write


def test_every_sheet_with_a_table_is_a_member(tmp_path):
    table: list[list[object]] = [["id", "views"], ["1", 18400]]
    path = workbook(tmp_path / "x", {"Tháng 8": table, "Trống": [], "Tháng 9": table})
    with open_file(path) as opened:
        assert opened.members == ("Tháng 8", "Tháng 9")
        assert rows_of(opened, "Tháng 9") == [{"id": "1", "views": "18400"}]


def test_titles_and_blank_rows_above_the_header_are_passed_over(tmp_path):
    rows: list[list[object]] = [
        [],
        ["Báo cáo chiến dịch"],
        [],
        ["id", None, "views"],
        ["1", "a", 2],
        [],
        ["2", "b", 3],
    ]
    with open_file(workbook(tmp_path / "x", {"S": rows})) as opened:
        assert opened.head().columns == ("id", "column 2", "views")
        assert opened.head().preamble == ("Báo cáo chiến dịch",)
        assert [n for n, _ in opened.payloads()] == [1, 2]


def test_trailing_blank_cells_are_blank(tmp_path):
    rows: list[list[object]] = [["id", "a", "b"], ["1", "x"], ["2", None, "y"]]
    assert read(workbook(tmp_path / "x", {"S": rows})) == [
        {"id": "1", "a": "x", "b": ""},
        {"id": "2", "a": "", "b": "y"},
    ]


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (None, ""), ("541.2K", "541.2K"), (18400, "18400"), (18400.0, "18400"), (0.5, "0.5"),
        (True, "true"), (7506832681780355748, "7506832681780355748"),
        (7.506832681780355e18, "7.506832681780355e+18"), (1.22158e17, "1.22158e+17"),
        (dt.datetime(2025, 5, 21, 9, 44, 45, tzinfo=dt.UTC), "2025-05-21T09:44:45+00:00"),
        (dt.date(2025, 5, 21), "2025-05-21"), (dt.time(0, 31), "00:31:00"),
    ],
    ids=repr,
)  # fmt: skip
def test_a_cell_as_the_text_that_stands_for_it(value, text):
    assert cell_text(value) == text


def test_an_id_that_a_workbook_has_ruined_is_not_taken_for_one():
    from lantoa.core.errors import Unreadable
    from lantoa.sources.values import native_id

    for ruined in (7.506832681780355e18, 1.22158e17, 9_100_000_000_000_000.0):
        with pytest.raises(Unreadable):
            native_id(cell_text(ruined))


def test_a_damaged_or_empty_workbook_is_refused(tmp_path):
    data = workbook(tmp_path / "x", {"S": [["a", "b"], [1, 2]]}).read_bytes()
    with pytest.raises(UnreadableFile, match="damaged"):
        open_file(write(tmp_path, data[: len(data) // 2]))
    with pytest.raises(UnreadableFile, match="no sheet"):
        open_file(workbook(tmp_path / "y", {"S": []}))
    at = data.index(b"xl/worksheets/sheet1.xml")
    spoiled = data[: at + 40] + b"\xff" * 30 + data[at + 70 :]
    with pytest.raises(UnreadableFile, match="damaged"):
        open_file(write(tmp_path, spoiled))
