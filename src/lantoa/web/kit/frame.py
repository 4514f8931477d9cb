"""One way to answer with a page: its language, theme and frame."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.http import HttpResponse
from django.template.loader import render_to_string

from lantoa import __version__
from lantoa.web.kit.spoken import lang_of, theme_of

if TYPE_CHECKING:
    from django.http import HttpRequest


def frame(request: HttpRequest) -> dict[str, Any]:
    """Return what every template may use."""
    return {
        "request": request,
        "lang": lang_of(request),
        "theme": theme_of(request),
        "version": __version__,
    }


def page(
    request: HttpRequest, template: str, facts: dict[str, Any], *, status: int = 200
) -> HttpResponse:
    """Return the answer that a template and its facts make; kept by nobody on the way."""
    response = HttpResponse(render_to_string(template, facts, request), status=status)
    response.headers["Cache-Control"] = "no-store"
    return response
