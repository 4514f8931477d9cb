"""The address by which a machine asks whether this server is of use."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import JsonResponse
from django.views.decorators.http import require_safe

from lantoa.web.kit.marks import open_to_all
from lantoa.web.upkeep import queries

if TYPE_CHECKING:
    from django.http import HttpRequest


@open_to_all
@require_safe
def health(request: HttpRequest) -> JsonResponse:
    """Say whether all is there: 200, or 503 with what is not. Nothing private is in it."""
    del request
    found = queries.health()
    good = all(found.values())
    answer = {"status": "ok" if good else "broken", **found}
    return JsonResponse(answer, status=200 if good else 503, headers={"Cache-Control": "no-store"})
