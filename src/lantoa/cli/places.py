"""`lantoa places`: names matched in a text, units looked up by code or name, and the tile map."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Annotated, Any

from cyclopts import App, Parameter

from lantoa.cli.app import app
from lantoa.cli.options import JsonOption, print_json
from lantoa.cli.screen import console, line
from lantoa.cli.speech import LangOption, say, speak
from lantoa.core.clock import now
from lantoa.core.errors import BadInput

places = App(name="places", help="Provinces, districts and communes of Vietnam, by their days.")
app.command(places)

OnOption = Annotated[
    str | None,
    Parameter(name="--on", help="Day for which names are read, YYYY-MM-DD (default: today)."),
]
OwnOption = Annotated[
    Path | None,
    Parameter(name="--own", help="TOML file with the team's own places ([[places]] blocks)."),
]


@places.command(name="match")
def match(
    text: str,
    *,
    on: OnOption = None,
    own: OwnOption = None,
    json: JsonOption = False,
    lang: LangOption = None,
) -> None:
    """Find the places that TEXT names, as they were on a day; what stays open is listed."""
    from lantoa.flows import places as flow

    speak(lang)
    found = flow.matched(text, _day(on), flow.read_own(own) if own else ())
    if json:
        print_json(found)
        return
    screen = console()
    if not found["mentions"]:
        screen.print(line(say("Không thấy tên nơi nào.", "No place is named.")))
    for mention in found["mentions"]:
        screen.print(line(f"“{mention['text']}”", "bold"))
        if mention["unit"] is None:
            screen.print(line(say("  chưa rõ, có thể là:", "  unclear, it may be:"), "dim"))
        for unit in [mention["unit"]] if mention["unit"] else mention["candidates"]:
            screen.print(line(f"  {_unit_line(unit)}"))


@places.command(name="show")
def show(unit: str, *, json: JsonOption = False, lang: LangOption = None) -> None:
    """Show a UNIT by its code, or one version of it as CODE@YYYY-MM-DD or CODE@before."""
    from lantoa.flows import places as flow

    speak(lang)
    versions = flow.versions(unit)
    if not versions:
        raise BadInput(f"no unit has the code {unit!r}; `lantoa places search NAME` finds it")
    if json:
        print_json(versions)
        return
    screen = console()
    for one in versions:
        screen.print(line(_unit_line(one), "bold"))
        for word, key in ((say("từ", "from"), "came_from"), (say("thành", "became"), "became")):
            if one[key]:
                screen.print(line(f"  {word}: " + "; ".join(u["name"] for u in one[key])))


@places.command(name="search")
def search(
    name: str, *, on: OnOption = None, json: JsonOption = False, lang: LangOption = None
) -> None:
    """List the units whose name holds NAME, with or without diacritics."""
    from lantoa.flows import places as flow

    speak(lang)
    found = flow.named(name, _day(on) if on else None)
    if json:
        print_json(found)
        return
    screen = console()
    if not found:
        screen.print(line(say("Không đơn vị nào có tên ấy.", "No unit has this name.")))
    for unit in found:
        screen.print(line(_unit_line(unit)))


@places.command(name="map")
def tile_map(
    out: Path,
    *,
    dark: Annotated[bool, Parameter(negative=(), help="Draw it for a dark page.")] = False,
    lang: LangOption = None,
) -> None:
    """Write the tile map of the 34 provinces, Hoàng Sa and Trường Sa as SVG to OUT."""
    from lantoa.render.tile_map import blank_map

    spoken = speak(lang)
    if out.exists():
        raise BadInput(
            f"{out} exists already: choose another name, so that nothing is overwritten"
        )
    out.write_text(blank_map(lang=spoken, theme="dark" if dark else "light"), encoding="utf-8")
    print(say(f"Đã ghi {out}.", f"Wrote {out}."))


def _day(text: str | None) -> date:
    if text is None:
        return now().date()
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise BadInput(f"{text!r} is no day; write it as YYYY-MM-DD, such as 2026-09-01") from None


def _unit_line(unit: dict[str, Any]) -> str:
    above = ", ".join([f"{unit['kind']} {unit['name']}", *unit["in"]])
    since, until = unit["valid_from"], unit["valid_to"]
    when = f" · {say('từ', 'from')} {since}" if since else ""
    when += f" · {say('đến trước', 'until before')} {until}" if until else ""
    today = [one["name"] for one in unit.get("today", ())]
    now_at = f" · {say('nay là', 'now')} {', '.join(today[:4])}{' …' if len(today) > 4 else ''}"
    return f"{unit['key']}  {above}{when}{now_at if today else ''}"
