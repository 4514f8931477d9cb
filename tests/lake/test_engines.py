"""DuckDB over the files of a state."""

from __future__ import annotations

from pathlib import Path

import pytest

from lantoa.core.errors import StateGone
from lantoa.lake.engines import duckdb_connection, duckdb_tables, parquet_list
from lantoa.lake.lake import Lake
from lantoa.lake.schemas import TABLES
from tests.lake.observations import put, rows, seen

# Ibis 12 asks DuckDB 2 for Arrow by an older name.
pytestmark = pytest.mark.filterwarnings("ignore:fetch_arrow_table:DeprecationWarning")


def test_every_table_is_there_with_its_columns_also_without_rows(tmp_path: Path) -> None:
    lake = Lake(tmp_path)
    put(lake, rows(seen(1)))
    _, tables = duckdb_tables(lake, lake.state())
    assert set(tables) == set(TABLES)
    for name, table in tables.items():
        assert list(table.columns) == TABLES[name].names
    assert tables["quarantine"].count().to_pyarrow().as_py() == 0
    assert tables["posts"].hashtags.to_pyarrow().to_pylist() == [["vietnam"]]


def test_a_table_without_rows_has_the_types_of_one_with_rows(tmp_path: Path) -> None:
    empty, full = Lake(tmp_path / "empty"), Lake(tmp_path / "full")
    put(empty)
    put(full, rows(seen(1)))
    _, without = duckdb_tables(empty, empty.state())
    _, some = duckdb_tables(full, full.state())
    for name in ("posts", "counts", "channels", "comments", "captures"):
        assert without[name].schema() == some[name].schema()


def test_tables_are_those_of_the_state(tmp_path: Path) -> None:
    lake = Lake(tmp_path)
    put(lake, rows(seen(1)))
    put(lake, rows(seen(2), seen(3)), raw=b"two\n")
    counted = []
    for number in (1, 2):
        _, tables = duckdb_tables(lake, lake.state(number), ["counts"])
        counted.append(tables["counts"].count().to_pyarrow().as_py())
    assert counted == [1, 3]


def test_times_come_out_in_utc(tmp_path: Path) -> None:
    lake = Lake(tmp_path)
    put(lake, rows(seen(1)))
    backend, _ = duckdb_tables(lake, lake.state())
    (text,) = backend.con.execute("SELECT CAST(seen_at AS TEXT) FROM counts").fetchone()
    assert text == "2026-08-26 01:00:00+00"


def test_a_state_whose_files_are_gone_is_refused(tmp_path: Path) -> None:
    lake = Lake(tmp_path)
    state = put(lake, rows(seen(1)))
    for file in lake.files("counts", state):
        Path(file).unlink()
    with pytest.raises(StateGone):
        duckdb_tables(lake, state)


def test_file_names_are_quoted(tmp_path: Path) -> None:
    path = tmp_path / "it's a=b (1).parquet"
    connection = duckdb_connection()
    connection.execute(f"COPY (SELECT 1 AS n) TO '{str(path).replace(chr(39), chr(39) * 2)}'")
    assert connection.execute(f"SELECT * FROM {parquet_list([str(path)])}").fetchall() == [(1,)]
