"""The report as DOCX in the form of an administrative text, for an office to fill in and edit.

Source: Decree 30/2020/NĐ-CP, annex I: A4, margins 20/20/30/15 mm, Times New Roman 13–14, national
name and motto on the right, number of the page centred on top from page 2, a line under what the
text is about; annexes numbered in Roman, each counting its own pages.
"""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any, Final

from docx import Document
from docx.enum.section import WD_SECTION
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Mm, Pt

from lantoa.core.formats import moment, number
from lantoa.render.documents import contents, docx_parts
from lantoa.render.documents.archives import repacked
from lantoa.render.documents.docx_parts import cell_text, paragraph, table
from lantoa.render.documents.plain import plain

if TYPE_CHECKING:
    from docx.document import Document as DocumentType

    from lantoa.render.documents.contents import Report

_TEXT: Final = Mm(165)
"""Width of the text between its margins."""
_SERIES: Final = {2: (105, 60), 3: (65, 38, 62)}
"""Widths in millimetres of the columns of a series, without and with intervals."""
_ROMAN: Final = ("I", "II", "III")


def docx_of(report: Report) -> bytes:
    """Return the report as a DOCX that offices can edit; same report, same bytes.

    Placeholders in square brackets stand where only the office knows what to write: its name, the
    number, place and date, recipients, who signs.
    """
    document = Document()
    _set_up(document, report)
    _letterhead(document, report)
    _title(document, report)
    _figures(document, report)
    _claims(document, report)
    _method(document, report)
    _signature(document, report)
    _passports(document, report)
    _tables(document, report)
    _sources(document, report)
    docx_parts.fix_properties(document, report)
    made = io.BytesIO()
    document.save(made)
    return repacked(made.getvalue())


def _set_up(document: DocumentType, report: Report) -> None:
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.top_margin = section.bottom_margin = Mm(20)
    section.left_margin, section.right_margin = Mm(30), Mm(15)
    section.header_distance = section.footer_distance = Mm(10)
    section.different_first_page_header_footer = True
    docx_parts.set_styles(document, report.lang)
    docx_parts.page_number(section.header.paragraphs[0])
    if report.board.simulated:
        for place in (section.first_page_header, section.header):
            its = (
                place.paragraphs[0]
                if place is section.first_page_header
                else place.add_paragraph()
            )
            its.alignment = WD_ALIGN_PARAGRAPH.CENTER
            its.paragraph_format.space_after = Pt(8)
            docx_parts.run(its, report.say("simulated"), size=11, bold=True)


def _letterhead(document: DocumentType, report: Report) -> None:
    head = table(document, 2, 2, (Mm(70), Mm(95)), borders=False)
    head.alignment = WD_TABLE_ALIGNMENT.CENTER
    left, right = head.rows[0].cells
    cell_text(left, report.say("parent_agency"), size=12, center=True)
    cell_text(left, report.say("agency"), size=12, bold=True, center=True, more=True)
    docx_parts.rule_below(left, Mm(24))
    cell_text(right, report.say("nation"), size=12, bold=True, center=True)
    cell_text(right, report.say("motto"), size=13, bold=True, center=True, more=True)
    docx_parts.rule_below(right, Mm(56))
    number_cell, date_cell = head.rows[1].cells
    cell_text(number_cell, report.say("number_line"), size=13, center=True)
    cell_text(date_cell, report.say("place_date"), size=13, italic=True, center=True)


def _title(document: DocumentType, report: Report) -> None:
    paragraph(document, report.say("form"), size=14, bold=True, center=True, space=(18, 0))
    name = report.campaign.name
    paragraph(document, report.say("on", name=name), size=14, bold=True, center=True)
    docx_parts.rule(document.add_paragraph(), _TEXT, Mm(50))
    document.paragraphs[-1].paragraph_format.space_after = Pt(10)
    opening = report.say("opening", name=name, period=report.period, rule=report.rule,
                         state=report.state)  # fmt: skip
    paragraph(document, opening, style="Body Text")


def _heading(document: DocumentType, text: str) -> None:
    document.add_paragraph(plain(text), style="Heading 1")


def _figures(document: DocumentType, report: Report) -> None:
    _heading(document, f"1. {report.say('headlines')}")
    shown = [
        (f"{n}", figure.label, *contents.value_and_interval(report, figure),
         str(report.passport_number(figure)))
        for n, figure in enumerate(contents.headlines(report), 1)
    ]  # fmt: skip
    heads = [report.say(key) for key in ("no", "figure", "value", "interval", "passport")]
    docx_parts.filled(document, heads, shown, (12, 59, 31, 40, 23), right=(2, 3, 4))
    said = [(f, contents.sentence(report, f)) for f in contents.headlines(report)]
    if any(sentence for _, sentence in said):
        paragraph(document, f"{report.say('sayable')}:", style="Body Text", space=(6, 6))
        for _, sentence in said:
            if sentence:
                paragraph(document, f"- “{sentence}”.", style="Body Text")
    for figure in contents.tables(report):
        if figure.id in _IN_BODY:
            _series(document, report, figure)


