"""Addresses of imports, quarantine, batches, raw lines and the health of collecting."""

from __future__ import annotations

from django.urls import path

from lantoa.web.collection import views

urlpatterns = [
    path("import", views.imports, name="imports"),
    path("import/jobs", views.progress, name="jobs"),
    path("import/<uuid:job_id>/mapping", views.map_columns, name="map-columns"),
    path("import/<uuid:job_id>/drop", views.drop, name="drop"),
    path("quarantine.csv", views.quarantine_csv, name="quarantine-csv"),
    path("quarantine/retry", views.retry, name="quarantine-retry"),
    path("batches/<int:number>", views.batch, name="batch"),
    path("raw/<slug:sha256>", views.raw_file, name="raw-file"),
    path("raw/<slug:sha256>/<int:line>", views.raw, name="raw"),
    path("captures", views.health, name="health"),
]
