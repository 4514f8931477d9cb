"""The estimate of the posts that no capture saw: which looks count as captures, and what they saw."""

from __future__ import annotations

from dataclasses import dataclass
from fnmatch import fnmatch
from pathlib import PurePath
from typing import TYPE_CHECKING

import numpy as np

from lantoa.core.clock import micros
from lantoa.core.errors import CannotEstimate
from lantoa.measure.unseen import Unseen, estimate, figure

if TYPE_CHECKING:
    from datetime import datetime

    from lantoa.core.campaign import Campaign
    from lantoa.core.figures import Figure, Scope
    from lantoa.core.formats import Lang
    from lantoa.lake.states import StateRow
    from lantoa.measure.sightings import Sightings


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
    seen: Sightings, batches: list[StateRow], campaign: Campaign, scope: Scope, lang: Lang
) -> Figure:
    """Return the figure ``unseen_posts``.

    Parameters
    ----------
    seen
        Which batches saw which post of the scope.
    batches
        State rows of imports and retries, oldest first.
    """
    captures = [look for look in looks(batches, campaign) if look.began is not None]
    matrix, rows = seen.histories([look.batches for look in captures])
    used = [captures[int(n)] for n in np.flatnonzero(matrix.any(axis=0))]
    began = min((look.began for look in used if look.began), default=None)
    if began is None:
        outcome: Unseen | CannotEstimate = CannotEstimate(
            "không tệp nào tự ghi lúc đọc số, nên không biết lượt thu nào độc lập"
            if lang == "vi"
            else "no file says itself when it was captured, so captures cannot be told apart"
        )
        return figure(outcome, scope, considered=0, covered=0, lang=lang)
    caught = matrix.any(axis=1)
    early = caught & (seen.published_at[rows] < micros(began))
    looked = np.asarray(matrix[early].any(axis=0))
    try:
        outcome = estimate(
            matrix[early][:, looked], seen.stratum[rows][early],
            [look.name for look, is_one in zip(captures, looked.tolist(), strict=True) if is_one],
            declared_independent=bool(campaign.captures), lang=lang,
        )  # fmt: skip
    except CannotEstimate as refusal:
        outcome = refusal
    return figure(
        outcome, scope, considered=int(early.sum()), covered=int(caught.sum()), lang=lang
    )
