from __future__ import annotations

import numpy as np
import pytest

from lantoa.core.text import hashtag_key, plain_key
from lantoa.rehearsal.world import invented
from tests.rehearsal.small import example, scenario


@pytest.mark.parametrize("ignore", ["true", "false"])
def test_a_post_matches_where_the_campaign_would_say_so(ignore):
    its = scenario(**{"ignore_diacritics = true": f"ignore_diacritics = {ignore}"})
    world = invented(its)

    def key(tag):
        return plain_key(hashtag_key(tag)) if its.ignore_diacritics else hashtag_key(tag)

    wanted = {key(tag) for tag in its.hashtags}
    said = [bool(wanted & set(map(key, tags))) for tags in world.tags.of(np.arange(len(world)))]
    assert said == world.tags.matched.tolist()
    assert (world.tags.matched | world.template)[world.in_scope].all()


def test_hashtags_are_written_in_several_ways_and_misspelt_ones_do_not_count():
    its = example().sized(6_000)
    world = invented(its)
    written = {tag for tags in world.tags.of(np.arange(len(world))) for tag in tags}
    assert {"NgayQuockhanh", "NgàyQuốcKhánh", "TôiYêuTổQuốcTôi", "HappyVietNam"} <= written
    assert set(its.misspelt) <= written
    misspelt = world.tags.wrong > 0
    assert (misspelt & ~world.tags.matched).any()
    assert (misspelt & world.tags.matched).any()


def test_no_hashtag_stands_twice_in_a_post():
    world = invented(scenario())
    for tags in world.tags.of(np.arange(len(world))):
        assert len(tags) == len(set(tags))
