"""Counts known only by their file's own date."""

from __future__ import annotations

from lantoa.core.records import exact
from lantoa.measure.board import measured
from tests.measure.made import campaign, count, lake_of, post


def test_a_count_that_says_its_time_beats_one_with_only_a_files_date(board) -> None:
    lake = lake_of(
        [post("a"), post("b")],
        [
            count("a", "30", views=900),
            count("a", "50", views=700, seen_source="file"),
            count("b", "50", views=40, seen_source="file"),
        ],
    )
    views = board(lake, campaign())["views"]
    assert views.value == 940
    assert views.passport.parts[0].posts == 2


def test_a_files_date_takes_no_part_in_growth(board) -> None:
    lake = lake_of(
        [post("a")],
        [count("a", "28", views=10), count("a", "50", views=exact(90), seen_source="file")],
    )
    figures = board(lake, campaign())
    assert figures["late_growth"].value is None
    assert figures["views"].value == 10


def test_a_files_date_is_no_evidence_of_what_a_capture_saw(engine) -> None:
    lake = lake_of(
        [post("a", batch=1)],
        [count("a", batch=1), count("a", "50", views=5, batch=2, seen_source="file")],
    )
    found = measured(engine(lake), campaign())
    assert found.sightings.batch_ids == {1}
    assert found.batches == {1, 2}
