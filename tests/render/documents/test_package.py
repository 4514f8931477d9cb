"""The package: digests of all that is in it, and clear words for what is no package."""

import tempfile
import zipfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

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


@pytest.mark.parametrize(
    "name", ["../out", "a/../../out", "/etc/out", "c:\\out", "..\\out", "\\\\host\\out"]
)
def test_a_path_that_leads_out_of_the_package_is_refused(tmp_path, name):
    path = tmp_path / "a.zip"
    path.write_bytes(packed({"figures.json": b"{}", name: b"x"}, {}))
    with pytest.raises(BadInput, match="leads out"):
        unpacked(path)
    assert [p.name for p in tmp_path.iterdir()] == ["a.zip"]


def test_a_name_that_stands_twice_is_refused(package):
    with zipfile.ZipFile(package, "a") as archive, pytest.warns(UserWarning, match="Duplicate"):
        archive.writestr("csv/a.csv", b"y")
    with pytest.raises(BadInput, match="twice"):
        unpacked(package)


def test_a_bomb_is_refused_before_it_is_unpacked(tmp_path, monkeypatch):
    monkeypatch.setattr("lantoa.render.documents.package._LARGEST", 10_000)
    monkeypatch.setattr(zipfile.ZipFile, "read", lambda *_: pytest.fail("was unpacked"))
    path = tmp_path / "a.zip"
    path.write_bytes(packed({"figures.json": bytes(10_001)}, {}))
    with pytest.raises(BadInput, match="unpacks to more"):
        unpacked(path)


def test_thousands_of_members_are_refused(tmp_path):
    path = tmp_path / "a.zip"
    path.write_bytes(packed({f"csv/{n}.csv": b"" for n in range(1001)}, {}))
    with pytest.raises(BadInput, match="unpacks to more"):
        unpacked(path)


@settings(max_examples=40, deadline=None)
@given(st.floats(0, 1, exclude_max=True))
def test_a_package_that_was_cut_off_is_never_taken_for_whole(share):
    whole = packed({"figures.json": b"{}", "csv/a.csv": b"x" * 50}, {"campaign": "co"})
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "a.zip"
        path.write_bytes(whole[: int(len(whole) * share)])
        with pytest.raises(BadInput, match="cut off"):
            unpacked(path)
