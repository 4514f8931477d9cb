"""What is read of the trust file and of requests about data, by who may see it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Final

from lantoa.core import clock
from lantoa.core.formats import day
from lantoa.web.kit.spoken import say
from lantoa.web.kols.queries import one
from lantoa.web.people.rights import Right
from lantoa.web.trust import deadlines, personal
from lantoa.web.trust.models import Consent, DataRequest, Evidence
from lantoa.web.trust.words import KINDS, PILLARS

if TYPE_CHECKING:
    from uuid import UUID

    from django.db.models import QuerySet

    from lantoa.core.formats import Lang
    from lantoa.web.kols.models import Kol
    from lantoa.web.people.actors import Actor

_SCHEME: Final = ("http://", "https://")


def pillars(*, by: Actor, kol: Kol, lang: Lang) -> list[dict[str, Any]]:
    """Return the five pillars with their evidence: what speaks, what has expired or was withdrawn.

    Raises
    ------
    NotFound
        They may neither view the KOL, nor are it.
    """
    if not by.speaks_for("kol", str(kol.pk)):
        by.need(Right.VIEW, kol.unit)
    today = clock.now().astimezone(deadlines.HOME).date()
    held: dict[str, list[dict[str, Any]]] = {key: [] for key in PILLARS}
    for e in Evidence.objects.filter(kol=kol).prefetch_related("replies"):
        held[e.pillar].append({
            "e": e, "day": day(e.happened_on, lang), "until": day(e.expires_on, lang),
            "url": e.source_url if e.source_url.startswith(_SCHEME) else "",
            "expired": e.expires_on <= today, "speaks": e.expires_on > today and not e.withdrawn_at,
            "replies": [(r.text, day(r.made_at.date(), lang)) for r in e.replies.all()],
        })  # fmt: skip
    return [
        {"key": key, "name": say(lang, *name), "means": say(lang, *means),
         "now": [one for one in held[key] if one["speaks"]],
         "past": [one for one in held[key] if not one["speaks"]]}
        for key, (name, means) in PILLARS.items()
    ]  # fmt: skip


def evidence(*, by: Actor, id: UUID | str) -> Evidence:  # noqa: A002
    """Return one piece of evidence to who may view its KOL, or is it."""
    found = one(Evidence.objects.select_related("kol__unit"), id)
    if not by.speaks_for("kol", str(found.kol_id)):
        by.need(Right.VIEW, found.kol.unit)
    return found


def consent(*, by: Actor, id: UUID | str) -> Consent:  # noqa: A002
    """Return one consent to who may edit its KOL, or is it: its proof shows personal data."""
    found = one(Consent.objects.select_related("kol__unit"), id)
    if not by.speaks_for("kol", str(found.kol_id)):
        by.need(Right.EDIT, found.kol.unit)
    return found


def request(*, by: Actor, id: UUID | str) -> DataRequest:  # noqa: A002
    """Return one request to who may edit its KOL."""
    found = one(DataRequest.objects.select_related("kol__unit"), id)
    by.need(Right.EDIT, found.kol.unit)
    return found


def open_requests(*, by: Actor) -> QuerySet[DataRequest]:
    """Return the requests that are not done yet, of KOLs that somebody may edit."""
    rows = DataRequest.objects.filter(done_at=None).select_related("kol__unit")
    return by.within(rows, Right.EDIT, "kol__unit__path")


def request_facts(rows: Any, lang: Lang) -> list[dict[str, Any]]:
    """Return requests as pages list them, with what their clock says today."""
    today = clock.now().astimezone(deadlines.HOME).date()
    return [
        {
            "r": r, "kind": say(lang, *KINDS[r.kind]), "received": day(r.received_on, lang),
            "answer_by": day(r.answer_by, lang), "done_by": day(r.done_by, lang),
            "clock": _clock(r, today, lang),
            "late": (not r.answered_at and r.answer_by < today)
            or (not r.done_at and r.done_by < today),
        }
        for r in rows
    ]  # fmt: skip


def _clock(r: DataRequest, today: Any, lang: Lang) -> str:
    if r.done_at:
        return say(lang, f"Xong ngày {day(r.done_at.date(), lang)}",
                   f"Done on {day(r.done_at.date(), lang)}")  # fmt: skip
    until, what = (
        (r.done_by, say(lang, "làm xong", "to do it"))
        if r.answered_at
        else (r.answer_by, say(lang, "trả lời", "to answer"))
    )
    left = (until - today).days
    if left < 0:
        return say(lang, f"Trễ {-left} ngày, chưa {what}", f"{-left} days late {what}")
    if left == 0:
        return say(lang, f"Hôm nay là ngày cuối để {what}", f"Today is the last day {what}")
    return say(lang, f"Còn {left} ngày để {what}", f"{left} days left {what}")


def held(*, by: Actor, kol: Kol, lang: Lang) -> list[dict[str, Any]]:
    """Return all that is held about a KOL, to who may edit it, or is it."""
    _may_read(by, kol)
    return [
        {"name": say(lang, *one.name), "rows": [_spoken(row, lang) for row in one.rows]}
        for one in personal.all_held(kol)
    ]


def export(*, by: Actor, kol: Kol) -> bytes:
    """Return all that is held about a KOL as JSON, to who may edit it, or is it."""
    _may_read(by, kol)
    said = {
        "kol": str(kol.pk),
        "unit": kol.unit.name,
        "taken_at": clock.now().isoformat(timespec="seconds"),
        "held": [{"kind": one.name[1], "loai": one.name[0], "rows": one.rows}
                 for one in personal.all_held(kol)],
    }  # fmt: skip
    return json.dumps(said, ensure_ascii=False, indent=2, default=_plain).encode(
        "utf-8", "replace"
    )


def _may_read(by: Actor, kol: Kol) -> None:
    if not by.speaks_for("kol", str(kol.pk)):
        by.need(Right.EDIT, kol.unit)


def _plain(value: Any) -> str:
    return value.isoformat() if hasattr(value, "isoformat") else str(value)


def _spoken(row: dict[str, Any], lang: Lang) -> list[tuple[str, str]]:
    return [
        (name.replace("_", " "), _text(value, lang))
        for name, value in row.items()
        if value not in (None, "", [], {})
    ]


def _text(value: Any, lang: Lang) -> str:
    if isinstance(value, dict):
        return "; ".join(f"{name}: {_text(one, lang)}" for name, one in value.items() if one)
    if isinstance(value, list):
        return ", ".join(_text(one, lang) for one in value)
    if hasattr(value, "astimezone"):
        return day(value.astimezone(deadlines.HOME).date(), lang)
    if hasattr(value, "isoformat"):
        return day(value, lang)
    return str(value)