_IN_BODY: Final = ("posts_by_platform", "views_by_platform", "posts_by_role", "views_by_role")


def _series(document: DocumentType, report: Report, figure: Any) -> None:
    document.add_paragraph(plain(figure.label), style="Heading 2")
    rows = contents.series_rows(report, figure)
    widths = _SERIES[len(rows[0])]
    heads = [report.say(key) for key in ("label", "value", "interval")[: len(widths)]]
    docx_parts.filled(document, heads, rows, widths, right=(1, 2))


def _claims(document: DocumentType, report: Report) -> None:
    _heading(document, f"2. {report.say('claims')}")
    if not report.verdicts:
        paragraph(document, report.say("no_claims"), style="Body Text")
        return
    heads = [report.say(key) for key in ("no", "claim", "verdict", "why")]
    rows = [
        (str(n), f"“{v.claim}”", report.say(v.verdict), "\n".join(contents.reasons_of(v)))
        for n, v in enumerate(report.verdicts, 1)
    ]
    docx_parts.filled(document, heads, rows, (12, 50, 28, 75), bold=(2,))


def _method(document: DocumentType, report: Report) -> None:
    _heading(document, f"3. {report.say('counted')}")
    for labels, text in contents.together(
        contents.headlines(report), lambda f: contents.as_sentence(f.passport.interval)
    ):
        paragraph(document, f"- {labels}: {text}", style="Body Text")
    _heading(document, f"4. {report.say('limits')}")
    for text in contents.limits(report):
        paragraph(document, f"- {text}", style="Body Text")


def _signature(document: DocumentType, report: Report) -> None:
    document.paragraphs[-1].paragraph_format.keep_with_next = True
    signed = table(document, 1, 2, (Mm(75), Mm(90)), borders=False)
    left, right = signed.rows[0].cells
    cell_text(left, report.say("recipients"), size=12, bold=True, italic=True)
    for line in report.say("recipient_lines").split("|"):
        cell_text(left, line, size=11, more=True)
    cell_text(right, report.say("signer"), size=13, bold=True, center=True)
    for text in ("", "", report.say("signature"), "", ""):
        cell_text(right, text, size=13, italic=True, center=True, more=True)
    cell_text(right, report.say("signer_name"), size=13, bold=True, center=True, more=True)
    docx_parts.keep_together(signed)


def _annex(document: DocumentType, report: Report, number_of: int, title: str) -> None:
    docx_parts.count_pages_anew(document.add_section(WD_SECTION.NEW_PAGE))
    name = f"{report.say('annex')} {_ROMAN[number_of - 1]}"
    document.add_paragraph(plain(name), style="Annex")
    paragraph(document, title.upper(), size=14, bold=True, center=True)
    paragraph(document, report.say("annexed"), size=13, italic=True, center=True, space=(0, 10))


def _passports(document: DocumentType, report: Report) -> None:
    _annex(document, report, 1, report.say("passports"))
    document.add_paragraph(report.say("common"), style="Heading 2")
    docx_parts.pairs(document, contents.common_lines(report, "III"))
    for figure in report.board.figures:
        title = f"{report.say('passport')} {report.passport_number(figure)}. {figure.label}"
        document.add_paragraph(plain(title), style="Heading 2")
        docx_parts.pairs(document, contents.passport_lines(report, figure))


def _tables(document: DocumentType, report: Report) -> None:
    _annex(document, report, 2, report.say("tables"))
    for figure in contents.tables(report):
        _series(document, report, figure)


def _sources(document: DocumentType, report: Report) -> None:
    _annex(document, report, 3, report.say("sources"))
    heads = [report.say(key) for key in ("no", "file", "kind", "read_rows", "quarantined", "read")]
    rows = [
        (str(s.batch), f"{s.file}\nSHA-256: {s.sha256}", s.adapter, number(s.rows, report.lang),
         number(s.quarantined, report.lang),
         moment(s.seen_to, report.campaign.zone, report.lang))
        for s in contents.sources(report)
    ]  # fmt: skip
    docx_parts.filled(document, heads, rows, (9, 54, 40, 15, 24, 23), right=(3, 4), size=10)
