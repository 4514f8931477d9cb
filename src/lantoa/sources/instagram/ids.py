"""One key for an Instagram post, whichever of its names a source gives.

A post has a number (``pk``, e.g. 3963381371133254330) and a shortcode (``DcAwluvzFq6``, the
part of its address after ``/p/`` or ``/reel/``): the same number in base 64. The key is the
shortcode, because every source has it, if only inside an address. Posts of private accounts
carry 28 more characters behind it, which are a pass and not a name, so they are cut off.

The media id of Meta's Graph API (17841…, 18…) is another number that cannot be converted:
there the shortcode comes from the permalink. Threads numbers its posts in the same way.
"""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from typing import Any, Final

from lantoa.core.errors import Unreadable
from lantoa.sources.values import native_id

_DIGITS: Final = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
_WORTH: Final = {digit: worth for worth, digit in enumerate(_DIGITS)}
_PASS_LENGTH: Final = 28
_SHORTCODE: Final = re.compile(r"[A-Za-z0-9_-]{1,11}")
_NUMBER: Final = re.compile(r"([1-9]\d{0,19})(?:_\d+)?", re.ASCII)
_ADDRESS: Final = re.compile(
    r"(?:instagram\.com|threads\.(?:net|com))/(?:[^/?#]+/)?(?:p|reels?|tv|post)/([A-Za-z0-9_-]+)",
    re.IGNORECASE,
)
_EPOCH: Final = datetime(2011, 8, 24, 21, 7, 1, 721_000, tzinfo=UTC)
_FIRST_DATED: Final = 1 << 50


def shortcode_of(pk: int) -> str:
    """Return the shortcode of the post with this number (1 or more).

    Examples
    --------
    >>> shortcode_of(3963381371133254330)
    'DcAwluvzFq6'
    """
    code = ""
    while pk > 0:
        pk, worth = divmod(pk, 64)
        code = _DIGITS[worth] + code
    return code


def pk_of(shortcode: str) -> int:
    """Return the number of the post with this shortcode.

    Examples
    --------
    >>> pk_of("DcAwluvzFq6")
    3963381371133254330
    """
    pk = 0
    for digit in shortcode:
        pk = pk * 64 + _WORTH[digit]
    return pk


def shortcode_in(address: str) -> str | None:
    """Return the shortcode in the address of a post, ``None`` where there is none.

    Examples
    --------
    >>> shortcode_in("https://www.instagram.com/an.example/reel/DcAwluvzFq6/?utm_source=a")
    'DcAwluvzFq6'
    """
    found = _ADDRESS.search(address)
    return _without_pass(found[1]) if found else None


def shortcode(
    *, code: Any = None, pk: Any = None, url: Any = None, fields: tuple[str, str] = ("code", "pk")
) -> str:
    """Return the shortcode of a post from what a source gives of it.

    Parameters
    ----------
    code
        The shortcode; where it is there, it decides.
    pk
        The number, as a number, as text, or as ``PK_OWNER``. It may be ruined (a spreadsheet)
        as long as there is a shortcode.
    url
        The address of the post, asked last.
    fields
        What the source calls `code` and `pk`, for the reason of a refusal.

    Raises
    ------
    Unreadable
        Neither names a post, or the two name different posts.
    """
    number = _number(pk)
    if code in (None, ""):
        if number is not None:
            return shortcode_of(number)
        found = shortcode_in(url) if isinstance(url, str) else None
        if found is None:
            native_id(pk, fields[1])
            raise Unreadable(fields[1], "neither the shortcode nor the number of a post")
        return found
    text = _without_pass(native_id(code, fields[0]))
    if not _SHORTCODE.fullmatch(text):
        raise Unreadable(fields[0], f"not a shortcode: {text[:50]!r}")
    if number is not None and number != pk_of(text):
        raise Unreadable(fields[0], f"{text} and {fields[1]} {number} are different posts")
    return text


def uploaded_at(code: str) -> datetime | None:
    """Return when the number of a post was given out, in UTC, to the millisecond.

    That is when its upload began: usually some seconds before the post appeared, and days where
    it was written ahead, so it is a last resort. ``None`` for posts older than August 2011,
    whose numbers hold no time.

    Examples
    --------
    >>> uploaded_at("DcAwluvzFq6").isoformat(timespec="minutes")
    '2026-08-14T07:18+00:00'
    """
    pk = pk_of(code)
    if not _FIRST_DATED <= pk < 1 << 63:
        return None
    return _EPOCH + timedelta(milliseconds=pk >> 23)


def _without_pass(code: str) -> str:
    return code[:-_PASS_LENGTH] if len(code) > _PASS_LENGTH else code


def _number(pk: Any) -> int | None:
    if isinstance(pk, bool) or not isinstance(pk, (int, str)):
        return None
    found = _NUMBER.fullmatch(str(pk).strip())
    return int(found[1]) if found else None
