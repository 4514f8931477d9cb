"""Addresses of KOLs and networks."""

from __future__ import annotations

from django.urls import path

from lantoa.web.kols import network_views, views

urlpatterns = [
    path("kols", views.roster, name="kols"),
    path("kols/new", views.new, name="kol-new"),
    path("kols/tiers", views.tiers, name="tiers"),
    path("kols/<uuid:key>", views.kol, name="kol"),
    path("kols/<uuid:key>/edit", views.edit, name="kol-edit"),
    path("kols/<uuid:key>/do", views.act, name="kol-do"),
    path("networks", network_views.networks, name="networks"),
    path("networks/new", network_views.new, name="network-new"),
    path("networks/<uuid:key>", network_views.network, name="network"),
    path("networks/<uuid:key>/edit", network_views.edit, name="network-edit"),
    path("networks/<uuid:key>/do", network_views.act, name="network-do"),
    path("of-me/networks/<uuid:key>", network_views.own, name="own-network"),
]
