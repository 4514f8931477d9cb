"""One key for a Facebook post, whichever of its names a source gives; and the same for Graph ids.

Facebook names a post PAGE_POST in its interface, POST in Business Suite, and in addresses by
POST, by a number of the video or photo, or by ``pfbid…``. The number of the post is unique by
itself, so it alone is the key: ``facebook:POST``. A ``pfbid`` cannot be converted; it is the key
only where nothing else is given. A video that a page also shows as a post has two numbers.

The Graph API and Meta's library number Instagram media and accounts in their own way, which
cannot be converted either: media go by the shortcode in their address, accounts by their name;
only where that is missing the key is ``instagram:graph-ID``.
"""

from __future__ import annotations

import re
from typing import Any, Final

from lantoa.core.errors import Unreadable
from lantoa.core.text import without_secrets
from lantoa.sources.shapes import words
from lantoa.sources.values import native_id

FACEBOOK: Final = "facebook"
INSTAGRAM: Final = "instagram"
_ID: Final = re.compile(r"\d{1,25}", re.ASCII)
_POST_ID: Final = re.compile(r"(?:(\d{1,25})_)?(\d{1,25})", re.ASCII)
_IN_PATH: Final = re.compile(
    r"/(?:posts|videos|permalink|reel|reels|photos)/(?:[^/?#]+/)*?(\d{5,25}|pfbid[0-9A-Za-z]{5,100})"
    r"(?:[/?#]|$)"
)
_IN_QUERY: Final = re.compile(
    r"[?&](?:story_fbid|fbid|v)=(\d{5,25}|pfbid[0-9A-Za-z]{5,100})(?:&|#|$)"
)


def number(value: Any, field: str) -> str:
    """Return an id that is all digits.

    Raises
    ------
    Unreadable
        It is missing, ruined by a float, or no number.
    """
    found = native_id(value, field)
    if not _ID.fullmatch(found):
        raise Unreadable(field, f"not an id of Meta: {found[:40]!r}")
    return found


def post_number(value: Any, field: str) -> tuple[str | None, str]:
    """Return (page, post) of an id PAGE_POST, (``None``, post) of an id POST.

    Raises
    ------
    Unreadable
        It is missing, ruined, or neither.
    """
    found = native_id(value, field)
    match = _POST_ID.fullmatch(found)
    if match is None:
        raise Unreadable(field, f"not the id of a post: {found[:40]!r}")
    return match[1], match[2]


def number_in(address: Any) -> str | None:
    """Return the number (or pfbid) of the post that an address names, ``None`` where none.

    Examples
    --------
    >>> number_in("https://www.facebook.com/1/photos/a.22222/33333/?type=3")
    '33333'
    >>> number_in("https://www.facebook.com/permalink.php?story_fbid=44444&id=1")
    '44444'
    """
    if not isinstance(address, str):
        return None
    found = _IN_PATH.search(address) or _IN_QUERY.search(address)
    return found[1] if found else None


def post_key(value: Any, address: Any, field: str) -> str:
    """Return the key of a post by its id, or by its address where the id is ruined or missing.

    Raises
    ------
    Unreadable
        The id is missing or ruined, and the address does not name the post.
    """
    try:
        return f"{FACEBOOK}:{post_number(value, field)[1]}"
    except Unreadable:
        found = number_in(address)
        if found is None:
            raise
        return f"{FACEBOOK}:{found}"


def address_of(value: Any, field: str) -> str | None:
    """Return an address without secrets, a path made whole; ``None`` where there is none."""
    found = words(value, field)
    if not found or not found.strip():
        return None
    found = found.strip()
    return without_secrets("https://www.facebook.com" + found if found.startswith("/") else found)
