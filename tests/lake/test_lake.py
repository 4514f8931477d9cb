"""What a lake shows: states, tables at a state, and what was imported already."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from lantoa.core.errors import LakeError, NoSuchState
from lantoa.lake.lake import Lake
from tests.lake.observations import disk, logical, put, rows, seen, table


def test_making_a_lake_writes_nothing(tmp_path: Path) -> None:
    lake = Lake(tmp_path / "lake")
    assert not lake.exists
    assert lake.states() == []
    assert lake.cited() == set()
    assert not (tmp_path / "lake").exists()


def test_an_empty_lake_says_so_in_words(tmp_path: Path) -> None:
    with pytest.raises(NoSuchState, match="empty"):
        Lake(tmp_path).state()


def test_a_batch_becomes_a_state_with_its_numbers(tmp_path: Path) -> None:
    lake = Lake(tmp_path)
    state = put(lake, rows(seen(1), seen(2, minute=5)), raw=b"one\ntwo\n")
    assert lake.states() == [state]
    assert (state.state, state.kind, state.rows, state.ok) == (1, "import", 2, 2)
    assert (state.new_posts, state.new_counts, state.already_seen) == (2, 2, 0)
    assert state.bytes == 8
    assert state.seen_from is not None
    assert state.seen_to is not None
    assert (state.seen_to - state.seen_from).total_seconds() == 300
    assert {row["batch_id"] for row in table(lake, "counts")} == {1}


def test_the_same_rows_again_add_nothing_but_a_state(tmp_path: Path) -> None:
    lake = Lake(tmp_path)
    put(lake, rows(seen(1), seen(2)))
    before = logical(lake)
    state = put(lake, rows(seen(1), seen(2)), raw=b"another file\n")
    assert (state.new_posts, state.new_counts, state.already_seen) == (0, 0, 2)
    assert state.state == 2
    assert logical(lake) == before


def test_a_post_seen_twice_has_two_counts_and_is_one_post(tmp_path: Path) -> None:
    lake = Lake(tmp_path)
    put(lake, rows(seen(1, views=10)))
    state = put(lake, rows(seen(1, minute=60, views=25)))
    assert (state.new_posts, state.new_counts) == (0, 1)
    assert sorted(row["views"] for row in table(lake, "counts")) == [10, 25]
    assert len(table(lake, "posts")) == 1


def test_a_mended_caption_is_a_second_version_of_the_post(tmp_path: Path) -> None:
    lake = Lake(tmp_path)
    put(lake, rows(seen(1, text="Chào")))
    state = put(lake, rows(seen(1, minute=9, text="Chào Việt Nam")))
    assert state.new_posts == 0
    assert {row["text"] for row in table(lake, "posts")} == {"Chào", "Chào Việt Nam"}
    with_version = {row["version"]: row["text"] for row in table(lake, "posts")}
    counts = sorted(table(lake, "counts"), key=lambda row: row["seen_at"])
    assert [with_version[row["version"]] for row in counts] == ["Chào", "Chào Việt Nam"]


def test_two_captures_that_disagree_at_one_moment_are_both_kept(tmp_path: Path) -> None:
    lake = Lake(tmp_path)
    put(lake, rows(seen(1, views=10), seen(1, views=11)))
    assert sorted(row["views"] for row in table(lake, "counts")) == [10, 11]


def test_an_older_state_stays_as_it_was(tmp_path: Path) -> None:
    lake = Lake(tmp_path)
    first = put(lake, rows(seen(1)))
    before = logical(lake, first)
    put(lake, rows(seen(2), seen(1, minute=3)))
    assert logical(lake, lake.state(1)) == before
    assert logical(Lake(tmp_path), lake.state(first.digest[:12])) == before
    assert len(table(lake, "counts")) == 3


def test_a_known_file_is_known_by_digest_adapter_and_options(tmp_path: Path) -> None:
    lake = Lake(tmp_path)
    state = put(lake, rows(seen(1)))
    assert state.sha256 is not None
    assert lake.known(state.sha256, "made.up", "{}") == state
    assert lake.known(state.sha256, "made.up", '{"zone": 7}') is None
    assert lake.known("0" * 64, "made.up", "{}") is None


def test_another_reader_sees_a_new_state_at_once(tmp_path: Path) -> None:
    reader, lake = Lake(tmp_path), Lake(tmp_path)
    put(lake, rows(seen(1)))
    assert reader.state().state == 1
    put(lake, rows(seen(2)))
    assert reader.state().state == 2


def test_a_lake_that_was_deleted_and_made_again_is_read_anew(tmp_path: Path) -> None:
    lake = Lake(tmp_path / "lake")
    for views in (1, 2):
        state = put(lake, rows(seen(1, views=views)), raw=b"line %d\n" % views)
        assert [row["views"] for row in table(lake, "counts")] == [views]
        assert lake.raw_line(str(state.sha256), 1) == b"line %d" % views
        shutil.rmtree(lake.root)
        assert not lake.exists


@pytest.mark.parametrize("name", ["không gian", "a=b", "it's", "100% #1 &?*", "{x}", 'a"b'])
def test_a_lake_may_lie_in_a_folder_of_any_usual_name(tmp_path: Path, name: str) -> None:
    lake = Lake(tmp_path / name / "lake")
    put(lake, rows(seen(1)))
    put(lake, rows(seen(1), seen(2)), raw=b"two\n")
    lake.compact()
    lake.vacuum(keep_days=0)
    assert len(table(lake, "counts")) == 2


@pytest.mark.parametrize("name", ["a [1]", "a%20b", "a\nb"])
def test_a_folder_the_table_format_cannot_hold_is_refused_in_words(
    tmp_path: Path, name: str
) -> None:
    lake = Lake(tmp_path / name / "lake")
    with pytest.raises(LakeError, match="choose another workspace"):
        put(lake, rows(seen(1)))
    assert not (tmp_path / name).exists()


def test_reading_leaves_the_disk_alone(tmp_path: Path) -> None:
    lake = Lake(tmp_path)
    put(lake, rows(seen(1)))
    before = disk(tmp_path)
    logical(Lake(tmp_path))
    assert disk(tmp_path) == before


def test_the_lake_is_imported_without_ibis_pandas_and_duckdb() -> None:
    code = (
        "import sys, lantoa.lake.lake; "
        "print([m for m in ('ibis', 'pandas', 'duckdb') if m in sys.modules])"
    )
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True)
    assert told.stdout.strip() == b"[]"


def test_pandas_is_still_found_by_arrow_where_it_is_asked_for() -> None:
    code = (
        "import lantoa.lake.lake, pyarrow as pa; pa.array(['a']); "
        "print(pa.table({'a': [1]}).to_pandas().shape)"
    )
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True)
    assert told.stdout.strip() == b"(1, 1)"
