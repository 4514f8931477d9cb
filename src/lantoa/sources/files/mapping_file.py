"""A mapping: a few lines of TOML that say which column of a table is which field."""

from __future__ import annotations

import difflib
import re
from dataclasses import dataclass, field
from datetime import datetime, timedelta, timezone, tzinfo
from typing import TYPE_CHECKING, Any, Final, cast
from zoneinfo import ZoneInfo

from lantoa.core.errors import BadMapping, Unreadable
from lantoa.core.records import METHODS, METRICS, PLATFORMS
from lantoa.core.text import nfc
from lantoa.core.toml_file import TomlFile, parse_toml, read_toml
from lantoa.sources.files.paths import found_at
from lantoa.sources.values import instant, native_id

if TYPE_CHECKING:
    from pathlib import Path

    from lantoa.core.numbers import NumberStyle
    from lantoa.sources.adapter import Head

IDENTITY: Final = ("post_id", "url", "platform")
AUTHOR: Final = ("handle", "channel_id", "author_name", "verified")
POST: Final = (
    "text",
    "kind",
    "duration",
    "hashtags",
    "region",
    "is_ad",
    "is_paid_partnership",
    "coauthors",
)
ASSETS: Final = {"sounds": "sound", "effects": "effect", "templates": "template"}
TIMES: Final = ("published_at", "seen_at")
CHANNEL_METRICS: Final = {
    "followers": "followers", "following": "following",
    "channel_posts": "posts", "channel_likes": "likes",
}  # fmt: skip
FIELDS: Final = (*IDENTITY, *AUTHOR, *TIMES, *POST, *ASSETS, *METRICS, *CHANNEL_METRICS)
"""Every field that a column may be mapped to."""

_TOP: Final = (
    "platform",
    "method",
    "metric_def",
    "columns",
    "constants",
    "time",
    "numbers",
    "lists",
)
_NUMBERS: Final = ("style", "decimals", "zero_words")
_STYLES: Final = ("auto", "en", "vi")
_CONSTANTS: Final = ("platform", "seen_at", "handle", "channel_id", "kind", "region", "is_ad",
                     "is_paid_partnership")  # fmt: skip
_PLATFORM_NAMES: Final = {"twitter": "x", "ig": "instagram", "fb": "facebook", "yt": "youtube"}
_OFFSET: Final = re.compile(r"([+-])(\d{2}):?(\d{2})")


@dataclass(frozen=True, slots=True, kw_only=True)
class Mapping:
    """A mapping that was read and holds together.

    `columns` are field → column, or a dotted path into JSON; `constants` are field → value for
    all rows. `zones` and `formats` are per time field, `decimals` and `style` as in
    :func:`lantoa.core.numbers.count_of`.
    """

    name: str
    text: str
    """The file itself, kept with every batch that was read through it."""
    platform: str | None
    method: str
    metric_def: str | None
    columns: dict[str, str]
    constants: dict[str, Any] = field(default_factory=dict)
    zones: dict[str, tzinfo] = field(default_factory=dict)
    formats: dict[str, str] = field(default_factory=dict)
    style: NumberStyle = "auto"
    decimals: int | None = None
    zero_words: frozenset[str] = frozenset()
    separator: str = ","
    _file: TomlFile = field(repr=False, compare=False)

    def check(self, head: Head) -> tuple[str, ...]:
        """Return notes on what of a file is lost, after making sure that its columns are there.

        Raises
        ------
        BadMapping
            A column is not in the file; the message names the line, and the column meant.
        """
        has = head.columns or tuple(dict.fromkeys(key for p in head.payloads for key in p))
        for name, column in self.columns.items():
            if self._is_in(head, column) or (not head.columns and name not in ("post_id", "url")):
                continue
            if not head.columns and self._is_in(head, self.columns.get("url", "")):
                continue
            self._file.refuse(
                f"{head.name} has no column {column!r}{_meant(column, has)}", name, "columns"
            )
        return tuple(
            f"{self.columns[name]}: ids that went through a floating-point column are lost"
            for name in ASSETS
            if name in self.columns and self._is_ruined(head, self.columns[name])
        )

    def fits(self, head: Head) -> bool:
        """Return whether the columns are in the file."""
        try:
            self.check(head)
        except BadMapping:
            return False
        return True

    def _is_in(self, head: Head, column: str) -> bool:
        if head.columns:
            return nfc(column) in map(nfc, head.columns)
        return any(found_at(payload, column) is not None for payload in head.payloads)

    def _is_ruined(self, head: Head, column: str) -> bool:
        for payload in head.payloads:
            value = found_at(payload, column)
            try:
                if isinstance(value, (str, float)) and value != "":
                    native_id(value)
            except Unreadable:
                return True
        return False


