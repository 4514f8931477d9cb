"""The engines on which every measure must say the same: DuckDB always, ClickHouse where asked.

ClickHouse runs embedded (chdb) and only where ``LANTOA_ENGINES`` is set: it is half a gigabyte.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any

import ibis
import pyarrow.parquet as pq
import pytest

from lantoa.measure.board import measured

if TYPE_CHECKING:
    from pathlib import Path

    from lantoa.core.figures import Figure
    from tests.measure.made import Lake

ENGINES = ("duckdb", "clickhouse") if os.environ.get("LANTOA_ENGINES") else ("duckdb",)
Open = Callable[["Lake"], dict[str, Any]]


@pytest.fixture(params=ENGINES)
def engine(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Open]:
    """Return a function that opens tables of a lake, written as Parquet, on one engine."""
    opener = _on_duckdb if request.param == "duckdb" else _on_clickhouse
    places = (tmp_path / str(n) for n in range(1_000_000))
    backend, read = opener()

    def opened(lake: Lake) -> dict[str, Any]:
        folder = next(places)
        folder.mkdir()
        for name, table in lake.items():
            pq.write_table(table, folder / f"{name}.parquet")
        return {name: read(folder / f"{name}.parquet") for name in lake}

    yield opened
    backend.disconnect()


@pytest.fixture
def board(engine: Open) -> Callable[..., dict[str, Figure]]:
    """Return a function that computes the figures of a lake, by id."""

    def figures(lake: Lake, campaign: Any, **more: Any) -> dict[str, Figure]:
        return {figure.id: figure for figure in measured(engine(lake), campaign, **more).figures}

    return figures


def _on_duckdb() -> tuple[Any, Callable[[Path], Any]]:
    backend = ibis.duckdb.connect()
    backend.raw_sql("SET TimeZone = 'UTC'")
    return backend, backend.read_parquet


def _on_clickhouse() -> tuple[Any, Callable[[Path], Any]]:
    import clickhouse_connect

    client = clickhouse_connect.get_client(dsn="chdb://memory")
    backend = ibis.clickhouse.from_connection(client)
    names = iter(range(1_000_000))

    def read(path: Path) -> Any:
        name = f"read_{next(names)}"
        client.command(f"CREATE VIEW {name} AS SELECT * FROM file('{path}', Parquet)")
        return backend.table(name)

    return backend, read
