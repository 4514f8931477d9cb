"""An estimate, with its interval, of the posts in scope that no capture saw.

Several captures look at the same campaign. What two of them both found, and what only one
found, says how much all of them missed: if the second capture found again half of what the
first one had, each probably sees about half. That holds only while captures are independent of
each other, so everything here is tested first, and refused where it fails.

The guarantees are on the figure's page, ``docs/measures/unseen_posts.md``.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final, Literal

import numpy as np
import pyarrow as pa

from lantoa.core.errors import CannotEstimate
from lantoa.core.figures import Figure, Passport
from lantoa.core.formats import Lang, number
from lantoa.measure.dependence import Judged, Test, judged, refuse_unusable
from lantoa.measure.loglinear import (
    Bools,
    Fit,
    Floats,
    Ints,
    fit,
    history_bits,
    history_counts,
    likeness,
)
from lantoa.measure.unseen_words import REASONS, WORDS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from lantoa.core.figures import Scope

LEAST_TWICE: Final = 10
"""Posts seen twice or more that a stratum needs to stand alone."""

_Z: Final = 1.959964
_ROOM: Final = 10.827566
"""G² that one chance in a thousand exceeds (one degree of freedom)."""
_PROFILE_POINTS: Final = 16
_STEEPEST: Final = 5.0
"""The greatest term for unevenness that is tried: an odds ratio of 150."""

Kind = Literal["estimate", "lower_bound"]


@dataclass(frozen=True, slots=True)
class Stratum:
    """One stratum after thin ones were merged: the caller's numbers, posts seen and unseen."""

    numbers: tuple[int, ...]
    seen: int
    unseen: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Unseen:
    """Posts that no capture saw.

    `lower` and `upper` bound the unseen posts at 95 % (each side 2.5 %). With kind
    ``lower_bound`` there is no upper bound: `upper` is ``None``, and `unseen` is the smallest
    number that fits the data, not the likeliest.
    """

    seen: int
    unseen: int
    lower: int
    upper: int | None
    kind: Kind
    why: str
    """Why there is no upper bound: two_captures, uneven, leaning, wide; empty for an estimate."""
    captures: tuple[tuple[str, int], ...]
    """Name and posts of each capture."""
    strata: tuple[Stratum, ...]
    tests: tuple[Test, ...]

    @property
    def total_lower(self) -> int:
        """Fewest posts in all, seen and unseen."""
        return self.seen + self.lower

    @property
    def total_upper(self) -> int | None:
        """Most posts in all, ``None`` where nothing bounds them."""
        return None if self.upper is None else self.seen + self.upper


def histories(
    posts: Sequence[Any] | NDArray[Any], captures: Sequence[Any] | NDArray[Any]
) -> tuple[NDArray[Any], Bools, tuple[str, ...]]:
    """Return who saw what, from pairs (post, capture) in any order, repeats allowed.

    Captures may be names, or integers, which is much quicker for millions of pairs.

    Returns
    -------
    tuple
        Distinct posts, sorted; a matrix posts × captures; names of the captures, sorted.

    Raises
    ------
    ValueError
        The two sequences differ in length.

    Examples
    --------
    >>> posts, seen, names = histories([7, 7, 9], ["a", "b", "b"])
    >>> seen.tolist(), names
    ([[True, True], [False, True]], ('a', 'b'))
    """
    if len(posts) != len(captures):
        raise ValueError("one capture a sighting: the two sequences differ in length")
    rows, row = _numbered(posts)
    names, column = _numbered(captures)
    seen = np.zeros((len(rows), len(names)), dtype=bool)
    seen[row, column] = True
    return rows, seen, tuple(str(name) for name in names)


def _numbered(things: Sequence[Any] | NDArray[Any]) -> tuple[NDArray[Any], Ints]:
    """Return the distinct things, sorted, and where each lies; by hash, since millions come."""
    coded = pa.array(things).dictionary_encode()
    distinct = np.asarray(coded.dictionary.to_numpy(zero_copy_only=False))
    order = np.argsort(distinct, kind="stable")
    place = np.empty(len(order), dtype=np.int64)
    place[order] = np.arange(len(order))
    return distinct[order], place[np.asarray(coded.indices, dtype=np.int64)]


