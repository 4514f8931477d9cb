"""JSON, line by line."""

from __future__ import annotations

import io
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lantoa.core.errors import Unreadable, UnreadableFile
from lantoa.sources.files import lines
from lantoa.sources.files.lines import json_values, line_blocks, line_payloads, payloads_in


def reasons(block: bytes) -> list[str]:
    return [p.reason for _, p in payloads_in(block, 1) if isinstance(p, Unreadable)]


def test_integers_beyond_64_bits_stay_whole():
    ((_, payload),) = payloads_in(b'{"id": 123456789012345678901234567890}', 1)
    assert payload == {"id": 123456789012345678901234567890}


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        (b"{broken", "not JSON"),
        (b'{"a": NaN}', "NaN"),
        (b'{"a": -Infinity}', "-Infinity"),
        (b"[1]", "a list"),
        (b'"text"', "a text"),
        (b"7", "a number"),
        (b"null", "null"),
        (b"\xff\xfe", "not UTF-8"),
        (b'{"a":' * 100_000, "nested too deep"),
        (b'{"a": 1} x', "not JSON"),
    ],
    ids=range(10),
)
def test_a_line_that_is_no_object_says_why(line, reason):
    assert reason in reasons(line)[0]


def test_lone_surrogates_and_marks_are_read():
    found = list(payloads_in(b'\xef\xbb\xbf{"a": "\\ud83d"}\n{"a": 1}\r\n', 5))
    assert found == [(5, {"a": "\ud83d"}), (6, {"a": 1})]


def test_two_objects_on_one_line_are_two_payloads_of_that_line():
    assert list(payloads_in(b'{"a": 1}{"a": 2} \n\n{"a": 3}', 1)) == [
        (1, {"a": 1}), (1, {"a": 2}), (3, {"a": 3}),
    ]  # fmt: skip


def test_values_one_after_the_other_are_all_given():
    assert list(json_values('{"a": 1}\n[2] 3')) == [{"a": 1}, [2], 3]


def test_a_line_longer_than_a_block_makes_its_block_longer():
    data = b'{"a": "' + b"x" * 500 + b'"}\n{"b": 1}'
    assert list(line_blocks(io.BytesIO(data), 64)) == [(data[:510], 1, 1), (data[510:], 2, 1)]


def test_a_line_without_end_is_refused(monkeypatch):
    monkeypatch.setattr(lines, "LONGEST_LINE", 100)
    with pytest.raises(UnreadableFile, match="longer than"):
        list(line_blocks(io.BytesIO(b"x" * 1000), 64))


@given(
    st.lists(
        st.dictionaries(st.text(max_size=4), st.text(max_size=9) | st.integers(), max_size=3)
    ),
    st.integers(1, 60),
    st.booleans(),
)
def test_however_a_file_is_cut_its_lines_are_the_same(objects, size, ended):
    data = "\n".join(json.dumps(one) for one in objects).encode() + b"\n" * ended
    wanted = list(enumerate(objects, 1))
    found = []
    for block, first, _ in line_blocks(io.BytesIO(data), size):
        found += list(payloads_in(block, first))
    assert found == wanted
    parts = [data[start : start + size] for start in range(0, len(data), size)]
    assert list(line_payloads(parts)) == wanted
    joined = b"".join(block for block, _, _ in line_blocks(io.BytesIO(data), size))
    assert joined == data


@given(st.binary(max_size=80))
def test_no_bytes_at_all_make_the_reading_fail(data):
    for _, payload in payloads_in(data, 1):
        assert isinstance(payload, (dict, Unreadable))
