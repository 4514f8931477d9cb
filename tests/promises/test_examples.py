"""The examples are what they say they are."""

from __future__ import annotations

import gzip
import runpy

import pytest

from lantoa.flows.campaign_file import read_campaign
from tests.promises.repository import ROOT

DEMO = ROOT / "examples" / "mot-cay-cho-pho"


def _content(path) -> bytes:
    raw = path.read_bytes()
    return gzip.decompress(raw) if path.suffix == ".gz" else raw


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    folder = tmp_path_factory.mktemp("files")
    runpy.run_path(str(DEMO / "make_files.py"))["main"](folder)
    return folder


def test_the_example_files_are_what_their_script_makes(made):
    names = {path.name for path in made.iterdir()}
    assert names == {path.name for path in (DEMO / "files").iterdir()}
    for name in names - {"so-tay-van-phong.xlsx"}:  # a workbook carries the time it was made
        assert _content(made / name) == _content(DEMO / "files" / name), name


def test_the_example_is_small():
    assert sum(path.stat().st_size for path in DEMO.rglob("*") if path.is_file()) < 400_000


def test_everybody_in_the_example_is_invented():
    text = _content(DEMO / "files/hashtag-12-10.ndjson").decode()
    handles = {part.partition('"')[0] for part in text.split('"uniqueId": "')[1:]}
    assert len(handles) > 50
    assert all(handle.endswith(".vidu") for handle in handles)


@pytest.mark.parametrize("name", ["mot-cay-cho-pho", "tiktok-vietnam", "ve-mien-da"])
def test_campaign_files_can_be_read(name):
    assert read_campaign(ROOT / "examples" / name / "campaign.toml").id == name


def test_the_posts_about_places_are_what_their_script_makes(tmp_path):
    folder = ROOT / "examples" / "ve-mien-da"
    runpy.run_path(str(folder / "make_posts.py"))["main"](tmp_path)
    assert (tmp_path / "posts.csv").read_bytes() == (folder / "posts.csv").read_bytes()
