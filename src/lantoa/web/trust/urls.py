"""Addresses of the trust file, of personal data, and of a KOL's own page."""

from __future__ import annotations

from django.urls import path

from lantoa.web.trust import views

urlpatterns = [
    path("kols/<uuid:key>/trust", views.trust, name="trust"),
    path("kols/<uuid:key>/trust/do", views.trust_act, name="trust-do"),
    path("kols/evidence/<uuid:key>/file", views.evidence_file, name="evidence-file"),
    path("kols/consents/<uuid:key>/file", views.consent_file, name="consent-file"),
    path("kols/data-requests", views.requests, name="data-requests"),
    path("kols/<uuid:key>/data", views.held, name="held"),
    path("kols/<uuid:key>/data/do", views.held_act, name="held-do"),
    path("kols/<uuid:key>/data.json", views.held_file, name="held-file"),
    path("of-me/kols/<uuid:key>", views.own, name="own-kol"),
    path("of-me/kols/<uuid:key>/do", views.own_act, name="own-kol-do"),
    path("of-me/kols/<uuid:key>/data.json", views.own_file, name="own-kol-file"),
]
