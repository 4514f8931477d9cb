"""The writer: one at a time, all or nothing, and errors in words."""

from __future__ import annotations

import resource
import subprocess
import sys
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa
import pytest

from lantoa.core.columns import Rows
from lantoa.core.errors import LakeBusy, LakeError, Unreadable
from lantoa.core.records import HIDDEN, Quarantined, exact, rounded
from lantoa.lake import batch, delta, states, writer
from lantoa.lake.lake import Lake
from tests.lake.observations import at, disk, logical, put, rows, seen, table


def test_a_second_writer_is_refused_at_once_and_told_who_writes(tmp_path: Path) -> None:
    lake = Lake(tmp_path)
    with lake.write(), pytest.raises(LakeBusy, match=r"Process \d+ is writing to the lake"):
        Lake(tmp_path).write().__enter__()
    put(lake, rows(seen(1)))


def test_another_process_is_refused_too(tmp_path: Path) -> None:
    code = (
        "import sys, pathlib; from lantoa.lake.lake import Lake\n"
        "from lantoa.core.errors import LakeBusy\n"
        "try: Lake(pathlib.Path(sys.argv[1])).write().__enter__()\n"
        "except LakeBusy: print('busy')"
    )
    with Lake(tmp_path).write():
        told = subprocess.run(
            [sys.executable, "-c", code, str(tmp_path)], capture_output=True, check=True
        )
    assert told.stdout == b"busy\n"


def test_a_batch_that_is_given_up_leaves_no_trace(tmp_path: Path) -> None:
    lake = Lake(tmp_path)
    put(lake, rows(seen(1)))
    before, files = logical(lake), disk(tmp_path)

    def stopped_half_way() -> None:
        with lake.write() as open_writer:
            open_writer.raw().put(b"half of a", 1, 1)
            open_writer.add(rows(seen(2)))
            open_writer._open_batch().flush()
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        stopped_half_way()
    assert logical(lake) == before
    assert disk(tmp_path) == files
    assert put(lake, rows(seen(2)), raw=b"two\n").state == 2


def test_leaving_without_a_commit_frees_the_lock_and_writes_no_state(tmp_path: Path) -> None:
    lake = Lake(tmp_path)
    with lake.write() as open_writer:
        open_writer.add(rows(seen(1)))
    assert not lake.exists
    put(lake, rows(seen(1)))
    assert lake.state().new_posts == 1


@pytest.mark.parametrize("step", ["tables", "mark", "marked"])
def test_a_stop_inside_commit_leaves_the_old_state_or_the_new_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    lake = Lake(tmp_path)
    put(lake, rows(seen(1)))
    before = logical(lake)
    real = states.append_state

    def stops(*args: Any) -> None:
        if step == "marked":
            real(*args)
        raise KeyboardInterrupt

    if step == "tables":
        commit = delta.commit

        def stops_at_counts(folder: Path, files: Any) -> int:
            if folder.name == "counts":
                raise KeyboardInterrupt
            return commit(folder, files)

        monkeypatch.setattr(delta, "commit", stops_at_counts)
    else:
        monkeypatch.setattr(writer, "append_state", stops)
    with pytest.raises(KeyboardInterrupt):
        put(lake, rows(seen(2)), raw=b"two\n")
    monkeypatch.undo()
    if step == "marked":
        assert lake.state().state == 2
        assert len(table(lake, "counts")) == 2
    else:
        assert lake.state().state == 1
        assert logical(lake) == before
    again = put(lake, rows(seen(2)), raw=b"two\n")
    assert again.new_counts == (0 if step == "marked" else 1)
    assert len(table(lake, "counts")) == 2


