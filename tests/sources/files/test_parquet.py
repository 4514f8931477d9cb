"""Parquet files as text."""

from __future__ import annotations

import datetime as dt

import pyarrow as pa
import pyarrow.parquet as pq

from lantoa.sources.files.opening import open_file
from tests.sources.files.written import read


def test_cells_become_the_text_that_stands_for_them(tmp_path):
    table = pa.table(
        {
            "id": pa.array([7506832681780355748, None], pa.int64()),
            "ruined": pa.array([7.506832681780355e18, None]),
            "views": pa.array([18400.0, float("nan")]),
            "at": pa.array([dt.datetime(2025, 5, 21, 9, 44, tzinfo=dt.UTC), None]),
            "tags": pa.array([["a", "b"], None]),
            "author": pa.array([{"name": "an.example", "more": {"fans": 3}}, None]),
            "length": pa.array([dt.timedelta(seconds=31), None]),
            "ad": pa.array([True, None]),
        }
    )
    pq.write_table(table, tmp_path / "x")
    first, second = read(tmp_path / "x")
    assert first == {
        "id": "7506832681780355748",
        "ruined": "7.506832681780355e+18",
        "views": "18400",
        "at": "2025-05-21T09:44:00+00:00",
        "tags": '["a","b"]',
        "author.name": "an.example",
        "author.more.fans": "3",
        "length": "31.0",
        "ad": "true",
    }
    assert set(second.values()) == {""}


def test_many_batches_are_counted_through(tmp_path):
    pq.write_table(
        pa.table({"id": [str(n) for n in range(9000)], "a": ["x"] * 9000}), tmp_path / "x"
    )
    with open_file(tmp_path / "x") as opened:
        assert opened.head().shape == "table"
        numbers = [n for n, _ in opened.payloads()]
    assert numbers == list(range(1, 9001))
