"""Names of files that came from outside, made harmless."""

from __future__ import annotations

import unicodedata
from pathlib import PurePosixPath
from typing import Final

_LONGEST: Final = 150


def safe_name(name: str | None) -> str:
    r"""Return a name that can do nothing but name a file; its ending is kept.

    Examples
    --------
    >>> safe_name("../../etc/passwd"), safe_name("C:\\Báo cáo.xlsx"), safe_name("\0..")
    ('passwd', 'Báo cáo.xlsx', 'tep')
    """
    last = PurePosixPath((name or "").replace("\\", "/")).name
    plain = unicodedata.normalize("NFC", last.encode("utf-8", "ignore").decode())
    shown = "".join(c if c.isprintable() else "" for c in plain).strip(" .")
    stem, dot, ending = shown.rpartition(".")
    if not dot or len(ending) > 12:
        stem, dot, ending = shown, "", ""
    while len((stem + dot + ending).encode()) > _LONGEST:
        stem = stem[:-1]
    return stem + dot + ending or "tep"
