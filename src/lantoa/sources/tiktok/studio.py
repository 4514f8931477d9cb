"""TikTok Studio's table of an account's own videos (Content.csv), headings in English or Vietnamese.

The other tables of a Studio archive (overview, followers, viewers) hold no posts.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import UTC, datetime, time, timedelta
from typing import TYPE_CHECKING, Any, Final

from lantoa.core.errors import Unreadable
from lantoa.core.text import hashtags_in, plain_key
from lantoa.sources.adapter import Adapter
from lantoa.sources.shapes import beginning, words
from lantoa.sources.tiktok.days import clock_of, nearest_day
from lantoa.sources.tiktok.fields import link_parts
from lantoa.sources.tiktok.snowflake import published_from
from lantoa.sources.tiktok.videos import Author, Video, records_of
from lantoa.sources.values import instant, metric

if TYPE_CHECKING:
    from lantoa.core.records import Records
    from lantoa.sources.adapter import Context, Head, Payload

# Vietnamese headings are from memory: no untouched Vietnamese export was at hand. Headings are
# compared without case and diacritics, and by what they say, not by where they stand.
_HEADINGS: Final = {
    "title": ("video title", "tieu de video", "ten video"),
    "link": ("video link", "lien ket video", "duong dan video", "link video"),
    "time": ("post time", "thoi gian dang", "ngay dang", "thoi gian dang bai"),
    "views": ("total views", "tong luot xem", "tong so luot xem"),
    "likes": ("total likes", "tong luot thich", "tong so luot thich"),
    "comments": ("total comments", "tong binh luan", "tong so binh luan", "tong luot binh luan",
                 "tong so luot binh luan"),
    "shares": ("total shares", "tong luot chia se", "tong so luot chia se"),
    "saves": ("add to favorites", "add to favourites", "total bookmarks", "total favorites",
              "them vao yeu thich", "them vao muc yeu thich", "tong luot luu", "tong so luot luu"),
}  # fmt: skip
_FIELD_OF: Final = {heading: name for name, found in _HEADINGS.items() for heading in found}
_METRICS: Final = ("views", "likes", "comments", "shares", "saves")


def records(payload: Payload, context: Context) -> Records:
    """Return the post, count and channel of one video of the account.

    Totals are exact. The video's address gives its id and the account. A time that names only a
    day is held against the upload second of the id, which then also tells the missing year.

    Raises
    ------
    Unreadable
        There is no address of a video, the time cannot be read, or id and time contradict each
        other.
    """
    if not isinstance(payload, Mapping):
        raise Unreadable("", "not a row")
    cells = {_field(name): value for name, value in payload.items()}
    name, native_id, image = link_parts(cells.get("link"))
    if native_id is None:
        raise Unreadable("Video link", "no address of a video in it")
    text = words(cells.get("title"), "Video title")
    stated, source = _published(cells.get("time"), native_id, context)
    return records_of(
        Video(
            native_id=native_id,
            seen_at=context.seen_at,
            seen_source=context.seen_source,
            method="studio_file",
            stated=stated,
            published_source=source,
            author=Author(handle=name),
            numbers={one: metric(cells.get(one)) for one in _METRICS},
            image=image,
            text=text,
            hashtags=hashtags_in(text or ""),
        )
    )


def _published(value: Any, native_id: str, context: Context) -> tuple[datetime | None, str | None]:
    """Return the post time and its source; nothing where the id's upload second is the answer."""
    said = (words(value, "Post time") or "").strip()
    if not said:
        return None, None
    uploaded = published_from(native_id)
    zone, hour = context.zone or UTC, clock_of(said)
    if hour is not None:
        try:
            return instant(said, "Post time", zone=context.zone), "file_local"
        except Unreadable:
            pass  # an hour without a zone, or a spelling that only people read
    day = nearest_day(said, uploaded.astimezone(zone).date())
    if day is None:
        raise Unreadable("Post time", f"not a day: {said[:40]!r}")
    if hour is not None and context.zone is not None:
        return datetime.combine(day, hour, zone).astimezone(UTC), "file_local"
    if abs(day - uploaded.astimezone(zone).date()) <= timedelta(days=1):
        return None, None
    return datetime.combine(day, hour or time(), zone).astimezone(UTC), "file_local"


def _field(heading: object) -> str:
    plain = " ".join(plain_key(str(heading)).split())
    return _FIELD_OF.get(plain, plain)


def _fields(headings: Iterable[object]) -> set[str]:
    return {_field(heading) for heading in headings}


def _recognises(head: Head) -> bool:
    if head.shape != "table" or not {"link", "views", "likes"} <= _fields(head.columns):
        return False
    rows = [{_field(name): cell for name, cell in row.items()} for row in beginning(head)]
    return not rows or any(link_parts(row.get("link"))[1] for row in rows)


ADAPTERS: Final = (
    Adapter(
        name="studio.tiktok",
        version=1,
        shape="table",
        marks="columns Video link (addresses of tiktok.com), Total views and Total likes, or "
        "their Vietnamese names: Content.csv; the other tables of the archive hold no posts",
        recognises=_recognises,
        records=records,
    ),
)
