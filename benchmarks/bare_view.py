"""A view that says two words, behind the middleware and settings of Lan Toả: what a page costs at least."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "lantoa.web.settings")

from django.conf import settings
from django.core.wsgi import get_wsgi_application
from django.http import HttpResponse
from django.urls import path

if TYPE_CHECKING:
    from django.http import HttpRequest


def bare(_: HttpRequest) -> HttpResponse:
    """Say two words."""
    return HttpResponse("xin chào")


urlpatterns = [path("", bare)]
application = get_wsgi_application()
settings.ROOT_URLCONF = __name__
