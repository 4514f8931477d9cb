"""A campaign read from its TOML file; an error names the line."""

from __future__ import annotations

import difflib
from datetime import date, datetime
from typing import TYPE_CHECKING, Any, Final
from zoneinfo import ZoneInfo

from lantoa.core.campaign import ROLES, Campaign, DeclaredCapture, DeclaredChannel
from lantoa.core.errors import BadCampaign, BadInput
from lantoa.core.records import PLATFORMS
from lantoa.core.text import hashtag_key
from lantoa.core.toml_file import TomlFile, read_toml
from lantoa.flows.campaign_places import declared_places, map_of
from lantoa.render.colours import colour_of

if TYPE_CHECKING:
    from pathlib import Path

_ASSETS: Final = {"sounds": "sound", "effects": "effect", "templates": "template"}
_KEYS: Final = (
    "id", "name", "zone", "first_day", "last_day", "hashtags", "ignore_diacritics",
    "every_post", "claims", "colour", "flag", "simulated", "channels", "captures", "places",
    "map_of", *_ASSETS,
)  # fmt: skip
_TABLE_KEYS: Final = {
    "channels": ("platform", "handle", "id", "role", "name"),
    "captures": ("name", "files"),
    "places": ("name", "unit", "kind", "also"),
    **dict.fromkeys(_ASSETS, ("id", "name")),
}


def read_campaign(path: Path) -> Campaign:
    """Read a campaign file.

    Raises
    ------
    BadCampaign
        Something in it is missing or wrong; the message names file and line.
    """
    return campaign_in(read_toml(path, BadCampaign))


def campaign_in(file: TomlFile) -> Campaign:
    """Return the campaign that a parsed file declares.

    Raises
    ------
    BadCampaign
        Something in it is missing or wrong; the message names file and line.
    """
    _refuse_unknown_keys(file)
    first, last = _day(file, "first_day"), _day(file, "last_day")
    if last < first:
        file.refuse(f"last_day {last} lies before first_day {first}", "last_day")
    every_post = _flag(file, "every_post")
    hashtags = _texts(file, "hashtags")
    assets = _assets(file)
    if not (hashtags or assets or every_post):
        file.refuse(
            "says not which posts count: give hashtags, [[sounds]], [[effects]], [[templates]], "
            "or every_post = true",
            "hashtags",
        )
    for tag in hashtags:
        if not hashtag_key(tag) or any(c.isspace() for c in hashtag_key(tag)):
            file.refuse(f"not a hashtag: {tag!r}", "hashtags")
    return Campaign(
        id=_text(file, "id"),
        name=_text(file, "name"),
        zone=_zone(file),
        first_day=first,
        last_day=last,
        hashtags=hashtags,
        ignore_diacritics=_flag(file, "ignore_diacritics"),
        assets=tuple(key for key, _ in assets),
        asset_names=assets,
        every_post=every_post,
        channels=tuple(_channel(file, i) for i in range(len(_tables(file, "channels")))),
        captures=tuple(_capture(file, i) for i in range(len(_tables(file, "captures")))),
        places=declared_places(file, _tables(file, "places")),
        map_of=map_of(file),
        claims=_texts(file, "claims"),
        colour=_colour(file),
        flag=_flag(file, "flag"),
        simulated=_flag(file, "simulated"),
    )


def _refuse_unknown_keys(file: TomlFile) -> None:
    for key in file.data:
        if key not in _KEYS:
            file.refuse(f"unknown key {key!r}{_near(key, _KEYS)}", key, _table_named(file, key))
    for table, known in _TABLE_KEYS.items():
        for index, entry in enumerate(_tables(file, table)):
            for key in entry:
                if key not in known:
                    file.refuse(f"unknown key {key!r}{_near(key, known)}", key, table, index)


def _table_named(file: TomlFile, key: str) -> str:
    return key if isinstance(file.data[key], (dict, list)) and not file.line_of(key) else ""


def _near(key: str, known: tuple[str, ...]) -> str:
    near = difflib.get_close_matches(key, known, n=1)
    return f": did you mean {near[0]!r}?" if near else f"; known are {', '.join(known)}"


