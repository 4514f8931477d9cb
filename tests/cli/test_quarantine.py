"""`lantoa quarantine` and `lantoa row`: listed, exported, shown, tried again."""

import csv

from tests.cli.campaigns import ndjson, tiktok_item

TABLE = "ma,luot xem,ngay\n7407520000000000001,1000,2024-08-27 10:00\n{second}\n"
MAPPING = """\
platform = "facebook"
method = "vendor_file"
[columns]
post_id = "ma"
views = "luot xem"
published_at = "ngay"
[time]
published_at = "Asia/Ho_Chi_Minh"
[constants]
seen_at = "2024-09-10T08:00+07:00"
[numbers]
style = "vi"
"""


def a_table(tmp_path, second):
    file = tmp_path / "a.csv"
    file.write_text(TABLE.format(second=second), encoding="utf-8")
    return file


def a_mapping(tmp_path):
    mapping = tmp_path / "mapping.toml"
    mapping.write_text(MAPPING, encoding="utf-8")
    return mapping


def test_an_empty_quarantine_says_so(lantoa):
    assert lantoa("quarantine", "list").code == 0
    assert lantoa("quarantine", "list", "--json").data == {"quarantine": []}


def test_a_row_names_file_line_field_and_reason(lantoa, tmp_path):
    file = ndjson(tmp_path / "a", [tiktok_item(0), "{broken"])
    lantoa("import", file)
    (row,) = lantoa("quarantine", "list", "--json").data["quarantine"]
    assert row["file"] == str(file)
    assert row["line"] == 2
    assert "JSON" in row["reason"]
    assert row["reason"] in lantoa("quarantine", "list", "--lang", "en").out


def test_the_export_opens_in_a_spreadsheet_and_runs_nothing(lantoa, tmp_path):
    lantoa("import", ndjson(tmp_path / "a", [tiktok_item(0), "=1+1"]))
    out = tmp_path / "out.csv"
    assert lantoa("quarantine", "export", out).code == 0
    assert out.read_bytes().startswith(b"\xef\xbb\xbf")
    (row,) = csv.DictReader(out.read_text(encoding="utf-8-sig").splitlines())
    assert row["row"] == "'=1+1"
    assert lantoa("quarantine", "export", out).code == 2, "nothing is overwritten"


def test_a_row_is_read_again_after_its_mapping_is_mended(lantoa, tmp_path):
    file = a_table(tmp_path, "7407520000000000002,1000,28.8.2024")
    lantoa("import", file, "--mapping", a_mapping(tmp_path))
    assert len(lantoa("quarantine", "list", "--json").data["quarantine"]) == 1
    text = a_mapping(tmp_path).read_text(encoding="utf-8")
    mended = tmp_path / "mended.toml"
    wrong = 'published_at = "Asia/Ho_Chi_Minh"'
    right = 'published_at = { zone = "Asia/Ho_Chi_Minh", format = "%d.%m.%Y" }'
    mended.write_text(text.replace(wrong, right), encoding="utf-8")
    batch = lantoa("quarantine", "retry", "--mapping", mended, "--json").data["batches"][0]
    assert (batch["rows"], batch["ok"], batch["quarantined"]) == (1, 1, 0)
    assert lantoa("quarantine", "list", "--json").data["quarantine"] == []


def test_trying_again_without_a_change_keeps_the_row_in_quarantine(lantoa, tmp_path):
    lantoa("import", ndjson(tmp_path / "a", [tiktok_item(0), "{broken"]))
    batch = lantoa("quarantine", "retry", "--json").data["batches"][0]
    assert (batch["rows"], batch["ok"], batch["quarantined"], batch["new_posts"]) == (1, 0, 1, 0)
    assert len(lantoa("quarantine", "list", "--json").data["quarantine"]) == 1


def test_a_kept_row_can_be_looked_at(lantoa, tmp_path):
    file = ndjson(tmp_path / "a.ndjson", [tiktok_item(0), "{broken"])
    lantoa("import", file)
    assert lantoa("row", "a.ndjson", "2").out == "{broken\n"
    assert lantoa("row", "a.ndjson", "9").code == 2
    assert lantoa("row", "none", "1").code == 2


def test_rows_of_a_pseudonymised_file_were_not_kept(lantoa, tmp_path):
    lantoa("import", ndjson(tmp_path / "a", [tiktok_item(0), "{broken"]), "--pseudonymise")
    ran = lantoa("quarantine", "retry")
    assert ran.code == 2
    assert "pseudonymise" in ran.err
