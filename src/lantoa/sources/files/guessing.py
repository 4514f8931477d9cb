"""What a column holds, guessed from its name in English or Vietnamese, and from its values."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any, Final

from lantoa.core.errors import Unreadable
from lantoa.core.numbers import NumberStyle, count_of
from lantoa.core.records import METRICS, State
from lantoa.core.text import plain_key
from lantoa.sources.files.mapping_file import ASSETS, CHANNEL_METRICS, TIMES
from lantoa.sources.files.paths import found_at
from lantoa.sources.files.post_ids import url_platform
from lantoa.sources.tiktok.snowflake import published_from
from lantoa.sources.values import duration_s, instant, native_id

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from lantoa.sources.adapter import Head, Payload

_OF: Final = (
    r"(?:(?:vid|video|post|item|media|tweet|content|stats|statistics|total|tong|num|number of|"
    r"so|so luong|luot|so luot|public metrics|tong so|tong luot|bai|bai dang)\s)*"
)
_WHO: Final = (
    r"(?:user|author|owner|account|channel|page|profile|creator|author meta|nguoi dung|kenh)"
)
_NAMES: Final = {
    "post_id": r"(?:(?:vid|video|post|item|aweme|media|tweet|content|status)\s)?id|short ?code|code|"
               r"(?:ma|id) (?:bai|bai dang|bai viet|video)|(?:vid|video) ma",
    "url": rf"{_OF}(?:web )?(?:(?:video|web video|post|tiktok|share) )?(?:url|link|permalink|href|lien ket|duong dan|"
           r"duong link|dia chi)(?: (?:vid|video|bai|bai dang|bai viet|post|tiktok))?",
    "handle": rf"(?:{_WHO}\s)*(?:user ?name|handle|unique ?id|uniq id|screen name|account|author|owner|"
              r"nickname id|tai khoan|nguoi dung|nguoi dang|tac gia|ten (?:tai khoan|nguoi dung|dang nhap)|"
              r"kol|kenh|profile|user|creator)|user name|trang|ten trang|page name",
    "author_name": rf"(?:{_WHO}\s)*(?:nick ?name|full ?name|display name|title|ten kenh|ten hien thi)|"
                   rf"{_WHO} (?:full|full name|name)|ten (?:kenh|hien thi|tac gia|kol|nguoi dang)",
    "channel_id": rf"{_WHO} (?:id|uid)|uid|(?:id|ma) (?:kenh|tai khoan|nguoi dung)",
    "verified": rf"(?:{_WHO}\s)*(?:is )?verified|(?:da )?xac minh|tich xanh",
    "followers": rf"(?:{_WHO}\s)*(?:stats )?(?:so )?(?:n ?)?(?:followers?|fans?|nguoi theo doi|luot theo doi|"
                 r"theo doi)(?: count)?",
    "text": rf"{_OF}(?:caption|desc|description|text|body|message|full text|noi dung|chu thich|mo ta|"
            r"tieu de|title|content)(?: (?:video|bai|bai dang|bai viet))?",
    "published_at": rf"{_OF}(?:(?:post|posted|create|created|publish|published|upload|uploaded|taken)"
                    r"(?: (?:time|at|date|on|time iso|iso))?|time ?stamp|unix timestamp|date|datetime|time|pub date|"
                    r"(?:ngay|thoi gian|gio|luc)(?: (?:dang|dang bai|dang tai|xuat ban|tao|dang video))?)",
    "seen_at": rf"{_OF}(?:(?:scrap|collect|crawl|captur|fetch|retriev|seen|observ|snapshot|extract|import)\w*"
               r"(?: (?:time|at|date|on|timestamp))?|timestamp collected|"
               r"(?:ngay|thoi gian|gio|luc) (?:quet|thu thap|lay|lay so|cao|ghi|ghi nhan|cap nhat|xem|xem so))",
    "duration": rf"{_OF}(?:duration|length|duration s|duration sec|video length|thoi luong|do dai)",
    "hashtags": rf"{_OF}(?:hash ?tags?|tags?|challenges?|hashtag names?|the hashtag|challenges titles)",
    "sounds": r"(?:music|sound|audio|nhac|am thanh)(?: meta)?(?: music)? id|(?:ma|id) (?:nhac|am thanh)",
    "effects": r"effects?(?: ids?)?|stickers? ids?|hieu ung",
    "templates": r"templates?(?: ids?)?|mau(?: capcut)?",
    "kind": r"(?:post|media|content|product)? ?type|loai(?: bai| bai dang| noi dung)?|kind|format|dinh dang",
    "platform": r"platform|network|social network|nen tang|mang xa hoi|mang|source platform",
    "region": r"region|region code|country|location created|quoc gia",
    "is_ad": r"is ads?|ad|quang cao|is sponsored|la quang cao",
    "is_paid_partnership": r"is paid partnership|paid partnership|branded content|is branded content|hop tac tra phi",
    "views": rf"{_OF}n ?(?:views?|plays?)|{_OF}(?:views?|plays?|view count|play count|video view count|views count|"
             r"video views?|xem|luot xem|lượt xem)",
    "likes": rf"{_OF}(?:n ?)?(?:likes?|diggs?|hearts?|reactions?|favorite|like|digg|heart|reaction|thich|tim|"
             r"tha tim|cam xuc|yeu thich)(?:s? count)?",
    "comments": rf"{_OF}(?:n ?)?(?:comments?|binh luan)(?:s? count)?",
    "shares": rf"{_OF}(?:n ?)?(?:shares?|chia se)(?:s? count)?",
    "saves": rf"{_OF}(?:n ?)?(?:saves?|saved|bookmarks?|favou?rites|collects?|luu)(?:s? count)?|collect count",
    "reposts": rf"{_OF}(?:n ?)?(?:reposts?|retweets?|dang lai)(?:s? count)?",
}  # fmt: skip
_FORMATS: Final = ("%d/%m/%Y %H:%M:%S", "%d/%m/%Y %H:%M", "%d/%m/%Y", "%m/%d/%Y %H:%M:%S",
                   "%m/%d/%Y %H:%M", "%m/%d/%Y", "%d-%m-%Y %H:%M:%S", "%d-%m-%Y %H:%M", "%d-%m-%Y",
                   "%d.%m.%Y %H:%M", "%d.%m.%Y", "%H:%M %d/%m/%Y", "%H:%M:%S %d/%m/%Y",
                   "%m/%d/%Y %I:%M %p", "%d/%m/%Y %I:%M %p")  # fmt: skip
_RUINED: Final = re.compile(r"[0-9](?:[.,][0-9]+)?[eE]\+?(?:1[1-9]|2[0-9])")
_SUFFIX: Final = re.compile(r"[0-9](?:[.,]([0-9]+))?\s*[^\W\d_]")
_VIETNAMESE: Final = re.compile(r"[0-9]\s*(?:tr|n|ng|ngàn|nghìn|triệu|tỷ|tỉ|t)\b", re.IGNORECASE)
_DEEPEST: Final = 4
_MOST_COLUMNS: Final = 400


@dataclass(frozen=True, slots=True)
class Column:
    """A column, its first cells (``None`` where empty), and those that are not empty."""

    name: str
    cells: tuple[Any, ...]
    values: tuple[Any, ...]
    is_ruined: bool = False


def columns_of(head: Head) -> list[Column]:
    """Return the columns of a table, or the paths of JSON objects, with their first values."""
    names = head.columns or tuple(dict.fromkeys(p for one in head.payloads for p in _paths(one)))
    return [_column(head, name) for name in names[:_MOST_COLUMNS]]


def fields_of(columns: list[Column]) -> dict[str, Column]:
    """Return the column of every field that a column was found for, each column once."""
    found: dict[str, Column] = {}
    taken: set[str] = set()
    for name, pattern in _NAMES.items():
        named = re.compile(pattern)
        fitting = [
            column
            for column in columns
            if column.name not in taken and _is_called(column, named) and _can_be(name, column)
        ]
        if fitting:
            best = max(fitting, key=lambda column: len(column.values))
            found[name] = best
            taken.add(best.name)
    if "url" not in found:
        for column in columns:
            if (
                column.name not in taken
                and column.values
                and all(map(_is_post_address, column.values))
            ):
                found["url"] = column
                break
    return found


def platform_of(columns: list[Column]) -> str | None:
    """Return the platform that most addresses in the columns belong to."""
    sites = Counter(
        platform
        for column in columns
        for value in column.values
        if isinstance(value, str) and (platform := url_platform(value))
    )
    return sites.most_common(1)[0][0] if sites else None


def number_style(values: list[str]) -> tuple[NumberStyle, int | None]:
    """Return the style in which most values are written, and the decimals before a K or M."""
    shown = [len(match[1] or "") for value in values if (match := _SUFFIX.search(value))]
    decimals = max(shown, default=None)
    if any(_VIETNAMESE.search(value) for value in values):
        return "vi", decimals
    read = {style: sum(_is_count(value, style) for value in values) for style in ("en", "vi")}
    if read["en"] == read["vi"]:
        return "auto", decimals
    return ("en" if read["en"] > read["vi"] else "vi"), decimals


def no_counts(column: Column) -> list[str]:
    """Return the words that stand in a column of counts and are none."""
    words = (str(value).strip() for value in column.values if not _is_count(value, "auto"))
    return list(dict.fromkeys(word for word in words if not any(c.isdigit() for c in word)))


def time_format(column: Column) -> str | None:
    """Return the format of a time that is not read without one, ``None`` where none is needed."""
    texts = [str(value).strip() for value in column.values]
    if not texts or all(_is_time(text) for text in texts):
        return None
    return next((f for f in _FORMATS if all(_is_written(text, f) for text in texts)), None)


def day_or_month_first(column: Column, written: str) -> bool:
    """Return whether the times would as well fit the format with day and month exchanged."""
    other = written.replace("%d", "%_").replace("%m", "%d").replace("%_", "%m")
    return other != written and all(_is_written(str(v).strip(), other) for v in column.values)


def names_its_zone(column: Column) -> bool:
    """Return whether the times of a column say their zone themselves."""
    try:
        for value in column.values:
            instant(value)
    except Unreadable:
        return False
    return bool(column.values)


def hours_from_upload(ids: Column, times: Column, written: str | None) -> float | None:
    """Return how many hours TikTok times run ahead of the upload seconds in their ids.

    0 means the times are in UTC, 7 that they are in Vietnam's time, ``None`` that the ids do
    not tell.
    """
    apart: list[timedelta] = []
    for native, value in zip(ids.cells, times.cells, strict=True):
        try:
            stated = (
                instant(value, zone=UTC)
                if written is None
                else datetime.strptime(str(value).strip(), written).replace(tzinfo=UTC)
            )
            apart.append(stated - published_from(native_id(native)))
        except (Unreadable, ValueError):
            continue
    if not apart:
        return None
    middle = sorted(apart)[len(apart) // 2] / timedelta(hours=1)
    hours = round(middle * 4) / 4
    return hours if abs(middle - hours) < 0.2 and -12 <= hours <= 14 else None


def separator_of(column: Column) -> str:
    """Return what separates the members of a list in a cell."""
    marks = Counter(mark for value in column.values for mark in ",;|" if mark in str(value))
    return marks.most_common(1)[0][0] if marks else ","


def _column(head: Head, name: str) -> Column:
    found = (found_at(payload, name) for payload in head.payloads)
    cells = tuple(None if value in ("", [], {}) else value for value in found)
    values = tuple(value for value in cells if value is not None)
    return Column(name, cells, values, any(_RUINED.fullmatch(str(value)) for value in values))


def _paths(payload: Payload, before: str = "", depth: int = 1) -> Iterator[str]:
    for key, value in payload.items():
        path = f"{before}{key}"
        if isinstance(value, dict) and depth < _DEEPEST:
            yield from _paths(value, f"{path}.", depth + 1)
        else:
            yield path


def _is_called(column: Column, named: re.Pattern[str]) -> bool:
    last = column.name.rpartition(".")[2]
    nested = last != column.name
    apart = re.sub(r"(?<=[a-z0-9])(?=[A-Z])", " ", last)
    words = re.sub(r"[^0-9a-z]+", " ", plain_key(apart)).strip()
    return bool(named.fullmatch(words)) and not (nested and words in ("id", "name", "title"))


def _can_be(name: str, column: Column) -> bool:
    if not column.values:
        return name in METRICS
    if name in METRICS or name in CHANNEL_METRICS:
        return _mostly(lambda value: _is_count(value, "auto"), column)
    if name in TIMES:
        return time_format(column) is not None or _mostly(_is_time, column)
    if name in ("post_id", "channel_id") or name in ASSETS:
        return not column.is_ruined
    if name == "url":
        address = _is_post_address if "." in column.name else _is_address
        return _mostly(address, column)
    if name == "duration":
        return _mostly(_is_length, column)
    return True


def _mostly(test: Callable[[Any], bool], column: Column) -> bool:
    return sum(map(test, column.values)) >= 0.7 * len(column.values)


def _is_count(value: Any, style: NumberStyle) -> bool:
    if not isinstance(value, (str, int, float)):
        return False
    try:
        return count_of(value, style=style).state in (State.EXACT, State.ROUNDED, State.ABSENT)
    except Unreadable:
        return str(value).strip() in ("-1", "-1.0")


def _is_time(value: Any) -> bool:
    try:
        instant(value, zone=UTC)
    except Unreadable:
        return False
    return True


def _is_written(text: str, written: str) -> bool:
    try:
        datetime.strptime(text, written)  # noqa: DTZ007  # only whether it fits
    except ValueError:
        return False
    return True


def _is_length(value: Any) -> bool:
    try:
        duration_s(value)
    except Unreadable:
        return False
    return True


def _is_address(value: Any) -> bool:
    return str(value).strip().startswith(("http://", "https://"))


def _is_post_address(value: Any) -> bool:
    return isinstance(value, str) and url_platform(value) is not None and value.count("/") > 3
