"""Addresses of the list of campaigns."""

from __future__ import annotations

from django.urls import path

from lantoa.web.campaigns import views

urlpatterns = [
    path("", views.listing, name="campaigns"),
    path("c/<slug:slug>/unit", views.unit, name="campaign-unit"),
]
