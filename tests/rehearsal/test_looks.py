from __future__ import annotations

import numpy as np
import pytest

from lantoa.rehearsal.looks import declared_union, looks
from lantoa.rehearsal.world import NEVER, PUBLIC, captures_begin, invented
from tests.rehearsal.small import TEXT, example, scenario


@pytest.fixture(scope="module")
def world():
    return invented(scenario())


@pytest.fixture(scope="module")
def files(world):
    return looks(world)


def _named(files, name):
    return next(look for look in files if look.name == name)


def test_every_file_says_by_its_name_that_it_is_simulated(files):
    assert [look.name for look in files] == [
        "mo-phong-a.ndjson", "mo-phong-a-instagram.ndjson", "mo-phong-b.ndjson",
        "mo-phong-c.jsonl", "mo-phong-hang-dem.ndjson", "mo-phong-sau.ndjson",
        "mo-phong-studio.csv",
    ]  # fmt: skip


def test_nobody_reads_a_post_before_it_is_published_or_after_it_is_deleted(world, files):
    for look in files:
        assert (look.seen_ms > world.published[look.posts] * 1000).all(), look.name
        assert (world.deleted[look.posts] > look.seen_ms // 1000).all(), look.name


def test_no_two_web_readings_of_a_post_happen_at_one_instant(files):
    web = [look for look in files if look.row_says_when]
    pairs = np.concatenate([np.stack([look.posts, look.seen_ms], 1) for look in web])
    assert len(np.unique(pairs, axis=0)) == len(pairs)


def test_captures_catch_their_share_and_follow_what_they_follow(world, files):
    online = world.in_scope & ~world.instagram & (world.deleted > captures_begin(world.scenario))
    caught = {name: np.isin(np.flatnonzero(online), _named(files, name).posts).mean()
              for name in ("mo-phong-a.ndjson", "mo-phong-b.ndjson", "mo-phong-c.jsonl")}  # fmt: skip
    assert caught["mo-phong-a.ndjson"] == pytest.approx(0.8, abs=0.08)
    assert caught["mo-phong-b.ndjson"] == pytest.approx(0.7, abs=0.08)
    assert caught["mo-phong-c.jsonl"] == pytest.approx(0.5, abs=0.1)
    declared = np.flatnonzero(world.role != PUBLIC)
    assert np.isin(declared, _named(files, "mo-phong-a.ndjson").posts).all()
    assert not world.by_template_alone[_named(files, "mo-phong-c.jsonl").posts].any()


def test_captures_are_independent_of_each_other_within_a_week():
    world = invented(example().sized(30_000))
    seen = {
        look.name: np.isin(np.arange(len(world)), look.posts)
        for look in looks(world)
        if look.capture
    }
    b, c = seen["mo-phong-doi-b-tim-kiem.ndjson"], seen["mo-phong-doi-c-de-xuat.ndjson"]
    usual = world.in_scope & ~world.instagram & (world.deleted == NEVER)
    for week in range(3):
        these = usual & ((world.day - 1) // 7 == week)
        expected = b[these].mean() * c[these].mean()
        assert (b & c)[these].mean() == pytest.approx(expected, abs=4 / np.sqrt(these.sum()) / 2)


def test_a_capture_that_copies_another_holds_more_of_it_than_chance():
    text = TEXT.replace("chance = 0.7\n", 'chance = 0.3\ncopies = "A"\ncopied = 0.9\n')
    world = invented(scenario(text))
    files = looks(world)
    a, b = _named(files, "mo-phong-a.ndjson").posts, _named(files, "mo-phong-b.ndjson").posts
    assert np.isin(a, b).mean() > 0.85


def test_the_panel_reads_its_posts_every_night(world, files):
    panel = _named(files, "mo-phong-hang-dem.ndjson")
    nights = (panel.seen_ms // 1000 + 7 * 3600) // 86_400
    assert len(np.unique(nights)) == 5
    readings = np.bincount(panel.posts)
    first = 5 - world.day[np.unique(panel.posts)] + 1
    assert (np.abs(readings[readings > 0] - first) <= 1).all()
    assert (world.deleted[panel.posts] == NEVER).all()


def test_nearly_everything_is_seen_by_one_capture_or_another():
    world = invented(example())
    union = declared_union(world, looks(world)) & world.in_scope
    assert 0.98 < union.sum() / world.in_scope.sum() < 0.995
