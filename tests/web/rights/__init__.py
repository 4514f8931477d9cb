"""The rights matrix, one file an app: add yours to ``APPS``."""

from __future__ import annotations

from tests.web.rights import (
    campaigns,
    collection,
    dashboards,
    kols,
    people,
    programs,
    rosters,
    trust,
)

APPS = (people, kols, rosters, trust, campaigns, collection, dashboards, programs)
ROWS = [row for app in APPS for row in app.ROWS]
