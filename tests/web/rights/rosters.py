"""Rows of rosters on their way in."""

from __future__ import annotations

from tests.web.rights.kols import EDITORS, ENTER, at
from tests.web.rights.rows import Row

ROWS = [
    Row("rosters", "GET", ENTER),
    Row("rosters", "POST", "404 404 404 404 400 403 400", data=lambda w: {"unit": w.cast.here.id}),
    Row("roster", "GET", EDITORS, at("roster")),
    Row(
        "roster-do", "POST", "404 404 404 404 302 403 302", at("roster"), lambda w: {"do": "drop"}
    ),
    Row("roster-rows", "GET", EDITORS, at("roster")),
]
