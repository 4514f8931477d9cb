"""The tutorials print what their commands really print."""

from __future__ import annotations

import re
import runpy

import pytest

from tests.promises.repository import ROOT

TUTORIAL = ROOT / "docs" / "tutorial"
# What differs from one run to the next: digests of states, and the moment of an import.
FLEETING = re.compile(r"\b[0-9a-f]{8,64}\b|\b\d\d:\d\d \d+[ /]\w+[ /]\d{4}\b| +")


@pytest.mark.parametrize(("name", "lang"), [("first-board.md", "vi"), ("first-board.en.md", "en")])
def test_the_tutorial_shows_real_output(name, lang):
    shown = (TUTORIAL / name).read_text(encoding="utf-8")
    again = runpy.run_path(str(TUTORIAL / "rerun.py"))["rerun"](shown, lang)
    assert FLEETING.sub(" ", again) == FLEETING.sub(" ", shown)
