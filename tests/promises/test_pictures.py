"""The pictures of the documentation show the pages as they are, weigh little, and are used."""

from __future__ import annotations

import json
import re
import runpy
from pathlib import Path

import pytest
from PIL import Image

from tests.promises.repository import ROOT

PICTURES = ROOT / "docs" / "pictures"
NAMES = ("board", "board-phone", "passport", "import", "infographic")


@pytest.fixture(scope="module")
def made():
    return runpy.run_path(str(ROOT / "docs" / "make_pictures.py"), run_name="pictures")


def test_nothing_that_decides_how_they_look_has_changed_since_they_were_taken(made):
    then = json.loads((PICTURES / "made-of.json").read_text(encoding="utf-8"))
    now = made["inputs"]()
    changed = sorted(path for path in then.keys() | now.keys() if then.get(path) != now.get(path))
    assert not changed, "run: make pictures"


def test_what_decides_how_they_look_is_templates_styles_drawings_and_the_scenario(made):
    kinds = {Path(path).suffix for path in made["inputs"]()}
    assert {".html", ".css", ".js", ".svg", ".py", ".toml"} <= kinds
    for pattern in made["INPUTS"]:
        assert list(ROOT.glob(pattern)), pattern


def test_there_is_one_of_each_and_all_weigh_little():
    found = {path.stem: path for path in PICTURES.glob("*.png")}
    assert set(found) == set(NAMES)
    assert sum(path.stat().st_size for path in found.values()) < 1_500_000
    for path in found.values():
        with Image.open(path) as picture:
            assert picture.mode == "P", path.name


def test_each_is_shown_and_the_readme_shows_one():
    pages = "\n".join(
        path.read_text(encoding="utf-8") for path in (ROOT / "docs").rglob("*.md")
    ) + (ROOT / "README.md").read_text(encoding="utf-8")
    shown = set(re.findall(r"!\[[^\]]+\]\([\w./]*pictures/([\w-]+)\.png\)", pages))
    assert shown == set(NAMES)
    assert "](docs/pictures/" in (ROOT / "README.md").read_text(encoding="utf-8")
