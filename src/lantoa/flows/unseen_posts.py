"""The estimate of the posts that no capture saw: which looks count as captures, and what they saw."""

from __future__ import annotations

from dataclasses import dataclass
from fnmatch import fnmatch
from pathlib import PurePath
from typing import TYPE_CHECKING

import numpy as np

from lantoa.core.errors import CannotEstimate
from lantoa.measure.unseen import Unseen, estimate, figure, histories

if TYPE_CHECKING:
    from datetime import datetime

    import pyarrow as pa
    from numpy.typing import NDArray

    from lantoa.core.campaign import Campaign
    from lantoa.core.figures import Figure, Scope
    from lantoa.core.formats import Lang
    from lantoa.lake.states import StateRow

    Ints = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Look:
    """One capture: its name, its batches, and when it began."""

    name: str
    batches: frozenset[int]
    began: datetime | None


def looks(batches: list[StateRow], campaign: Campaign) -> list[Look]:
    """Return the captures that batches make up.

    The campaign's ``[[captures]]`` decide where it has any; else the name given at import; else
    each file is one. Tries of a quarantine belong to the file that they came from.
    """
    grouped: dict[str, list[StateRow]] = {}
    for batch in batches:
        if name := _capture_of(batch, campaign):
            grouped.setdefault(name, []).append(batch)
    return [
        Look(
            name,
            frozenset(b.state for b in members),
            min((b.seen_from for b in members if b.seen_from), default=None),
        )
        for name, members in grouped.items()
    ]


def _capture_of(batch: StateRow, campaign: Campaign) -> str | None:
    name = PurePath(batch.file or "").name
    if campaign.captures:
        digest = batch.sha256 or ""
        for capture in campaign.captures:
            if any(
                fnmatch(name, p) or (len(p) >= 6 and digest.startswith(p)) for p in capture.files
            ):
                return capture.name
        return None
    return batch.capture or f"{name} ({(batch.sha256 or '')[:8]})"


def unseen_figure(
    seen: pa.Table, batches: list[StateRow], campaign: Campaign, scope: Scope, lang: Lang
) -> Figure:
    """Return the figure ``unseen_posts``.

    Parameters
    ----------
    seen
        One row per (post of the scope, batch that saw it): ``post`` (int64), ``batch_id``,
        ``published_at``, ``stratum`` (int).
    batches
        State rows of imports and retries, oldest first.
    """
    captures = [look for look in looks(batches, campaign) if look.began is not None]
    place_of = {batch: n for n, look in enumerate(captures) for batch in look.batches}
    place = _places(np.asarray(seen["batch_id"]), place_of)
    used = [captures[n] for n in np.unique(place[place >= 0])]
    began = min((look.began for look in used if look.began), default=None)
    if began is None:
        outcome: Unseen | CannotEstimate = CannotEstimate(
            "không tệp nào tự ghi lúc đọc số, nên không biết lượt thu nào độc lập"
            if lang == "vi"
            else "no file says itself when it was captured, so captures cannot be told apart"
        )
        return figure(outcome, scope, considered=0, covered=0, lang=lang)
    published = np.asarray(seen["published_at"].cast("int64"))
    early = (place >= 0) & (published < int(began.timestamp() * 1_000_000))
    posts = np.asarray(seen["post"])[early]
    try:
        outcome, considered = _estimated(
            posts, place[early], np.asarray(seen["stratum"])[early], [c.name for c in captures],
            declared=bool(campaign.captures), lang=lang,
        )  # fmt: skip
    except CannotEstimate as refusal:
        outcome, considered = refusal, len(np.unique(posts))
    covered = len(np.unique(np.asarray(seen["post"])[place >= 0]))
    return figure(outcome, scope, considered=considered, covered=covered, lang=lang)


def _places(batches: Ints, place_of: dict[int, int]) -> Ints:
    """Return the number of each row's capture, -1 where its batch belongs to none."""
    known = np.asarray(sorted(place_of), dtype=np.int64)
    if not len(known):
        return np.full(len(batches), -1, dtype=np.int64)
    numbers = np.asarray([place_of[int(batch)] for batch in known], dtype=np.int64)
    nearest = np.minimum(np.searchsorted(known, batches), len(known) - 1)
    return np.where(known[nearest] == batches, numbers[nearest], -1)


def _estimated(
    posts: Ints, place: Ints, strata: Ints, names: list[str], *, declared: bool, lang: Lang
) -> tuple[Unseen, int]:
    numbers, matrix, places = histories(posts, place)
    _, first = np.unique(posts, return_index=True)
    found = estimate(
        matrix, strata[first].astype(np.int64), [names[int(n)] for n in places],
        declared_independent=declared, lang=lang,
    )  # fmt: skip
    return found, len(numbers)
