"""Rows of the list of campaigns."""

from __future__ import annotations

from tests.web.rights.rows import Row


def _slug(world):
    return [world.campaign.slug]


ROWS = [
    Row("campaigns", "GET", "302 302 302 200 200 200 200"),
    Row("campaign-unit", "GET", "404 404 404 404 200 403 200", _slug),
    Row("campaign-unit", "POST", "404 404 404 404 302 403 302", _slug,
        lambda w: {"unit": w.cast.below.id}),
    Row("campaign-unit", "POST", "404 404 404 404 404 403 302", _slug,
        lambda w: {"unit": w.cast.beside.id}),
]  # fmt: skip
