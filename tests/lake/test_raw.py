"""Raw files: kept once, as they arrived, and readable line by line."""

from __future__ import annotations

import errno
import hashlib
from pathlib import Path
from typing import Any

import pytest
import zstandard

from lantoa.core.errors import LakeError
from lantoa.lake import raw
from lantoa.lake.lake import Lake
from lantoa.lake.raw import RawSink
from tests.lake.observations import disk, rows, seen

_BLOCKS = (b"one\r\ntwo\n", b"three\n", b"four")


def _put(lake: Lake, blocks: tuple[bytes, ...], *, keep: bool = True, lines: bool = True) -> str:
    with lake.write() as writer:
        sink = writer.raw(keep=keep)
        line = 1
        for block in blocks:
            count = len(block.splitlines())
            sink.put(block, line if lines else 0, count if lines else 0)
            line += count
        writer.add(rows(seen(1)))
        state = writer.commit(
            kind="import", file="x", raw=sink.finish(), adapter="a", options="", capture=None,
            rows=1, ok=1, quarantined=0,
        )  # fmt: skip
    assert state.sha256 == hashlib.sha256(b"".join(blocks)).hexdigest()
    return state.sha256


def test_a_kept_file_is_read_as_it_arrived_whole_and_by_line(tmp_path: Path) -> None:
    lake = Lake(tmp_path)
    sha256 = _put(lake, _BLOCKS)
    assert b"".join(lake.raw_bytes(sha256)) == b"".join(_BLOCKS)
    lines = [lake.raw_line(sha256, line) for line in (1, 2, 3, 4)]
    assert lines == [b"one", b"two", b"three", b"four"]


def test_each_block_is_one_frame_that_any_zstd_reads(tmp_path: Path) -> None:
    lake = Lake(tmp_path)
    sha256 = _put(lake, _BLOCKS)
    kept = (tmp_path / "raw" / sha256[:2] / f"{sha256}.zst").read_bytes()
    plain = zstandard.ZstdDecompressor().stream_reader(kept, read_across_frames=True).read()
    assert plain == b"".join(_BLOCKS)
    assert kept.count(b"\x28\xb5\x2f\xfd") == len(_BLOCKS)


@pytest.mark.parametrize("line", [0, -1, 5, 10**9])
def test_a_line_that_is_not_there_is_said_in_words(tmp_path: Path, line: int) -> None:
    lake = Lake(tmp_path)
    sha256 = _put(lake, _BLOCKS)
    with pytest.raises(LakeError, match=f"Line {line} of the file {sha256[:12]}"):
        lake.raw_line(sha256, line)


def test_a_file_that_is_no_lines_is_read_only_as_a_whole(tmp_path: Path) -> None:
    lake = Lake(tmp_path)
    sha256 = _put(lake, (b"\x1f\x8b\n\n",), lines=False)
    assert b"".join(lake.raw_bytes(sha256)) == b"\x1f\x8b\n\n"
    with pytest.raises(LakeError, match="cannot be found"):
        lake.raw_line(sha256, 1)


def test_a_file_that_is_not_to_be_kept_leaves_its_digest_only(tmp_path: Path) -> None:
    lake = Lake(tmp_path)
    sha256 = _put(lake, _BLOCKS, keep=False)
    assert not any(name.startswith("raw/") for name in disk(tmp_path))
    assert b"three" not in b"".join(p.read_bytes() for p in tmp_path.rglob("*") if p.is_file())
    with pytest.raises(LakeError, match="not kept"):
        lake.raw_bytes(sha256)
    _put(lake, _BLOCKS)
    assert lake.raw_line(sha256, 3) == b"three"


def test_the_same_file_cut_into_other_blocks_is_kept_once_and_stays_readable(
    tmp_path: Path,
) -> None:
    lake = Lake(tmp_path)
    sha256 = _put(lake, _BLOCKS)
    before = {name for name in disk(tmp_path) if name.startswith("raw/")}
    assert _put(lake, (b"".join(_BLOCKS),)) == sha256
    assert {name for name in disk(tmp_path) if name.startswith("raw/")} == before
    assert lake.raw_line(sha256, 4) == b"four"


def test_a_kept_file_without_its_batch_is_taken_over_by_the_next(tmp_path: Path) -> None:
    lake = Lake(tmp_path)
    sha256 = hashlib.sha256(b"".join(_BLOCKS)).hexdigest()
    orphan = raw.kept_path(tmp_path, sha256)
    orphan.parent.mkdir(parents=True)
    orphan.write_bytes(zstandard.compress(b"".join(_BLOCKS)))
    assert _put(lake, _BLOCKS) == sha256
    assert lake.raw_line(sha256, 4) == b"four"


def test_an_empty_file_has_a_digest(tmp_path: Path) -> None:
    lake = Lake(tmp_path)
    sha256 = _put(lake, ())
    assert b"".join(lake.raw_bytes(sha256)) == b""


@pytest.mark.parametrize("name", ["../../etc/passwd", "A" * 64, "", "0" * 63])
def test_what_is_no_digest_never_becomes_a_path(tmp_path: Path, name: str) -> None:
    with pytest.raises(LakeError, match="not the digest"):
        Lake(tmp_path).raw_bytes(name)


def test_a_damaged_file_is_said_in_words(tmp_path: Path) -> None:
    lake = Lake(tmp_path)
    sha256 = _put(lake, _BLOCKS)
    path = raw.kept_path(tmp_path, sha256)
    path.write_bytes(path.read_bytes()[:9])
    with pytest.raises(LakeError, match="damaged"):
        lake.raw_line(sha256, 1)
    with pytest.raises(LakeError, match="damaged"):
        list(lake.raw_bytes(sha256))


def test_a_disk_that_fills_up_under_the_thread_is_told_to_the_one_who_puts(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = Path.open

    class _Full:
        def __init__(self, file: Any) -> None:
            self._file = file

        def __enter__(self) -> Any:
            return self

        def __exit__(self, *_: object) -> None:
            self._file.close()

        def write(self, _: bytes) -> int:
            raise OSError(errno.ENOSPC, "No space left on device")

    def opens(path: Path, mode: str = "r", *args: Any) -> Any:
        file = real(path, mode, *args)
        return _Full(file) if mode == "xb" else file

    monkeypatch.setattr(Path, "open", opens)
    sink = RawSink(tmp_path / "raw", keep=True)

    def fill() -> None:
        for _ in range(10):
            sink.put(b"x" * 100, 1, 1)
        sink.finish()

    with pytest.raises(LakeError, match="No space left"):
        fill()
    sink.abandon()
    assert disk(tmp_path) == set()