def read_mapping(path: Path) -> Mapping:
    """Read a mapping file.

    Raises
    ------
    BadMapping
        Something in it is missing or wrong; the message names file and line.
    """
    return _mapping(read_toml(path, BadMapping))


def parse_mapping(text: str, name: str = "the mapping") -> Mapping:
    """Read the text of a mapping file; `name` is what errors call it.

    Raises
    ------
    BadMapping
        As :func:`read_mapping`.
    """
    return _mapping(parse_toml(text, name, BadMapping))


def _mapping(file: TomlFile) -> Mapping:
    _refuse_unknown(file, file.data, _TOP, "")
    columns = _columns(file)
    constants = _constants(file)
    if both := sorted(set(columns) & set(constants)):
        file.refuse(f"{both[0]} is a column and a constant: take one out", both[0], "constants")
    platform = _platform(file, constants)
    if platform is None and "platform" not in columns:
        file.refuse(f'names no platform: write platform = "tiktok" (or {_listed(PLATFORMS[1:])})')
    if "post_id" not in columns and "url" not in columns:
        file.refuse("maps neither post_id nor url, so posts cannot be told apart", "", "columns")
    zones, formats = _times(file)
    style, decimals, zero_words = _numbers(file)
    return Mapping(
        name=file.name,
        text=file.text,
        platform=platform,
        method=_one_of(file, "method", METHODS, "vendor_file"),
        metric_def=_text(file, file.data, "metric_def", ""),
        columns=columns,
        constants=constants,
        zones=zones,
        formats=formats,
        style=style,
        decimals=decimals,
        zero_words=zero_words,
        separator=_separator(file),
        _file=file,
    )


def _columns(file: TomlFile) -> dict[str, str]:
    table = _table(file, "columns")
    _refuse_unknown(file, table, FIELDS, "columns")
    for name, column in table.items():
        if not isinstance(column, str) or not column.strip():
            file.refuse(f"{name} must name a column in quotation marks", name, "columns")
    return dict(table)


def _constants(file: TomlFile) -> dict[str, Any]:
    table = _table(file, "constants")
    _refuse_unknown(file, table, _CONSTANTS, "constants")
    found: dict[str, Any] = {}
    for name, value in table.items():
        if name.startswith("is_"):
            if not isinstance(value, bool):
                file.refuse(f"{name} must be true or false", name, "constants")
            found[name] = value
        elif name == "seen_at":
            found[name] = _moment(file, value)
        elif isinstance(value, str) and value.strip():
            found[name] = value.strip()
        else:
            file.refuse(f"{name} must be a text in quotation marks", name, "constants")
    return found


def _moment(file: TomlFile, value: Any) -> datetime:
    shown = value.isoformat() if isinstance(value, datetime) else value
    try:
        return instant(shown, "seen_at")
    except Unreadable as failure:
        file.refuse(
            f"{failure.reason}; write seen_at like 2025-05-29T10:00+07:00", "seen_at", "constants"
        )


def _platform(file: TomlFile, constants: dict[str, Any]) -> str | None:
    given = _text(file, file.data, "platform", "")
    table = "" if given is not None else "constants"
    given = given if given is not None else constants.get("platform")
    if given is None:
        return None
    name = platform_named(given)
    if name is None:
        file.refuse(f"platform {given!r} is none of {_listed(PLATFORMS)}", "platform", table)
    return name


def platform_named(text: str) -> str | None:
    """Return the platform that a word stands for, ``None`` where it is unknown.

    Examples
    --------
    >>> platform_named("TikTok"), platform_named("Twitter"), platform_named("Orkut")
    ('tiktok', 'x', None)
    """
    name = text.strip().lower().removeprefix("www.").removesuffix(".com")
    name = _PLATFORM_NAMES.get(name, name)
    return name if name in PLATFORMS else None


