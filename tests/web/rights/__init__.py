"""The rights matrix, one file an app: add yours to ``APPS``."""

from __future__ import annotations

from tests.web.rights import campaigns, collection, dashboards, people

APPS = (people, campaigns, collection, dashboards)
ROWS = [row for app in APPS for row in app.ROWS]
