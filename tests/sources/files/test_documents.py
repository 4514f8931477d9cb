"""JSON documents."""

from __future__ import annotations

import json

import pytest

from lantoa.core.errors import Unreadable, UnreadableFile
from lantoa.sources.adapter import Adapter, Head
from lantoa.sources.files import documents
from lantoa.sources.files.opening import open_file
from tests.sources.files.written import write


def has_items(head: Head) -> bool:
    return isinstance(head.document, dict) and "items" in head.document


PAGES = Adapter(
    name="a.b", version=1, shape="json", marks="items", recognises=has_items,
    records=lambda payload, context: pytest.fail("not asked for"), items=lambda document: document["items"],
)  # fmt: skip


def test_documents_that_were_joined_are_all_read(tmp_path):
    page = json.dumps({"items": [{"id": "1"}, {"id": "2"}]}, indent=1)
    with open_file(write(tmp_path, page + "\n" + page)) as opened:
        assert [n for n, _ in opened.payloads("", PAGES)] == [1, 2, 3, 4]


def test_a_joined_document_of_another_kind_is_refused_alone(tmp_path):
    page = json.dumps({"items": [{"id": "1"}]}, indent=1)
    with open_file(write(tmp_path, page + json.dumps({"other": 1}, indent=1))) as opened:
        (_, first), (number, second) = opened.payloads("", PAGES)
    assert first == {"id": "1"}
    assert number == 2
    assert isinstance(second, Unreadable)


def test_what_is_no_object_in_a_document_is_refused_by_number(tmp_path):
    with open_file(write(tmp_path, '[{"a": 1},\n 7,\n {"a": 2}]')) as opened:
        kinds = [(n, type(p).__name__) for n, p in opened.payloads()]
    assert kinds == [(1, "dict"), (2, "Unreadable"), (3, "dict")]


def test_a_document_that_is_too_large_says_what_to_do(tmp_path, monkeypatch):
    monkeypatch.setattr(documents, "LARGEST", 10)
    with pytest.raises(UnreadableFile, match="NDJSON"):
        open_file(write(tmp_path, "[\n1, 2, 3, 4, 5, 6]"))


def test_big_numbers_and_lone_surrogates_of_a_document_are_kept(tmp_path):
    with open_file(write(tmp_path, '[\n{"id": 98765432109876543210, "t": "\\ud83d"}]')) as opened:
        assert opened.head().document == [{"id": 98765432109876543210, "t": "\ud83d"}]


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16"])
def test_a_document_in_another_dress_is_the_same(tmp_path, encoding):
    data = json.dumps([{"a": "Hà"}], indent=1, ensure_ascii=False).encode(encoding)
    with open_file(write(tmp_path, data)) as opened:
        assert opened.head().document == [{"a": "Hà"}]


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b'[\n{"a": NaN}]', "NaN"),
        (b'[\n{"a": "\xff\xfe\xfa"}]', "UTF-8"),
        (b'[\n{"a": }]', "line 2"),
    ],
    ids=range(3),
)
def test_a_document_that_cannot_be_read_says_why(tmp_path, data, reason):
    with pytest.raises(UnreadableFile, match=reason):
        open_file(write(tmp_path, data))
