"""A view that does nothing, beside the site's own addresses and behind the same middleware."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import HttpResponse
from django.urls import include, path

from lantoa.web.kit.marks import open_to_all

if TYPE_CHECKING:
    from django.http import HttpRequest


@open_to_all
def bare(request: HttpRequest) -> HttpResponse:
    """Answer with two letters."""
    del request
    return HttpResponse("ok")


urlpatterns = [path("bare", bare, name="bare"), path("", include("lantoa.web.urls"))]
handler404 = "lantoa.web.kit.errors.not_found"
