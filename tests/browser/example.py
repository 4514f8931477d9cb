"""The example campaign that the browser tests drop and look at, and every address of the pages."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

EXAMPLE = Path(__file__).parents[2] / "examples/mot-cay-cho-pho"
FILES = tuple(
    EXAMPLE / "files" / name
    for name in (
        "hashtag-12-10.ndjson", "hashtag-19-10.ndjson.gz", "apify-19-10.json.gz",
        "so-tay-van-phong.xlsx",
    )
)  # fmt: skip
"""Captures with a row that cannot be read among them, and a table that waits for a person."""
BOARD = "/c/mot-cay-cho-pho/"
SHA256 = hashlib.sha256(FILES[0].read_bytes()).hexdigest()
_POST = json.loads(FILES[0].read_bytes().partition(b"\n")[0])["item_id"]
_NOBODY = "00000000-0000-0000-0000-000000000000"

PAGES: dict[str, tuple[str, ...]] = {
    "campaigns": ("/", "/?lang=en"),
    "imports": ("/import",),
    "batch": ("/batches/1",),
    "raw": (f"/raw/{SHA256}/1",),
    "health": ("/captures",),
    "compare": ("/compare", "/compare?a=mot-cay-cho-pho&b=mot-cay-cho-pho&at_a=1"),
    "board": (BOARD, f"{BOARD}?at=1"),
    "passport": tuple(
        f"{BOARD}figures/{name}"
        for name in ("views", "posts", "unseen_posts", "posts_by_day", "top_posts")
    ),
    "posts": (f"{BOARD}posts", f"{BOARD}posts?why=before"),
    "post": (f"{BOARD}post?key=tiktok:{_POST}",),
    "programs": ("/programs",),
}
"""Where each named address is looked at, by axe too."""
REFUSALS = ("/nothing-here", f"{BOARD}figures/no-such", f"{BOARD}?at=abcdef")
"""Pages that say what cannot be shown."""
NO_PAGES: dict[str, str] = {
    "jobs": "/import/jobs",
    "map-columns": f"/import/{_NOBODY}/mapping",
    "drop": f"/import/{_NOBODY}/drop",
    "quarantine-csv": "/quarantine.csv",
    "quarantine-retry": "/quarantine/retry",
    "raw-file": f"/raw/{SHA256}",
    "vega": "/vega.js",
    "board-json": f"{BOARD}board.json",
    "chart-json": f"{BOARD}charts/days-wide.json",
    "chart-svg": f"{BOARD}charts/days-wide.svg",
}
"""Addresses that give no page of their own: forms that are sent, parts of pages, files."""
EVERY_PAGE = (*(address for its in PAGES.values() for address in its), *REFUSALS)
