"""Any file, opened by what it holds."""

from __future__ import annotations

import io
import json

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from lantoa.core.errors import HoldsSecrets, Unreadable, UnreadableFile
from lantoa.sources.adapter import Adapter
from lantoa.sources.files.opening import open_file
from tests.sources.files.written import (
    ROWS,
    gz,
    lines_text,
    read,
    refusals_of,
    rows_of,
    table_text,
    workbook,
    write,
    zipped,
    zst,
)

AS_ROWS = [dict(zip(("id", "handle", "views"), row, strict=True)) for row in ROWS]


def parquet_bytes() -> bytes:
    target = io.BytesIO()
    pq.write_table(pa.table({k: [row[k] for row in AS_ROWS] for k in AS_ROWS[0]}), target)
    return target.getvalue()


@pytest.mark.parametrize("name", ["x.csv", "x.ndjson", "x.xlsx", "x.gz", "noname"])
def test_the_name_of_a_file_says_nothing(tmp_path, name):
    assert read(write(tmp_path, table_text(), name)) == AS_ROWS


@pytest.mark.parametrize("mark", [",", ";", "\t", "|"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16-le", "utf-16-be", "utf-16", "utf-32"]
)
def test_a_table_is_the_same_in_every_dress(tmp_path, mark, end, encoding):
    assert read(write(tmp_path, table_text(mark, end).encode(encoding))) == AS_ROWS


@pytest.mark.parametrize(
    "pack",
    [gz, zst, lambda d: zst(gz(d)), lambda d: gz(zst(d))],
    ids=["gzip", "zstd", "gzip in zstd", "zstd in gzip"],
)
def test_a_packed_file_is_unpacked_while_it_is_read(tmp_path, pack):
    assert read(write(tmp_path, pack(table_text().encode()))) == AS_ROWS
    assert read(write(tmp_path, pack(parquet_bytes()))) == AS_ROWS
    assert len(read(write(tmp_path, pack(lines_text().encode())))) == 3


def test_a_workbook_a_zip_and_a_parquet_file_may_be_packed_again(tmp_path):
    book = workbook(
        tmp_path / "b.xlsx", {"Tháng 9": [["id", "handle", "views"], *map(list, ROWS)]}
    )
    assert read(write(tmp_path, zst(book.read_bytes()))) == AS_ROWS
    archive = zipped(tmp_path / "a.zip", {"in/a.csv": table_text(), "b.xlsx": book.read_bytes()})
    for data in (archive.read_bytes(), zst(archive.read_bytes())):
        with open_file(write(tmp_path, data)) as opened:
            assert opened.members == ("in/a.csv", "b.xlsx/Tháng 9")
            assert [rows_of(opened, member) for member in opened.members] == [AS_ROWS, AS_ROWS]


def test_plain_lines_come_in_blocks_that_joined_are_the_file(tmp_path):
    data = lines_text(50).encode().rstrip(b"\n")
    with open_file(write(tmp_path, data)) as opened:
        assert opened.is_plain_lines
        blocks = list(opened.line_blocks(size=100))
    assert b"".join(block for block, _, _ in blocks) == data
    assert len(blocks) > 10
    line = 1
    for block, first, lines in blocks:
        assert first == line
        assert len(block.splitlines()) == lines
        line += lines
    assert line == 51


def test_what_is_packed_or_no_lines_has_no_line_blocks_but_raw_ones(tmp_path):
    for data in (gz(lines_text().encode()), table_text().encode()):
        with open_file(write(tmp_path, data)) as opened:
            assert not opened.is_plain_lines
            assert b"".join(opened.raw_blocks(10)) == data
            assert opened.size == len(data)
            with pytest.raises(UnreadableFile):
                next(opened.line_blocks())


def test_one_object_on_one_line_is_a_line_and_a_document(tmp_path):
    with open_file(write(tmp_path, b'{"items": [{"id": "1"}, {"id": "2"}]}')) as opened:
        head = opened.head()
        assert (head.shape, head.document) == ("lines", {"items": [{"id": "1"}, {"id": "2"}]})
        assert not opened.is_plain_lines
        adapter = Adapter(
            name="a.b", version=1, shape="json", marks="", recognises=lambda head: True,
            records=lambda payload, context: pytest.fail("not asked for"), items=lambda document: document["items"],
        )  # fmt: skip
        assert [p for _, p in opened.payloads("", adapter)] == [{"id": "1"}, {"id": "2"}]
        assert len(list(opened.payloads())) == 1


@pytest.mark.parametrize("indent", [None, 1])
def test_an_array_and_a_pretty_printed_object_are_documents(tmp_path, indent):
    data = json.dumps([{"id": "1"}, {"id": "2"}], indent=indent)
    with open_file(write(tmp_path, data)) as opened:
        assert opened.head().shape == "json"
        assert rows_of(opened) == [{"id": "1"}, {"id": "2"}]
    with open_file(write(tmp_path, json.dumps({"a": {"b": 1}}, indent=2))) as opened:
        assert (opened.head().shape, opened.head().document) == ("json", {"a": {"b": 1}})


def test_blank_and_broken_first_lines_do_not_hide_that_a_file_has_lines(tmp_path):
    data = "\n\n  \n{broken\n" + lines_text()
    with open_file(write(tmp_path, data)) as opened:
        assert opened.head().shape == "lines"
        assert [line for line, _ in opened.payloads()] == [4, 5, 6, 7]
        assert [line for line, _, _ in refusals_of(opened)] == [4]


def test_lines_in_another_encoding_are_read_all_the_same(tmp_path):
    with open_file(write(tmp_path, lines_text().encode("utf-16"))) as opened:
        assert not opened.is_plain_lines
        assert rows_of(opened)[2] == {"id": "2", "text": "Chào #HàGiang"}


def test_files_that_are_no_data_stay_out_of_a_zip_and_are_told(tmp_path):
    path = zipped(
        tmp_path / "a.zip",
        {"a.csv": table_text(), "bia.png": b"\x89PNG\r\n\x1a\n" + b"0" * 50, "empty.txt": b"",
         "__MACOSX/._a.csv": b"\x00\x05\x16\x07", "page.html": "<!DOCTYPE html><html></html>"},
    )  # fmt: skip
    with open_file(path) as opened:
        assert opened.members == ("a.csv",)
        assert [name for name, _ in opened.skipped] == ["bia.png", "empty.txt", "page.html"]
        assert any("empty.txt was left out: is empty" in note for note in opened.notes)


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "empty"),
        (b" \n\n\t", "empty"),
        (b"\xef\xbb\xbf", "empty"),
        (b"\x00" * 4000, "empty"),
        (b"\x1f\x8b", "breaks off"),
        (gz(b"a,b\n1,2\n" * 999)[:-9], "breaks off"),
        (zst(b"a,b\n1,2\n" * 999)[:-3], "breaks off"),
        (gz(b""), "empty"),
        (parquet_bytes()[:-30], "breaks off"),
        (b"PAR1", "breaks off"),
        (b"PK\x03\x04 and then nothing", "breaks off"),
        (b"%PDF-1.7", "PDF"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1", ".xlsx"),
        (b"\x89PNG\r\n\x1a\n", "picture"),
        (b"SQLite format 3\x00", "SQLite"),
        (bytes(range(256)) * 20, "no text"),
        (b"<!DOCTYPE html>\n<html><body>Log in</body></html>", "web page"),
        (b"\xef\xbb\xbf  <html>", "web page"),
        (b'<?xml version="1.0"?><a/>', "web page or XML"),
        (b'{"a": [1, 2', "breaks off"),
        (b'[{"a": 1},\n {"a": 2', "breaks off"),
        (b"[" * 100_000, "nested too deep"),
    ],
    ids=range(22),
)
def test_what_cannot_be_read_is_refused_in_one_sentence(tmp_path, data, reason):
    with pytest.raises(UnreadableFile, match=reason) as failure:
        open_file(write(tmp_path, data, "tep.csv"))
    assert str(failure.value).startswith("tep.csv: ")
    assert "\n" not in str(failure.value)


