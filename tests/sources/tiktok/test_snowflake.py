"""The upload second inside an id: what it proves, and what it supplies."""

from __future__ import annotations

import csv
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from lantoa.core.errors import Unreadable
from lantoa.sources.tiktok.snowflake import LONGEST_WAIT, SLACK, check, dated, published_from
from tests.sources.tiktok.invented import ID, UPLOADED

SAMPLE = Path(__file__).parents[4] / "shared" / "samples" / "tiktok-vietnam.csv"
UPLOAD = datetime.fromtimestamp(UPLOADED, UTC)


@pytest.mark.parametrize(
    "wait", [-SLACK, timedelta(0), timedelta(seconds=337_412), LONGEST_WAIT], ids=str
)
def test_times_that_real_captures_show_are_accepted(wait: timedelta):
    check(ID, UPLOAD + wait)


@pytest.mark.parametrize(
    "wait", [-SLACK - timedelta(seconds=1), timedelta(days=11.9), timedelta(days=-300)], ids=str
)
def test_a_time_at_odds_with_the_id_is_called_fabricated_or_altered(wait: timedelta):
    with pytest.raises(Unreadable, match="fabricated or altered"):
        check(ID, UPLOAD + wait)


def test_the_invented_ids_that_count_up_are_caught():
    for last, created in ((567, 1_726_905_600), (574, 1_726_880_400)):
        with pytest.raises(Unreadable, match="days after the upload"):
            check(f"7412345678901234{last}", datetime.fromtimestamp(created, UTC))


def test_a_missing_time_is_derived_from_the_id():
    assert dated(ID, None) == (UPLOAD, "id_derived")


def test_a_time_equal_to_the_upload_second_was_derived_by_the_source():
    assert dated(ID, UPLOAD) == (UPLOAD, "id_derived")
    later = UPLOAD + timedelta(seconds=5)
    assert dated(ID, later) == (later, "platform")


@pytest.mark.parametrize("native_id", ["12345", "9" * 20, "", "abc", "-7", "7.5E+18", "٧" * 19])
def test_what_is_no_tiktok_id_has_no_time(native_id: str):
    with pytest.raises(Unreadable, match="not a TikTok video id"):
        published_from(native_id)


@pytest.mark.skipif(not SAMPLE.exists(), reason="the shared samples are not here")
def test_every_post_time_of_the_vietnamese_sample_was_derived_from_its_id():
    with SAMPLE.open(encoding="utf-8-sig", newline="") as file:
        sources = [
            dated(row["vid_id"], datetime.fromisoformat(row["vid_postTime"] + "+00:00"))[1]
            for row in csv.DictReader(file)
        ]
    assert sources == ["id_derived"] * 10_102
