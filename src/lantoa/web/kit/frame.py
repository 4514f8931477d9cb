"""One way to answer with a page: its language, theme and frame."""

from __future__ import annotations

from dataclasses import astuple, dataclass
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.http import HttpResponse
from django.template.loader import render_to_string

from lantoa import __version__
from lantoa.web.kit.spoken import lang_of, theme_of

if TYPE_CHECKING:
    from django.http import HttpRequest


@dataclass(frozen=True, slots=True, kw_only=True)
class Who:
    """What the frame of a page needs to know of who looks at it, and nothing by which to know them."""

    kind: str = "nobody"
    account: bool = False
    people: bool = False
    edits: bool = False
    exports: bool = False

    @property
    def inside(self) -> bool:
        """Whether they work here."""
        return self.kind in ("member", "alone")

    @property
    def key(self) -> str:
        """The same for all who see the same frame."""
        return repr(astuple(self))


def who_of(request: HttpRequest) -> Who:
    """Return who looks at a page; nobody where that was not settled."""
    held: Who = getattr(request, "who", None) or Who()
    return held


def frame(request: HttpRequest) -> dict[str, Any]:
    """Return what every template may use."""
    return {
        "request": request,
        "lang": lang_of(request),
        "theme": theme_of(request),
        "version": __version__,
        "who": who_of(request),
        "mail": bool(settings.EMAIL_HOST),
    }


def page(
    request: HttpRequest, template: str, facts: dict[str, Any], *, status: int = 200
) -> HttpResponse:
    """Return the answer that a template and its facts make; kept by nobody on the way."""
    response = HttpResponse(render_to_string(template, facts, request), status=status)
    response.headers["Cache-Control"] = "no-store"
    return response
