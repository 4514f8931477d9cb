"""Which posts a campaign's figures are about, and why the others are not."""

from __future__ import annotations

from functools import reduce
from typing import TYPE_CHECKING, Any, Final

import ibis

from lantoa.core.campaign import ROLES
from lantoa.core.text import hashtag_key, plain_key
from lantoa.measure.current import current_posts
from lantoa.measure.days import day_number

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from lantoa.core.campaign import Campaign, DeclaredChannel
    from lantoa.measure.current import Keep

OUTCOMES: Final = (
    "hashtag", "asset", "every_post", "time_unknown", "before", "after", "no_match",
    "other_channel",
)  # fmt: skip
"""Why a post is inside (the first three) or outside; the number in the table is the index."""
INSIDE: Final = 3
"""Outcomes below this number are inside."""


def scoped_posts(posts: Any, counts: Any, campaign: Campaign, *, keep: Keep) -> Any:
    """Return every current post with its place in the campaign.

    Parameters
    ----------
    posts, counts
        Ibis tables of the lake.
    campaign
        Its days, hashtags, assets and channels.
    keep
        See :func:`lantoa.measure.current.current_posts`.

    Returns
    -------
    ibis table
        Grain: post. `outcome` (int8, index into `OUTCOMES`), `day` (1 for the campaign's first
        day), `role` (int8, index into ``core.campaign.ROLES``), ``tag_0`` … one boolean a
        hashtag of the campaign, ``asset_0`` … one an asset.

    Raises
    ------
    MissingColumn
    """
    now = current_posts(posts, counts, keep=keep)
    keys = now.hashtag_plain_keys if campaign.ignore_diacritics else now.hashtag_keys
    tags = _carried(keys, campaign.hashtag_keys, "tag")
    assets = _carried(now.assets, campaign.assets, "asset")
    unknown = now.published_at.isnull()
    before, after = now.published_at < campaign.starts_at, now.published_at >= campaign.ends_at
    outcome = ibis.cases(
        (unknown, OUTCOMES.index("time_unknown")),
        (before, OUTCOMES.index("before")),
        (after, OUTCOMES.index("after")),
        (_any(tags.values()), OUTCOMES.index("hashtag")),
        (_any(assets.values()), OUTCOMES.index("asset")),
        else_=OUTCOMES.index("every_post" if campaign.every_post else "no_match"),
    )
    if campaign.only:
        others = (outcome < INSIDE) & ~_belongs(now, campaign.only)
        outcome = ibis.cases((others, OUTCOMES.index("other_channel")), else_=outcome)
    return now.select(
        "key_hash", "post_key", "platform", "channel_key", "seen_at", "published_at",
        outcome=outcome.cast("int8"),
        day=day_number(now.published_at, campaign),
        role=_role(now, campaign),
        **tags,
        **assets,
    )  # fmt: skip


def tag_key(tag: str, campaign: Campaign) -> str:
    """Return the key on which this hashtag of the campaign matches."""
    return plain_key(hashtag_key(tag)) if campaign.ignore_diacritics else hashtag_key(tag)


def _carried(column: Any, wanted: Iterable[str], name: str) -> dict[str, Any]:
    return {
        f"{name}_{n}": column.contains(value).fill_null(False) for n, value in enumerate(wanted)
    }


def _any(conditions: Iterable[Any]) -> Any:
    return reduce(lambda one, other: one | other, conditions, ibis.literal(False))


def _role(now: Any, campaign: Campaign) -> Any:
    branches = []
    for role in ROLES[:-1]:
        declared = [channel for channel in campaign.channels if channel.role == role]
        if declared:
            branches.append((_belongs(now, declared), ROLES.index(role)))
    public = ROLES.index("public")
    if not branches:
        return ibis.literal(public, "int8")
    return ibis.cases(*branches, else_=public).cast("int8")


def _belongs(now: Any, channels: Sequence[DeclaredChannel]) -> Any:
    """Whether a post is by one of these channels."""
    keys = sorted({key for channel in channels for key in channel.keys})
    # A handle may change hands: it counts only where the campaign knows no id.
    weak = sorted({key for c in channels if c.channel_id is None for key in c.keys})
    found = now.channel_key.isin(keys).fill_null(False)
    if weak:
        found |= (now.platform + ":@" + now.handle).isin(weak).fill_null(False)
    return found
