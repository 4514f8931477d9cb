"""From how many followers on a KOL is called nano, micro and so on: a habit of speech, no judgement."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from lantoa.core.errors import BadInput

if TYPE_CHECKING:
    from collections.abc import Sequence

    Steps = tuple[tuple[str, int], ...]

DEFAULT: Final[tuple[tuple[str, int], ...]] = (
    ("Nano", 1_000), ("Micro", 10_000), ("Mid", 50_000), ("Macro", 500_000), ("Mega", 1_000_000),
)  # fmt: skip
"""Name and the followers from which it holds."""
SOURCE: Final = "https://chizcomm.com/52/blog/influencer-tiers---they-all-play-a-role/"
"""Where the default steps are written so. Trades differ, and no law of Việt Nam sets any."""
MOST: Final = 8


def tier_of(followers: int | None, steps: Sequence[tuple[str, int]]) -> str:
    """Return the tier of so many followers, "" below the first step or where they are unknown.

    Examples
    --------
    >>> tier_of(12_000, DEFAULT), tier_of(999, DEFAULT), tier_of(None, DEFAULT)
    ('Micro', '', '')
    """
    if followers is None:
        return ""
    return next((name for name, least in reversed(steps) if followers >= least), "")


def range_of(tier: str, steps: Sequence[tuple[str, int]]) -> tuple[int, int | None] | None:
    """Return the followers [least, below) of a tier, ``None`` where there is no such tier.

    Examples
    --------
    >>> range_of("Nano", DEFAULT), range_of("Mega", DEFAULT)
    ((1000, 10000), (1000000, None))
    """
    for place, (name, least) in enumerate(steps):
        if name == tier:
            return least, steps[place + 1][1] if place + 1 < len(steps) else None
    return None


def checked(steps: Sequence[tuple[str, int]]) -> Steps:
    """Return steps that can be used as a scale.

    Raises
    ------
    BadInput
        None, too many, a name twice or empty, or numbers that do not rise.
    """
    held = tuple((" ".join(name.split())[:30], least) for name, least in steps)
    names = [name for name, _ in held]
    if not 1 <= len(held) <= MOST or not all(names) or len(set(names)) < len(names):
        raise BadInput(f"a scale has 1 to {MOST} steps, each with a name of its own")
    numbers = [least for _, least in held]
    if numbers != sorted(set(numbers)) or numbers[0] < 0:
        raise BadInput("the followers of a scale rise from step to step")
    return held
