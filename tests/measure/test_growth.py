"""Views gained by day and after the last day: pairs of readings, never spread, never clamped."""

from __future__ import annotations

from lantoa.core.records import rounded
from tests.measure.made import HIDDEN, campaign, count, lake_of, post


def gained(board, posts, counts, **more):
    figure = board(lake_of(posts, counts), campaign(), **more)["views_gained_by_day"]
    return {row["key"][-2:]: (row["value"], row["posts"]) for row in figure.rows}, figure


def test_a_day_is_known_where_it_and_the_day_before_were_read_or_the_post_is_new(board) -> None:
    counts = [
        count("a", "26 20:00", views=100),
        count("a", "27 08:00", views=150),
        count("a", "27 21:00", views=180),
        count("a", "28 21:00", views=240),
    ]
    found, _ = gained(board, [post("a", "26")], counts)
    assert found == {"26": (100, 1), "27": (80, 1), "28": (60, 1), "29": (None, 0)}


def test_spans_of_several_days_are_a_row_of_their_own(board) -> None:
    counts = [
        count("a", "26 20:00", views=100),
        count("a", "29 20:00", views=400),
        count("b", "28 20:00", views=50),
    ]
    found, figure = gained(board, [post("a"), post("b", "27")], counts, lang="en")
    assert found == {"26": (100, 1), "27": (None, 0), "28": (None, 0), "29": (None, 0),
                     "ed": (350, 2)}  # fmt: skip
    assert figure.rows[-1]["key"] == "unallocated"
    assert any(
        note.startswith("350 views were gained in 2 spans") for note in figure.passport.notes
    )


def test_all_that_was_gained_is_somewhere(board) -> None:
    counts = [
        count("a", "26 20:00", views=100), count("a", "27 20:00", views=90),
        count("a", "29 20:00", views=400), count("b", "28 20:00", views=50),
        count("b", "29 23:00", views=70),
    ]  # fmt: skip
    _, figure = gained(board, [post("a"), post("b", "26 23:00")], counts)
    assert sum(row["value"] or 0 for row in figure.rows) == 400 + 70


def test_a_fall_is_kept_as_a_negative_number(board) -> None:
    counts = [count("a", "26 20:00", views=100), count("a", "27 20:00", views=70)]
    found, _ = gained(board, [post("a")], counts)
    assert found["27"] == (-30, 1)


def test_a_difference_of_rounded_numbers_has_both_their_doubts(board) -> None:
    counts = [
        count("a", "26 20:00", views=rounded(12_000, 1_000)),
        count("a", "27 20:00", views=rounded(15_000, 1_000)),
    ]
    _, figure = gained(board, [post("a")], counts)
    first, second = figure.rows[:2]
    assert (first["lower"], first["value"], first["upper"]) == (11_500, 12_000, 12_999)
    assert (second["lower"], second["value"], second["upper"]) == (
        14_500 - 12_999, 3_000, 15_999 - 11_500,
    )  # fmt: skip


def test_midnight_sharp_closes_the_day_that_ends(board) -> None:
    counts = [
        count("a", "27 00:00:00", views=100),
        count("a", "28 00:00:00", views=130),
        count("a", "28 00:00:01", views=131),
    ]
    found, _ = gained(board, [post("a")], counts)
    assert (found["26"], found["27"], found["28"]) == ((100, 1), (30, 1), (1, 1))


def test_readings_of_different_methods_are_never_paired(board) -> None:
    counts = [
        count("a", "26 20:00", views=100),
        count("a", "27 20:00", views=500, method="owner_api"),
        count("b", "26 20:00", views=1),
    ]
    found, _ = gained(board, [post("a"), post("b")], counts)
    assert found["26"] == (101, 2)
    assert found["27"] == (None, 0)


def test_a_reading_without_views_is_no_reading(board) -> None:
    counts = [
        count("a", "26 20:00", views=100),
        count("a", "27 20:00", views=HIDDEN),
        count("a", "27 10:00", views=160),
        count("b", "29 10:00", views=1),
    ]
    found, _ = gained(board, [post("a"), post("b", "29")], counts)
    assert found["27"] == (60, 1)


def test_days_before_any_post_are_zero_and_days_that_nothing_covers_are_unknown(board) -> None:
    counts = [count("a", "28 20:00", views=10)]
    found, figure = gained(board, [post("a", "28")], counts)
    assert found == {"26": (0, 0), "27": (0, 0), "28": (10, 1), "29": (None, 0)}
    assert [row.get("scope_posts") for row in figure.rows] == [0, 0, 1, 1]


def test_without_two_days_in_a_row_the_figure_is_refused(board) -> None:
    _, figure = gained(board, [post("a")], [count("a", "28", views=10)], lang="en")
    assert "two days in a row" in figure.refused
    assert figure.rows == ()


def test_late_growth_is_from_the_last_reading_of_the_campaign_to_the_last_count(board) -> None:
    posts = [post("a"), post("b"), post("c"), post("d")]
    counts = [
        count("a", "28", views=100),
        count("a", "30 00:00:00", views=rounded(1_200, 100)),
        count("a", "33", views=1_500),
        count("a", "40", views=1_900),
        count("b", "29", views=10),
        count("c", "35", views=70),
        count("d", "27", views=50),
        count("d", "35", views=40),
    ]
    late = board(lake_of(posts, counts), campaign(), lang="en")["late_growth"]
    assert (late.value, late.lower, late.upper) == (700 - 10, 601 - 10, 750 - 10)
    assert late.passport.missing == {"no_pair": 2}
    assert "Rests on 2 of the 4 posts that the figure is about" in late.passport.notes


def test_late_growth_without_a_later_count_is_refused(board) -> None:
    lake = lake_of([post("a")], [count("a", "28", views=1), count("a", "29", views=2)])
    late = board(lake, campaign(), lang="en")["late_growth"]
    assert late.value is None
    assert "both up to the end of the last day and after it" in late.refused


def test_days_follow_the_clock_through_its_changes(board) -> None:
    # Paris goes back from +2 to +1 on 25 October 2026: that day has 25 hours.
    from datetime import UTC, date, datetime

    def utc(day: int, hour: int, minute: int = 0) -> datetime:
        return datetime(2026, 10, day, hour, minute, tzinfo=UTC)

    posts = [
        post(name, published_at=instant, tags=("NgàyHội",))
        for name, instant in (
            ("a", utc(24, 21, 59)), ("b", utc(24, 22)), ("c", utc(25, 22, 59)), ("d", utc(25, 23)),
        )
    ]  # fmt: skip
    its = campaign(zone="Europe/Paris", first_day=date(2026, 10, 24), last_day=date(2026, 10, 26))
    rows = board(lake_of(posts, []), its)["posts_by_day"].rows
    assert [row["value"] for row in rows] == [1, 2, 1]
