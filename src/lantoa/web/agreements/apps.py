"""Agreements made known as things that a signed link may open."""

from __future__ import annotations

from django.apps import AppConfig


class AgreementsConfig(AppConfig):
    """The app of agreements."""

    name = "lantoa.web.agreements"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Tell the app of people where a signed link to an agreement leads."""
        from lantoa.web.people.parties import register_place

        register_place("agreement", _address)


def _address(key: str) -> str:
    from uuid import UUID

    from django.urls import reverse

    try:
        return reverse("agreement", args=(UUID(key),))
    except ValueError:
        return ""
