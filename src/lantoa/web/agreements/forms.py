"""What people send about agreements, read into what the services take."""

from __future__ import annotations

import re
from datetime import date, datetime
from typing import TYPE_CHECKING, Any, Final
from zoneinfo import ZoneInfo

from lantoa.core.errors import BadInput
from lantoa.core.periods import ZONE
from lantoa.web.agreements.services import AgreementSaid, AmendmentSaid, ObligationSaid

if TYPE_CHECKING:
    from django.http import QueryDict

_APART: Final = re.compile(r"[,;\s]+")
_TEXTS: Final = ("number", "title", "kind", "signatory_a", "signatory_b", "contact_a",
                 "contact_b", "mail_a", "mail_b", "notes")  # fmt: skip
_MOST_ITEMS: Final = 5_000


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
    """Return a day that a form must have."""
    found = day_sent(sent, name)
    if found is None:
        raise BadInput("a day is missing")
    return found


def number_sent(sent: QueryDict, name: str, default: int) -> int:
    """Return a whole number of a form, with or without dots between thousands."""
    text = sent.get(name, "").strip().replace(".", "").replace("\u00a0", "")
    if not text:
        return default
    if not (text.isascii() and text.isdigit() and len(text) < 17):
        raise BadInput(f"not a whole number: {text[:20]!r}")
    return int(text)


def agreement_said(sent: QueryDict) -> AgreementSaid:
    """Return what a form says of an agreement."""
    said: dict[str, Any] = {name: sent.get(name, "") for name in _TEXTS if name in sent}
    days = {name: day_sent(sent, name) for name in ("first_day", "last_day", "signed_on")}
    for name in ("mail_a", "mail_b"):
        mail = str(said.get(name, "")).strip()
        if mail and not re.fullmatch(r"[^@\s]+@[^@\s]+\.[^@\s.]+", mail):
            raise BadInput(f"not an e-mail address: {mail[:60]!r}")
    return AgreementSaid(**said | days)


def amendment_said(sent: QueryDict) -> AmendmentSaid | None:
    """Return the amendment that a form names, ``None`` where it names none."""
    if not sent.get("amended_on", "").strip():
        return None
    return AmendmentSaid(
        signed_on=needed_day(sent, "amended_on"), reason=sent.get("amended_why", "")
    )


def obligation_said(sent: QueryDict) -> ObligationSaid:
    """Return what a form says of an obligation."""
    return ObligationSaid(
        side=sent.get("side", ""), title=sent.get("title", ""), rule=_rule(sent),
        every=sent.get("every", "once"), grace=number_sent(sent, "grace", 0),
        wording=sent.get("wording", ""),
    )  # fmt: skip


def _rule(sent: QueryDict) -> dict[str, Any]:
    kind = sent.get("rule", "handed")
    made: dict[str, Any] = {"kind": kind}
    if kind != "standing":
        made["at_least"] = number_sent(sent, "at_least", 1)
    if kind == "handed":
        made["unit"] = sent.get("unit", "").strip()[:40]
    if kind in ("posts", "carried", "total"):
        made["channels"] = sent.getlist("channels")
        made["any_hashtag"] = _words(sent, "any_hashtag")
        made["all_hashtags"] = _words(sent, "all_hashtags")
        made["platforms"] = sent.getlist("platforms")
        made["kinds"] = sent.getlist("kinds")
        made["disclosed"] = sent.get("disclosed") == "1"
    if kind == "carried":
        made["on_channels"] = number_sent(sent, "on_channels", 2)
        made["within_hours"] = number_sent(sent, "within_hours", 24)
        made["items"] = items_sent(sent.get("items", ""))
    return {name: value for name, value in made.items() if value not in ([], "", False)}


def _words(sent: QueryDict, name: str) -> list[str]:
    return [word for word in _APART.split(sent.get(name, "")) if word][:20]


def items_sent(text: str) -> list[dict[str, str]]:
    """Return the items of a portal, one a line: time | title | link | hashtag.

    Raises
    ------
    BadInput
        A line has no time that can be read; the line is named.
    """
    found = []
    for number, line in enumerate(text.splitlines(), 1):
        if not line.strip():
            continue
        at, title, link, tag = (*(part.strip() for part in line.split("|", 3)), "", "", "")[:4]
        try:
            instant = datetime.fromisoformat(at)
        except ValueError:
            raise BadInput(f"line {number}: a time like 2024-09-02T08:00 is missing") from None
        if instant.tzinfo is None:
            instant = instant.replace(tzinfo=ZoneInfo(ZONE))
        if not (title or link or tag):
            raise BadInput(f"line {number}: a title, a link or a hashtag is missing")
        found.append(
            {"id": f"{instant:%Y%m%d%H%M}-{number}", "at": instant.isoformat(), "title": title[:300],
             "link": link[:500], "hashtag": tag[:100]}
        )  # fmt: skip
    if len(found) > _MOST_ITEMS:
        raise BadInput(f"at most {_MOST_ITEMS} items are watched by one obligation")
    return found


def items_shown(items: list[dict[str, str]]) -> str:
    """Return items as the form shows them, one a line."""
    lines = (
        (one["at"][:16], one.get("title", ""), one.get("link", ""), one.get("hashtag", ""))
        for one in items
    )
    return "\n".join(" | ".join(parts).rstrip(" |") for parts in lines)


def agreement_held(sent: QueryDict, one: Any = None) -> dict[str, Any]:
    """Return what the form of an agreement shows: what was sent, else what is kept."""
    names = (*_TEXTS, "first_day", "last_day", "signed_on")
    if sent:
        return {name: sent.get(name, "") for name in names}
    return {name: _shown(getattr(one, name, "")) for name in names}


def obligation_held(sent: QueryDict, one: Any = None) -> dict[str, Any]:
    """Return what the form of an obligation shows: what was sent, else what is kept."""
    lists = ("platforms", "kinds", "channels")
    if sent:
        held: dict[str, Any] = dict(sent.items())
        return held | {name: sent.getlist(name) for name in lists}
    rule = one.rule if one else {}
    tags = {name: " ".join(rule.get(name, ())) for name in ("any_hashtag", "all_hashtags")}
    own = {name: getattr(one, name, "") for name in ("side", "title", "wording", "every")}
    own["side"] = own["side"] or "b"
    kept = {name: rule.get(name, ()) for name in lists}
    return own | kept | tags | {
        "grace": one.grace if one else 0, "rule": rule.get("kind", "posts" if one is None else ""),
        "at_least": rule.get("at_least", 1), "unit": rule.get("unit", ""),
        "disclosed": rule.get("disclosed", False), "on_channels": rule.get("on_channels", 2),
        "within_hours": rule.get("within_hours", 24), "items": items_shown(rule.get("items", [])),
    }  # fmt: skip


def _shown(value: Any) -> str:
    return "" if value is None else value.isoformat() if isinstance(value, date) else str(value)
