"""Captured lines as typed structs: only what the records need, decoded by the block.

A number that is missing is -1, which is also how several tools write "not known". A part that
makes a line no ordinary video may only be missing or empty.
"""

from __future__ import annotations

from typing import Final, Literal

import msgspec
import numpy as np
import pyarrow as pa

MISSING: Final = -1
NO_JSON: Final = msgspec.Raw(b"")
_BRACE: Final = ord("{")


class _Part(msgspec.Struct, gc=False, frozen=True, rename="camel"):
    pass


class Numbers(_Part, frozen=True):
    """Counts of a video."""

    play_count: int = MISSING
    digg_count: int = MISSING
    comment_count: int = MISSING
    share_count: int = MISSING
    collect_count: int = MISSING
    repost_count: int = MISSING


class AuthorNumbers(_Part, frozen=True):
    """Counts of an account."""

    follower_count: int = MISSING
    following_count: int = MISSING
    video_count: int = MISSING
    heart_count: int = MISSING


class Author(_Part, frozen=True):
    """An account."""

    id: str
    unique_id: str | None = None
    nickname: str | None = None
    verified: bool | None = None


class Film(_Part, frozen=True):
    """The moving picture."""

    duration: float = 0.0


class Pictures(_Part, frozen=True):
    """The pictures of a picture post; that they are there is enough."""


class Music(_Part, frozen=True):
    """The sound."""

    id: str | None = None


class Tag(_Part, frozen=True):
    """A part of a caption: a hashtag, or a mention without one."""

    hashtag_name: str | None = None


class Challenge(_Part, frozen=True):
    """A hashtag's page."""

    title: str | None = None


class Effect(_Part, frozen=True):
    """An effect of the camera."""

    id: str | None = msgspec.field(name="ID", default=None)


class Content(_Part, frozen=True):
    """A part of a caption in the newer way."""

    desc: str | None = None
    text_extra: list[Tag] | None = None


NO_NUMBERS: Final = Numbers()
NO_AUTHOR_NUMBERS: Final = AuthorNumbers()
NO_MUSIC: Final = Music()


class Item(_Part, frozen=True):
    """A video as TikTok gives it."""

    id: str
    author: Author | str
    create_time: int = 0
    desc: str | None = None
    author_id: str | None = None
    nickname: str | None = None
    video: Film | None = None
    image_post: Pictures | None = None
    stats: Numbers = NO_NUMBERS
    stats_v2: Numbers = NO_NUMBERS
    author_stats: AuthorNumbers = NO_AUTHOR_NUMBERS
    author_stats_v2: AuthorNumbers = NO_AUTHOR_NUMBERS
    music: Music = NO_MUSIC
    challenges: list[Challenge] | None = None
    text_extra: list[Tag] | None = None
    contents: msgspec.Raw = NO_JSON
    effect_stickers: list[Effect] | None = None
    anchors: msgspec.Raw = NO_JSON
    is_ad: bool | None = None
    ad_authorization: bool | None = None
    location_created: str | None = None
    live_room: Literal[""] = ""
    live_room_info: Literal[""] = ""
    live_info: Literal[""] = msgspec.field(name="live_info", default="")
    cid: Literal[""] = ""


class Line(msgspec.Struct, gc=False, frozen=True):
    """A video and when it was seen."""

    data: Item
    source_platform: str
    timestamp_collected: int | str = 0
    last_updated: int | str = 0
    import_meta: Literal[""] = msgspec.field(name="__import_meta", default="")


_DECODER: Final = msgspec.json.Decoder(Line, strict=False)
_CONTENTS_DECODER: Final = msgspec.json.Decoder(list[Content] | None, strict=False)


def decoded(data: bytes) -> list[Line]:
    """Return one struct a line.

    Parameters
    ----------
    data
        Whole lines; the last may lack its line end.

    Raises
    ------
    ValueError
        A line is no object, not UTF-8, or a part has another type than usual.
    """
    expected = _line_count(data)
    _require_utf8(data)
    found = _DECODER.decode_lines(data)
    if len(found) != expected:
        raise ValueError("lines and objects differ in number")
    return found


def contents_of(item: Item) -> list[Content]:
    """Return the parts of a caption in the newer way.

    Raises
    ------
    ValueError
        They have another type than usual.
    """
    if item.contents is NO_JSON:
        return []
    return _CONTENTS_DECODER.decode(item.contents) or []


def _line_count(data: bytes) -> int:
    """Count lines, each of which begins an object; `find` is several times faster than `count`."""
    start, end, lines, find = 0, len(data), 0, data.find
    while start < end:
        if data[start] != _BRACE:
            raise ValueError("a line does not begin with an object")
        lines += 1
        start = find(b"\n", start) + 1 or end
    return lines


def _require_utf8(data: bytes) -> None:
    """Refuse what is no UTF-8: the typed decoder does not look into parts that nobody needs."""
    if len(data) >= 1 << 31:
        raise ValueError("too long for one piece")
    ends = pa.py_buffer(np.array((0, len(data)), dtype=np.int32))
    text = pa.Array.from_buffers(pa.string(), 1, [None, ends, pa.py_buffer(data)])
    text.validate(full=True)
