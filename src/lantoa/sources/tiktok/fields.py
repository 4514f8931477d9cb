"""What all TikTok files share: ids, times, counts, hashtags and addresses out of loose values."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from decimal import Decimal
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import quote

from lantoa.core.errors import Unreadable
from lantoa.core.records import Metric, State
from lantoa.core.text import hashtags_in
from lantoa.sources.shapes import words
from lantoa.sources.values import instant, metric, native_id, web_rounded

if TYPE_CHECKING:
    from datetime import datetime, timezone

PLATFORM: Final = "tiktok"
SOURCES: Final = ("tiktok.com", "www.tiktok.com", "tiktok")
"""How Zeeschuimer and 4CAT name the platform of a video."""
METRIC_KEYS: Final = {
    "views": "playCount",
    "likes": "diggCount",
    "comments": "commentCount",
    "shares": "shareCount",
    "saves": "collectCount",
    "reposts": "repostCount",
}
"""Names of a video's counts in TikTok's own objects."""
CHANNEL_KEYS: Final = {
    "followers": "followerCount",
    "following": "followingCount",
    "posts": "videoCount",
    "likes": "heartCount",
}
"""Names of an account's counts in TikTok's own objects."""
_JSON_NUMBER: Final = re.compile(r"-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?")
_DIGITS_AT_MOST: Final = 19
_LINK: Final = re.compile(r"tiktok\.com/@([^/?#\s]*)/(video|photo)/([0-9]+)", re.IGNORECASE)
_PROFILE: Final = re.compile(r"tiktok\.com/@([^/?#\s]+)", re.IGNORECASE)
_TEMPLATE: Final = re.compile(r'template_id(?:=|%3[dD]|\\*"\s*:\s*\\*"?)([0-9]{6,20})(?![0-9])')
_PLAIN_HANDLE: Final = re.compile(r"[a-z0-9._]+")
_NO_ID: Final = (None, "", "0", 0)


def given(value: Any) -> Any:
    """Return `value`, ``None`` where it is the word null: some writers quote it."""
    return None if isinstance(value, str) and value.lower() == "null" else value


def whole(value: Any) -> Any:
    """Return a number that text holds as JSON writes numbers, as an int; else `value` itself.

    Examples
    --------
    >>> whole("120"), whole("1.2e2"), whole("1,200")
    (120, 120, '1,200')
    """
    if not isinstance(value, str) or not _JSON_NUMBER.fullmatch(value):
        return value
    if len(value) <= _DIGITS_AT_MOST and value.isdigit():
        return int(value)
    number = Decimal(value)
    if number.adjusted() > _DIGITS_AT_MOST or number != number.to_integral_value():
        return value
    return int(number)


def count(value: Any) -> Metric:
    """Return a count of a web page: rounded from 10,000 up where its digits allow it."""
    return web_rounded(metric(whole(given(value))))


def best_count(*values: Any) -> Metric:
    """Return the first count that can be read; else ERROR where one was there, else ABSENT."""
    found = [count(value) for value in values]
    for one in found:
        if one.value is not None:
            return one
    return next((one for one in found if one.state is State.ERROR), found[0])


def moment(field: str, *values: Any, zone: timezone | None = None) -> datetime | None:
    """Return the first time that is given, ``None`` where none is (0 means none).

    Raises
    ------
    Unreadable
        The first one given is no time.
    """
    for value in values:
        said = whole(given(value))
        if said not in (None, "", 0):
            return instant(said, field, zone=zone)
    return None


def video_id(value: Any, field: str = "id") -> str:
    """Return a video id as text.

    Raises
    ------
    Unreadable
        It is missing, was ruined by a float column, or is not digits.
    """
    found = native_id(value, field)
    if not (found.isascii() and found.isdigit()):
        raise Unreadable(field, f"not a TikTok video id: {found[:40]!r}")
    return found


def asset(kind: str, value: Any, field: str) -> tuple[str, ...]:
    """Return ``("kind:ID",)``, nothing where there is no id.

    Raises
    ------
    Unreadable
        The id is ruined.
    """
    if value in _NO_ID:
        return ()
    return (f"{kind}:{words(native_id(value, field), field)}",)


def user_id(value: Any, field: str) -> str | None:
    """Return an account's id, ``None`` where there is none.

    Raises
    ------
    Unreadable
        The id is ruined.
    """
    return None if value in _NO_ID else words(native_id(value, field), field)


def templates_in(value: Any) -> tuple[str, ...]:
    """Return the editing templates (CapCut and the like) that a post's anchors name.

    The place of the template's id inside an anchor is documented nowhere, so only what names
    itself is taken: a key ``template_id``, or that word in an address or in JSON inside text.
    """
    found: dict[str, None] = {}
    left = [value]
    while left:
        part = left.pop()
        if isinstance(part, Mapping):
            own = part.get("template_id")
            if isinstance(own, (str, int)) and not isinstance(own, bool):
                left.append(f"template_id={own}")
            left.extend(part.values())
        elif isinstance(part, (list, tuple)):
            left.extend(part)
        elif isinstance(part, str):
            found.update(dict.fromkeys(_TEMPLATE.findall(part)))
    return tuple(sorted(f"template:{name}" for name in found))


def tags(names: Iterable[str | None], caption: str | None) -> tuple[str, ...]:
    """Return hashtags as the source lists them, else those that stand in the caption.

    Examples
    --------
    >>> tags(["HàGiang", None, "#HàGiang"], "")
    ('HàGiang',)
    >>> tags([], "Chào #HàGiang")
    ('HàGiang',)
    """
    cleaned = (name.strip().lstrip("#＃") for name in names if name)
    listed = tuple(dict.fromkeys(name for name in cleaned if name))
    return listed or hashtags_in(caption or "")


@lru_cache(maxsize=1 << 16)
def address(handle: str, image: bool) -> str:
    """Return the address of an account's posts of one kind, the post's id left to be added.

    Examples
    --------
    >>> address("an.example", False)
    'https://www.tiktok.com/@an.example/video/'
    """
    name = handle if _PLAIN_HANDLE.fullmatch(handle) else quote(handle, safe="")
    return f"https://www.tiktok.com/@{name}/{'photo' if image else 'video'}/"


def link_parts(*links: Any) -> tuple[str | None, str | None, bool]:
    """Return (handle, video id, is a picture post) from the first address that tells them."""
    for link in links:
        if isinstance(link, str) and (match := _LINK.search(link)):
            name, kind, number = match.groups()
            return name.lower() or None, number, kind.lower() == "photo"
    return None, None, False


def profile_handle(link: Any) -> str | None:
    """Return the user name in the address of a profile or post, ``None`` where there is none."""
    match = _PROFILE.search(link) if isinstance(link, str) else None
    return match.group(1).lower() if match else None


def separated(value: Any, mark: str, field: str) -> list[str | None]:
    """Return the members of a list, or of a cell that joins them by `mark`.

    Raises
    ------
    Unreadable
        A member is no text.
    """
    if value is None or value == "":
        return []
    if isinstance(value, str):
        return [words(part.strip(), field) for part in value.split(mark)]
    if isinstance(value, (list, tuple)):
        return [words(_name(part), field) for part in value]
    raise Unreadable(field, "not a list")


def _name(part: Any) -> Any:
    if isinstance(part, Mapping):
        return next((part[key] for key in ("name", "hashtag", "title") if key in part), None)
    return part
