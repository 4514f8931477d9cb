"""Which adapter reads a file, and what is said when none does."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from lantoa.core.errors import UnknownFormat
from lantoa.sources.adapter import Adapter, Head
from lantoa.sources.registry import ADAPTERS, adapter_named, looked_for, recognise
from tests.sources.mangled import ANYTHING


def test_an_unknown_table_is_refused_with_what_was_found_and_looked_for():
    head = Head(name="x.csv", shape="table", payloads=(), columns=("col\x1b[1m", "b"))
    with pytest.raises(UnknownFormat) as failure:
        recognise(head)
    said = str(failure.value)
    assert said.startswith("x.csv: no known format. Found a table with the columns col [1m, b.")
    assert "`lantoa mapping x.csv`" in said
    for line in looked_for("table"):
        assert line in said
    assert "\n" not in said


def test_many_columns_are_cut_short():
    head = Head(name="x", shape="table", payloads=(), columns=tuple(f"c{n}" for n in range(40)))
    with pytest.raises(UnknownFormat, match="and 28 more"):
        recognise(head)


def test_a_file_of_one_line_is_tried_as_a_document_too(monkeypatch):
    found = Adapter(
        name="a.b", version=1, shape="json", marks="", recognises=lambda head: head.document == {"a": 1},
        records=lambda payload, context: pytest.fail("not asked for"),
    )  # fmt: skip
    monkeypatch.setattr("lantoa.sources.registry.ADAPTERS", (found,))
    head = Head(name="x", shape="lines", payloads=({"a": 1},), document={"a": 1})
    assert recognise(head) is found


def test_every_kind_says_what_it_is_known_by():
    assert len(ADAPTERS) >= 20
    for adapter in ADAPTERS:
        assert adapter.marks
        assert adapter.version >= 1
        assert f"{adapter.name}: {adapter.marks}" in looked_for(adapter.shape)


def test_an_adapter_is_found_by_its_name():
    assert adapter_named(ADAPTERS[0].name).name == ADAPTERS[0].name
    with pytest.raises(UnknownFormat):
        adapter_named("orkut")


@settings(suppress_health_check=[HealthCheck.too_slow])
@given(
    st.sampled_from(["lines", "json", "table"]),
    st.lists(st.dictionaries(st.sampled_from(
        ["data", "id", "items", "kind", "source_platform", "stats", "author", "meta", "errors",
         "shortCode", "post_id", "extractor_key", "__import_meta", "item_id", "error"]), ANYTHING),
        max_size=3),
    ANYTHING,
)  # fmt: skip
def test_no_beginning_of_a_file_makes_the_recognising_fail(shape, payloads, document):
    document = document if shape == "json" else None
    head = Head(name="x", shape=shape, payloads=tuple(payloads), document=document, columns=())
    try:
        recognise(head)
    except UnknownFormat:
        pass
