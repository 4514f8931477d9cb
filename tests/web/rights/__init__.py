"""The rights matrix, one file an app: add yours to ``APPS``."""

from __future__ import annotations

from tests.web.rights import (
    agreements,
    campaigns,
    collection,
    dashboards,
    kols,
    people,
    programs,
    rosters,
    trust,
)

APPS = (people, kols, rosters, trust, agreements, campaigns, collection, dashboards, programs)
ROWS = [row for app in APPS for row in app.ROWS]
