"""gzip, zstd and zip as streams, within limits."""

from __future__ import annotations

import io
import zipfile

import pytest
import zstandard

from lantoa.core.errors import UnreadableFile
from lantoa.sources.files import containers
from lantoa.sources.files.containers import blocks, open_zip, plain_content, unpacked, zip_contents
from lantoa.sources.files.opening import open_file
from tests.sources.files.written import gz, read, table_text, write, zipped, zst


def test_a_file_of_many_zstd_frames_is_read_to_its_end(tmp_path):
    frames = b"".join(zst(b"%d\n" % n) for n in range(50))
    skippable = b"\x50\x2a\x4d\x18" + (4).to_bytes(4, "little") + b"abcd"
    for data in (frames, skippable + frames):
        content = unpacked(plain_content(write(tmp_path, data), "x"), "zstd")
        assert content.sample(10_000) == b"".join(b"%d\n" % n for n in range(50))


def test_gzip_files_that_were_joined_are_read_to_their_end(tmp_path):
    content = unpacked(plain_content(write(tmp_path, gz(b"a") + gz(b"b")), "x"), "gzip")
    assert content.sample(10) == b"ab"


def test_a_zstd_file_without_its_length_inside_is_read(tmp_path):
    data = zstandard.ZstdCompressor(write_content_size=False).compress(table_text().encode())
    assert len(read(write(tmp_path, data))) == 2


@pytest.mark.parametrize("pack", [gz, zst], ids=["gzip", "zstd"])
def test_a_bomb_is_stopped_before_it_fills_anything(tmp_path, monkeypatch, pack):
    monkeypatch.setattr(containers, "ALLOWANCE", 1 << 20)
    path = write(tmp_path, pack(b"a,b\n" + (b"1," + b"2" * 5000 + b"\n") * 10_000))
    with pytest.raises(UnreadableFile, match="times its size"), open_file(path) as opened:
        list(opened.payloads())


def test_a_zip_bomb_is_refused_by_what_it_declares(tmp_path, monkeypatch):
    monkeypatch.setattr(containers, "ALLOWANCE", 1 << 20)
    path = zipped(tmp_path / "a.zip", {"a.csv": b"1,2\n" * (20 << 20)})
    with pytest.raises(UnreadableFile, match="times its size"):
        open_file(path)


def test_a_zip_with_too_many_files_is_refused(tmp_path, monkeypatch):
    monkeypatch.setattr(containers, "ZIP_MEMBERS", 3)
    path = zipped(tmp_path / "a.zip", {f"{n}.csv": table_text() for n in range(4)})
    with pytest.raises(UnreadableFile, match="more than 3 files"):
        open_file(path)


@pytest.mark.parametrize(
    "name", ["../a.csv", "/etc/a.csv", "a/../../b.csv", "..\\a.csv", "C:\\a.csv"]
)
def test_a_name_that_points_out_of_the_zip_is_refused(tmp_path, name):
    path = zipped(tmp_path / "a.zip", {name: table_text()})
    with pytest.raises(UnreadableFile, match="outside"):
        open_file(path)


def test_a_link_in_a_zip_is_refused(tmp_path):
    info = zipfile.ZipInfo("a.csv")
    info.external_attr = 0o120777 << 16
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as archive:
        archive.writestr(info, "/etc/passwd")
    with pytest.raises(UnreadableFile, match="link"):
        open_file(tmp_path / "a.zip")


def test_a_zip_inside_a_zip_is_refused(tmp_path):
    inner = zipped(tmp_path / "i.zip", {"a.csv": table_text()}).read_bytes()
    with pytest.raises(UnreadableFile, match="zip inside a zip"):
        open_file(zipped(tmp_path / "a.zip", {"i.zip": inner}))


def test_a_packed_table_inside_a_zip_is_read(tmp_path):
    path = zipped(tmp_path / "a.zip", {"a.csv.gz": gz(table_text().encode())})
    assert len(read(path)) == 2


def test_a_file_packed_over_and_over_is_refused(tmp_path):
    data = table_text().encode()
    for _ in range(5):
        data = gz(data)
    with pytest.raises(UnreadableFile, match="too many times"):
        open_file(write(tmp_path, data))


def test_a_damaged_file_in_a_zip_is_not_skipped_in_silence(tmp_path):
    path = zipped(tmp_path / "a.zip", {"a.csv": table_text() * 50})
    data = bytearray(path.read_bytes())
    data[60:70] = b"\xff" * 10
    with (
        pytest.raises(UnreadableFile, match="damaged"),
        open_file(write(tmp_path, bytes(data))) as o,
    ):
        list(o.payloads())


def test_a_zip_with_nothing_to_read_is_refused(tmp_path):
    with pytest.raises(UnreadableFile, match="no table and no JSON"):
        open_file(zipped(tmp_path / "a.zip", {"a.png": b"\x89PNG\r\n\x1a\n"}))
    with pytest.raises(UnreadableFile, match="no table and no JSON"):
        open_file(zipped(tmp_path / "a.zip", {}))


@pytest.mark.parametrize("inside", ["word/document.xml", "content.xml", "xl/workbook.bin"])
def test_office_documents_that_are_zips_are_told_by_name(tmp_path, inside):
    with pytest.raises(UnreadableFile, match=r"save it"):
        open_file(zipped(tmp_path / "a.docx", {inside: "<a/>"}))


def test_the_files_of_a_zip_come_in_its_order(tmp_path):
    path = zipped(tmp_path / "a.zip", {"b.csv": "1", "a.csv": "2", ".DS_Store": "x"})
    content = plain_content(path, "a.zip")
    assert [part.name for part in zip_contents(content)] == ["a.zip/b.csv", "a.zip/a.csv"]
    with open_zip(content) as archive:
        assert len(archive.namelist()) == 3


def test_blocks_joined_are_the_stream():
    data = bytes(range(256)) * 9
    assert b"".join(blocks(io.BytesIO(data), 100)) == data
