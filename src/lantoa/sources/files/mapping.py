"""Rows of any table as records, by a mapping."""

from __future__ import annotations

import ast
import json
import re
from datetime import datetime
from typing import TYPE_CHECKING, Any, Final

from lantoa.core.errors import Unreadable
from lantoa.core.records import (
    ABSENT,
    METRICS,
    Channel,
    Count,
    Metric,
    Post,
    Records,
    State,
    exact,
)
from lantoa.core.text import hashtag_key, hashtags_in, nfc, without_secrets
from lantoa.sources.adapter import Adapter
from lantoa.sources.files.mapping_file import (
    ASSETS,
    CHANNEL_METRICS,
    Mapping,
    parse_mapping,
    platform_named,
    read_mapping,
)
from lantoa.sources.files.paths import found_at
from lantoa.sources.files.post_ids import post_key
from lantoa.sources.tiktok import snowflake
from lantoa.sources.values import (
    channel_key,
    duration_s,
    instant,
    metric,
    native_id,
    text_or_none,
    web_rounded,
)

if TYPE_CHECKING:
    from lantoa.sources.adapter import Context, Head, Payload

__all__ = ["Mapping", "mapping_adapter", "parse_mapping", "read_mapping"]

VERSION: Final = 1
_NOTHING: Final = frozenset(("", "null", "none", "nan", "undefined", "n/a"))
_TRUE: Final = frozenset(("true", "yes", "1", "có", "đúng", "x", "y"))
_FALSE: Final = frozenset(("false", "no", "0", "không", "sai", "n"))
_KINDS: Final = {
    "video": "video", "reel": "video", "reels": "video", "clip": "video", "clips": "video",
    "short": "video", "shorts": "video", "ig reel": "video", "image": "image", "photo": "image",
    "picture": "image", "ảnh": "image", "carousel": "carousel", "album": "carousel",
    "sidecar": "carousel", "slideshow": "carousel", "text": "text", "status": "text",
    "article": "article", "link": "article", "bài báo": "article", "live": "live",
    "story": "story",
}  # fmt: skip
_WEB_ROUNDING: Final = ("tiktok", "instagram", "threads")
_PROFILE: Final = re.compile(r"https?://[^/]+/@?([^/?#\s]+)")


def mapping_adapter(mapping: Mapping) -> Adapter:
    """Return the adapter that reads tables and JSON through a mapping.

    Its records are refused whole only where a row names no post or says an unreadable time of
    capture; a count, a length or a time of publication that cannot be read is refused alone.
    """

    def recognises(head: Head) -> bool:
        return mapping.fits(head)

    def records(payload: Payload, context: Context) -> Records:
        return _Row(mapping, payload, context).records()

    return Adapter(
        name="mapping",
        version=VERSION,
        shape="table",
        marks="the columns that a mapping names",
        recognises=recognises,
        records=records,
    )


