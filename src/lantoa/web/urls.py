"""Every address of the pages."""

from __future__ import annotations

from django.urls import include, path, re_path

from lantoa.web import api

urlpatterns = [
    path("api/v1/openapi.json", api.description, name="api-description"),
    path("api/v1/", include(api.addresses())),
    re_path(r"^api/(?P<rest>.*)$", api.nowhere, name="api-nowhere"),
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
