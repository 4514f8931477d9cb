"""Hashtags as people write them: the campaign's, other spellings, misspelt ones, and the usual rest."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

import numpy as np

from lantoa.core.text import hashtag_key, plain_key
from lantoa.rehearsal.words import EXTRA_TAGS

if TYPE_CHECKING:
    from lantoa.rehearsal.scenario import Scenario

Ints = np.ndarray[Any, np.dtype[np.int64]]
Bools = np.ndarray[Any, np.dtype[np.bool_]]

_CARRIED: Final = (0.7, 0.4, 0.3, 0.2, 0.2, 0.1, 0.1, 0.1)
_OTHERWISE: Final = 0.25
"""Share of hashtags that are written in another spelling."""
_EXTRAS: Final = 3
_MISSPELT: Final = 0.03


@dataclass(frozen=True, slots=True, kw_only=True)
class Tags:
    """The hashtags of every post."""

    written: tuple[tuple[str, ...], ...]
    """All spellings of each hashtag of the campaign."""
    matches: tuple[Bools, ...]
    """Which of these the campaign counts."""
    spelling: Ints
    """Posts × hashtags: the spelling's number plus one, 0 where the post lacks the hashtag."""
    extra: Ints
    """Posts × `_EXTRAS`: number in ``words.EXTRA_TAGS`` plus one, or 0."""
    wrong: Ints
    """Number of a misspelt hashtag plus one, or 0."""
    misspelt: tuple[str, ...]

    def carries(self, hashtag: int) -> Bools:
        """Return which posts carry a hashtag in a spelling that the campaign counts."""
        counted = np.concatenate(([False], self.matches[hashtag]))
        found: Bools = counted[self.spelling[:, hashtag]]
        return found

    @property
    def matched(self) -> Bools:
        """Posts that carry any of the campaign's hashtags."""
        found: Bools = np.any([self.carries(h) for h in range(len(self.written))], axis=0)
        return found

    def of(self, posts: Ints) -> list[list[str]]:
        """Return the hashtags of some posts, in order."""
        choices = [("", *spellings) for spellings in self.written]
        extras = ("", *EXTRA_TAGS)
        wrong = ("", *self.misspelt)
        rows = zip(
            self.spelling[posts].tolist(), self.wrong[posts].tolist(), self.extra[posts].tolist(),
            strict=True,
        )  # fmt: skip
        return [
            list(dict.fromkeys(
                tag for tag in (
                    *(one[s] for one, s in zip(choices, spelled, strict=True)),
                    wrong[mistake],
                    *(extras[x] for x in more),
                ) if tag
            ))
            for spelled, mistake, more in rows
        ]  # fmt: skip


def tagged(scenario: Scenario, unmatched: Bools, alone: Bools, rng: np.random.Generator) -> Tags:
    """Give every post its hashtags.

    Parameters
    ----------
    unmatched
        Posts that the campaign does not count: they carry misspelt hashtags, or others.
    alone
        Posts of the campaign without any hashtag of it.
    """
    written = tuple(
        (tag, *others) for tag, others in zip(scenario.hashtags, scenario.spellings, strict=True)
    )
    matches = tuple(_counted(spellings, scenario) for spellings in written)
    n, many = len(unmatched), len(written)
    carried = rng.random((n, many)) < np.array(_CARRIED[:many])
    carried[:, 0] |= ~carried.any(axis=1)
    carried[unmatched | alone] = False
    spelling = np.zeros((n, many), np.int64)
    for h, spellings in enumerate(written):
        other = 1 + rng.integers(0, len(spellings), n)
        spelling[:, h] = np.where(rng.random(n) < _OTHERWISE, other, 1) * carried[:, h]
    _keep_one_counted(spelling, matches, carried)
    extra = rng.integers(0, len(EXTRA_TAGS) + 1, (n, _EXTRAS))
    ours = {_key(tag, scenario) for tag in scenario.hashtags}
    extra *= np.array([True] + [_key(tag, scenario) not in ours for tag in EXTRA_TAGS])[extra]
    mistaken = np.where(unmatched, rng.random(n) < 0.4, rng.random(n) < _MISSPELT)
    wrong = rng.integers(1, max(len(scenario.misspelt), 1) + 1, n) * mistaken
    return Tags(
        written=written, matches=matches, spelling=spelling, extra=extra,
        wrong=wrong * bool(scenario.misspelt), misspelt=scenario.misspelt,
    )  # fmt: skip


def _key(tag: str, scenario: Scenario) -> str:
    return plain_key(hashtag_key(tag)) if scenario.ignore_diacritics else hashtag_key(tag)


def _counted(spellings: tuple[str, ...], scenario: Scenario) -> Bools:
    wanted = _key(spellings[0], scenario)
    return np.array([_key(spelling, scenario) == wanted for spelling in spellings])


def _keep_one_counted(spelling: Ints, matches: tuple[Bools, ...], carried: Bools) -> None:
    """Write the first hashtag of a post as the campaign does where no spelling of it counts."""
    counts = np.zeros(len(spelling), bool)
    for h, its in enumerate(matches):
        counts |= np.concatenate(([False], its))[spelling[:, h]]
    lost = np.flatnonzero(carried.any(axis=1) & ~counts)
    spelling[lost, carried[lost].argmax(axis=1)] = 1
