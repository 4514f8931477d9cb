"""What pages of a roster's import read: its columns, its doubles side by side, what became of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from lantoa.core.formats import number
from lantoa.web.kit.spoken import say, told
from lantoa.web.kit.table_files import csv_of
from lantoa.web.kols.models import Kol
from lantoa.web.kols.queries import one
from lantoa.web.kols.words import PLATFORMS, followers_said
from lantoa.web.people.rights import Right
from lantoa.web.rosters.models import ImportedRow, RosterImport, StagedRow
from lantoa.web.rosters.words import STATES, field_named, fields_named

if TYPE_CHECKING:
    from uuid import UUID

    from django.db.models import QuerySet

    from lantoa.core.formats import Lang
    from lantoa.web.people.actors import Actor

__all__ = ["RosterImport"]
ROWS: Final = 50
_SHOWN: Final = 3


def imports(*, by: Actor) -> QuerySet[RosterImport]:
    """Return the lists that were handed in at units where somebody may edit."""
    return by.within(RosterImport.objects.select_related("unit"), Right.EDIT)


def roster_import(*, by: Actor, id: UUID | str) -> RosterImport:  # noqa: A002
    """Return one list to who may edit at its unit."""
    found = one(RosterImport.objects.select_related("unit"), id)
    by.need(Right.EDIT, found.unit)
    return found


def roster_facts(
    *, roster: RosterImport, lang: Lang, page: int = 1, only: str = ""
) -> dict[str, Any]:
    """Return what the page of a list says, as far as the list has come."""
    facts: dict[str, Any] = {
        "roster": roster, "state": say(lang, *STATES[roster.state]),
        "is_busy": roster.state in ("reading", "importing", "undoing"),
        "outcome": {k: number(v, lang) for k, v in roster.outcome.items() if isinstance(v, int)},
        "counts": roster.outcome,
        "message": told(roster.message, lang), "notes": roster.outcome.get("notes", []),
    }  # fmt: skip
    if roster.state == "mapping":
        return facts | _columns(roster, lang)
    if roster.state in ("preview", "done"):
        facts |= _rows(roster, lang, page, only)
    if roster.state == "undone":
        facts["kept"] = Kol.objects.filter(pk__in=roster.outcome.get("kept", ())[:200])
    return facts


def _columns(roster: RosterImport, lang: Lang) -> dict[str, Any]:
    head = roster.head
    rows = [
        {"column": column, "field": roster.mapping.get(column, ""),
         "samples": [row[column] for row in head.get("shown", ()) if row.get(column)][:_SHOWN]}
        for column in head.get("columns", ())
    ]  # fmt: skip
    return {"columns": rows, "fields": fields_named(lang), "members": head.get("members", [])}


def _rows(roster: RosterImport, lang: Lang, page: int, only: str) -> dict[str, Any]:
    rows = StagedRow.objects.filter(of=roster)
    doubles = rows.exclude(choice="")
    wrong = rows.filter(has_problems=True)
    only = (
        only if only in ("doubles", "wrong", "all") else _first(doubles.exists(), wrong.exists())
    )
    chosen = {"doubles": doubles, "wrong": wrong, "all": rows}[only]
    total = chosen.count()
    last = max(1, -(-total // ROWS))
    page = min(page, last)
    held = list(chosen.order_by("number")[(page - 1) * ROWS : page * ROWS])
    shown = [row_facts(row, lang) for row in held]
    _side_by_side(roster, held, shown, lang)
    return {
        "rows": shown, "only": only, "page": page, "total": number(total, lang),
        "before": page - 1, "after": page + 1 if page < last else 0, "last": last,
        "n_doubles": number(doubles.count(), lang), "n_wrong": number(wrong.count(), lang),
        "left_out": _left_out(roster, lang) if roster.state == "done" else [],
    }  # fmt: skip


def _first(doubles: bool, wrong: bool) -> str:
    return "doubles" if doubles else "wrong" if wrong else "all"


def row_facts(staged: StagedRow, lang: Lang) -> dict[str, Any]:
    """Return a row as its preview shows it."""
    read = staged.read or {}
    return {
        "number": staged.number, "refused": told(staged.refused, lang), "choice": staged.choice,
        "name": read.get("name", ""), "network": read.get("network", ""),
        "home": read.get("home", ""), "topics": ", ".join(read.get("topics", ())),
        "channels": [_channel(one, lang) for one in read.get("channels", ())],
        "problems": [
            {"column": p["column"], "text": p["text"], "reason": told(p["reason"], lang)}
            for p in read.get("problems", ())
        ],
        "cells": [text for text in staged.cells.values() if text] if staged.refused else [],
    }  # fmt: skip


def _channel(said: dict[str, Any], lang: Lang) -> str:
    address = said["address"]
    name = f"@{address['handle']}" if address.get("handle") else address.get("native_id", "")
    count = followers_said(said.get("followers"), said.get("followers_step"), lang)
    shown = f"{PLATFORMS.get(address['platform'], address['platform'])} {name}"
    return f"{shown} · {count}" if count else shown


def _side_by_side(
    roster: RosterImport, held: list[StagedRow], shown: list[dict[str, Any]], lang: Lang
) -> None:
    """Set on each row whom it matches, with what is known of them."""
    registered = {m["which"] for row in held for m in row.matches if m["where"] == "register"}
    in_file = {int(m["which"]) for row in held for m in row.matches if m["where"] == "file"}
    kols = {
        str(kol.pk): kol
        for kol in Kol.objects.filter(pk__in=registered).prefetch_related("channels")
    }
    others = {row.number: row for row in StagedRow.objects.filter(of=roster, number__in=in_file)}
    for row, facts in zip(held, shown, strict=True):
        facts["matches"] = [
            match for one in row.matches[:_SHOWN]
            if (match := _match(one, kols, others, lang)) is not None
        ]  # fmt: skip


def _match(
    match: dict[str, Any], kols: dict[str, Kol], others: dict[int, StagedRow], lang: Lang
) -> dict[str, Any] | None:
    why = (say(lang, f"cùng kênh {match['key'].partition(':')[2]}",
               f"the same channel {match['key'].partition(':')[2]}")
           if match["by"] == "channel" else say(lang, "cùng tên", "the same name"))  # fmt: skip
    if match["where"] == "register":
        kol = kols.get(match["which"])
        if kol is None:
            return None
        channels = [f"{PLATFORMS.get(c.platform, c.platform)} {c.named}"
                    for c in kol.channels.all() if c.until is None]  # fmt: skip
        return {"why": why, "kol": kol, "name": kol.name, "channels": channels, "home": kol.home}
    other = others.get(int(match["which"]))
    if other is None:
        return None
    facts = row_facts(other, lang)
    return {"why": why, "number": other.number, "name": facts["name"],
            "channels": facts["channels"], "home": facts["home"]}  # fmt: skip


def _left_out(roster: RosterImport, lang: Lang) -> list[dict[str, Any]]:
    rows = ImportedRow.objects.filter(of=roster).exclude(left_out=[]).select_related("kol")
    return [
        {"number": row.number, "kol": row.kol,
         "parts": [f"{_part_named(what, lang)}: {told(why, lang)}" for what, why in row.left_out]}
        for row in rows[:200]
    ]  # fmt: skip


def _part_named(what: str, lang: Lang) -> str:
    return what if ":" in what else field_named(what, lang)


def rows_csv(*, roster: RosterImport, lang: Lang) -> bytes:
    """Return the rows with problems as they came, each with its reasons, for mending."""
    columns = list(roster.head.get("columns", ()))
    lines: list[list[Any]] = [[say(lang, "Dòng", "Row"), say(lang, "Lý do", "Reason"), *columns]]
    left = dict(ImportedRow.objects.filter(of=roster).exclude(left_out=[])
                .values_list("number", "left_out"))  # fmt: skip
    for row in StagedRow.objects.filter(of=roster, has_problems=True).iterator(chunk_size=500):
        reasons = [told(row.refused, lang)] if row.refused else []
        reasons += [f"{p['column']}: {told(p['reason'], lang)}"
                    for p in (row.read or {}).get("problems", ())]  # fmt: skip
        reasons += [f"{_part_named(what, lang)}: {told(why, lang)}"
                    for what, why in left.get(row.number, ())]  # fmt: skip
        lines.append([row.number, "; ".join(reasons), *(row.cells.get(c, "") for c in columns)])
    return csv_of(lines)
