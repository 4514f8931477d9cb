"""Lines or one document."""

from __future__ import annotations

import pytest

from lantoa.sources.files.shapes import is_workbook, json_shape


@pytest.mark.parametrize(
    ("text", "shape"),
    [
        (b'{"a":1}\n{"a":2}\n', "lines"),
        (b'\xef\xbb\xbf{"a":1}\r\n{"a":2}', "lines"),
        (b'{"a":1}', "one line"),
        (b'{"a":1}\n\n', "one line"),
        (b'{"a":1}{"a":2}\n{"a":3}\n', "lines"),
        (b'{\n"a":1}', "json"),
        (b'[\n{"a":1}\n]', "json"),
        (b'[\n{"a":1},\n{"a":2}\n]', "json"),
        (b'{"data":[\n{"a":1}\n]}', "json"),
        (b'[{"a":1}]', "json"),
        (b"a,b\n1,2\n", None),
        (b"", None),
    ],
    ids=range(12),
)
def test_the_shape_of_json(text, shape):
    assert json_shape(text, whole=True) == shape


def test_the_cut_last_line_of_a_sample_counts_for_nothing():
    assert json_shape(b'{"a":1}\n{"a":', whole=False) == "lines"


def test_a_workbook_is_known_by_its_parts():
    assert is_workbook({"xl/workbook.xml", "[Content_Types].xml"})
    assert not is_workbook({"xl/workbook.xml"})
