"""The example campaign that the browser tests drop and look at."""

from __future__ import annotations

from pathlib import Path

EXAMPLE = Path(__file__).parents[2] / "examples/mot-cay-cho-pho"
FILES = tuple(
    EXAMPLE / "files" / name
    for name in ("hashtag-12-10.ndjson", "hashtag-19-10.ndjson.gz", "apify-19-10.json.gz")
)
