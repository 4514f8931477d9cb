"""Paragraphs, tables and fields of a DOCX, with every font named so that no other slips in."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor

from lantoa.render.documents.plain import plain

if TYPE_CHECKING:
    from collections.abc import Container, Sequence

    from docx.document import Document
    from docx.section import Section
    from docx.shared import Length
    from docx.table import Table
    from docx.text.paragraph import Paragraph

    from lantoa.render.documents.contents import Report

FONT: Final = "Times New Roman"
_BLACK: Final = RGBColor(0, 0, 0)
_FACES: Final = ("w:ascii", "w:hAnsi", "w:cs", "w:eastAsia")


def set_styles(document: Document, lang: str) -> None:
    """Give every style that is used the form's font, in black, and the language of the text."""
    styles = document.styles
    normal = styles["Normal"]
    _font(normal, 13)
    normal.paragraph_format.space_after = Pt(0)
    normal.paragraph_format.line_spacing = 1.0
    _language(normal, "vi-VN" if lang == "vi" else "en-GB")
    body = styles["Body Text"]
    _font(body, 14)
    body.paragraph_format.alignment = WD_ALIGN_PARAGRAPH.JUSTIFY
    body.paragraph_format.first_line_indent = Mm(10)
    body.paragraph_format.space_after = Pt(6)
    heading = styles["Heading 1"]
    _font(heading, 14, bold=True)
    heading.paragraph_format.space_before, heading.paragraph_format.space_after = Pt(12), Pt(6)
    heading.paragraph_format.keep_with_next = True
    second = styles["Heading 2"]
    _font(second, 13, bold=True)
    second.paragraph_format.space_before, second.paragraph_format.space_after = Pt(10), Pt(2)
    second.paragraph_format.keep_with_next = True
    annex = styles.add_style("Annex", WD_STYLE_TYPE.PARAGRAPH)
    annex.base_style = heading
    annex.paragraph_format.alignment = WD_ALIGN_PARAGRAPH.CENTER
    for name in ("Header", "Footer"):
        _font(styles[name], 13)


def _font(style: Any, size: int, *, bold: bool = False) -> None:
    style.font.name, style.font.size, style.font.bold = FONT, Pt(size), bold
    style.font.color.rgb = _BLACK
    faces = style.element.get_or_add_rPr().get_or_add_rFonts()
    for theme in [key for key in faces.attrib if key.endswith("Theme")]:
        del faces.attrib[theme]
    for face in _FACES:
        faces.set(qn(face), FONT)


def _language(style: Any, code: str) -> None:
    its = OxmlElement("w:lang")
    its.set(qn("w:val"), code)
    its.set(qn("w:eastAsia"), code)
    style.element.get_or_add_rPr().append(its)


def run(
    target: Paragraph, text: str, *, size: float = 13, bold: bool = False, italic: bool = False
) -> None:
    """Add text to a paragraph."""
    its = target.add_run(plain(text))
    its.font.size, its.bold, its.italic = Pt(size), bold, italic


def paragraph(
    document: Document,
    text: str,
    *,
    size: float = 0,
    bold: bool = False,
    center: bool = False,
    italic: bool = False,
    style: str = "Normal",
    space: tuple[float, float] | None = None,
    keep: bool = False,
) -> Paragraph:
    """Add a paragraph.

    Parameters
    ----------
    size
        In points; 0 leaves it to the style.
    space
        Points before and after; ``None`` leaves them to the style.
    keep
        Hold it with the next paragraph.
    """
    its = document.add_paragraph(style=style)
    added = its.add_run(plain(text))
    if size:
        added.font.size = Pt(size)
    if bold:
        added.bold = True
    if italic:
        added.italic = True
    shape = its.paragraph_format
    if center:
        shape.alignment = WD_ALIGN_PARAGRAPH.CENTER
    if space is not None:
        shape.space_before, shape.space_after = Pt(space[0]), Pt(space[1])
    shape.keep_with_next = keep or None
    return its


def table(
    document: Document, rows: int, columns: int, widths: Sequence[Length], *, borders: bool = True
) -> Table:
    """Add a table of fixed widths."""
    its: Table = document.add_table(rows, columns)
    if borders:
        its.style = "Table Grid"
    its.autofit = False
    for column, width in zip(its.columns, widths, strict=True):
        column.width = width
    for row in its.rows:
        for cell, width in zip(row.cells, widths, strict=True):
            cell.width = width
    return its