def estimate(
    seen: Bools,
    strata: Ints | None = None,
    names: Sequence[str] | None = None,
    *,
    declared_independent: bool = False,
    equally_catchable: bool = False,
    lang: Lang = "vi",
) -> Unseen:
    """Estimate the posts that no capture saw.

    The caller passes only posts **published before the first capture began** and still in
    scope: posts that come or go between captures would be taken for unseen ones.

    Parameters
    ----------
    seen
        Posts × captures; rows that no capture saw are left out.
    strata
        One integer a post, in an order in which neighbours are alike (size classes, blocks of
        days): posts of one stratum should be about equally easy to catch. Thin strata are
        merged with their neighbours. One stratum by default.
    names
        Of the captures, for messages; "1", "2", … by default.
    declared_independent
        The campaign declares that its captures were made independently. Only needed, and only
        used, with two captures, where no test is possible.
    equally_catchable
        Besides, all posts of a stratum are known to be equally easy to catch (captures that are
        random samples, say): the interval then makes no room for unevenness that the data do
        not show, and two captures get an upper bound.
    lang
        Language of the reasons.

    Returns
    -------
    Unseen
        An estimate, or a lower bound where posts differ in how easily they are caught.

    Raises
    ------
    CannotEstimate
        Captures depend on each other, or too little is known to tell; the message says why.
    ValueError
        Shapes do not fit each other.

    Source
    ------
    Chapman 1951; IWGDMF 1995 (log-linear models); Chao 1987 (log-normal interval, lower bound);
    Rivest & Baillargeon 2007 (the same as a log-linear model); Holm 1979. In full on the page.

    Examples
    --------
    >>> rng = np.random.default_rng(1)
    >>> found = estimate(rng.random((3000, 3)) < 0.4)
    >>> found.kind, found.total_lower <= 3000 <= found.total_upper
    ('estimate', True)
    """
    matrix, layer, labels = _checked(seen, strata, names)
    refuse_unusable(matrix, labels, lang)
    merged = _merged(matrix, layer)
    bits = history_bits(matrix.shape[1])
    counts = history_counts(matrix, merged.of_post, len(merged.numbers))
    why: str
    tests: tuple[Test, ...] = ()
    if matrix.shape[1] == 2:
        if not declared_independent:
            raise CannotEstimate(REASONS["undeclared"][lang].format(a=labels[0], b=labels[1]))
        why = "" if equally_catchable else "two_captures"
        level = _alike(counts, bits)
        upper = None if why else _log_normal(level)[1]
    else:
        found = judged(counts, bits, labels, lang)
        why, tests = found.why, found.tests
        level = (_least if found.surely_uneven else _alike)(counts, bits)
        upper = None if why else _log_normal(level)[1]
        if upper is not None and not equally_catchable:
            widest = _upper_if_uneven(counts, bits, found)
            why = "" if widest else "wide"
            upper = max(upper, widest) if widest else None
    lower = _log_normal(level)[0]
    return Unseen(
        seen=len(matrix),
        unseen=round(float(level.unseen.sum())),
        lower=int(np.floor(lower)),
        upper=None if upper is None else int(np.ceil(upper)),
        kind="lower_bound" if why else "estimate",
        why=why,
        captures=tuple(zip(labels, (int(n) for n in matrix.sum(axis=0)), strict=True)),
        strata=tuple(
            Stratum(numbers, int(row.sum()), float(unseen))
            for numbers, row, unseen in zip(merged.numbers, counts, level.unseen, strict=True)
        ),
        tests=tests,
    )


def figure(
    outcome: Unseen | CannotEstimate,
    scope: Scope,
    *,
    considered: int,
    covered: int | None = None,
    lang: Lang = "vi",
) -> Figure:
    """Return the figure ``unseen_posts``; the caller adds sources, state and command.

    Parameters
    ----------
    outcome
        What :func:`estimate` returned or raised.
    scope
        The campaign's scope; ``inside`` counts the captured posts.
    considered
        Of these, the posts that the estimate is about: seen by a capture, and published before
        the first capture began.
    covered
        Of these, the posts that any capture saw (all by default). Those published later stand as
        ``published_later`` among the missing, those in files that are no capture as
        ``not_captured``.
    """
    words = WORDS[lang]
    covered = scope.inside if covered is None else covered
    left_out = {"published_later": covered - considered, "not_captured": scope.inside - covered}
    outside = scope.inside - considered
    refused = str(outcome) if isinstance(outcome, CannotEstimate) else ""
    found = outcome if isinstance(outcome, Unseen) else None
    bounded = found is not None and found.kind == "estimate"
    value = None if found is None else found.unseen if bounded else found.lower
    return Figure(
        id="unseen_posts",
        label=words["label"],
        value=value,
        lower=None if found is None else found.lower,
        upper=None if found is None else found.upper,
        unit="post",
        refused=refused,
        passport=Passport(
            definition="unseen_posts",
            version=1,
            page="docs/measures/unseen_posts.md",
            scope=scope,
            missing={reason: posts for reason, posts in left_out.items() if posts},
            missing_share=outside / scope.inside if outside and scope.inside else None,
            interval="" if found is None else words["interval" if bounded else "bound"],
            notes=() if found is None else _notes(found, considered, left_out, lang),
        ),
    )


def _notes(
    found: Unseen, considered: int, left_out: dict[str, int], lang: Lang
) -> tuple[str, ...]:
    words = WORDS[lang]
    captures = "; ".join(f"{name}: {number(posts, lang)}" for name, posts in found.captures)
    notes = [
        words["captures"].format(captures=captures),
        words["closed"].format(
            considered=number(considered, lang),
            later=number(left_out["published_later"], lang),
            elsewhere=number(left_out["not_captured"], lang),
        ),
        words["total"].format(lower=number(found.total_lower, lang))
        if found.total_upper is None
        else words["total_between"].format(
            lower=number(found.total_lower, lang), upper=number(found.total_upper, lang)
        ),
        words["strata"].format(strata=number(len(found.strata), lang)),
        words["nowhere"],
    ]
    if found.why:
        notes.append(words[found.why].format(unseen=number(found.unseen, lang)))
    return tuple(notes)


