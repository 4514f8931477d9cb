"""Meta Business Suite's exports: content of a Facebook page or an Instagram account, by post.

Only rows whose Date is "Lifetime" count a post's whole life; of a row for one day the post is
kept and its numbers are refused. Publish times are written month first and name no zone: they
are of the zone of the import (Vietnam where none is given). Post ids that a spreadsheet has
turned into ``1.22158E+17`` are lost, and the post is known by its Permalink, if by anything.

The other export, one figure by day (Date, Primary), holds days of the account and no posts.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from lantoa.core.errors import Unreadable
from lantoa.core.records import ABSENT, NOT_APPLICABLE, Count, Post, Records
from lantoa.core.text import hashtags_in, plain_key
from lantoa.sources.facebook.keys import FACEBOOK, INSTAGRAM, address_of, number, post_key
from lantoa.sources.facebook.tables import american_time, cell, cells, clock_seconds, fields_in
from lantoa.sources.instagram.ids import shortcode_in
from lantoa.sources.shapes import handle, words
from lantoa.sources.values import metric

if TYPE_CHECKING:
    from collections.abc import Mapping

    from lantoa.sources.adapter import Context, Head, Payload

_HEADINGS: Final = {
    "Post ID": ("post id", "id bai viet"),
    "Page ID": ("page id", "id trang"),
    "Account ID": ("account id", "id tai khoan"),
    "Account username": ("account username", "ten nguoi dung tai khoan"),
    "Title": ("title", "tieu de"),
    "Description": ("description", "mo ta"),
    "Duration (sec)": ("duration (sec)", "thoi luong (giay)"),
    "Publish time": ("publish time", "thoi gian dang", "thoi gian dang bai"),
    "Permalink": ("permalink", "lien ket vinh vien", "lien ket co dinh"),
    "Post type": ("post type", "loai bai viet"),
    "Date": ("date", "ngay"),
    "Views": ("views", "luot xem"),
    "Reactions": ("reactions", "cam xuc", "luot bay to cam xuc"),
    "Likes": ("likes", "luot thich"),
    "Comments": ("comments", "binh luan", "luot binh luan"),
    "Shares": ("shares", "luot chia se"),
    "Saves": ("saves", "luot luu"),
}
_LIFETIME: Final = frozenset(("lifetime", "tron doi", "toan thoi gian"))
_KINDS: Final = (
    ("story", "story"), ("tin", "story"), ("reel", "video"), ("video", "video"),
    ("live", "live"), ("carousel", "carousel"), ("album", "carousel"), ("photo", "image"),
    ("image", "image"), ("anh", "image"), ("link", "article"), ("status", "text"), ("text", "text"),
)  # fmt: skip


def is_content(head: Head) -> bool:
    """Return whether a table is an export of content, one row a post."""
    if head.shape != "table":
        return False
    found = fields_in(head.columns, _HEADINGS)
    return {"Post ID", "Publish time", "Permalink"} <= found.keys()


def is_daily(head: Head) -> bool:
    """Return whether a table is an export of one figure by day."""
    plain = {plain_key(column.strip("\ufeff").strip()) for column in head.columns}
    return head.shape == "table" and plain in ({"date", "primary"}, {"ngay", "chinh"})


def daily_records(_payload: Payload, _context: Context) -> Records:
    """Refuse a day of an account.

    Raises
    ------
    Unreadable
        Always.
    """
    raise Unreadable("Date", "a day of the account, not a post")


def records(payload: Payload, context: Context) -> Records:
    """Return the post and the count of one row.

    Raises
    ------
    Unreadable
        The post is not named, neither by its id nor by its Permalink, or a cell is no text.
    """
    row = cells(payload, _HEADINGS)
    platform = _platform(row)
    key = _key(row, platform)
    text = _text(row)
    refused: list[tuple[str, str]] = []
    published_at = None
    if said := cell(row, "Publish time"):
        try:
            published_at = american_time(said, "Publish time", context.zone)
        except Unreadable as wrong:
            refused.append((wrong.field, wrong.reason))
    who = handle(row.get("Account username"), "Account username")
    post = Post(
        platform=platform,
        post_key=key,
        seen_at=context.seen_at,
        channel_key=_channel(row, platform, who),
        handle=who,
        kind=_kind(cell(row, "Post type")),
        text=text,
        url=address_of(row.get("Permalink"), "Permalink"),
        published_at=published_at,
        published_source="file_local" if published_at else None,
        duration_s=clock_seconds(row.get("Duration (sec)"), "Duration (sec)"),
        hashtags=hashtags_in(text or ""),
    )
    days = cell(row, "Date")
    if days is not None and plain_key(days) not in _LIFETIME:
        refused.append(("Date", f"numbers of one day ({days[:40]}), not of the post's life"))
        return Records(posts=(post,), refused=tuple(refused))
    return Records(
        posts=(post,), counts=(_count(row, platform, key, context),), refused=tuple(refused)
    )


def _count(row: Mapping[str, Any], platform: str, key: str, context: Context) -> Count:
    on_page = platform == FACEBOOK
    only_likes = on_page and "Reactions" not in row and "Likes" in row
    return Count(
        platform=platform,
        post_key=key,
        seen_at=context.seen_at,
        seen_source=context.seen_source,
        method="studio_file",
        metric_def="facebook.likes" if only_likes else platform,
        views=metric(row.get("Views")),
        likes=metric(row.get("Reactions" if on_page and not only_likes else "Likes")),
        comments=metric(row.get("Comments")),
        shares=metric(row.get("Shares")),
        saves=NOT_APPLICABLE if on_page else metric(row.get("Saves")),
        reposts=NOT_APPLICABLE if on_page else ABSENT,
    )


def _platform(row: Mapping[str, Any]) -> str:
    link = cell(row, "Permalink") or ""
    if "instagram.com/" in link or "Account username" in row:
        return INSTAGRAM
    if "facebook.com/" in link or "fb.watch/" in link or "Page ID" in row:
        return FACEBOOK
    return INSTAGRAM if "Account ID" in row else FACEBOOK


def _key(row: Mapping[str, Any], platform: str) -> str:
    link = row.get("Permalink")
    if platform == FACEBOOK:
        return post_key(row.get("Post ID"), link, "Post ID")
    code = shortcode_in(link) if isinstance(link, str) else None
    return f"{INSTAGRAM}:{code or 'graph-' + number(row.get('Post ID'), 'Post ID')}"


def _channel(row: Mapping[str, Any], platform: str, who: str | None) -> str | None:
    if platform == INSTAGRAM and who:
        return f"{INSTAGRAM}:@{who}"
    field = "Account ID" if platform == INSTAGRAM else "Page ID"
    try:
        found = number(row.get(field), field)
    except Unreadable:
        return None
    return f"{INSTAGRAM}:graph-{found}" if platform == INSTAGRAM else f"{FACEBOOK}:{found}"


def _text(row: Mapping[str, Any]) -> str | None:
    parts = [words(row.get(field), field) for field in ("Title", "Description")]
    if parts == [None, None]:
        return None
    # A page's post without a title of its own repeats the description there.
    return "\n".join(dict.fromkeys(part for part in parts if part))


def _kind(said: str | None) -> str | None:
    plain = plain_key(said or "").split()
    return next((kind for word, kind in _KINDS if any(p.startswith(word) for p in plain)), None)
