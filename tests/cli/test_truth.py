import json
import re

import pytest

from tests.rehearsal.small import EXAMPLE


@pytest.fixture
def rehearsed(lantoa, tmp_path):
    out = tmp_path / "tong-duyet"
    ran = lantoa("rehearse", EXAMPLE, "--out", out, "--posts", "900", "--import")
    assert ran.code == 0
    return out


def test_every_figure_stands_beside_its_truth_and_every_claim_beside_what_was_intended(
    lantoa, rehearsed
):
    ran = lantoa("truth", rehearsed)
    assert ran.code == 0
    assert not ran.err
    assert "Dữ liệu mô phỏng" in ran.out
    assert re.search(r"^Lượt xem( +[\d.]+){2} – [\d.]+ +[\d.]+  có *$", ran.out, re.MULTILINE)
    assert "Bài đăng theo ngày" in ran.out
    assert "15/15 dòng" in ran.out
    assert "99% tích cực" in ran.out
    assert "12/12 đã vào cách ly" in ran.out
    assert "KHÔNG" not in ran.out


def test_a_miss_is_shown_and_ends_with_exit_code_2(lantoa, rehearsed):
    known = json.loads((rehearsed / "truth.json").read_text(encoding="utf-8"))
    known["figures"]["views"]["captured"] = 7
    known["claims"][0]["verdict"] = "not_shown"
    (rehearsed / "truth.json").write_text(json.dumps(known), encoding="utf-8")
    ran = lantoa("truth", rehearsed, "--lang", "en")
    assert ran.code == 2
    assert "the truth 7 lies outside" in ran.out
    assert len(re.findall(r" NO *$", ran.out, re.MULTILINE)) == 2
    assert "not as the truth: views, “Hơn" in ran.err
    told = lantoa("truth", rehearsed, "--json")
    assert told.code == 2
    assert told.data["holds"] is False
    assert told.data["wrong"][0] == "views"


def test_all_of_it_can_be_read_by_machines(lantoa, rehearsed):
    told = lantoa("truth", rehearsed, "--json").data
    assert told["holds"]
    assert told["simulated"]
    posts = next(one for one in told["figures"] if one["id"] == "posts")
    assert posts["values"][0]["truth"] == posts["values"][0]["value"]
    assert all(one["as_intended"] for one in told["claims"])
    assert told["dirty_rows"] == {"in_quarantine": 12, "missed": [], "unforeseen": []}


def test_a_folder_without_a_truth_is_one_clear_line(lantoa, tmp_path):
    ran = lantoa("truth", tmp_path)
    assert ran.code == 2
    assert (
        ran.err
        == f"lantoa: {tmp_path} không có buổi tổng duyệt nào; hãy tạo bằng lantoa rehearse\n"
    )
