"""Rows of boards, passports, charts, posts and comparisons."""

from __future__ import annotations

from tests.web.rights.rows import HERE, INSIDE, Row


def _slug(world):
    return [world.campaign.slug]


def _figure(world):
    return [world.campaign.slug, "posts"]


def _chart(world):
    return [world.campaign.slug, "concentration", "wide"]


ROWS = [
    Row("compare", "GET", INSIDE),
    Row("compare", "GET", INSIDE,
        data=lambda w: {"a": w.campaign.slug, "b": w.campaign.slug}),
    Row("vega", "GET", "200 200 200 200 200 200 200", nobody="200"),
    Row("board", "GET", HERE, _slug),
    Row("board-json", "GET", HERE, _slug),
    Row("passport", "GET", HERE, _figure),
    Row("chart-json", "GET", HERE, _chart),
    Row("chart-svg", "GET", HERE, _chart),
    Row("posts", "GET", HERE, _slug),
    Row("posts", "GET", "404 404 404 404 403 403 200", _slug, lambda w: {"why": "no_match"}),
    Row("post", "GET", HERE, _slug, lambda w: {"key": w.post_key}),
]  # fmt: skip