def cell_text(
    cell: Any,
    text: str,
    *,
    size: float = 13,
    bold: bool = False,
    italic: bool = False,
    center: bool = False,
    right: bool = False,
    more: bool = False,
) -> None:
    """Write text into a cell; `more` adds a paragraph to what is there."""
    its = cell.add_paragraph() if more else cell.paragraphs[0]
    run(its, text, size=size, bold=bold, italic=italic)
    if center:
        its.alignment = WD_ALIGN_PARAGRAPH.CENTER
    if right:
        its.alignment = WD_ALIGN_PARAGRAPH.RIGHT


def filled(
    document: Document,
    heads: Sequence[str],
    rows: Sequence[Sequence[str]],
    widths_mm: Sequence[float],
    *,
    right: Container[int] = (),
    bold: Container[int] = (),
    size: float = 12,
) -> None:
    """Add a table with a heading row that is repeated on every page."""
    widths = [Mm(width) for width in widths_mm]
    its = table(document, 1 + len(rows), len(heads), widths)
    cells = its._cells  # the public way walks the whole table for each row
    for n, head in enumerate(heads):
        cell_text(cells[n], head, size=size, bold=True, center=True)
    for n, text in enumerate(text for row in rows for text in row):
        place = n % len(heads)
        cell = cells[len(heads) + n]
        cell_text(cell, text, size=size, right=place in right, bold=place in bold)
    _flag(its.rows[0]._tr, "w:tblHeader")
    for row in its._tbl.tr_lst:
        _flag(row, "w:cantSplit")


def pairs(document: Document, lines: Sequence[tuple[str, str]]) -> None:
    """Add a table of names and texts."""
    its = table(document, len(lines), 2, (Mm(45), Mm(120)))
    cells = its._cells
    for n, (name, text) in enumerate(lines):
        cell_text(cells[2 * n], name, size=11)
        cell_text(cells[2 * n + 1], text, size=11)
    keep_together(its)


def keep_together(its: Table) -> None:
    """Keep each row of a table on one page."""
    for row in its.rows:
        _flag(row._tr, "w:cantSplit")


def _flag(row: Any, name: str) -> None:
    row.get_or_add_trPr().append(OxmlElement(name))


def rule_below(cell: Any, width: Length) -> None:
    """Add the short line under the agency's name and under the motto, centred in its cell."""
    rule(cell.add_paragraph(), cell.width - 2 * Mm(2), width)


def rule(its: Paragraph, room: int, width: Length) -> None:
    """Make an empty paragraph a line of `width` in the middle of `room`."""
    its.paragraph_format.left_indent = its.paragraph_format.right_indent = (room - width) // 2
    its.paragraph_format.line_spacing = Pt(6)
    its.paragraph_format.space_before = Pt(2)
    borders = OxmlElement("w:pBdr")
    top = OxmlElement("w:top")
    for key, value in (("val", "single"), ("sz", "6"), ("space", "1"), ("color", "000000")):
        top.set(qn(f"w:{key}"), value)
    borders.append(top)
    its._p.get_or_add_pPr().append(borders)


def count_pages_anew(section: Section) -> None:
    """Let the pages of a section begin from 1, as those of an annex do."""
    its = OxmlElement("w:pgNumType")
    its.set(qn("w:start"), "1")
    for former in section._sectPr.findall(qn("w:pgNumType")):
        section._sectPr.remove(former)
    section._sectPr.find(qn("w:pgMar")).addnext(its)


def page_number(its: Paragraph) -> None:
    """Make a paragraph show the number of its page."""
    its.alignment = WD_ALIGN_PARAGRAPH.CENTER
    for kind, text in (("begin", ""), ("", "PAGE"), ("end", "")):
        added = its.add_run()
        added.font.size = Pt(13)
        if kind:
            mark = OxmlElement("w:fldChar")
            mark.set(qn("w:fldCharType"), kind)
        else:
            mark = OxmlElement("w:instrText")
            mark.text = text
        added._r.append(mark)


def fix_properties(document: Document, report: Report) -> None:
    """Write who and when: the dates are those of the lake's state, so that bytes stay the same."""
    its, at = document.core_properties, report.made_at.replace(microsecond=0, tzinfo=None)
    its.author = its.last_modified_by = "Lan Tỏa"
    its.title = plain(f"{report.say('report')}: {report.campaign.name}")
    its.comments = plain(report.say("simulated")) if report.board.simulated else ""
    its.created = its.modified = at
    its.revision = 1
    its.language = "vi-VN" if report.lang == "vi" else "en-GB"
