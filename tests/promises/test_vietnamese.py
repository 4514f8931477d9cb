"""Every message that the library writes in English is known in Vietnamese."""

from __future__ import annotations

import ast
import re
import unicodedata

import pytest

from lantoa.cli.vietnamese.catalogue import CATALOGUE, SPOKEN, in_vietnamese
from tests.promises.messages import messages
from tests.promises.repository import PACKAGE

FIELD = re.compile(r"\{(\w+)\}")
ENGLISH = re.compile(r"\b(?:the|is|are|was|not|of|and|or|which|with|than|has|cannot|from|this)\b")


def _is_vietnamese(text: str) -> bool:
    return any(c == "đ" or unicodedata.combining(c) for c in unicodedata.normalize("NFD", text))


def test_every_message_is_known_in_vietnamese():
    left = [
        f"{found.place}: {found.sample!r} → {said!r}"
        for found in messages()
        if not _is_vietnamese(said := in_vietnamese(found.sample)) or ENGLISH.search(said)
    ]
    assert not left, "add these to src/lantoa/cli/vietnamese/:\n" + "\n".join(left)


def test_the_search_for_messages_finds_them():
    found = list(messages())
    rooms = {message.place.split("/")[1] for message in found}
    assert {"core", "sources", "lake", "flows", "cli"} <= rooms
    samples = {message.sample for message in found}
    # a constant, a loop over a constant, a condition, a function, a refused part, a note
    assert any("unpacks to more than" in sample for sample in samples)
    assert any("is a PDF" in sample for sample in samples)
    assert any("is missing: write" in sample for sample in samples)
    assert any("the zip breaks off" in sample for sample in samples)
    assert any("numbers of one day" in sample for sample in samples)
    assert any("stands more than once" in sample for sample in samples)
    assert len(found) > 200


@pytest.mark.parametrize("english", CATALOGUE)
def test_a_pattern_carries_its_fields_over(english):
    fields, kept = set(FIELD.findall(english)), set(FIELD.findall(CATALOGUE[english]))
    assert kept <= fields
    assert SPOKEN & fields <= kept
    filled = FIELD.sub("X7", english)
    said = in_vietnamese(filled)
    assert _is_vietnamese(said) or not kept, said


def test_no_pattern_stands_in_the_catalogue_twice():
    keys = [
        ast.literal_eval(key)
        for path in (PACKAGE / "cli" / "vietnamese").glob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Dict)
        for key in node.keys
        if key is not None
    ]
    assert sorted(keys) == sorted(set(keys))
    assert set(keys) == set(CATALOGUE)
