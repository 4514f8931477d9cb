"""Whoever reads the log reads words, never a code."""

from __future__ import annotations

import ast

from lantoa.core.agreement_states import MOVES
from lantoa.web.agreements.models import Evidence
from lantoa.web.people.lists import AREAS
from lantoa.web.people.verbs import called, named
from tests.promises.repository import PACKAGE


def _said() -> set[str]:
    """Every verb that any app writes: the text given as `verb`, alone or as one of two."""
    found = {f"agreements.{move}" for move in MOVES}
    found |= {f"evidence.{said}" for said in Evidence.Said.values}
    for path in (PACKAGE / "web").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            given = []
            if (isinstance(node, ast.keyword) and node.arg == "verb") or (
                isinstance(node, ast.Assign) and getattr(node.targets[0], "id", "") == "verb"
            ):
                given = [node.value]
            for text in (part for one in given for part in ast.walk(one)):
                # The pieces of an f-string are no verbs of their own: those are listed above.
                if isinstance(text, ast.Constant) and "." in str(text.value).rstrip("."):
                    found.add(str(text.value))
    return found


def test_every_verb_that_is_written_is_called_something_in_both_languages():
    said = _said()
    assert len(said) > 70, "the verbs were not found in the source"
    assert not {verb for verb in said for lang in ("vi", "en") if called(verb, lang) == verb}


def test_every_part_of_the_log_can_be_looked_at_alone():
    words = {word for value, _ in AREAS for word in value.split()}
    assert {verb.partition(".")[0] for verb in _said()} == words


def test_what_acts_by_itself_is_named_in_the_readers_language_and_people_by_their_names():
    assert named("system", "reminders", "vi") == "phần nhắc việc"
    assert named("alone", "this machine", "vi") == "máy này"
    assert named("member", "reminders", "vi") == "reminders"
    assert named("system", "something new", "vi") == "something new"
