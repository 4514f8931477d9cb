"""Addresses of agreements, their evidence and their calendars."""

from __future__ import annotations

from django.urls import path

from lantoa.web.agreements import deed_views, views

urlpatterns = [
    path("agreements", views.register, name="agreements"),
    path("agreements/new", views.new, name="agreement-new"),
    path("agreements/calendars", deed_views.calendars, name="calendars"),
    path("agreements/<uuid:key>", views.agreement, name="agreement"),
    path("agreements/<uuid:key>/edit", views.edit, name="agreement-edit"),
    path("agreements/<uuid:key>/do", deed_views.act, name="agreement-do"),
    path("agreements/<uuid:key>/obligations/new", views.obligation_new, name="obligation-new"),
    path("agreements/<uuid:key>/evidence", views.evidence, name="evidence"),
    path("agreements/<uuid:key>/review", views.review, name="agreement-review"),
    path("obligations/<uuid:key>", views.obligation, name="obligation"),
    path("dues/<uuid:key>", deed_views.due, name="due"),
    path("agreements/documents/<uuid:key>", deed_views.document, name="agreement-document"),
    path("calendar/<str:token>.ics", deed_views.feed, name="calendar-feed"),
]
