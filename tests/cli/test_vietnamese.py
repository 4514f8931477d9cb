"""What goes wrong is said in Vietnamese, unless English was asked for."""

import fcntl

import pytest

from lantoa.cli.vietnamese.catalogue import in_vietnamese
from tests.cli.campaigns import CAMPAIGN, ndjson, tiktok_item

MAPPING = 'platform = "tiktok"\n[columns]\npost_id = "ma"\nlikse = "thich"\n'


def said(ran):
    """The one line on standard error of a command that was refused."""
    assert ran.code == 2
    assert ran.err.count("\n") == 1
    return ran.err.removeprefix("lantoa: ").rstrip("\n")


def a_text(path, text):
    path.write_text(text, encoding="utf-8")
    return path


def test_a_file_of_no_known_kind(lantoa, tmp_path):
    line = said(lantoa("import", a_text(tmp_path / "la.csv", "ten,so\na,1\nb,2\n")))
    assert "la.csv: chưa nhận ra loại tệp. Thấy một bảng với các cột ten, so. " in line
    assert "Chạy lantoa mapping la.csv để phần mềm đề xuất tệp mapping" in line
    assert "Đã tìm: " in line


def test_a_file_that_is_not_there(lantoa, tmp_path):
    line = said(lantoa("import", tmp_path / "khong-co.csv"))
    assert line == f"{tmp_path}/khong-co.csv: không đọc được (không có tệp hay thư mục này)"


def test_a_bad_line_in_a_mapping(lantoa, tmp_path):
    mapping = a_text(tmp_path / "m.toml", MAPPING)
    line = said(
        lantoa("import", a_text(tmp_path / "a.csv", "ma,thich\n1,2\n"), "--mapping", mapping)
    )
    assert line == f"{mapping}:4: không có khoá 'likse' trong [columns]; ý bạn là likes?"


def test_a_bad_line_in_a_campaign(lantoa, tmp_path):
    wrong = CAMPAIGN.replace("last_day = 2024-09-09", "last_day = 2024-08-01")
    campaign = a_text(tmp_path / "c.toml", wrong)
    line = said(lantoa("board", campaign))
    assert line == f"{campaign}:4: last_day 2024-08-01 đứng trước first_day 2024-08-26"


def test_a_campaign_that_is_not_toml(lantoa, tmp_path):
    campaign = a_text(tmp_path / "c.toml", "id = co-do\n")
    line = said(lantoa("board", campaign))
    assert line.startswith(f"{campaign}:1: chưa đúng cách viết TOML: giá trị viết chưa đúng")


def test_an_empty_lake(lantoa, tmp_path):
    line = said(lantoa("board", a_text(tmp_path / "c.toml", CAMPAIGN)))
    assert line.endswith(": chưa nhập tệp nào; bắt đầu bằng: lantoa import TỆP")


def test_a_busy_lake(lantoa, tmp_path):
    file = ndjson(tmp_path / "a.ndjson", [tiktok_item(1)])
    lantoa("import", file)
    lock = next((tmp_path / "workspace").rglob("*lock*"))
    with lock.open("r+") as held:
        fcntl.flock(held, fcntl.LOCK_EX)
        line = said(lantoa("compact"))
    assert "đang ghi vào kho" in line
    assert line.endswith("đợi nó xong rồi chạy lại")


def test_an_unknown_state(lantoa, tmp_path):
    lantoa("import", ndjson(tmp_path / "a.ndjson", [tiktok_item(1)]))
    line = said(lantoa("board", a_text(tmp_path / "c.toml", CAMPAIGN), "--at", "77"))
    assert line.startswith("Không có trạng thái '77'; kho có các trạng thái từ 1 đến 1")


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        (["import"], "cần ít nhất một tệp để nhập: lantoa import TỆP"),
        (["imprt"], "Không có lệnh “imprt”. Ý bạn là “import”? Các lệnh: "),
        (["import", "--workspce", "a"], "Không có tuỳ chọn --workspce. Ý bạn là --workspace?"),
        (["board"], "Lệnh “board” còn thiếu --campaign. Xem: lantoa board --help"),
        (["board", "a", "b"], "Thừa ['b']. Tên có dấu cách thì đặt trong ngoặc kép."),
        (["vacuum", "--keep-days", "mai"], "--keep-days không nhận “mai”, cần số nguyên."),
        (["board", "a", "--lang", "fr"], '--lang không nhận “fr”. Hãy chọn: "vi", "en".'),
        (["board", "a", "--at", "1", "--at", "2"], "--at ghi nhiều lần; chỉ ghi một lần."),
        (["import", "a", "--seen-at", "mai"], "--seen-at phải viết như 2024-09-10T08:00+07:00"),
    ],
)
def test_a_wrong_option(lantoa, arguments, expected):
    assert said(lantoa(*arguments)).startswith(expected)


def test_why_a_row_is_in_quarantine_and_its_stored_reason_stays_as_it_is(lantoa, tmp_path):
    lantoa("import", ndjson(tmp_path / "a.ndjson", [tiktok_item(0), tiktok_item(1, id="7.5E+18")]))
    shown = " ".join(lantoa("quarantine", "list").out.split())
    assert "mã đã mất chữ số khi đi qua một cột số thực: 7.5E+18" in shown
    stored = lantoa("quarantine", "list", "--json").data["quarantine"][0]["reason"]
    assert stored == "the id went through a floating-point column: 7.5E+18"
    lantoa("quarantine", "export", tmp_path / "out.csv")
    assert stored in (tmp_path / "out.csv").read_text(encoding="utf-8-sig")


def test_a_note_on_a_batch(lantoa, tmp_path):
    mapping = a_text(tmp_path / "m.toml", MAPPING.replace("likse", "likes"))
    rows = "ma,thich,thich\n7407520000000000001,2,3\n"
    ran = lantoa("import", a_text(tmp_path / "a.csv", rows), "--mapping", mapping)
    assert "cột 'thich' có nhiều lần: cột thứ 3 gọi là 'thich (2)'" in ran.out


def test_english_where_it_is_asked_for(lantoa, tmp_path):
    line = said(lantoa("import", tmp_path / "none.csv", "--lang", "en"))
    assert line == f"{tmp_path}/none.csv: cannot be read (No such file or directory)"


def test_a_line_that_the_catalogue_does_not_know_stays_as_it_is():
    for line in ("", ": ", "odd", "a: b: c", "Đã dừng; chưa có gì được ghi thêm"):
        assert in_vietnamese(line) == line


def test_a_file_whose_name_looks_like_a_message_stays_in_front():
    line = in_vietnamese("a: no id: b.csv: is empty")
    assert line == "a: no id: b.csv: không có nội dung"


def test_a_long_line_of_marks_is_left_as_it_is():
    line = "x: " * 20_000 + " and " * 20_000
    assert in_vietnamese(line) == line
