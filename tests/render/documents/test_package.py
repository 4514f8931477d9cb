"""The package: digests of all that is in it, and clear words for what is no package."""

import zipfile

import pytest

from lantoa.core.errors import BadInput
from lantoa.render.documents.archives import zip_of
from lantoa.render.documents.package import changed, packed, unpacked


@pytest.fixture
def package(tmp_path):
    path = tmp_path / "a.zip"
    path.write_bytes(packed({"figures.json": b"{}", "csv/a.csv": b"x"}, {"campaign": "co"}))
    return path


def test_what_was_packed_is_unpacked(package):
    manifest, files = unpacked(package)
    assert manifest["campaign"] == "co"
    assert files == {"figures.json": b"{}", "csv/a.csv": b"x"}
    assert changed(manifest, files) == []


def test_changed_lacking_and_extra_files_are_named(package):
    manifest, files = unpacked(package)
    assert changed(manifest, {"figures.json": b"{ }", "more": b""}) == [
        "figures.json",
        "csv/a.csv",
        "more",
    ]
    assert files


def test_no_entry_has_a_date(package):
    with zipfile.ZipFile(package) as archive:
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_a_member_that_does_not_unpack_is_a_changed_file(package, tmp_path):
    content = bytearray(package.read_bytes())
    with zipfile.ZipFile(package) as archive:
        entry = archive.getinfo("csv/a.csv")
    content[entry.header_offset + 30 + len("csv/a.csv")] ^= 0xFF
    package.write_bytes(content)
    assert changed(*unpacked(package)) == ["csv/a.csv"]


@pytest.mark.parametrize(
    "content",
    [b"", b"PK", zip_of({"a": b""}), zip_of({"manifest.json": b"[]"}), zip_of({"manifest.json": b"\xff"}),
     zip_of({"manifest.json": b'{"sha256": {"a": 1}}'}), zip_of({"manifest.json": b"[" * 100_000})],
)  # fmt: skip
def test_what_is_no_package_is_refused_in_words(tmp_path, content):
    path = tmp_path / "a.zip"
    path.write_bytes(content)
    with pytest.raises(BadInput):
        unpacked(path)