def _times(file: TomlFile) -> tuple[dict[str, tzinfo], dict[str, str]]:
    table = _table(file, "time")
    _refuse_unknown(file, table, TIMES, "time")
    zones: dict[str, tzinfo] = {}
    formats: dict[str, str] = {}
    for name, said in table.items():
        parts = said if isinstance(said, dict) else {"zone": said}
        _refuse_unknown(file, parts, ("zone", "format"), "time", at=name)
        if "zone" in parts:
            zone = zone_named(parts["zone"]) if isinstance(parts["zone"], str) else None
            if zone is None:
                file.refuse(
                    f"no time zone is called {parts['zone']!r}; write UTC, Asia/Ho_Chi_Minh or +07:00",
                    name, "time",
                )  # fmt: skip
            zones[name] = zone
        if "format" in parts:
            written = parts["format"]
            if not isinstance(written, str) or "%" not in written:
                file.refuse(f"format of {name} must look like %d/%m/%Y %H:%M", name, "time")
            formats[name] = written
    return zones, formats


def zone_named(name: str) -> tzinfo | None:
    """Return a time zone by IANA name or offset, ``None`` where there is none of that name.

    Examples
    --------
    >>> str(zone_named("+07:00")), zone_named("Hanoi")
    ('UTC+07:00', None)
    """
    if match := _OFFSET.fullmatch(name.strip()):
        away = timedelta(hours=int(match[2]), minutes=int(match[3]))
        return timezone(-away if match[1] == "-" else away) if away < timedelta(days=1) else None
    try:
        return ZoneInfo(name.strip())
    except (KeyError, ValueError, OSError):
        return None


def _numbers(file: TomlFile) -> tuple[NumberStyle, int | None, frozenset[str]]:
    table = _table(file, "numbers")
    _refuse_unknown(file, table, _NUMBERS, "numbers")
    style = _one_of(file, "style", _STYLES, "auto", table="numbers")
    decimals = table.get("decimals")
    if decimals is not None and (type(decimals) is not int or not 0 <= decimals <= 3):
        file.refuse("decimals must be 0, 1, 2 or 3", "decimals", "numbers")
    words = table.get("zero_words", [])
    if not isinstance(words, list) or not all(isinstance(word, str) for word in words):
        file.refuse('zero_words must be a list of words, like ["Share"]', "zero_words", "numbers")
    return (
        cast("NumberStyle", style),
        decimals,
        frozenset(nfc(w).strip().casefold() for w in words),
    )


def _separator(file: TomlFile) -> str:
    table = _table(file, "lists")
    _refuse_unknown(file, table, ("separator",), "lists")
    separator = table.get("separator", ",")
    if not isinstance(separator, str) or not separator:
        file.refuse('separator must be a text, like ","', "separator", "lists")
    return separator


def _one_of(
    file: TomlFile, key: str, allowed: tuple[str, ...], default: str, table: str = ""
) -> str:
    value = (_table(file, table) if table else file.data).get(key, default)
    if value not in allowed:
        file.refuse(f"{key} {value!r} is none of {_listed(allowed)}", key, table)
    return cast("str", value)


def _text(file: TomlFile, table: dict[str, Any], key: str, name: str) -> str | None:
    value = table.get(key)
    if value is not None and (not isinstance(value, str) or not value.strip()):
        file.refuse(f"{key} must be a text in quotation marks", key, name)
    return value


def _table(file: TomlFile, name: str) -> dict[str, Any]:
    table = file.data.get(name, {})
    if not isinstance(table, dict):
        file.refuse(f"{name} must be a table: write [{name}] on a line of its own", name)
    return table


def _refuse_unknown(
    file: TomlFile, table: dict[str, Any], known: tuple[str, ...], name: str, at: str = ""
) -> None:
    for key, value in table.items():
        if key not in known:
            where = f" in [{name}]" if name else ""
            near = difflib.get_close_matches(key, known, 3, 0.5)
            hint = f"did you mean {_listed(near)}?" if near else f"known are {_listed(known)}"
            is_table = not name and isinstance(value, dict)
            at, name = ("", key) if is_table else (at or key, name)
            file.refuse(f"unknown key {key!r}{where}: {hint}", at, name)


def _meant(column: str, has: tuple[str, ...]) -> str:
    def plain(name: str) -> str:
        return "".join(nfc(name).casefold().split()).replace("_", "")

    alike = [name for name in has if plain(name) == plain(column)]
    alike = alike or difflib.get_close_matches(column, has, 2, 0.7)
    if alike:
        return f"; did you mean {_listed([repr(name) for name in alike])}?"
    return f"; it has {_listed([repr(name) for name in has[:40]]) or 'none'}"


def _listed(names: list[str] | tuple[str, ...]) -> str:
    return ", ".join(names)
