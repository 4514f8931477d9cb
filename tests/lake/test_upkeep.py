"""Compaction and vacuum: fewer files, the same rows, and every cited state still readable."""

from __future__ import annotations

import os
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
import time_machine

from lantoa.core.errors import LakeBroken, LakeBusy, LakeError, NoSuchState, StateGone
from lantoa.lake import upkeep
from lantoa.lake.lake import Lake
from tests.lake.observations import disk, logical, put, rows, seen, table


def _imports(lake: Lake, count: int, first: int = 0) -> None:
    for k in range(first, first + count):
        put(lake, rows(seen(k), seen(1, minute=100 - k)), raw=b"%d\n" % k)


def test_compaction_changes_no_row_and_joins_the_files(tmp_path: Path) -> None:
    lake = Lake(tmp_path)
    _imports(lake, 5)
    before, old = logical(lake), lake.state()
    state = lake.compact()
    assert (state.kind, state.state, state.rows) == ("compact", 6, None)
    assert all(len(lake.files(name, state)) == 1 for name in ("posts", "counts", "channels"))
    assert logical(lake, state) == before
    assert logical(lake, old) == before
    times = [row["seen_at"] for row in table(lake, "counts")]
    assert times == sorted(times)
    assert {row["batch_id"] for row in table(lake, "counts")} == {1, 2, 3, 4, 5}


def test_compacting_twice_changes_nothing_more(tmp_path: Path) -> None:
    lake = Lake(tmp_path)
    _imports(lake, 3)
    lake.compact()
    files = lake.files("counts", lake.state())
    assert lake.files("counts", lake.compact()) == files


def test_imports_go_on_after_compaction(tmp_path: Path) -> None:
    lake = Lake(tmp_path)
    _imports(lake, 3)
    lake.compact()
    state = put(lake, rows(seen(2), seen(9)), raw=b"more\n")
    assert (state.new_posts, state.already_seen) == (1, 1)


@pytest.mark.parametrize("work", ["compact", "vacuum"])
def test_an_empty_lake_has_nothing_to_keep_up(tmp_path: Path, work: str) -> None:
    with pytest.raises(NoSuchState, match="empty"):
        getattr(Lake(tmp_path / "lake"), work)()
    assert not (tmp_path / "lake").exists()


@pytest.mark.parametrize("work", ["compact", "vacuum"])
def test_upkeep_waits_for_no_writer(tmp_path: Path, work: str) -> None:
    lake = Lake(tmp_path)
    put(lake, rows(seen(1)))
    with lake.write(), pytest.raises(LakeBusy):
        getattr(lake, work)()


def test_a_compaction_that_loses_a_row_is_undone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lake = Lake(tmp_path)
    _imports(lake, 3)
    before, states = logical(lake), lake.states()
    real = upkeep._all_rows

    def loses(root: Path, name: str, files: list[str]) -> Any:
        return real(root, name, files[1:] if name == "counts" else files)

    monkeypatch.setattr(upkeep, "_all_rows", loses)
    with pytest.raises(LakeBroken, match=r"counts gave 4 rows of 6"):
        lake.compact()
    monkeypatch.undo()
    assert lake.states() == states
    assert logical(Lake(tmp_path)) == before
    lake.compact()
    assert logical(lake) == before


def test_vacuum_keeps_the_newest_the_cited_and_the_young(tmp_path: Path) -> None:
    lake = Lake(tmp_path)
    with time_machine.travel(datetime(2026, 9, 1, tzinfo=UTC), tick=False):
        _imports(lake, 4)
        lake.compact()
        kept = {2: logical(lake, lake.state(2))}
        assert lake.cite(2, "board of the campaign")
    with time_machine.travel(datetime(2026, 9, 20, tzinfo=UTC), tick=False):
        _imports(lake, 2, first=10)
        kept |= {n: logical(lake, lake.state(n)) for n in (6, 7)}
        lake.compact()
        kept[8] = logical(lake)
        lake.vacuum(keep_days=7)
    for number in (2, 6, 7, 8):
        assert logical(lake, lake.state(number)) == kept[number]
    with pytest.raises(StateGone):
        lake.files("counts", lake.state(4))
    with time_machine.travel(datetime(2026, 9, 21, tzinfo=UTC), tick=False):
        removed = lake.vacuum(keep_days=0)
    assert removed.files > 0
    assert removed.bytes > 0
    assert removed.state == lake.state(10)
    for number in (2, 8):
        assert logical(lake, lake.state(number)) == kept[number]
    assert logical(lake) == kept[8]
    with pytest.raises(StateGone, match=r"State 6 \([0-9a-f]{12}\) can no longer be read"):
        lake.files("counts", lake.state(6))


