"""Addresses of tokens and webhooks."""

from __future__ import annotations

from django.urls import path

from lantoa.web.programs import views

urlpatterns = [
    path("programs", views.programs, name="programs"),
    path("programs/tokens", views.make_token, name="make-token"),
    path("programs/tokens/<slug:token_id>/end", views.revoke_token, name="revoke-token"),
    path("programs/webhooks", views.make_webhook, name="make-webhook"),
    path("programs/webhooks/<slug:webhook_id>", views.webhook, name="webhook"),
    path("programs/webhooks/<slug:webhook_id>/try", views.try_webhook, name="try-webhook"),
    path("programs/webhooks/<slug:webhook_id>/end", views.revoke_webhook, name="revoke-webhook"),
]