def test_a_folder_and_a_missing_file_are_refused(tmp_path):
    with pytest.raises(UnreadableFile, match="folder"):
        open_file(tmp_path)
    with pytest.raises(UnreadableFile, match="cannot be read"):
        open_file(tmp_path / "nothing.csv")


def test_a_packed_file_that_breaks_off_further_down_says_so_when_it_gets_there(tmp_path):
    data = gz("".join(f"{n},{n * 7919 % 100003},x{n}\n" for n in range(400_000)).encode())
    path = write(tmp_path, data[: len(data) - 1000])
    with open_file(path) as opened, pytest.raises(UnreadableFile, match="breaks off"):
        list(opened.payloads())


def test_a_credential_is_refused_wherever_it_stands(tmp_path):
    token = '{"access_token": "t", "expires_in": 3600}'
    with pytest.raises(HoldsSecrets, match="access_token"):
        open_file(write(tmp_path, token))
    with pytest.raises(HoldsSecrets):
        open_file(write(tmp_path, gz(token.encode())))
    with pytest.raises(HoldsSecrets, match=r"a\.zip/login\.json"):
        open_file(zipped(tmp_path / "a.zip", {"a.csv": table_text(), "login.json": token}))
    with pytest.raises(HoldsSecrets):
        open_file(write(tmp_path, "-----BEGIN PRIVATE KEY-----\nMIIE\n"))
    with pytest.raises(HoldsSecrets):
        open_file(write(tmp_path, "# Netscape HTTP Cookie File\n.example.vn\tTRUE\t/\n"))


def test_what_was_unpacked_is_removed(tmp_path, monkeypatch):
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path / "t"))
    (tmp_path / "t").mkdir()
    with open_file(write(tmp_path, gz(parquet_bytes()))) as opened:
        assert len(rows_of(opened)) == 2
        assert list((tmp_path / "t").iterdir())
    assert not list((tmp_path / "t").iterdir())
    opened = open_file(write(tmp_path, gz(parquet_bytes())))
    del opened
    assert not list((tmp_path / "t").iterdir())


def test_a_member_that_is_not_there_is_refused(tmp_path):
    with open_file(write(tmp_path, table_text())) as opened:
        assert opened.members == ("",)
        with pytest.raises(UnreadableFile, match="holds no 'x'"):
            opened.head("x")


def test_a_file_may_be_called_otherwise_than_it_lies(tmp_path):
    with open_file(write(tmp_path, table_text()), name="bảng.csv") as opened:
        assert opened.name == opened.head().name == "bảng.csv"
        assert opened.modified_s > 0


def test_the_first_payloads_of_a_head_leave_out_what_cannot_be_read(tmp_path):
    with open_file(write(tmp_path, "id,handle\n1\n2,an.example\n")) as opened:
        assert opened.head().payloads == ({"id": "2", "handle": "an.example"},)
        assert isinstance(next(iter(opened.payloads()))[1], Unreadable)