def test_what_is_cited_is_kept_by_every_later_vacuum(tmp_path: Path) -> None:
    lake = Lake(tmp_path)
    _imports(lake, 3)
    before = logical(lake, lake.state(1))
    lake.cite(1, "a passport")
    for k in range(2):
        lake.compact()
        lake.vacuum(keep_days=0)
        _imports(lake, 1, first=20 + k)
    assert logical(lake, lake.state(1)) == before


def test_vacuum_says_what_it_removed(tmp_path: Path) -> None:
    lake = Lake(tmp_path)
    _imports(lake, 3)
    (tmp_path / "counts" / "left-by-a-kill.parquet").write_bytes(b"PAR1 half")
    lake.compact()
    before = disk(tmp_path)
    sizes = {name: (tmp_path / name).stat().st_size for name in before}
    removed = lake.vacuum(keep_days=0)
    gone = {name for name in before - disk(tmp_path) if name.endswith(".parquet")}
    assert "counts/left-by-a-kill.parquet" in gone
    assert removed.files == len(gone)
    assert removed.bytes == sum(sizes[name] for name in gone)
    again = lake.vacuum(keep_days=0)
    assert again.files == 0


def test_vacuum_never_touches_the_raw_files(tmp_path: Path) -> None:
    lake = Lake(tmp_path)
    _imports(lake, 3)
    lake.compact()
    raw = {name for name in disk(tmp_path) if name.startswith("raw/")}
    lake.vacuum(keep_days=0)
    assert {name for name in disk(tmp_path) if name.startswith("raw/")} == raw
    assert len(raw) == 3


def test_citing_twice_is_citing_once(tmp_path: Path) -> None:
    lake = Lake(tmp_path)
    put(lake, rows(seen(1)))
    assert lake.cite(1, "board é\udc80")
    files = disk(tmp_path)
    assert lake.cite(1, "board é\udc80")
    assert disk(tmp_path) == files
    assert lake.cite(1, "another board")
    assert lake.cited() == {1}


def test_citing_needs_no_lock_and_no_writable_disk(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lake = Lake(tmp_path)
    with lake.write():
        assert lake.cite(1, "while another writes")

    def refused(*_: Any, **__: Any) -> None:
        raise OSError(30, "Read-only file system")

    monkeypatch.setattr(Path, "open", refused)
    assert not lake.cite(2, "from a copy on a disc")
    assert lake.cited() == {1}


def test_a_broken_half_of_a_citation_cites_nothing(tmp_path: Path) -> None:
    lake = Lake(tmp_path)
    put(lake, rows(seen(1)))
    (tmp_path / "cited").mkdir()
    (tmp_path / "cited" / ".tmp-1-1-0123456789abcdef.txt").write_text("half")
    assert lake.cited() == set()


def test_a_lake_that_lost_a_table_says_so(tmp_path: Path) -> None:
    lake = Lake(tmp_path)
    _imports(lake, 2)
    for entry in (tmp_path / "counts" / "_delta_log").glob("*2.json"):
        entry.unlink()
    with pytest.raises(LakeError, match="table counts ends at version 1, its last state needs 2"):
        put(lake, rows(seen(5)))


def test_a_log_entry_torn_by_a_power_cut_is_dropped(tmp_path: Path) -> None:
    lake = Lake(tmp_path)
    _imports(lake, 2)
    before = logical(lake)
    for name in ("counts", "states"):
        (tmp_path / name / "_delta_log" / f"{3:020}.json").write_bytes(b"")
    with lake.write():
        pass
    assert logical(lake) == before
    assert put(lake, rows(seen(7)), raw=b"7\n").state == 3


def test_a_mark_whose_file_is_missing_is_dropped(tmp_path: Path) -> None:
    lake = Lake(tmp_path)
    _imports(lake, 1)
    before = logical(lake)
    old = disk(tmp_path)
    put(lake, rows(seen(7)), raw=b"7\n")
    for name in disk(tmp_path) - old:
        if name.startswith("states/") and name.endswith(".parquet"):
            os.truncate(tmp_path / name, 0)
    with lake.write():
        pass
    assert logical(Lake(tmp_path)) == before


def test_many_states_are_still_read_from_few_files(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("lantoa.lake.states._MANY_FILES", 3)
    lake = Lake(tmp_path)
    _imports(lake, 6)
    assert [state.state for state in lake.states()] == [1, 2, 3, 4, 5, 6]
    assert [state.sha256 for state in Lake(tmp_path).states()] == [
        state.sha256 for state in lake.states()
    ]
