"""Files dropped on the import page: read by content, once, under names that do no harm."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from lantoa.web.collection.mapping_form import column_rows, with_fields
from lantoa.web.collection.models import ImportJob
from lantoa.web.collection.uploads import safe_name
from lantoa.web.people.queries import root
from tests.web.reading import part

FILES = Path(__file__).parents[3] / "examples/mot-cay-cho-pho/files"
EXAMPLE = FILES.parent / "campaign.toml"
TABLE = (
    "Link bài;Ngay dang;view;cmt\n"
    "https://www.tiktok.com/@an.example/video/7409000000000000001;01/09/2024 19:30;12,3K;184\n"
    "https://www.tiktok.com/@an.example/video/7409000000000000002;02/09/2024 06:05;1.240;37\n"
)


@pytest.fixture
def table(tmp_path):
    path = tmp_path / "so_lieu.csv"
    path.write_text(TABLE, encoding="utf-8")
    return path


def _job(**asked):
    return ImportJob.objects.get(**asked)


def test_a_dropped_file_is_read_and_its_upload_is_gone(site):
    response = site.drop(FILES / "hashtag-12-10.ndjson")
    assert response.status_code == 302
    job = _job()
    assert job.state == "done"
    assert job.outcome["rows"] == 145
    assert not list((site.root / "uploads").iterdir())
    text = site.page("/import")
    assert "145 dòng: 139 bài mới, 145 lần đếm mới" in text
    assert f"/batches/{job.outcome['state']}" in text


def test_the_same_file_again_adds_nothing_and_says_so(site):
    site.drop(FILES / "instagram-19-10.ndjson")
    site.drop(FILES / "instagram-19-10.ndjson")
    assert "Không ghi gì thêm" in site.page("/import")


def test_several_files_at_once_are_each_judged_alone(site, tmp_path):
    bad = tmp_path / "anh.png"
    bad.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(200))
    site.drop(FILES / "instagram-19-10.ndjson", bad)
    assert {j.name: j.state for j in ImportJob.objects.all()} == {
        "instagram-19-10.ndjson": "done", "anh.png": "refused",
    }  # fmt: skip
    assert not list((site.root / "uploads").iterdir())


def test_an_error_never_names_the_folder_of_the_upload(site, tmp_path):
    bad = tmp_path / "hong.zip"
    bad.write_bytes(b"PK\x03\x04" + bytes(50))
    site.drop(bad)
    job = _job()
    assert job.state == "refused"
    assert "uploads" not in job.message


def test_a_table_of_no_known_kind_waits_for_a_person(site, table):
    site.drop(table)
    assert _job().state == "mapping"
    text = site.page("/import")
    assert "Cần ghép cột" in text
    assert '<option value="views" selected>' in text


def test_a_table_is_imported_as_the_person_agreed(site, table):
    site.drop(table)
    job = _job()
    site.client.post(f"/import/{job.id}/mapping", _form(site.page("/import")))
    job.refresh_from_db()
    assert job.state == "done", job.message
    assert job.outcome["ok"] == 2


def test_a_column_may_be_left_out(site, table):
    site.drop(table)
    job = _job()
    sent = _form(site.page("/import"))
    views = next(key for key, value in sent.items() if value == "views")
    site.client.post(f"/import/{job.id}/mapping", sent | {views: ""})
    job.refresh_from_db()
    assert job.state == "done", job.message
    assert "views = " not in job.mapping


def test_a_column_that_was_not_recognised_can_be_given_a_field(site, table):
    site.drop(table)
    job = _job()
    sent = _form(site.page("/import"))
    site.client.post(f"/import/{job.id}/mapping", sent | {_field_of("cmt", sent): "comments"})
    job.refresh_from_db()
    assert job.state == "done", job.message
    assert 'comments = "cmt"' in job.mapping


def test_a_mapping_that_is_wrong_comes_back_with_its_reason(site, table):
    site.drop(table)
    job = _job()
    wrong = job.mapping.replace("[time]", "[tiem]")
    site.client.post(f"/import/{job.id}/mapping", {"text": wrong})
    job.refresh_from_db()
    assert job.state == "mapping"
    assert "tiem" in site.page("/import")


def test_two_columns_cannot_become_one_field(site, table):
    site.drop(table)
    sent = _form(site.page("/import"))
    twice = sent | {_field_of("cmt", sent): "views"}
    response = site.client.post(f"/import/{_job().id}/mapping", twice)
    assert response.status_code == 400
    assert _job().state == "mapping"


def test_a_waiting_table_can_be_left_out_and_nothing_of_it_stays(site, table):
    site.drop(table)
    site.client.post(f"/import/{_job().id}/drop")
    assert not ImportJob.objects.exists()
    assert not list((site.root / "uploads").iterdir())
    assert not (site.root / "lake").exists()


def _field_of(column: str, sent: dict[str, str]) -> str:
    return next(key for key, value in sent.items() if value == column).replace("column", "field")


def _form(text: str) -> dict[str, str]:
    """What a browser would send of the mapping form as it stands."""
    import html

    sent = dict(re.findall(r'name="(column-\d+)" value="([^"]*)"', text))
    for name, body in re.findall(
        r'<select[^>]*name="(field-\d+)"[^>]*>(.*?)</select>', text, re.DOTALL
    ):
        chosen = re.search(r'value="([^"]*)" selected', body)
        sent[name] = chosen[1] if chosen else ""
    whole = part(r"<textarea[^>]*>(.*?)</textarea>", text)
    return {k: html.unescape(v) for k, v in (sent | {"text": whole[1]}).items()}


def test_no_file_at_all_is_refused_in_words(site):
    response = site.client.post("/import", {})
    assert response.status_code == 400
    assert "hãy chọn ít nhất một tệp" in response.content.decode()


def test_a_time_that_cannot_be_read_is_refused_and_nothing_is_taken(site):
    response = site.drop(FILES / "instagram-19-10.ndjson", seen_at="yesterday")
    assert response.status_code == 400
    assert not ImportJob.objects.exists()


def test_the_time_of_reading_is_the_files_own_not_that_of_the_upload(site):
    from lantoa.web.campaigns.queries import lake

    site.drop(FILES / "4cat-19-10.csv", modified="1729342800000")
    assert str(_job().modified_at) == "2024-10-19 13:00:00+00:00"
    assert str(lake().states()[-1].seen_to) == "2024-10-19 13:00:00+00:00"


def test_a_time_in_the_future_is_not_believed(site):
    site.drop(FILES / "instagram-19-10.ndjson", modified="99999999999999")
    assert _job().modified_at is None


def test_an_upload_beyond_the_limit_is_refused(site, settings):
    settings.UPLOAD_LIMIT_BYTES = 1000
    response = site.drop(FILES / "hashtag-12-10.ndjson")
    assert response.status_code == 400
    assert not ImportJob.objects.exists()


@pytest.mark.parametrize(("said", "kept"), [
    ("../../x.csv", "x.csv"), ("..\\..\\x.csv", "x.csv"), ("", "tep"), (None, "tep"), ("..", "tep"),
    ("/abs/olute.ndjson", "olute.ndjson"), ("a\0b\nc.csv", "abc.csv"), ("ti\u0065\u0302ng.csv", "tiêng.csv"),
    (".hidden", "hidden"), ("\ud800.csv", "csv"),
])  # fmt: skip
def test_a_name_can_only_name_a_file(said, kept):
    assert safe_name(said) == kept


def test_a_very_long_name_keeps_its_ending():
    name = safe_name("đ" * 400 + ".ndjson.gz")
    assert name.endswith(".gz")
    assert len(name.encode()) <= 150


def test_progress_is_a_part_of_a_page_and_ends_with_a_refresh(site):
    site.drop(FILES / "instagram-19-10.ndjson")
    response = site.client.get("/import/jobs?running=1")
    assert response.headers["HX-Refresh"] == "true"
    assert "<html" not in response.content.decode()
    assert "hx-trigger" not in response.content.decode()


def test_while_something_is_read_the_page_asks_again(site):
    from lantoa.core import clock

    ImportJob.objects.create(
        unit=root(), name="x.csv", state="reading", size=200, done_bytes=50, made_at=clock.now()
    )
    text = site.page("/import/jobs")
    assert 'hx-trigger="every 1s"' in text
    assert 'value="25"' in text


def test_what_a_stopped_process_was_reading_is_read_again(site):
    from lantoa.core import clock
    from lantoa.web.collection import runner
    from lantoa.web.collection.uploads import folder_of

    job = ImportJob.objects.create(
        unit=root(), name="instagram-19-10.ndjson", state="reading", made_at=clock.now()
    )
    folder_of(job.id).mkdir()
    (folder_of(job.id) / job.name).write_bytes((FILES / job.name).read_bytes())
    runner.run()
    job.refresh_from_db()
    assert job.state == "done"


def test_a_proposal_and_its_form_say_the_same():
    text = 'platform = "tiktok"\n\n[columns]\nurl = "Link"  # https://…\nviews = "view"  # 12,3K\n\n[numbers]\nstyle = "vi"\n'
    assert [(r.column, r.field, r.sample) for r in column_rows(text)] == [
        ("Link", "url", "https://…"), ("view", "views", "12,3K"),
    ]  # fmt: skip
    import tomllib

    changed = tomllib.loads(with_fields(text, {"view": "likes"}))
    assert changed["columns"] == {"url": "Link", "likes": "view"}
    assert changed["numbers"] == {"style": "vi"}


def test_where_every_campaign_is_simulated_the_pages_of_collecting_say_so(site):
    said = "Dữ liệu mô phỏng."
    assert said not in site.page("/import")
    text = EXAMPLE.read_text(encoding="utf-8")
    site.add_campaign("simulated = true\n" + text, "one.toml")
    assert said in site.page("/import")
    assert said in site.page("/captures")
    site.add_campaign(text, "two.toml")
    assert said not in site.page("/import")
