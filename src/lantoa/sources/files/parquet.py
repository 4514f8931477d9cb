"""Parquet files, read in batches; nested columns get dotted names."""

from __future__ import annotations

import datetime as dt
import math
from typing import TYPE_CHECKING, Any, Final

import msgspec

from lantoa.core.errors import UnreadableFile
from lantoa.sources.files.tables import Table
from lantoa.sources.files.workbooks import cell_text

if TYPE_CHECKING:
    from lantoa.sources.files.containers import Content
    from lantoa.sources.files.tables import Rows

_BATCH: Final = 4_000
_DEEPEST: Final = 8


def parquet_table(content: Content) -> Table:
    """Return a Parquet file that lies on disk as a table.

    Raises
    ------
    UnreadableFile
        It is damaged or encrypted.
    """
    import pyarrow as pa
    import pyarrow.parquet as pq

    def opened() -> Any:
        try:
            return pq.ParquetFile(content.path)
        except (pa.ArrowException, OSError, ValueError) as failure:
            said = str(failure).splitlines()[0][:80]
            raise UnreadableFile(
                f"{content.name}: the Parquet file breaks off or is damaged ({said}); "
                "copy or download it again"
            ) from None

    def rows() -> Rows:
        number = 0
        with opened() as file:
            try:
                for batch in file.iter_batches(batch_size=_BATCH):
                    flat = _flat(pa.Table.from_batches([batch]))
                    columns = [[_text(v) for v in column.to_pylist()] for column in flat.columns]
                    for cells in zip(*columns, strict=True):
                        number += 1
                        yield number, dict(zip(flat.column_names, cells, strict=True))
            except (pa.ArrowException, OSError) as failure:
                said = str(failure).splitlines()[0][:80]
                raise UnreadableFile(
                    f"{content.name}: damaged after row {number} ({said})"
                ) from None

    with opened() as file:
        names = _flat(file.schema_arrow.empty_table()).column_names
    if not names:
        raise UnreadableFile(f"{content.name}: the Parquet file has no columns")
    return Table(tuple(names), rows)


def _flat(table: Any) -> Any:
    import pyarrow as pa

    for _ in range(_DEEPEST):
        if not any(pa.types.is_struct(field.type) for field in table.schema):
            break
        table = table.flatten()
    return table


def _text(value: Any) -> str:
    if isinstance(value, (list, dict, tuple)):
        return msgspec.json.encode(value, enc_hook=str).decode()
    if isinstance(value, bytes):
        return value.decode("utf-8", "replace")
    if isinstance(value, dt.timedelta):
        return repr(value.total_seconds())
    if isinstance(value, float) and math.isnan(value):
        return ""
    return cell_text(value)
