"""KOLs and networks made known as outside parties: who may act for them, and where they see their own."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.apps import AppConfig

if TYPE_CHECKING:
    from lantoa.web.people.actors import Actor
    from lantoa.web.people.models import Unit

_MOST = 500


class KolsConfig(AppConfig):
    """The app of KOLs and networks."""

    name = "lantoa.web.kols"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Tell the app of people which outside parties there are."""
        from lantoa.web.people.parties import PartyKind, register

        for kind, name, model, view in (
            ("kol", ("KOL", "KOL"), "Kol", "own-kol"),
            ("network", ("Mạng lưới", "Network"), "Network", "own-network"),
        ):
            register(
                PartyKind(
                    kind=kind,
                    name=name,
                    called=_called(self, model),
                    address=_address(view),
                    choices=_choices(self, model),
                )
            )


def _called(app: KolsConfig, model: str) -> Any:
    def called(key: str) -> str:
        names = (
            app.get_model(model)
            ._default_manager.filter(pk=_uuid(key))
            .values_list("name", flat=True)
        )
        return str(names.first() or "")

    return called


def _address(view: str) -> Any:
    def address(key: str) -> str:
        from django.urls import reverse

        found = _uuid(key)
        return reverse(view, args=(found,)) if found else ""

    return address


def _choices(app: KolsConfig, model: str) -> Any:
    def choices(by: Actor, unit: Unit) -> list[tuple[str, str]]:
        rows = by.within(app.get_model(model)._default_manager.filter(unit=unit, archived_at=None))
        return [(str(key), name) for key, name in rows.values_list("pk", "name")[:_MOST]]

    return choices


def _uuid(key: str) -> Any:
    from uuid import UUID

    try:
        return UUID(key)
    except ValueError:
        return None
