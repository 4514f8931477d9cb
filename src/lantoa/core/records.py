"""What the whole system speaks about: posts, counts, channels, comments, batches.

All records are frozen. Times are aware and in UTC; ids are text; a number that the platform
did not give is ``None`` with a state that says why: missing is not zero.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import IntEnum
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from datetime import datetime

METRICS: Final = ("views", "likes", "comments", "shares", "saves", "reposts")

PLATFORMS: Final = ("tiktok", "instagram", "facebook", "youtube", "threads", "x", "zalo", "press")

METHODS: Final = (
    "owner_api",
    "public_api",
    "web_capture",
    "vendor_file",
    "studio_file",
    "by_hand",
)


class State(IntEnum):
    """What is known of one metric of one count; the number is what the lake stores."""

    ABSENT = 0
    """The platform gave no value."""
    EXACT = 1
    ROUNDED = 2
    """Known up to `Metric.step`."""
    HIDDEN = 3
    """The owner hides it."""
    NOT_APPLICABLE = 4
    """This kind of post, or this source, never has it."""
    ERROR = 5
    """A value was there and could not be read."""


@dataclass(frozen=True, slots=True)
class Metric:
    """One metric of one count.

    `value` is an event count >= 0, ``None`` unless `state` is EXACT or ROUNDED. `step` is the
    platform's rounding step at this size (541.2K has step 100; 1 when exact). The true number
    lies in ``[value - step // 2, value + step - 1]`` whether the platform rounds or truncates.
    """

    value: int | None
    step: int | None
    state: State


ABSENT: Final = Metric(None, None, State.ABSENT)
HIDDEN: Final = Metric(None, None, State.HIDDEN)
NOT_APPLICABLE: Final = Metric(None, None, State.NOT_APPLICABLE)
ERROR: Final = Metric(None, None, State.ERROR)


def exact(value: int | None) -> Metric:
    """Return an exact metric, or ABSENT where `value` is ``None``."""
    return ABSENT if value is None else Metric(value, 1, State.EXACT)


def rounded(value: int, step: int) -> Metric:
    """Return a metric known up to `step` (exact where the step is 1)."""
    return Metric(value, step, State.ROUNDED if step > 1 else State.EXACT)


@dataclass(frozen=True, slots=True, kw_only=True)
class Post:
    """One post as it was seen at `seen_at`.

    `post_key` is ``"{platform}:{native id}"``; `channel_key` ``"{platform}:{native user id}"``
    or, weaker, ``"{platform}:@{handle}"`` where the source gives no user id.
    """

    platform: str
    post_key: str
    seen_at: datetime
    channel_key: str | None = None
    handle: str | None = None
    """User name without @, lower case as the platform gives it."""
    kind: str | None = None
    """video, image, carousel, text, article, live, story; None where unknown."""
    text: str | None = None
    """Caption as it came (not normalised); None where the source has no such field."""
    url: str | None = None
    """Canonical address, secrets stripped."""
    published_at: datetime | None = None
    published_source: str | None = None
    """platform, id_derived, file_local or relative."""
    duration_s: float | None = None
    hashtags: tuple[str, ...] = ()
    """As written, without #, in order, without exact repeats."""
    assets: tuple[str, ...] = ()
    """What the post uses: ``sound:ID``, ``effect:ID``, ``template:ID``."""
    coauthors: tuple[str, ...] = ()
    """Channel keys of co-authors, the main author left out."""
    is_ad: bool | None = None
    is_paid_partnership: bool | None = None
    region: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Count:
    """The numbers seen on one post at one instant, by one method."""

    platform: str
    post_key: str
    seen_at: datetime
    seen_source: str
    """row (the row says when), given (a person said), file (the file's own date: an upper
    bound, and such counts are told apart by their values, never by this time)."""
    method: str
    metric_def: str
    """Whose definition the numbers follow, e.g. ``tiktok``, ``instagram``, ``youtube``."""
    views: Metric = ABSENT
    likes: Metric = ABSENT
    comments: Metric = ABSENT
    shares: Metric = ABSENT
    saves: Metric = ABSENT
    reposts: Metric = ABSENT

    @property
    def is_silent(self) -> bool:
        """Whether it says nothing: such a count must not hide an earlier one that does.

        A source that gives a post without its numbers gives no count at all.
        """
        states = {getattr(self, metric).state for metric in METRICS}
        return State.ABSENT in states and states <= {State.ABSENT, State.NOT_APPLICABLE}


@dataclass(frozen=True, slots=True, kw_only=True)
class Channel:
    """An account on a platform as it was seen at `seen_at`."""

    platform: str
    channel_key: str
    seen_at: datetime
    seen_source: str = "row"
    handle: str | None = None
    name: str | None = None
    verified: bool | None = None
    followers: Metric = ABSENT
    following: Metric = ABSENT
    posts: Metric = ABSENT
    likes: Metric = ABSENT


@dataclass(frozen=True, slots=True, kw_only=True)
class Comment:
    """One comment as it was seen at `seen_at`."""

    platform: str
    comment_key: str
    post_key: str
    seen_at: datetime
    seen_source: str = "row"
    parent_key: str | None = None
    channel_key: str | None = None
    text: str | None = None
    published_at: datetime | None = None
    likes: Metric = ABSENT
    replies: Metric = ABSENT


@dataclass(frozen=True, slots=True, kw_only=True)
class Quarantined:
    """One row that could not be read: it is listed, exported and tried again, never lost."""

    line: int
    field: str
    reason: str
    member: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Records:
    """What one payload gave."""

    posts: tuple[Post, ...] = ()
    counts: tuple[Count, ...] = ()
    channels: tuple[Channel, ...] = ()
    comments: tuple[Comment, ...] = ()
    refused: tuple[tuple[str, str], ...] = ()
    """(field, reason) of parts of the payload that could not be read, the rest was kept."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Batch:
    """One import or one collection run; the numbers of the JSON contract."""

    file: str
    sha256: str
    adapter: str
    rows: int
    ok: int
    quarantined: int
    new_posts: int
    new_counts: int
    already_seen: int
    state: int | None = None
    notes: tuple[str, ...] = field(default=())
