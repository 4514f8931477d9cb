"""Text made comparable: NFC, case, diacritics; hashtags found; secrets cut out of addresses."""

from __future__ import annotations

import re
import unicodedata
from typing import Final
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

_TAG: Final = r"[#＃][\w·\u200c\u200d\ufe0f\U0001f000-\U0001faff☀-➿]+"
_HASHTAGS: Final = re.compile(rf"(?<![\w/&])(?:{_TAG})+")
_HASH: Final = re.compile(r"[#＃]")
_ADDRESS: Final = re.compile(r"https?://\S+")
_TOKEN: Final = re.compile(
    rb"((?:access_token|refresh_token|client_secret|appsecret_proof)=)([^\"'&\s\\<>]+)"
)
_SECRETS: Final = frozenset(
    "x-expires x-signature x-tos-signature refresh_token access_token token sig signature oe oh "
    "_nc_sid _nc_ohc _nc_gid _nc_oc expires key api_key apikey client_secret secret password "
    "appsecret_proof code tk policy x-amz-signature x-amz-credential x-amz-security-token".split()
)


def nfc(text: str) -> str:
    """Return `text` in Unicode form C."""
    return text if unicodedata.is_normalized("NFC", text) else unicodedata.normalize("NFC", text)


def hashtag_key(tag: str) -> str:
    """Return the key on which hashtags match: form C, case folded, no leading ``#``.

    Examples
    --------
    >>> hashtag_key("#NgayQuocKhanh")
    'ngayquockhanh'
    """
    if tag.isascii():
        return tag.strip().lstrip("#").lower()
    return nfc(nfc(tag).strip().lstrip("#＃").casefold())


def plain_key(text: str) -> str:
    """Return `text` case folded and without diacritics, ``đ`` as ``d``.

    Examples
    --------
    >>> plain_key("Đất Nước")
    'dat nuoc'
    """
    if text.isascii():
        return text.lower()
    apart = unicodedata.normalize("NFD", text.casefold().replace("đ", "d"))
    return unicodedata.normalize("NFC", "".join(c for c in apart if not unicodedata.combining(c)))


def hashtags_in(text: str) -> tuple[str, ...]:
    """Return the hashtags of a caption, without ``#``, in order, without exact repeats.

    A ``#`` inside an address or a word is not a hashtag, and a number alone is none.

    Examples
    --------
    >>> hashtags_in("Chào #HàGiang #2/9 https://a.vn/#top #HàGiang")
    ('HàGiang',)
    """
    if "#" not in text and "＃" not in text:
        return ()
    runs = _HASHTAGS.findall(_ADDRESS.sub(" ", nfc(text)))
    found = (tag for run in runs for tag in _HASH.split(run) if tag and not tag.isdigit())
    return tuple(dict.fromkeys(found))


def blanked(raw: bytes) -> bytes:
    """Return raw bytes, equally long, with the access tokens in addresses blanked.

    Platforms put the caller's own token into the addresses of further pages; a kept file must
    not carry it on.

    Examples
    --------
    >>> blanked(b'"next": "https://a.vn/v?access_token=EAAB&limit=5"')
    b'"next": "https://a.vn/v?access_token=xxxx&limit=5"'
    """
    if b"token=" not in raw and b"secret" not in raw:
        return raw
    return _TOKEN.sub(lambda m: m[1] + b"x" * len(m[2]), raw)


def without_secrets(url: str) -> str:
    """Return `url` without tokens, signatures and expiry times, and without user and password.

    Examples
    --------
    >>> without_secrets("https://a.vn/v?id=1&x-signature=abc")
    'https://a.vn/v?id=1'
    """
    host_end = url.find("/", 8)
    if "?" not in url and "#" not in url and "@" not in (url[:host_end] if host_end > 0 else url):
        return url
    try:
        parts = urlsplit(url)
        host = parts.netloc.rpartition("@")[2]
        kept = [
            (name, value)
            for name, value in parse_qsl(parts.query, keep_blank_values=True)
            if name.lower() not in _SECRETS
        ]
    except ValueError:
        return url.partition("?")[0]
    fragment = "" if "=" in parts.fragment else parts.fragment
    return urlunsplit((parts.scheme, host, parts.path, urlencode(kept), fragment))
