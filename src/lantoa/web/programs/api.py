"""What a program may ask about its own token."""

from __future__ import annotations

from datetime import datetime  # noqa: TC003 - the schema is read at run time
from typing import TYPE_CHECKING, Any

from ninja import Router, Schema

from lantoa.web.kit.answers import Refused
from lantoa.web.people.rights import named
from lantoa.web.programs.doors import program, token_of

if TYPE_CHECKING:
    from django.http import HttpRequest

router = Router(tags=["token"])


class TokenOut(Schema):
    """A token, and what it may do at this moment."""

    id: str
    name: str
    unit: str
    rights: list[str]
    expires_at: datetime


@router.get(
    "/token", response={200: TokenOut, **Refused}, summary="This token", url_name="api-token"
)
def token(request: HttpRequest) -> dict[str, Any]:
    """Say who asks: the token's unit, its rights at this moment, and when it ends."""
    its = token_of(request)
    return {
        "id": its.pk, "name": its.name, "unit": its.unit_id, "expires_at": its.expires_at,
        "rights": named(program(request).rights(its.unit)),
    }  # fmt: skip
