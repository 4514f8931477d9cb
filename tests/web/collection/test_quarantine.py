"""Rows that could not be read: shown, downloaded, tried again; and the health of captures."""

from __future__ import annotations

import csv
import io

import pytest

from lantoa.web.collection.models import ImportJob
from tests.web.reading import part


def test_a_row_in_quarantine_stands_with_file_line_and_reason(full):
    text = full.page("/import")
    assert "so-tay-van-phong.xlsx" in text
    assert "không phải số đếm" in text
    raw = part(r'href="(/raw/[0-9a-f]{64}/4\?member=Facebook)"', text)[1]
    assert "hỏi lại chị Ví Dụ" in full.page(raw)


def test_quarantine_can_be_downloaded_as_a_table(full):
    text = full.page("/quarantine.csv")
    rows = list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"))))
    assert [row["line"] for row in rows] == ["4"]
    assert not list((full.root / "uploads").iterdir())


def test_quarantine_is_tried_again_once_however_often_it_is_asked(copied, monkeypatch):
    from lantoa.web.collection import services

    monkeypatch.setattr(services, "wake", lambda: None)
    copied.client.post("/quarantine/retry")
    copied.client.post("/quarantine/retry")
    assert ImportJob.objects.filter(kind="retry").count() == 1


def test_a_retry_leaves_what_still_cannot_be_read(copied):
    copied.client.post("/quarantine/retry")
    assert ImportJob.objects.get().state == "done"
    assert "không phải số đếm" in copied.page("/import")


def test_the_health_page_tells_what_each_capture_held_and_brought(full):
    text = full.page("/captures")
    assert "145 trong 145" in text
    assert "1 cách ly" in text
    facebook = text.partition("Facebook</th>")[2].partition("</tr>")[0]
    assert "Chưa có lần nào" in facebook
    tiktok = text.partition("TikTok</th>")[2].partition("</tr>")[0]
    assert "hashtag-19-10.ndjson.gz" in tiktok


def test_the_health_page_of_an_empty_lake_says_what_to_do(site):
    assert "Nhập tệp đầu tiên" in site.page("/captures")


def test_a_batch_that_is_none_is_not_found(full):
    full.page("/batches/99", 404)


def test_an_import_page_of_an_empty_lake_opens(site):
    assert "Không dòng nào đang chờ" in site.page("/import")


@pytest.mark.parametrize(
    ("text", "field", "at_fault"),
    [
        ('{"id": "7", "createTime": 9999999999, "stats": {}}', "createTime", "9999999999"),
        ('{"stats": {"playCount": "a \\" b", "x": 1}}', "stats.playCount", '"a \\" b"'),
        ('{"data": {"id": "7"}}', "data", "data"),
        ("id,views\n7,abc", "views", "views"),
        ("no such thing", "views", ""),
        ("anything", "", ""),
    ],
)
def test_the_value_at_fault_is_marked_and_not_its_name(text, field, at_fault):
    from lantoa.web.collection.queries import _fault

    first, last = _fault(text, field)
    assert text[first:last] == at_fault
