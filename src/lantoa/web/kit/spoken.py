"""Which language a request speaks, for code that is no template."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from django.conf import settings
from django.utils.module_loading import import_string

if TYPE_CHECKING:
    from django.http import HttpRequest

    from lantoa.core.formats import Lang


def lang_of(request: HttpRequest) -> Lang:
    """Return the language of a request; Vietnamese where nothing was settled."""
    settled = getattr(request, "choices", None)
    return cast("Lang", settled.lang) if settled else "vi"


def theme_of(request: HttpRequest) -> str:
    """Return ``light``, ``dark``, or nothing where the machine decides."""
    settled = getattr(request, "choices", None)
    return settled.theme if settled else ""


def say(lang: Lang, vietnamese: str, english: str) -> str:
    """Return whichever of the two `lang` is."""
    return english if lang == "en" else vietnamese


def told(message: str, lang: Lang) -> str:
    """Return a message that the library wrote in English, in the language of a page."""
    if lang == "en" or not message:
        return message
    return str(import_string(settings.VIETNAMESE)(message))
