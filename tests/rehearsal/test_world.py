from __future__ import annotations

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import numpy as np
import pytest

from lantoa.rehearsal.world import (
    AFTER,
    BEFORE,
    DAY_S,
    IN_SCOPE,
    KOL,
    NEVER,
    NO_MATCH,
    OFFICIAL,
    PUBLIC,
    captures_begin,
    invented,
    last_look,
)
from tests.rehearsal.small import example, scenario


@pytest.fixture(scope="module")
def world():
    return invented(scenario())


@pytest.fixture(scope="module")
def larger():
    return invented(example().sized(20_000))


def test_the_same_scenario_gives_the_same_world(world):
    again = invented(scenario())
    assert np.array_equal(world.native_id, again.native_id)
    assert np.array_equal(world.growth.top, again.growth.top)


def test_another_seed_gives_another_world(world):
    other = invented(scenario(**{"seed = 5": "seed = 6"}))
    assert not np.array_equal(world.native_id, other.native_id)


def test_the_scope_has_as_many_posts_as_the_scenario_says(world):
    assert int(world.in_scope.sum()) == 600
    assert np.bincount(world.kind).tolist() == [600, 20, 20, 20]


def test_posts_of_the_scope_lie_in_the_campaigns_days_in_its_own_zone(world):
    days = {
        datetime.fromtimestamp(at, ZoneInfo("Asia/Ho_Chi_Minh")).date().day
        for at in world.published[world.in_scope].tolist()
    }
    assert days == {26, 27, 28, 29, 30}


def test_noise_lies_before_or_after_or_carries_no_hashtag(world):
    starts = datetime(2024, 8, 25, 17, tzinfo=UTC).timestamp()
    assert (world.published[world.kind == BEFORE] < starts).all()
    assert (world.published[world.kind == AFTER] >= starts + 5 * DAY_S).all()
    assert (world.published[world.kind == AFTER] < captures_begin(world.scenario)).all()
    assert not world.tags.matched[world.kind == NO_MATCH].any()
    assert not world.template[world.kind == NO_MATCH].any()
    assert (world.sound[world.kind == NO_MATCH] != -1).all()


def test_the_peak_day_has_most_posts_and_evenings_more_than_nights(larger):
    days = np.bincount(larger.day[larger.in_scope])
    assert days.argmax() == 8
    hours = np.bincount((larger.published // 3600 + 7) % 24, minlength=24)
    assert hours[20] > 5 * hours[3]


def test_ids_are_unique_and_hold_the_upload_second(larger):
    assert len(np.unique(larger.native_id)) == len(larger)
    wait = larger.published - (larger.native_id >> 32)
    assert (wait[~larger.instagram] > 0).all()
    assert (wait[~larger.instagram] < 4 * DAY_S).all()
    assert larger.native_id.max() < 2**63 - 1


def test_each_role_has_its_posts_and_its_share_of_the_views(larger):
    its = larger.scenario
    counted = np.flatnonzero(larger.in_scope & ~larger.instagram)
    begin = np.full(len(counted), float(captures_begin(its)))
    views = larger.growth.views(counted, begin)
    assert abs(int(views.sum()) - its.views) < len(counted)
    for role, wanted in ((KOL, its.kol), (OFFICIAL, its.official)):
        theirs = larger.role[counted] == role
        assert int(theirs.sum()) == wanted.posts
        assert views[theirs].sum() / views.sum() == pytest.approx(wanted.views, abs=0.001)


def test_views_have_a_heavy_tail(larger):
    counted = np.flatnonzero(larger.in_scope & ~larger.instagram)
    views = np.sort(larger.growth.views(counted, np.full(len(counted), 1.8e9)))[::-1]
    assert views[: len(views) // 100].sum() > 0.25 * views.sum()
    assert np.mean(views) > 3 * np.median(views)


def test_declared_channels_post_under_their_role_only(world):
    declared = world.author < len(world.scenario.channels)
    assert np.array_equal(declared, world.role != PUBLIC)
    assert set(world.author[world.role == OFFICIAL].tolist()) == {0}


def test_the_template_has_its_uses_some_of_them_without_a_hashtag(world):
    assert int(world.template.sum()) == 90
    alone = world.by_template_alone
    assert 0 < alone.sum() < 45
    assert (world.template[alone] & (world.kind[alone] == IN_SCOPE)).all()


def test_nobody_deletes_while_the_captures_run_and_no_declared_channel_ever(world):
    gone = world.deleted[world.deleted != NEVER]
    begin, end = captures_begin(world.scenario), last_look(world.scenario)
    assert len(gone) > 10
    assert not ((gone > begin - DAY_S) & (gone < begin + 2.5 * 3600)).any()
    assert (gone < end).all()
    assert (world.deleted[world.role != PUBLIC] == NEVER).all()
    assert (world.deleted > world.published).all()


def test_some_posts_use_a_template_that_is_not_the_campaigns(world):
    other = world.other_template > 0
    assert other.any()
    assert not (other & world.template).any()
    assert not (other & world.instagram).any()
    assert len(set(world.other_template[other].tolist())) > 3