class _Row:
    """One payload, read field by field."""

    def __init__(self, mapping: Mapping, payload: Payload, context: Context) -> None:
        self._mapping = mapping
        self._payload = payload
        self._context = context
        self._refused: list[tuple[str, str]] = []
        self._platform = mapping.platform or self._named_platform()

    def records(self) -> Records:
        """Return all that the row says."""
        url = self._url()
        key = post_key(self._platform, self._given("post_id"), url, self._called("post_id", "url"))
        seen_at, seen_source = self._seen()
        published_at, source = self._published(key.partition(":")[2])
        channel = self._channel_key()
        handle = self._handle("handle")
        text = text_or_none(self._value("text"))
        post = Post(
            platform=self._platform,
            post_key=key,
            seen_at=seen_at,
            channel_key=channel,
            handle=handle,
            kind=self._kind(url),
            text=text,
            url=url,
            published_at=published_at,
            published_source=source,
            duration_s=self._duration(),
            hashtags=_with_caption(self._list("hashtags"), text),
            assets=self._assets(),
            coauthors=self._coauthors(channel),
            is_ad=self._flag("is_ad"),
            is_paid_partnership=self._flag("is_paid_partnership"),
            region=text_or_none(self._given("region")),
        )
        counts = self._counts(key, seen_at, seen_source)
        channels = self._channels(channel, handle, seen_at, seen_source)
        return Records(
            posts=(post,), counts=counts, channels=channels, refused=tuple(self._refused)
        )

    def _called(self, *names: str) -> str:
        """What the file calls the first of these fields that it has."""
        columns = self._mapping.columns
        return next((columns[name] for name in names if name in columns), names[0])

    def _value(self, name: str) -> Any:
        column = self._mapping.columns.get(name)
        if column is None:
            return self._mapping.constants.get(name)
        value = found_at(self._payload, column)
        return value.replace("\x00", "") if isinstance(value, str) and "\x00" in value else value

    def _given(self, name: str) -> Any:
        """The value, `None` where the cell is empty or holds a word for nothing."""
        value = self._value(name)
        if isinstance(value, str):
            value = value.strip()
            if len(value) > 1 and value[0] == value[-1] == '"':
                value = value[1:-1].strip()
            return None if value.lower() in _NOTHING else value
        return value

    def _named_platform(self) -> str:
        value = self._given("platform")
        name = platform_named(str(value)) if value is not None else None
        if name is None:
            shown = "no platform" if value is None else f"no known platform: {str(value)[:40]!r}"
            raise Unreadable(self._called("platform"), shown)
        return name

    def _url(self) -> str | None:
        value = self._given("url")
        return without_secrets(value) if isinstance(value, str) else None

    def _time(self, name: str) -> datetime | None:
        value = self._given(name)
        if value is None or isinstance(value, datetime):
            return value
        column = self._called(name)
        zone = self._mapping.zones.get(name) or self._context.zone
        written = self._mapping.formats.get(name)
        if written is None:
            return instant(value, column, zone=zone)
        try:
            found = datetime.strptime(str(value), written)  # noqa: DTZ007  # the zone follows
        except ValueError:
            raise Unreadable(column, f"not a time like {written}: {str(value)[:40]!r}") from None
        return instant(found.isoformat(), column, zone=zone)

    def _seen(self) -> tuple[datetime, str]:
        found = self._time("seen_at")
        if found is None:
            return self._context.seen_at, self._context.seen_source
        return found, "row" if "seen_at" in self._mapping.columns else "given"

    def _published(self, native: str) -> tuple[datetime | None, str | None]:
        try:
            stated = self._time("published_at")
        except Unreadable as failure:
            self._refused.append((failure.field, failure.reason))
            return None, None
        if self._platform == "tiktok":
            try:
                return snowflake.dated(native, stated)
            except Unreadable as failure:
                raise Unreadable(self._called("published_at", "post_id"), failure.reason) from None
        return stated, None if stated is None else "platform"

    def _handle(self, name: str) -> str | None:
        value = self._given(name)
        return _handle_in(str(value)) if value is not None else None

    def _channel_key(self) -> str | None:
        value = self._given("channel_id")
        try:
            return channel_key(self._platform, value, self._handle("handle"))
        except Unreadable as failure:
            self._refused.append((self._called("channel_id"), failure.reason))
            return channel_key(self._platform, None, self._handle("handle"))

    def _coauthors(self, own: str | None) -> tuple[str, ...]:
        names = (_handle_in(name) for name in self._list("coauthors"))
        keys = (channel_key(self._platform, None, name) for name in names)
        return tuple(dict.fromkeys(key for key in keys if key and key != own))

    def _kind(self, url: str | None) -> str | None:
        value = self._given("kind")
        if value is not None:
            return _KINDS.get(nfc(str(value)).casefold())
        if self._platform == "tiktok" and url:
            return "video" if "/video/" in url else "image" if "/photo/" in url else None
        return None

    def _flag(self, name: str) -> bool | None:
        value = self._given(name)
        word = nfc(str(value)).casefold()
        return True if word in _TRUE else False if word in _FALSE else None

    def _duration(self) -> float | None:
        try:
            return duration_s(self._given("duration"), self._called("duration"))
        except Unreadable as failure:
            self._refused.append((failure.field, failure.reason))
            return None

    def _list(self, name: str) -> list[str]:
        return _members(self._given(name), self._mapping.separator)

    def _assets(self) -> tuple[str, ...]:
        found: list[str] = []
        for name, kind in ASSETS.items():
            for member in self._list(name):
                try:
                    found.append(f"{kind}:{native_id(member)}")
                except Unreadable:
                    continue  # ruined for the whole column: `Mapping.check` says so once
        return tuple(dict.fromkeys(found))

    def _metric(self, name: str) -> Metric:
        if name not in self._mapping.columns:
            return ABSENT
        value = self._given(name)
        if isinstance(value, str) and nfc(value).casefold() in self._mapping.zero_words:
            return exact(0)
        found = metric(value, style=self._mapping.style, decimals=self._mapping.decimals)
        if found.state is State.ERROR:
            reason = f"not a count: {str(value)[:40]!r}"
            self._refused.append((self._mapping.columns[name], reason))
        return found

    def _counts(self, key: str, seen_at: datetime, seen_source: str) -> tuple[Count, ...]:
        mapping = self._mapping
        if not any(name in mapping.columns for name in METRICS):
            return ()
        found = {name: self._metric(name) for name in METRICS}
        if mapping.method == "web_capture" and self._platform in _WEB_ROUNDING:
            found = {name: web_rounded(shown) for name, shown in found.items()}
        return (
            Count(
                platform=self._platform,
                post_key=key,
                seen_at=seen_at,
                seen_source=seen_source,
                method=mapping.method,
                metric_def=mapping.metric_def or self._platform,
                **found,
            ),
        )

    def _channels(
        self, key: str | None, handle: str | None, seen_at: datetime, seen_source: str
    ) -> tuple[Channel, ...]:
        told = ("author_name", "verified", *CHANNEL_METRICS)
        if key is None or not any(name in self._mapping.columns for name in told):
            return ()
        return (
            Channel(
                platform=self._platform,
                channel_key=key,
                seen_at=seen_at,
                seen_source=seen_source,
                handle=handle,
                name=text_or_none(self._given("author_name")),
                verified=self._flag("verified"),
                **{ours: self._metric(name) for name, ours in CHANNEL_METRICS.items()},
            ),
        )


