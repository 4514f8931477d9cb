"""Addresses of rosters on their way in."""

from __future__ import annotations

from django.urls import path

from lantoa.web.rosters import views

urlpatterns = [
    path("kols/import", views.rosters, name="rosters"),
    path("kols/import/<uuid:key>", views.roster, name="roster"),
    path("kols/import/<uuid:key>/do", views.act, name="roster-do"),
    path("kols/import/<uuid:key>/rows.csv", views.rows, name="roster-rows"),
]
