"""The API: what each app answers to programs, under one address, with one description."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING, Any

import msgspec
from django.core.exceptions import RequestDataTooBig, SuspiciousOperation
from django.http import Http404, JsonResponse
from django.urls import URLPattern
from django.views.decorators.http import require_safe
from ninja import NinjaAPI
from ninja.errors import AuthenticationError, HttpError, ValidationError

from lantoa import __version__
from lantoa.core.errors import LantoaError
from lantoa.web.agreements.api import router as agreements
from lantoa.web.campaigns.api import router as campaigns
from lantoa.web.collection.api import router as collection
from lantoa.web.dashboards.api import BoardOut
from lantoa.web.dashboards.api import router as dashboards
from lantoa.web.kit import problems
from lantoa.web.kit.marks import open_to_all
from lantoa.web.kols.api import router as kols
from lantoa.web.people.api import router as people
from lantoa.web.programs.api import router as programs
from lantoa.web.programs.doors import Bearer, TooMany
from lantoa.web.trust.api import router as trust

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

_log = logging.getLogger("lantoa.api")
_ABOUT = """\
Figures with their passports, files in, units and the log, as JSON.

Every request carries `Authorization: Bearer lt_…`: a token is made on the page *Chương trình*
and does no more than whoever made it may. What a token may not see answers like what does not
exist. Lists come in pages: ask again with `cursor` set to `next`. Refusals are
`application/problem+json` in Vietnamese, or in English where `Accept-Language` asks for it.
"""


class Api(NinjaAPI):
    """The API, described so that refusals have the kind of content that they are sent with."""

    def get_openapi_schema(self, **more: Any) -> Any:
        """Return the description of all operations, OpenAPI 3.1."""
        schema = super().get_openapi_schema(**more)
        for operations in schema["paths"].values():
            for operation in operations.values():
                for status, answer in operation["responses"].items():
                    content = answer.get("content", {})
                    if int(status) >= 400 and "application/json" in content:
                        content[problems.CONTENT_TYPE] = content.pop("application/json")
        _, boards = msgspec.json.schema_components(
            [BoardOut], ref_template="#/components/schemas/{name}"
        )
        schema["components"].setdefault("schemas", {}).update(boards)
        return schema


api = Api(
    title="Lan Toả", version=__version__, description=_ABOUT, docs_url=None, openapi_url=None,
    auth=Bearer(), urls_namespace="api",
)  # fmt: skip
for _router in (programs, campaigns, dashboards, collection, people, kols, trust, agreements):
    api.add_router("", _router)


def addresses() -> list[URLPattern]:
    """Return the addresses of all operations; each lets in whoever shows a token."""
    found = [one for one in api.urls[0] if isinstance(one, URLPattern) and one.name != "api-root"]
    for address in found:
        open_to_all(address.callback)
    return found


@open_to_all
@require_safe
def description(request: HttpRequest) -> JsonResponse:
    """Give the description of the API; it holds nothing of this workspace."""
    del request
    return JsonResponse(api.get_openapi_schema(path_prefix="/api/v1/"))


@open_to_all
def nowhere(request: HttpRequest, rest: str = "") -> HttpResponse:
    """Answer for an address that the API does not have."""
    del rest
    return problems.problem(request, "not-found")


@api.exception_handler(LantoaError)
def _refused(request: HttpRequest, failure: LantoaError) -> HttpResponse:
    return problems.problem_of(request, failure)


@api.exception_handler(TooMany)
def _too_many(request: HttpRequest, failure: TooMany) -> HttpResponse:
    response = problems.problem(request, "too-many-requests", str(failure))
    response.headers["Retry-After"] = str(failure.wait_s)
    return response


@api.exception_handler(AuthenticationError)
def _unauthorized(request: HttpRequest, failure: AuthenticationError) -> HttpResponse:
    del failure
    return problems.problem(request, "unauthorized")


@api.exception_handler(Http404)
def _missing(request: HttpRequest, failure: Http404) -> HttpResponse:
    del failure
    return problems.problem(request, "not-found")


@api.exception_handler(ValidationError)
def _invalid(request: HttpRequest, failure: ValidationError) -> HttpResponse:
    wrong = [
        {"where": ".".join(map(str, one["loc"])), "why": str(one["msg"])} for one in failure.errors
    ]
    return problems.problem(request, "invalid", more={"errors": wrong})


@api.exception_handler(HttpError)
@api.exception_handler(SuspiciousOperation)
def _bad(request: HttpRequest, failure: Exception) -> HttpResponse:
    large = isinstance(failure, RequestDataTooBig)
    return problems.problem(request, "too-large" if large else "bad-request")


@api.exception_handler(Exception)
def _broken(request: HttpRequest, failure: Exception) -> HttpResponse:
    _log.error("the API failed", exc_info=failure)
    return problems.problem(request, "broken")
