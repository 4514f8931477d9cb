"""Every address of the pages."""

from __future__ import annotations

from django.urls import include, path

urlpatterns = [
    path("", include("lantoa.web.people.urls")),
    path("", include("lantoa.web.trust.urls")),
    path("", include("lantoa.web.rosters.urls")),
    path("", include("lantoa.web.kols.urls")),
    path("", include("lantoa.web.campaigns.urls")),
    path("", include("lantoa.web.collection.urls")),
    path("", include("lantoa.web.agreements.urls")),
    path("", include("lantoa.web.dashboards.urls")),
    path("", include("lantoa.web.programs.urls")),
    path("", include("lantoa.web.upkeep.urls")),
]
handler400 = "lantoa.web.kit.errors.bad_request"
handler404 = "lantoa.web.kit.errors.not_found"
handler500 = "lantoa.web.kit.errors.broken"
