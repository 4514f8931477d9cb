"""Sections of a board begin with a finding: one sentence, its number bounded by what is known."""

from __future__ import annotations

import pytest

from lantoa.core.figures import Board, Part
from lantoa.web.dashboards.board_findings import loudest_role, role_finding, top_finding
from tests.render.boards import DIGEST, figure

WAY = (Part(method="web_capture", metric_def="tiktok", posts=9, value=1, lower=1, upper=1),)


def row(key, value, spread=0, **more):
    return {"key": key, "label": more.pop("label", key), "value": value, "lower": value - spread,
            "upper": value + spread, **more}  # fmt: skip


def board(posts, views, tops=(), whole=(1000, 1000, 1000), ways=(WAY, WAY)):
    figures = (
        figure("posts_by_role", rows=posts), figure("views_by_role", rows=views, unit="event"),
        figure("top_posts", rows=tops, unit="event", parts=ways[0]),
        figure("views", *whole, unit="event", parts=ways[1]),
    )  # fmt: skip
    return Board(campaign="a", name="A", state=1, state_digest=DIGEST, figures=figures)


def test_few_posts_of_a_role_and_the_share_of_views_that_they_hold():
    its = board([row("kol", 1, label="KOL"), row("public", 99)],
                [row("kol", 300, label="KOL"), row("public", 700)])  # fmt: skip
    assert role_finding(its, "vi") == "1% số bài là của KOL, chiếm 30% lượt xem."
    assert role_finding(its, "en").startswith("1% of the posts are by KOL channels; they hold 30%")


def test_a_wide_interval_is_said_by_its_ends():
    its = board([row("official", 5, label="Kênh chính thức"), row("public", 5)],
                [row("official", 500, 200, label="Kênh chính thức"), row("public", 500, 200)])  # fmt: skip
    said = role_finding(its, "vi")
    assert "là của kênh chính thức" in said
    assert "từ 30 đến 70%" in said


def test_the_loudest_declared_role_is_told_of_and_the_public_never():
    its = board([row("kol", 1), row("official", 1), row("public", 1)],
                [row("kol", 3), row("official", 4), row("public", 90)])  # fmt: skip
    assert loudest_role(its) == "official"


def test_without_declared_channels_there_is_no_finding():
    assert role_finding(board([row("public", 9)], [row("public", 9)]), "vi") == ""


def test_what_is_not_known_of_one_role_silences_the_share():
    unknown = {"key": "public", "label": "public", "value": None, "lower": None, "upper": None}
    assert (
        role_finding(board([row("kol", 1), row("public", 9)], [row("kol", 5), unknown]), "vi")
        == ""
    )


def test_the_top_posts_share_is_of_all_views():
    its = board([], [], tops=[row("a", 300), row("b", 100)])
    assert top_finding(its, "vi") == "2 bài đứng đầu chiếm 40% lượt xem của cả đợt."


@pytest.mark.parametrize(
    "changes",
    [
        {"ways": (WAY, ())},
        {"whole": (None, None, None)},
        {"whole": (1000, 900, None)},
        {"tops": [row("a", 1)]},
    ],
)
def test_counts_of_other_kinds_are_not_divided_by_each_other(changes):
    tops = [row("a", 300), row("b", 100)]
    assert top_finding(board([], [], **({"tops": tops} | changes)), "vi") == ""
