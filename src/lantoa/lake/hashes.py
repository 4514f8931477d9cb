"""Sixty-four-bit hashes by which rows are told apart: of keys, of what a row says, of counts.

They are stored, so they must never depend on a library's own hash: keys and contents go through
BLAKE2b (first 8 bytes, little-endian), numbers through the finaliser of SplitMix64, one field
after the other. At 50 million different rows the chance of any two meeting is about 1 in 15,000.
"""

from __future__ import annotations

from hashlib import blake2b
from typing import TYPE_CHECKING, Any, Final

import msgspec
import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

Ints = npt.NDArray[np.int64]
_Words = npt.NDArray[np.uint64]

_STEP: Final = np.uint64(0x9E3779B97F4A7C15)
_FIRST: Final = np.uint64(0xBF58476D1CE4E5B9)
_SECOND: Final = np.uint64(0x94D049BB133111EB)
_BY_VALUES: Final = np.int64(-1)
"""Stands for the time of a row whose only time is its file's date: such a date changes with every
copy of the file, so it must not make the same row a second observation."""

_encode: Final = msgspec.msgpack.Encoder(enc_hook=lambda value: value.item()).encode


def key_hashes(keys: Sequence[str]) -> Ints:
    """Return the hash of each key.

    Examples
    --------
    >>> key_hashes(["tiktok:1", "tiktok:2", "tiktok:1"])[[0, 2]].tolist() == [
    ...     key_hash("tiktok:1")] * 2
    True
    """
    return _first_words([blake2b(key.encode()).digest() for key in keys])


def key_hash(key: str) -> int:
    """Return the hash of one key, as a signed 64-bit number."""
    return int(key_hashes([key])[0])


def content_hashes(columns: Sequence[Sequence[Any]]) -> Ints:
    """Return the hash of each row over all `columns`: text, numbers, lists and None.

    A row is encoded as one MessagePack array, so that no two different rows read alike.
    """
    rows: Iterable[tuple[Any, ...]] = zip(*columns, strict=True)
    return _first_words([blake2b(_encode(row)).digest() for row in rows])


def _first_words(digests: list[bytes]) -> Ints:
    words = np.frombuffer(b"".join(digests), "<i8").reshape(-1, blake2b.MAX_DIGEST_SIZE // 8)
    return words[:, 0].astype(np.int64)


def mixed(columns: Sequence[Ints]) -> Ints:
    """Return one hash a row over int64 `columns`, the order of columns counting."""
    state = np.zeros(len(columns[0]), np.uint64)
    for column in columns:
        state ^= column.view(np.uint64)
        state += _STEP
        _stir(state)
    return state.view(np.int64)


def _stir(word: _Words) -> None:
    word ^= word >> np.uint64(30)
    word *= _FIRST
    word ^= word >> np.uint64(27)
    word *= _SECOND
    word ^= word >> np.uint64(31)


def observation_hashes(
    table: pa.Table, texts: Sequence[str], metrics: Sequence[str], contents: Sequence[str]
) -> Ints:
    """Return what makes each row of counts or comments one observation.

    Parameters
    ----------
    table
        With ``key_hash``, ``seen_at``, ``seen_source``, and the columns named next.
    texts
        Columns of few different texts (method, definition).
    metrics
        Metrics, each with its ``_step`` and ``_state``.
    contents
        Columns that are hashes already.
    """
    columns = [_ints(table, "key_hash"), _moments(table)]
    columns += [_few_texts(table[name]) for name in texts]
    for name in metrics:
        value, step = table[name], table[f"{name}_step"]
        known = _ints(table, f"{name}_state") * 4
        known += value.is_valid().to_numpy() * np.int64(2) + step.is_valid().to_numpy()
        columns += [known, _filled(value), _filled(step)]
    columns += [_ints(table, name) for name in contents]
    return mixed(columns)


def _moments(table: pa.Table) -> Ints:
    from_file = pc.equal(table["seen_source"], "file").to_numpy()
    return np.where(from_file, _BY_VALUES, _filled(table["seen_at"]))


def _few_texts(column: pa.ChunkedArray) -> Ints:
    encoded = column.combine_chunks().dictionary_encode()
    words = [_encode(text) for text in (*encoded.dictionary.to_pylist(), None)]
    table = _first_words([blake2b(word).digest() for word in words])
    chosen: Ints = table[encoded.indices.fill_null(len(words) - 1).to_numpy(zero_copy_only=False)]
    return chosen


def _filled(column: pa.ChunkedArray) -> Ints:
    if pa.types.is_timestamp(column.type):
        column = column.cast(pa.int64())
    if column.null_count:
        column = column.fill_null(0)
    return np.ascontiguousarray(column.to_numpy(), np.int64)


def _ints(table: pa.Table, name: str) -> Ints:
    return np.ascontiguousarray(table[name].to_numpy(), np.int64)


def total(hashes: Ints) -> int:
    """Return the sum of hashes modulo 2**64: the same in whatever order they come."""
    return int(hashes.view(np.uint64).sum(dtype=np.uint64))
