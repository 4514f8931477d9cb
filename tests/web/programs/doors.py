"""Programs of the cast: each asks the API with a token of its own."""

from __future__ import annotations

import json
from datetime import timedelta
from typing import Any

from django.test import Client

from lantoa.core import clock
from lantoa.web.people.rights import ALL, Right
from lantoa.web.programs import tokens
from lantoa.web.programs.models import Token

ALMOST_ALL = ALL & ~Right.PEOPLE


def token_of(cast, role: str, rights: Right = ALL) -> str:
    """Make a token of somebody's with these rights at the root, whatever they may do themselves.

    So what a program may do is what its maker may: that alone holds it back.
    """
    token, digest, begins = tokens.fresh()
    Token.objects.create(
        name=role, unit=cast.root if role == "owner" else _home(cast, role), rights=int(rights),
        digest=digest, begins=begins, made_by=cast.users[role], made_at=clock.now(),
        expires_at=clock.now() + timedelta(days=1),
    )  # fmt: skip
    return token


def _home(cast, role: str):
    return cast.beside if role == "sibling" else cast.here


class Program:
    """A client of the API."""

    def __init__(self, token: str = "", lang: str = "vi") -> None:
        heads = {"Authorization": f"Bearer {token}"} if token else {}
        self.client = Client(SERVER_NAME="localhost", headers={**heads, "Accept-Language": lang})

    def ask(self, address: str, status: int = 200, **more: Any) -> Any:
        """Ask for something, and return what the answer says."""
        return self.said(self.client.get(f"/api/v1{address}", **more), status)

    def send(self, address: str, status: int, data: Any = None) -> Any:
        """Send something."""
        return self.said(self.client.post(f"/api/v1{address}", data or {}), status)

    @staticmethod
    def said(response: Any, status: int) -> Any:
        """Check an answer and return what it says."""
        assert response.status_code == status, response.content.decode()
        kind = "application/problem+json" if status >= 400 else "application/json"
        assert response.headers["Content-Type"].partition(";")[0] == kind
        return json.loads(response.content)
