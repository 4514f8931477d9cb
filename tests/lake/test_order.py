"""The law of the lake: how rows come, in which files and in what order, changes nothing."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from lantoa.core.columns import Rows
from lantoa.core.records import HIDDEN, Metric, exact, rounded
from lantoa.lake.lake import Lake
from tests.lake.observations import logical, put, rows, seen

_VIEWS: list[Metric] = [exact(1), exact(2), rounded(541_200, 100), HIDDEN]
_SOURCES = ["row", "row", "file"]
# Post, minute, views, caption, source of the time, followers: numbers, so that a counterexample
# is short.
_SEEN = st.tuples(
    st.integers(1, 5), st.integers(0, 3), st.integers(0, 3), st.integers(0, 3),
    st.integers(0, 2), st.integers(1, 2),
)  # fmt: skip
Told = list[tuple[int, int, int, int, int, int]]


def _rows(told: Told) -> Rows:
    return rows(*(
        seen(number, minute=minute, views=_VIEWS[views], source=_SOURCES[source],
             text=["A", "B", "to\u1ea3", "toa\u0309"][text], followers=followers)
        for number, minute, views, text, source, followers in told
    ))  # fmt: skip


@st.composite
def _histories(draw: Any) -> tuple[Told, list[tuple[Told, Told]]]:
    """Rows, and the same rows as another history: files made of two chunks of rows each."""
    told = draw(st.lists(_SEEN, min_size=1, max_size=14))
    again = draw(st.permutations(told + draw(st.lists(st.sampled_from(told), max_size=6))))
    cuts = sorted(draw(st.lists(st.integers(0, len(again)), max_size=3)))
    files = [again[a:b] for a, b in zip([0, *cuts], [*cuts, len(again)], strict=True)]
    middles = [draw(st.integers(0, len(file))) for file in files]
    halves = [(f[:cut], f[cut:]) for f, cut in zip(files, middles, strict=True)]
    return told, halves


# Without shrinking, which would take minutes here.
@settings(
    max_examples=12,
    deadline=None,
    phases=[Phase.explicit, Phase.reuse, Phase.generate],
    suppress_health_check=[HealthCheck.too_slow],
)
@given(_histories())
def test_the_same_rows_split_repeated_and_shuffled_make_the_same_lake(
    history: tuple[Told, list[tuple[Told, Told]]],
) -> None:
    told, files = history
    with tempfile.TemporaryDirectory() as folder:
        once, retold = Lake(Path(folder) / "once"), Lake(Path(folder) / "retold")
        put(once, _rows(told))
        for number, halves in enumerate(files):
            put(retold, *map(_rows, halves), raw=b"%d\n" % number)
        assert logical(retold) == logical(once)


def test_the_same_files_in_the_same_order_give_the_same_digests(tmp_path: Path) -> None:
    lakes = [Lake(tmp_path / name) for name in ("one", "two")]
    for lake in lakes:
        put(lake, rows(seen(1), seen(2)))
        put(lake, rows(seen(3)), raw=b"three\n")
        lake.compact()
    digests = [[state.digest for state in lake.states()] for lake in lakes]
    assert digests[0] == digests[1]
    assert len(set(digests[0])) == 3


def test_other_rows_give_another_digest(tmp_path: Path) -> None:
    states = [put(Lake(tmp_path / str(n)), rows(seen(1, views=n))) for n in (4, 5)]
    assert states[0].digest != states[1].digest
