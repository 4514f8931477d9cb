"""What holds for every answer: content policy, hosts, language and theme, refusals in words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, cast

from django.core.exceptions import DisallowedHost
from django.http import HttpResponse

from lantoa.core.errors import LantoaError
from lantoa.web.kit.errors import refused

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.http import HttpRequest
    from django.http.response import HttpResponseBase

    from lantoa.core.formats import Lang

    Answer = Callable[[HttpRequest], HttpResponseBase]

POLICY: Final = (
    "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'; "
    "img-src 'self' data:; connect-src 'self'; form-action 'self'; base-uri 'none'; "
    "frame-ancestors 'none'"
)
"""No inline style or script, nothing from elsewhere, no frame."""

_HEADERS: Final = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}
_YEAR_S: Final = 365 * 24 * 3600
_THEMES: Final = ("light", "dark")


class Choices:
    """What somebody chose for all pages, set on each request as ``request.choices``."""

    __slots__ = ("lang", "theme")

    def __init__(self, lang: Lang, theme: str) -> None:
        self.lang = lang
        self.theme = theme


def policy(answer: Answer) -> Answer:
    """Put the content policy and its like on every answer, static files too."""

    def with_policy(request: HttpRequest) -> HttpResponseBase:
        response = answer(request)
        for name, value in _HEADERS.items():
            response.headers.setdefault(name, value)
        return response

    return with_policy


def hosts(answer: Answer) -> Answer:
    """Refuse a request made under another name: a page elsewhere may point its name here."""

    def by_its_name(request: HttpRequest) -> HttpResponseBase:
        try:
            request.get_host()
        except DisallowedHost:
            return HttpResponse("This server does not answer to that name.", status=421,
                                content_type="text/plain")  # fmt: skip
        return answer(request)

    return by_its_name


def choices(answer: Answer) -> Answer:
    """Settle language and theme: by ``?lang`` and ``?theme``, else by cookie; Vietnamese first."""

    def chosen(request: HttpRequest) -> HttpResponseBase:
        asked = {
            "lang": (request.GET.get("lang"), ("vi", "en")),
            "theme": (request.GET.get("theme"), (*_THEMES, "auto")),
        }
        said = {name: value for name, (value, known) in asked.items() if value in known}
        lang = said.get("lang") or request.COOKIES.get("lang")
        theme = said.get("theme") or request.COOKIES.get("theme")
        request.choices = Choices(  # type: ignore[attr-defined]
            cast("Lang", lang if lang in ("vi", "en") else "vi"),
            theme if theme in _THEMES else "",
        )
        response = answer(request)
        for name, value in said.items():
            if hasattr(response, "set_cookie"):
                response.set_cookie(name, value or "", max_age=_YEAR_S, samesite="Lax")
        return response

    return chosen


def refusals(answer: Answer) -> Answer:
    """Turn an error raised on purpose into a page that says it, never a traceback."""

    def in_words(request: HttpRequest) -> HttpResponseBase:
        return answer(request)

    in_words.process_exception = _in_words  # type: ignore[attr-defined]
    return in_words


def _in_words(request: HttpRequest, failure: Exception) -> HttpResponseBase | None:
    return refused(request, failure) if isinstance(failure, LantoaError) else None
