"""Pages for what cannot be shown: each says what is, and what can be done."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.http import HttpResponse
from django.template.loader import render_to_string

from lantoa.core.errors import Forbidden, LakeBusy, NoSuchState, NotFound, StateGone
from lantoa.web.kit.spoken import lang_of, told

if TYPE_CHECKING:
    from django.http import HttpRequest

_STATUS: dict[type[Exception], int] = {
    Forbidden: 403,
    LakeBusy: 409,
    NoSuchState: 404,
    StateGone: 410,
}


def _page(request: HttpRequest, status: int, facts: dict[str, Any]) -> HttpResponse:
    return HttpResponse(render_to_string("kit/error.html", facts, request), status=status)


def refused(request: HttpRequest, failure: Exception) -> HttpResponse:
    """Return the page of an error that Lan Toả raised on purpose: its own words.

    What must not be known of is answered as an address that leads nowhere, byte for byte.
    """
    if isinstance(failure, NotFound):
        return not_found(request, failure)
    return _page(
        request, _STATUS.get(type(failure), 400), {"reason": told(str(failure), lang_of(request))}
    )


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Return the page of a request that cannot be understood."""
    del exception
    return _page(request, 400, {"kind": "bad"})


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Return the page of an address that leads nowhere."""
    del exception
    return _page(request, 404, {"kind": "gone"})


def broken(request: HttpRequest) -> HttpResponse:
    """Return the page of a failure of ours."""
    return _page(request, 500, {"kind": "broken"})


def forged(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Return the page of a form that did not come from a page of ours."""
    del reason
    return _page(request, 403, {"kind": "forged"})
