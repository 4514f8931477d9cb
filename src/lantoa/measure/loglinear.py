"""Log-linear models of capture histories, fitted to many strata at once.

A history is the set of captures that saw a post, written as a number: bit *j* is set where
capture *j* saw it. With k captures there are ``2**k - 1`` histories that can be observed, and
history 0, the posts that nobody saw. In each stratum ``log(expected posts) = a + b_1 x_1 + … +
b_k x_k``, so ``exp(a)`` is the number unseen; on top of that all strata may share terms: one
for heterogeneity between posts, one for a pair of captures that depend on each other.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import combinations

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Bools = NDArray[np.bool_]
Ints = NDArray[np.int64]

_STEPS = 60
_RIDGE = 1e-9
_FLOOR = -14.0


@dataclass(frozen=True, slots=True)
class Fit:
    """A fitted model.

    `deviance` is G² against the saturated model; `unseen` and `variance` are per stratum
    (Poisson variance of the expected number unseen, the shared terms held fixed); `shared` and
    `shared_variance` are the estimates of the shared terms.
    """

    deviance: float
    unseen: Floats
    variance: Floats
    shared: Floats
    shared_variance: Floats
    beta: Floats


def history_bits(captures: int) -> Floats:
    """Return which captures saw what, one row a history 1 … 2**captures - 1, as 0.0 or 1.0."""
    numbers = np.arange(1, 2**captures)
    return ((numbers[:, None] >> np.arange(captures)) & 1).astype(np.float64)


def history_counts(seen: Bools, strata: Ints, size: int) -> Floats:
    """Return posts by stratum (rows 0 … size - 1) and history (columns 1 … 2**k - 1)."""
    captures = seen.shape[1]
    history = seen @ (1 << np.arange(captures))
    flat = np.bincount(strata * 2**captures + history, minlength=size * 2**captures)
    return flat.reshape(size, 2**captures)[:, 1:].astype(np.float64)


def likeness(bits: Floats) -> Floats:
    """Return the term for heterogeneity: in how many pairs of captures a history lies.

    Where posts differ in how easily they are caught, on a log-odds scale and about normally,
    the histories follow exactly this term (the Rasch model as a log-linear model).
    """
    seen: Floats = bits.sum(axis=1)
    pairs: Floats = seen * (seen - 1) / 2
    return pairs


def pair_terms(bits: Floats) -> dict[tuple[int, int], Floats]:
    """Return, for each pair of captures, which histories hold both."""
    return {(i, j): bits[:, i] * bits[:, j] for i, j in combinations(range(bits.shape[1]), 2)}


def fit(
    counts: Floats,
    bits: Floats,
    shared: Floats | None = None,
    *,
    offset: Floats | None = None,
    start: Fit | None = None,
) -> Fit:
    """Fit by maximum likelihood (Newton's method; strata touch each other only in shared terms).

    Parameters
    ----------
    counts
        Posts, strata × histories.
    bits
        Histories × captures (:func:`history_bits`, or some of its rows).
    shared
        Histories × shared terms; none by default.
    offset
        A known term, one number a history.
    start
        An earlier fit of a model much like this one.
    """
    cells = len(bits)
    terms = np.zeros((cells, 0)) if shared is None else shared
    known = np.zeros(cells) if offset is None else offset
    design = np.column_stack([np.ones(cells), bits])
    beta, gamma = _beginning(counts, design, terms, known, start)
    last = _loss(counts, beta @ design.T + terms @ gamma + known)
    for _ in range(_STEPS):
        d_beta, d_gamma = _newton_step(counts, design, terms, known, beta, gamma)
        step = 1.0
        while True:
            new_beta = np.maximum(beta + step * d_beta, _FLOOR)
            new_gamma = gamma + step * d_gamma
            loss = _loss(counts, new_beta @ design.T + terms @ new_gamma + known)
            if loss <= last + 1e-9 or step < 1e-4:
                break
            step /= 2
        gained, beta, gamma, last = last - loss, new_beta, new_gamma, loss
        if abs(gained) < 1e-8:
            break
    return _described(counts, design, terms, known, beta, gamma)


def _beginning(
    counts: Floats, design: Floats, terms: Floats, known: Floats, start: Fit | None
) -> tuple[Floats, Floats]:
    gamma = np.zeros(terms.shape[1])
    if start is not None:
        shorter = min(len(gamma), len(start.shared))
        gamma[:shorter] = start.shared[:shorter]
        return start.beta.copy(), gamma
    near = counts + 0.5
    weighed = np.einsum("sc,ci,cj->sij", near, design, design)
    right = np.einsum("sc,ci->si", near * (np.log(near) - known), design)
    return np.maximum(np.linalg.solve(weighed, right[..., None])[..., 0], _FLOOR), gamma


def _loss(counts: Floats, eta: Floats) -> float:
    with np.errstate(over="ignore"):
        total = float((np.exp(eta) - counts * eta).sum())
    return total if np.isfinite(total) else np.inf


def _information(mu: Floats, design: Floats, terms: Floats) -> tuple[Floats, Floats, Floats]:
    inner = np.einsum("sc,ci,cj->sij", mu, design, design)
    inner += _RIDGE * np.eye(design.shape[1])
    cross = np.einsum("sc,ci,cq->siq", mu, design, terms)
    outer = np.einsum("sc,cp,cq->pq", mu, terms, terms) + _RIDGE * np.eye(terms.shape[1])
    return inner, cross, outer


def _newton_step(
    counts: Floats, design: Floats, terms: Floats, known: Floats, beta: Floats, gamma: Floats
) -> tuple[Floats, Floats]:
    mu = np.exp(beta @ design.T + terms @ gamma + known)
    left = counts - mu
    inner, cross, outer = _information(mu, design, terms)
    slope = np.einsum("sc,ci->si", left, design)[..., None]
    solved = np.linalg.solve(inner, np.concatenate([slope, cross], axis=2))
    own, through = solved[..., 0], solved[..., 1:]
    schur = outer - np.einsum("sip,siq->pq", cross, through)
    d_gamma = np.linalg.solve(
        schur, np.einsum("sc,cq->q", left, terms) - np.einsum("siq,si->q", cross, own)
    )
    return own - through @ d_gamma, d_gamma


def _described(
    counts: Floats, design: Floats, terms: Floats, known: Floats, beta: Floats, gamma: Floats
) -> Fit:
    eta = beta @ design.T + terms @ gamma + known
    mu = np.exp(eta)
    inner, cross, outer = _information(mu, design, terms)
    schur = outer - np.einsum("sip,siq->pq", cross, np.linalg.solve(inner, cross))
    with np.errstate(divide="ignore", invalid="ignore"):
        entropy = np.where(counts > 0, counts * (np.log(counts) - eta), 0.0)
    unseen = np.exp(beta[:, 0])
    return Fit(
        deviance=float(2 * (entropy - counts + mu).sum()),
        unseen=unseen,
        variance=unseen**2 * np.linalg.inv(inner)[:, 0, 0],
        shared=gamma,
        shared_variance=np.diag(np.linalg.inv(schur)) if len(gamma) else np.zeros(0),
        beta=beta,
    )