def _handle_in(text: str) -> str | None:
    text = text.strip()
    if match := _PROFILE.match(text):
        text = match[1]
    return text.lstrip("@").lower() or None


def _with_caption(listed: list[str], caption: str | None) -> tuple[str, ...]:
    """Listed hashtags, then those of the caption that are not among them."""
    found = dict.fromkeys(tag.lstrip("#＃").strip() for tag in listed)
    found.pop("", None)
    keys = {hashtag_key(tag) for tag in found}
    further = (tag for tag in hashtags_in(caption or "") if hashtag_key(tag) not in keys)
    return tuple(dict.fromkeys((*found, *further)))


def _members(value: Any, separator: str) -> list[str]:
    """Members of a list, of JSON or Python in a cell, or of a cell with separators."""
    if value is None or value == "":
        return []
    if isinstance(value, str):
        written = _written_list(value)
        if written is None:
            return [part.strip() for part in _split(value, separator) if part.strip()]
        value = written
    if isinstance(value, dict):
        value = [value]
    if not isinstance(value, list):
        value = [value]
    named = (_name_of(member) for member in value)
    return [text for name in named if name is not None and (text := str(name).strip())]


def _written_list(cell: str) -> list[Any] | None:
    if not (cell.startswith("[") and cell.endswith("]")) or len(cell) > 100_000:
        return None
    for read in (json.loads, ast.literal_eval):
        try:
            found = read(cell)
        except (ValueError, SyntaxError, RecursionError, MemoryError):
            continue
        if isinstance(found, list):
            return found
    return None


def _split(cell: str, separator: str) -> list[str]:
    if "#" in cell:
        return re.split(rf"[\s#＃]+|{re.escape(separator)}", cell)
    return cell.split(separator)


def _name_of(member: Any) -> Any:
    if isinstance(member, dict):
        keys = ("name", "hashtagName", "hashtag", "title", "id")
        return next((member[key] for key in keys if member.get(key)), None)
    return member if isinstance(member, (str, int, float)) else None
