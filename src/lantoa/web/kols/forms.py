"""What people send about KOLs and networks, read into what the services take."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING, Final

from lantoa.core.errors import BadInput
from lantoa.web.kols.services import KolSaid, NetworkSaid, PrivateSaid

if TYPE_CHECKING:
    from django.http import QueryDict

_APART: Final = re.compile(r"[,;\n]+")
_NUMBER: Final = re.compile(r"[0-9]{1,15}")


def kol_said(sent: QueryDict) -> KolSaid:
    """Return what a form says of a KOL."""
    return KolSaid(
        name=sent.get("name", ""), kind=sent.get("kind", "person"), home=sent.get("home", ""),
        topics=_APART.split(sent.get("topics", "")),
        languages=_APART.split(sent.get("languages", "")), notes=sent.get("notes", ""),
    )  # fmt: skip


def private_said(sent: QueryDict) -> PrivateSaid:
    """Return what a form says of the restricted part of a KOL."""
    return PrivateSaid(
        legal_name=sent.get("legal_name", ""), phone=sent.get("phone", ""),
        email=sent.get("email", ""), contact=sent.get("contact", ""), fee=sent.get("fee", ""),
    )  # fmt: skip


def network_said(sent: QueryDict) -> NetworkSaid:
    """Return what a form says of a network."""
    return NetworkSaid(
        name=sent.get("name", ""), kind=sent.get("kind", "mcn"), contact=sent.get("contact", ""),
        phone=sent.get("phone", ""), email=sent.get("email", ""), notes=sent.get("notes", ""),
    )  # fmt: skip


def day_sent(sent: QueryDict, name: str) -> date | None:
    """Return a day of a form, ``None`` where it was left empty.

    Raises
    ------
    BadInput
        It is no day.
    """
    text = sent.get(name, "").strip()
    if not text:
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise BadInput(f"not a day: {text[:20]!r}") from None


def needed_day(sent: QueryDict, name: str) -> date:
    """Return a day of a form that must be there.

    Raises
    ------
    BadInput
        It is not there, or no day.
    """
    found = day_sent(sent, name)
    if found is None:
        raise BadInput("the day is missing")
    return found


def version_sent(sent: QueryDict) -> int | None:
    """Return the version of a thing as the person saw it."""
    text = sent.get("version", "")
    return int(text) if _NUMBER.fullmatch(text) else None


def steps_sent(sent: QueryDict) -> list[tuple[str, int]]:
    """Return the steps of a scale; lines left empty are passed over.

    Raises
    ------
    BadInput
        The followers of a step are no number.
    """
    steps = []
    for name, least in zip(sent.getlist("name"), sent.getlist("least"), strict=False):
        digits = re.sub(r"[ .,]", "", least)
        if not name.strip() and not digits:
            continue
        if not _NUMBER.fullmatch(digits):
            raise BadInput(f"not a number of followers: {least[:20]!r}")
        steps.append((name, int(digits)))
    return steps
