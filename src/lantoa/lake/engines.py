"""The engines that read the lake's Parquet files: DuckDB in memory, any number at a time.

Readers take no lock and are never blocked: they open the files of one state, by name.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from lantoa.lake.schemas import TABLES

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    import duckdb

    from lantoa.lake.reader import LakeReader
    from lantoa.lake.states import StateRow


def duckdb_connection() -> duckdb.DuckDBPyConnection:
    """Return a DuckDB connection in memory, in UTC, that never reaches for the network."""
    import duckdb

    connection = duckdb.connect()
    for setting in _SETTINGS:
        connection.execute(setting)
    return connection


_SETTINGS = (
    "SET TimeZone = 'UTC'",
    "SET autoinstall_known_extensions = false",
    "SET enable_progress_bar = false",
)


def parquet_list(files: Sequence[str]) -> str:
    """Return SQL that reads a list of files as one table.

    Examples
    --------
    >>> parquet_list(["/lake/it's one.parquet"])
    "read_parquet(['/lake/it''s one.parquet'], hive_partitioning = false)"
    """
    names = ", ".join("'" + file.replace("'", "''") + "'" for file in files)
    return f"read_parquet([{names}], hive_partitioning = false)"


def duckdb_tables(
    lake: LakeReader, state: StateRow, names: Iterable[str] = tuple(TABLES)
) -> tuple[Any, dict[str, Any]]:
    """Open tables of the lake at a state, for Ibis.

    Parameters
    ----------
    names
        Which tables, of :data:`lantoa.lake.schemas.TABLES`.

    Returns
    -------
    tuple
        The Ibis backend (DuckDB in memory; its plain connection is ``backend.con``) and the Ibis
        table of each name. A table without rows is there, with its columns.

    Raises
    ------
    StateGone
        The state's files were vacuumed away.
    """
    import ibis

    connection = duckdb_connection()
    backend = ibis.duckdb.from_connection(connection)
    for name in names:
        files = lake.files(name, state)
        if files:
            columns = ", ".join(f'"{column}"' for column in TABLES[name].names)
            view = f'CREATE VIEW "{name}" AS SELECT {columns} FROM {parquet_list(files)}'
            connection.execute(view)
        else:
            connection.register("nothing", TABLES[name].empty_table())
            connection.execute(f'CREATE TABLE "{name}" AS SELECT * FROM nothing')
            connection.unregister("nothing")
    return backend, {name: backend.table(name) for name in names}
