"""The address of health."""

from __future__ import annotations

from django.urls import path

from lantoa.web.upkeep import views

urlpatterns = [path("health", views.health, name="alive")]
