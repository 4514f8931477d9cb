"""A table is searched without diacritics, sorted, paged, and goes out as a file that is safe."""

from __future__ import annotations

import io
from datetime import UTC, date, datetime

import openpyxl
import pytest
from django.http import QueryDict
from django.template.loader import render_to_string
from django.test import RequestFactory
from hypothesis import given
from hypothesis import strategies as st

from lantoa.web.kit.table_files import csv_of, exported, xlsx_of
from lantoa.web.kit.tables import Choice, Column, Table, found, shown

PEOPLE = [
    {"name": "Đỗ Thị Hoà", "posts": 12, "born": date(1990, 2, 1), "kind": "a"},
    {"name": "an Nhiên", "posts": None, "born": date(1980, 2, 1), "kind": "b"},
    {"name": "Bùi <b>Minh</b>", "posts": 3, "born": None, "kind": "a"},
]
TABLE: Table[dict] = Table(
    name="thu",
    columns=(
        Column(key="name", name=("Tên", "Name"), value=lambda r: r["name"], head=True),
        Column(key="posts", name=("Bài", "Posts"), value=lambda r: r["posts"], numeric=True),
        Column(key="born", name=("Sinh", "Born"), value=lambda r: r["born"], only="file"),
        Column(key="do", name=("Việc", "Do"), value=lambda r: None, cell=lambda r, lang: "x",
               sortable=False, only="page"),
    ),
    choices=(
        Choice(key="kind", name=("Loại", "Kind"), options=(("a", ("A", "A")), ("b", ("B", "B"))),
               narrowed=lambda rows, value: [r for r in rows if r["kind"] == value]),
    ),
)  # fmt: skip


def _asked(text: str = "", **more):
    return RequestFactory().get(f"/x?{text}", **more)


def _names(text: str) -> list[str]:
    return [row["name"] for row in found(TABLE, PEOPLE, QueryDict(text))]


@pytest.mark.parametrize("words", ["do thi", "ĐỖ", "hoa", "đỗ hoà"])
def test_search_heeds_neither_case_nor_diacritics(words):
    assert _names(f"q={words}") == ["Đỗ Thị Hoà"]


def test_every_word_must_be_there():
    assert _names("q=do minh") == []


def test_text_sorts_without_diacritics_and_the_unknown_stands_last_either_way():
    assert [name[:2] for name in _names("sort=name")] == ["an", "Bù", "Đỗ"]
    assert [name[:2] for name in _names("sort=posts")] == ["Bù", "Đỗ", "an"]
    assert [name[:2] for name in _names("sort=-posts")] == ["Đỗ", "Bù", "an"]


def test_a_choice_narrows_and_an_unknown_one_is_passed_over():
    assert _names("kind=b") == ["an Nhiên"]
    assert len(_names("kind=zzz")) == 3


def test_nonsense_in_the_address_changes_nothing():
    facts = shown(TABLE, PEOPLE, _asked("page=%00-1&sort=drop&q=%00&kind="))
    assert len(facts["rows"]) == 3
    assert shown(TABLE, PEOPLE, _asked("page=99999999"))["first"] == "1"


def test_pages_hold_so_many_rows_and_know_their_neighbours():
    rows = [{"name": f"{n:03}", "posts": n, "born": None, "kind": "a"} for n in range(120)]
    first, last = (shown(TABLE, rows, _asked(f"page={n}&keep=1")) for n in (1, 3))
    assert (first["before"], first["after"]) == ("", "?keep=1&page=2#thu")
    assert (len(last["rows"]), last["after"], last["total"]) == (20, "", "120")


def test_what_people_wrote_is_escaped_on_the_page_and_unknown_is_no_zero(settings):
    request = _asked("q=<script>&lang=vi")
    for text, facts in (
        ("&lt;script&gt;", shown(TABLE, PEOPLE, request)),
        ("Bùi &lt;b&gt;Minh&lt;/b&gt;", shown(TABLE, PEOPLE, _asked())),
        ("không rõ", shown(TABLE, PEOPLE, _asked())),
    ):
        page = render_to_string("kit/table.html", {"table": facts}, request)
        assert text in page
        assert "<script>" not in page
        assert "—" not in page, "a dash says neither zero nor unknown"


def test_a_file_holds_all_rows_asked_for_and_the_columns_for_files():
    response = exported(TABLE, PEOPLE, _asked("export=csv&sort=name"))
    assert response is not None
    assert response.content[:3] == b"\xef\xbb\xbf"
    lines = response.content.decode("utf-8-sig").splitlines()
    assert lines == ["Tên,Bài,Sinh", "an Nhiên,,1980-02-01", "Bùi <b>Minh</b>,3,",
                     "Đỗ Thị Hoà,12,1990-02-01"]  # fmt: skip
    assert "thu-" in response["Content-Disposition"]
    assert exported(TABLE, PEOPLE, _asked("export=pdf")) is None


def test_a_workbook_has_numbers_and_days_as_such_and_no_formula():
    seen = datetime(2024, 9, 1, 18, 30, tzinfo=UTC)
    made = xlsx_of([["a", "b"], ["=1+1", 5], [date(2024, 9, 2), seen], [None, 10**18]], "x")
    sheet = openpyxl.load_workbook(io.BytesIO(made)).active
    assert sheet is not None
    assert sheet["A2"].data_type == "s"
    assert (sheet["A2"].value, sheet["B2"].value) == ("=1+1", 5)
    assert str(sheet["A3"].value) == "2024-09-02 00:00:00"
    assert str(sheet["B3"].value) == "2024-09-02 01:30:00"
    assert (sheet["A4"].value, sheet["B4"].value) == (None, str(10**18))


@given(st.text())
def test_no_text_becomes_a_formula_in_a_spreadsheet(text):
    cell = csv_of([[text]]).decode("utf-8-sig").strip('"')
    assert not cell.startswith(("=", "+", "-", "@", "\t", "＝", "＋", "－", "＠"))


def test_a_table_over_a_query_sorts_in_the_database(cast):
    from lantoa.web.people.models import Unit

    table: Table[Unit] = Table(
        name="units",
        columns=(
            Column(key="name", name=("Tên", "Name"), value=lambda u: u.name, order=("name",)),
            Column(key="n", name=("N", "N"), value=lambda u: 1),
        ),
        search=lambda rows, words: rows.filter(name__icontains=words),
        size=2,
    )
    rows = Unit.objects.all()
    facts = shown(table, rows, _asked("sort=name&q=T"))
    assert [row[0]["text"] for row in facts["rows"]] == ["Tỉnh Gió", "Tỉnh Mây"]
    assert [one["value"] for one in facts["sorts"]] == ["name", "-name"]
    assert shown(table, rows, _asked())["total"] == "4"