def _text(file: TomlFile, key: str) -> str:
    value = file.data.get(key)
    if not isinstance(value, str) or not value.strip():
        file.refuse(f"{key} is missing: write {key} = \"…\"" if value is None
                    else f"{key} must be text, not {value!r}", key)  # fmt: skip
    return value.strip()


def _texts(file: TomlFile, key: str) -> tuple[str, ...]:
    value = file.data.get(key, [])
    if not isinstance(value, list) or not all(isinstance(v, str) and v.strip() for v in value):
        file.refuse(f"{key} must be a list of texts", key)
    return tuple(v.strip() for v in value)


def _colour(file: TomlFile) -> str:
    try:
        return colour_of(_text(file, "colour")) if "colour" in file.data else ""
    except BadInput as wrong:
        if isinstance(wrong, BadCampaign):
            raise
        file.refuse(str(wrong), "colour")


def _flag(file: TomlFile, key: str) -> bool:
    value = file.data.get(key, False)
    if not isinstance(value, bool):
        file.refuse(f"{key} must be true or false", key)
    return value


def _day(file: TomlFile, key: str) -> date:
    value = file.data.get(key)
    if isinstance(value, str):
        try:
            value = date.fromisoformat(value)
        except ValueError:
            file.refuse(f"{key} must be a day such as 2024-08-26, not {value!r}", key)
    if isinstance(value, datetime) or not isinstance(value, date):
        file.refuse(f"{key} must be a day such as 2024-08-26", key)
    return value


def _zone(file: TomlFile) -> str:
    name = _text(file, "zone") if "zone" in file.data else "Asia/Ho_Chi_Minh"
    try:
        ZoneInfo(name)
    except (KeyError, ValueError, OSError):
        file.refuse(f"no time zone is called {name!r}; Vietnam is Asia/Ho_Chi_Minh", "zone")
    return name


def _tables(file: TomlFile, table: str) -> list[dict[str, Any]]:
    value = file.data.get(table, [])
    if not isinstance(value, list) or not all(isinstance(v, dict) for v in value):
        file.refuse(f"{table} must be written as [[{table}]] blocks", table, table)
    return value


def _assets(file: TomlFile) -> tuple[tuple[str, str], ...]:
    found: list[tuple[str, str]] = []
    for table, kind in _ASSETS.items():
        for index, entry in enumerate(_tables(file, table)):
            value = entry.get("id")
            if not isinstance(value, str) or not value.strip():
                file.refuse(f"a [[{table}]] block needs id = \"…\", in quotation marks", "id",
                            table, index)  # fmt: skip
            key = f"{kind}:{value.strip()}"
            found.append((key, str(entry.get("name", value)).strip()))
    return tuple(found)


def _channel(file: TomlFile, index: int) -> DeclaredChannel:
    entry = _tables(file, "channels")[index]
    for key in ("platform", "role", "handle", "id", "name"):
        if key in entry and not isinstance(entry[key], str):
            file.refuse(f"{key} must be text in quotation marks", key, "channels", index)
    if entry.get("platform") not in PLATFORMS:
        file.refuse(
            f"platform must be one of {', '.join(PLATFORMS)}", "platform", "channels", index
        )
    if entry.get("role") not in ROLES:
        file.refuse(f"role must be one of {', '.join(ROLES)}", "role", "channels", index)
    handle = entry.get("handle", "").strip().lstrip("@") or None
    channel_id = entry.get("id", "").strip() or None
    if handle is None and channel_id is None:
        file.refuse("a [[channels]] block needs handle or id", "handle", "channels", index)
    return DeclaredChannel(
        platform=entry["platform"],
        role=entry["role"],
        handle=handle,
        channel_id=channel_id,
        name=entry.get("name"),
    )


def _capture(file: TomlFile, index: int) -> DeclaredCapture:
    entry = _tables(file, "captures")[index]
    name, files = entry.get("name"), entry.get("files")
    if not isinstance(name, str) or not name.strip():
        file.refuse('a [[captures]] block needs name = "…"', "name", "captures", index)
    if not isinstance(files, list) or not files or not all(isinstance(f, str) for f in files):
        file.refuse('a [[captures]] block needs files = ["…"]', "files", "captures", index)
    return DeclaredCapture(name=name.strip(), files=tuple(files))
