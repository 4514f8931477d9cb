"""The DOCX: the form of Decree 30/2020, editable, opens in LibreOffice, same bytes."""

import io

import pytest
from docx import Document

from lantoa.render.documents.docx import docx_of
from tests.render.documents.made import report
from tests.render.documents.programs import converted, pdf_text

MM = 36_000


@pytest.fixture(scope="module")
def document():
    return Document(io.BytesIO(docx_of(report(simulated=True))))


def words_of(document):
    cells = [c.text for table in document.tables for row in table.rows for c in row.cells]
    return "\n".join([*(p.text for p in document.paragraphs), *cells])


def test_the_page_is_a4_with_the_margins_of_the_decree(document):
    section = document.sections[0]
    assert (round(section.page_width / MM), round(section.page_height / MM)) == (210, 297)
    margins = [
        section.top_margin,
        section.bottom_margin,
        section.left_margin,
        section.right_margin,
    ]
    assert [round(m / MM) for m in margins] == [20, 20, 30, 15]


def test_national_name_motto_and_placeholders_stand_at_the_head(document):
    head = "\n".join(cell.text for row in document.tables[0].rows for cell in row.cells)
    for words in ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc",
                  "[TÊN CƠ QUAN BAN HÀNH]", "Số: …/BC-", "[Địa danh], ngày"):  # fmt: skip
        assert words in head


def test_every_style_in_use_is_times_new_roman(document):
    for name in ("Normal", "Body Text", "Heading 1", "Heading 2", "Annex", "Header"):
        style = document.styles[name]
        assert (style.font.name or style.base_style.font.name) == "Times New Roman"
    assert document.styles["Body Text"].font.size.pt == 14


def test_sections_and_annexes_are_numbered(document):
    headings = [p.text for p in document.paragraphs if p.style.name == "Heading 1"]
    assert [h[:2] for h in headings] == ["1.", "2.", "3.", "4."]
    annexes = [p.text for p in document.paragraphs if p.style.name == "Annex"]
    assert annexes == ["Phụ lục I", "Phụ lục II", "Phụ lục III"]


def test_each_annex_is_a_section_that_counts_its_own_pages(document):
    starts = [s._sectPr.xpath("string(w:pgNumType/@w:start)") for s in document.sections]
    assert starts == ["", "1", "1", "1"]
    assert all(s.different_first_page_header_footer for s in document.sections)
    assert all(s.header.is_linked_to_previous for s in list(document.sections)[1:])


def test_passports_and_series_are_headings_that_an_office_can_find(document):
    second = [p.text for p in document.paragraphs if p.style.name == "Heading 2"]
    assert "Hộ chiếu 2. Lượt xem" in second
    assert "Số posts_by_day" in second


def test_a_short_line_stands_under_what_the_text_is_about(document):
    texts = [p.text for p in document.paragraphs]
    below = document.paragraphs[texts.index("Về số liệu chiến dịch “Hướng về lá cờ Tổ quốc”") + 1]
    line = 165 - (below.paragraph_format.left_indent + below.paragraph_format.right_indent) / MM
    assert "w:pBdr" in below._p.xml
    assert round(line) == 50


def test_no_row_breaks_over_a_page(document):
    for table in document.tables[1:]:
        assert all(row._tr.xpath("w:trPr/w:cantSplit") for row in table.rows)


def test_a_series_has_a_column_of_intervals_only_where_a_row_has_one(document):
    heads = [[c.text for c in t.rows[0].cells] for t in document.tables]
    assert ["Tên", "Giá trị"] in heads
    platforms = next(t for t in document.tables if t.rows[1].cells[0].text == "tiktok")
    assert [c.text for c in platforms.rows[1].cells] == ["tiktok", "5", "4 – 6"]
    assert [c.text for c in platforms.rows[2].cells] == ["youtube", "chưa rõ", ""]


def test_the_page_number_is_on_top_and_not_on_the_first_page(document):
    section = document.sections[0]
    assert section.different_first_page_header_footer
    assert "PAGE" in section.header._element.xml
    assert "PAGE" not in section.first_page_header._element.xml


def test_a_simulated_campaign_is_marked_on_every_page(document):
    section = document.sections[0]
    for header in (section.header, section.first_page_header):
        assert "Dữ liệu mô phỏng" in "".join(p.text for p in header.paragraphs)


def test_figures_claims_and_passports_are_in_it(document):
    words = words_of(document)
    for expected in ("11,91 triệu", "Trái số liệu", "Hộ chiếu 2. Lượt xem", "11.906.757"):
        assert expected in words


def test_the_same_report_gives_the_same_bytes():
    assert docx_of(report()) == docx_of(report())


def test_libreoffice_opens_it_and_shows_what_it_says(tmp_path):
    path = tmp_path / "a.docx"
    path.write_bytes(docx_of(report()))
    pdf = converted(path, "pdf", tmp_path)
    text = pdf_text(pdf.read_bytes(), tmp_path / "b.pdf")
    assert "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM" in text
    assert "Phụ lục III" in text