def test_a_way_with_a_stop_ends_in_the_same_digest(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    straight, stopped = Lake(tmp_path / "straight"), Lake(tmp_path / "stopped")
    put(straight, rows(seen(1)))
    put(stopped, rows(seen(1)))
    monkeypatch.setattr(writer, "append_state", lambda *_: (_ for _ in ()).throw(OSError("no")))
    with pytest.raises(LakeError):
        put(stopped, rows(seen(2)))
    monkeypatch.undo()
    digests = {put(lake, rows(seen(2))).digest for lake in (straight, stopped)}
    assert len(digests) == 1
    assert logical(straight) == logical(stopped)


def test_a_committed_writer_takes_nothing_more(tmp_path: Path) -> None:
    lake = Lake(tmp_path)
    with lake.write() as open_writer:
        raw = open_writer.raw(keep=False).finish()
        open_writer.commit(kind="import", file="x", raw=raw, adapter="a", options="", capture=None,
                           rows=0, ok=0, quarantined=0)  # fmt: skip
        with pytest.raises(LakeError, match="open another"):
            open_writer.add(rows(seen(1)))


def test_a_full_disk_is_one_clear_error_and_the_old_state_stays(tmp_path: Path) -> None:
    lake = Lake(tmp_path)
    put(lake, rows(seen(1)))
    before = logical(lake)
    code = (
        "import sys, pathlib, resource\n"
        "from tests.lake.observations import *\n"
        "from lantoa.core.errors import LakeError\n"
        "many = rows(*(seen(i, text=f'{i * 7919}' * 40) for i in range(3000)))\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, 20_000))\n"
        "try: put(Lake(pathlib.Path(sys.argv[1])), many, raw=b'two')\n"
        "except LakeError as failure: print(failure)"
    )
    told = subprocess.run(
        [sys.executable, "-c", code, str(tmp_path)], capture_output=True, check=True, text=True
    )
    assert "could not be" in told.stdout
    assert told.stdout.count("\n") == 1
    assert logical(Lake(tmp_path)) == before
    assert not list((tmp_path / "raw").glob(".tmp*"))
    assert resource.getrlimit(resource.RLIMIT_FSIZE)[0] != 20_000


def test_a_disk_that_fills_up_between_two_chunks_is_told_with_the_next(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lake = Lake(tmp_path)
    put(lake, rows(seen(1)))
    before = disk(tmp_path)
    real = delta.write

    def full(folder: Path, *rest: Any) -> delta.Written:
        if folder.name == "posts":
            raise OSError(28, "No space left on device")
        return real(folder, *rest)

    monkeypatch.setattr(batch, "_MANY_ROWS", 1)
    monkeypatch.setattr(delta, "write", full)
    with pytest.raises(LakeError, match="No space left on device"):
        put(lake, rows(seen(2)), rows(seen(3)), raw=b"two\n")
    assert disk(tmp_path) == before


def test_a_read_only_disk_is_one_clear_error(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lake = Lake(tmp_path)
    put(lake, rows(seen(1)))

    def refused(*_: Any, **__: Any) -> None:
        raise OSError(30, "Read-only file system")

    monkeypatch.setattr("os.open", refused)
    with pytest.raises(LakeError, match="Read-only"):
        lake.write().__enter__()


def test_a_number_beyond_64_bits_is_a_clear_error(tmp_path: Path) -> None:
    lake = Lake(tmp_path)
    with pytest.raises(Unreadable, match=r"views: 9223372036854775808 does not fit .*line 2"):
        put(lake, rows(seen(1), seen(2, views=exact(2**63))))
    assert not lake.exists


def test_text_that_is_no_unicode_is_a_clear_error(tmp_path: Path) -> None:
    with pytest.raises(Unreadable, match=r"text: .*udc80.* \(line 1\)"):
        put(Lake(tmp_path), rows(seen(1, text="\udc80")))


def test_what_a_metric_is_known_to_be_is_kept(tmp_path: Path) -> None:
    lake = Lake(tmp_path)
    put(lake, rows(seen(1, views=rounded(541_200, 100)), seen(2, views=HIDDEN), seen(3, views=0)))
    found = {r["post_key"]: (r["views"], r["views_step"], r["views_state"])
             for r in table(lake, "counts")}  # fmt: skip
    assert found == {"tiktok:1": (541_200, 100, 2), "tiktok:2": (None, None, 3),
                     "tiktok:3": (0, 1, 1)}  # fmt: skip


def test_columns_may_come_as_numpy_and_arrow(tmp_path: Path) -> None:
    plain, columnar = Lake(tmp_path / "plain"), Lake(tmp_path / "columnar")
    chunk = rows(*(seen(i, minute=i) for i in range(50)))
    put(plain, chunk)
    counts: dict[str, Any] = dict(chunk.counts)
    posts: dict[str, Any] = dict(chunk.posts)
    for name in ("seen_at", "views_state", "likes", "post_row", "line"):
        counts[name] = np.array(counts[name])
    counts["post_key"] = pa.array(counts["post_key"])
    posts["duration_s"] = np.array(posts["duration_s"])
    posts["published_at"] = pa.chunked_array([posts["published_at"]])
    posts["text"] = pa.array(posts["text"])
    state = put(columnar, Rows(posts=posts, counts=counts, channels=chunk.channels,
                               comments=chunk.comments, read=50))  # fmt: skip
    assert logical(columnar) == logical(plain)
    assert state.digest == plain.state().digest


def test_lists_are_never_null(tmp_path: Path) -> None:
    lake = Lake(tmp_path)
    chunk = rows(seen(1), seen(2))
    chunk.posts["coauthors"] = [None, ("tiktok:7",)]
    put(lake, chunk)
    assert sorted(row["coauthors"] for row in table(lake, "posts")) == [[], ["tiktok:7"]]


def test_a_count_may_come_without_its_post(tmp_path: Path) -> None:
    lake = Lake(tmp_path)
    both = rows(seen(1), seen(2))
    alone = rows(seen(1, minute=5))
    mixed = Rows(counts={**both.counts, "post_row": [-1, 1]}, posts=both.posts)
    put(lake, Rows(counts={**alone.counts, "post_row": [-1]}), mixed)
    hashes = {row["post_key"]: row["key_hash"] for row in table(lake, "posts")}
    counts = table(lake, "counts")
    assert [row["key_hash"] for row in counts] == [hashes[row["post_key"]] for row in counts]
    assert sorted(row["version"] == 0 for row in counts) == [False, True, True]


def test_quarantine_is_kept_with_file_line_field_and_reason(tmp_path: Path) -> None:
    lake = Lake(tmp_path)
    state = put(lake, rows(seen(1)), quarantined=[
        Quarantined(line=7, field="id", reason="no id"),
        Quarantined(line=8, field="\udc80", reason="not \udcff text", member="a.csv"),
    ])  # fmt: skip
    assert table(lake, "quarantine") == [
        {"batch_id": 1, "line": 7, "member": "", "sha256": state.sha256, "field": "id",
         "reason": "no id"},
        {"batch_id": 1, "line": 8, "member": "a.csv", "sha256": state.sha256, "field": "?",
         "reason": "not ? text"},
    ]  # fmt: skip


def test_a_batch_of_nothing_is_a_state(tmp_path: Path) -> None:
    state = put(Lake(tmp_path))
    assert (state.state, state.new_posts, state.seen_from) == (1, 0, None)


def test_a_large_batch_is_written_in_parts_and_deduplicated_across_them(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    parts, whole = Lake(tmp_path / "parts"), Lake(tmp_path / "whole")
    chunks = [rows(*(seen(i % 30, minute=i % 45) for i in range(k, k + 20)), first_line=k + 1)
              for k in range(0, 200, 20)]  # fmt: skip
    put(whole, *chunks)
    monkeypatch.setattr(batch, "_MANY_ROWS", 100)
    state = put(parts, *chunks)
    assert len(parts.files("counts", state)) > 1
    assert logical(parts) == logical(whole)
    one = whole.state()
    assert (state.new_posts, state.new_counts, state.already_seen) == (
        one.new_posts, one.new_counts, one.already_seen)  # fmt: skip


def test_a_file_that_was_kept_can_be_read_again_into_a_retry(tmp_path: Path) -> None:
    lake = Lake(tmp_path)
    first = put(lake, rows(seen(1)), raw=b"one\n")
    assert first.sha256 is not None
    with lake.write() as open_writer:
        kept = open_writer.kept(first.sha256)
        open_writer.add(rows(seen(2)))
        state = open_writer.commit(
            kind="retry", file="captures.ndjson", raw=kept, adapter="made.up", options="{}",
            capture="monday", rows=1, ok=1, quarantined=0,
        )  # fmt: skip
    assert (state.kind, state.sha256, state.bytes, state.capture) == (
        "retry", first.sha256, 4, "monday")  # fmt: skip
    assert lake.raw_line(first.sha256, 1) == b"one"
    with lake.write() as open_writer, pytest.raises(LakeError, match="No batch"):
        open_writer.kept("0" * 64)


def test_counts_lie_in_order_of_time_within_a_file(tmp_path: Path) -> None:
    lake = Lake(tmp_path)
    put(lake, rows(*(seen(i, minute=(i * 37) % 101) for i in range(101))))
    times = [row["seen_at"] for row in table(lake, "counts")]
    assert times == sorted(times)
    assert times[0] == at(0)