def _checked(
    seen: Bools, strata: Ints | None, names: Sequence[str] | None
) -> tuple[Bools, Ints, tuple[str, ...]]:
    matrix = np.asarray(seen, dtype=bool)
    if matrix.ndim != 2:
        raise ValueError("seen must be a matrix, posts × captures")
    layer = np.zeros(len(matrix), np.int64) if strata is None else np.asarray(strata, np.int64)
    labels = tuple(names or (str(i + 1) for i in range(matrix.shape[1])))
    if layer.shape != (len(matrix),) or len(labels) != matrix.shape[1]:
        raise ValueError("one stratum a post and one name a capture are needed")
    caught = matrix.any(axis=1)
    return matrix[caught], layer[caught], labels


@dataclass(frozen=True, slots=True)
class _Merged:
    of_post: Ints
    numbers: tuple[tuple[int, ...], ...]


def _merged(matrix: Bools, strata: Ints) -> _Merged:
    values, place = np.unique(strata, return_inverse=True)
    twice = np.bincount(place, weights=matrix.sum(axis=1) >= 2, minlength=len(values))
    groups: list[list[int]] = [[]]
    held = 0.0
    for index in range(len(values)):
        if held >= LEAST_TWICE:
            groups.append([])
            held = 0.0
        groups[-1].append(index)
        held += float(twice[index])
    if held < LEAST_TWICE and len(groups) > 1:
        last = groups.pop()
        groups[-1].extend(last)
    new = np.zeros(len(values), np.int64)
    for group, members in enumerate(groups):
        new[members] = group
    return _Merged(new[place], tuple(tuple(int(values[m]) for m in g) for g in groups))


def _adjusted(counts: Floats, bits: Floats) -> Floats:
    """Add what makes the estimate nearly unbiased; with two captures it is Chapman's (1951).

    The same number goes to each history of one capture, and another to each of two (Rivest &
    Lévesque 2001); the simulation on the figure's page shows what is left of the bias.
    """
    captures = bits.shape[1]
    times = bits.sum(axis=1)
    once = (captures - 2) / (2 * captures)
    twice = 2 / (captures * (captures - 1))
    return counts + np.where(times == 1, once, 0.0) + np.where(times == 2, twice, 0.0)


def _alike(counts: Floats, bits: Floats) -> Fit:
    return fit(_adjusted(counts, bits), bits)


def _least(counts: Floats, bits: Floats) -> Fit:
    """Fit posts seen once or twice only: the smallest number unseen that uneven posts allow."""
    few = bits.sum(axis=1) <= 2
    return fit(_adjusted(counts, bits)[:, few], bits[few])


def _spread(level: Fit) -> tuple[float, float]:
    """Return the logarithm of the number unseen, and its standard error."""
    unseen = max(float(level.unseen.sum()), 1e-6)
    # Poisson variance of the expectation, and the chance of who escapes (total posts are fixed).
    variance = float(level.variance.sum()) + unseen
    return float(np.log(unseen)), float(np.sqrt(np.log1p(variance / unseen**2)))


def _log_normal(level: Fit) -> tuple[float, float]:
    """Return Chao's (1987) interval: the number unseen is positive and its error is skewed."""
    middle, error = _spread(level)
    return float(np.exp(middle - _Z * error)), float(np.exp(middle + _Z * error))


def _upper_if_uneven(counts: Floats, bits: Floats, found: Judged) -> float | None:
    """Return the upper bound that also holds for unevenness too slight to be seen.

    The profile of the likelihood over the term for unevenness: each value from 0 up that the
    data do not reject (not even at one in a thousand) gives a number unseen with its log-normal
    error; the further off the best a value lies, the less of that error is left to it. ``None``
    where the data reject nothing.
    """
    common, adjusted = likeness(bits), _adjusted(counts, bits)
    likeliest = max(float(found.uneven.shared[0]), 0.0)
    best = found.uneven.deviance if likeliest else found.level.deviance
    reach = likeliest + 4 * float(np.sqrt(found.uneven.shared_variance[0]))
    top = 0.0
    raw = level = None
    for lean in np.linspace(0.0, min(reach, _STEEPEST), _PROFILE_POINTS):
        raw = fit(counts, bits, offset=lean * common, start=raw)
        left = _ROOM - (raw.deviance - best)
        if left < 0 and lean > likeliest:
            return top
        if left >= 0:
            level = fit(adjusted, bits, offset=lean * common, start=level)
            middle, error = _spread(level)
            top = max(top, float(np.exp(middle + error * np.sqrt(left))))
    return None if reach >= _STEEPEST else top
