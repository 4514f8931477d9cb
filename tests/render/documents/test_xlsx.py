"""The workbook: one sheet a figure, totals that add up wherever they are computed again."""

import io

import openpyxl
import pytest

from lantoa.render.documents.xlsx import sheet_names, xlsx_of
from tests.render.documents.made import figure, report, row
from tests.render.documents.programs import converted


def opened(content, **how):
    return openpyxl.load_workbook(io.BytesIO(content), **how)


def cells(sheet):
    return [c.value for line in sheet.iter_rows() for c in line if c.value is not None]


def test_there_is_an_index_and_one_sheet_a_figure():
    made = report()
    book = opened(xlsx_of(made))
    assert book.sheetnames[0] == "Mục lục"
    assert list(sheet_names(made.board.figures).values()) == book.sheetnames[1:-2]
    assert 11_906_757 in cells(book["Mục lục"])


def test_a_total_is_a_sum_over_its_rows_and_is_held_against_its_figure():
    sheet = opened(xlsx_of(report()))["4 posts_by_day"]
    assert "=SUM(B7:B11)" in cells(sheet)
    assert 70 in cells(opened(xlsx_of(report()), data_only=True)["4 posts_by_day"])


def test_rows_of_several_platforms_are_never_added():
    found = cells(opened(xlsx_of(report()))["5 views_by_platform"])
    assert not [c for c in found if str(c).startswith("=")]
    assert "Không cộng các dòng" in found


def test_a_missing_value_is_an_empty_cell_and_not_zero():
    sheet = opened(xlsx_of(report()))["5 views_by_platform"]
    youtube = next(line for line in sheet.iter_rows() if line[0].value == "youtube")
    assert [c.value for c in youtube[1:4]] == [None, None, None]


def test_text_that_looks_like_a_formula_stays_text():
    made = report(figures=(figure("top_posts", rows=[row("=1+1", 3)]),))
    sheet = opened(xlsx_of(made))["1 top_posts"]
    assert (
        next(c for line in sheet.iter_rows() for c in line if c.value == "=1+1").data_type == "s"
    )


def test_every_sheet_of_a_simulated_campaign_says_so():
    for sheet in opened(xlsx_of(report(simulated=True))):
        assert any("Dữ liệu mô phỏng" in str(value) for value in cells(sheet)), sheet.title


def test_the_same_report_gives_the_same_bytes():
    assert xlsx_of(report()) == xlsx_of(report())


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_libreoffice_recalculates_to_the_same_totals(tmp_path, lang):
    path = tmp_path / "a.xlsx"
    path.write_bytes(xlsx_of(report(lang=lang)))
    (tmp_path / "again").mkdir()
    again = converted(path, "xlsx:Calc MS Excel 2007 XML", tmp_path / "again")
    ours = opened(path.read_bytes(), data_only=True)
    for sheet in openpyxl.load_workbook(again, data_only=True):
        assert cells(sheet) == cells(ours[sheet.title]), sheet.title
