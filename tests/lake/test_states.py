"""States are named by number or by the beginning of their digest."""

from __future__ import annotations

from pathlib import Path

import pytest

from lantoa.core.errors import LakeBroken, NoSuchState
from lantoa.lake.lake import Lake
from lantoa.lake.states import chosen_state
from tests.lake.observations import put, rows, seen


@pytest.fixture
def lake(tmp_path: Path) -> Lake:
    made = Lake(tmp_path)
    put(made, rows(seen(1)))
    put(made, rows(seen(2)), raw=b"two\n")
    return made


def test_none_is_the_newest(lake: Lake) -> None:
    assert lake.state() == lake.states()[-1]


def test_a_state_is_found_by_number_and_by_digest(lake: Lake) -> None:
    first, second = lake.states()
    assert lake.state(1) == lake.state("1") == lake.state(first.digest) == first
    assert lake.state(f" {second.digest[:6].upper()} ") == second


@pytest.mark.parametrize("at", ["0", 3, -1, "", "abc", "latest", "²", "x" * 64])
def test_what_names_no_state_is_refused_in_words(lake: Lake, at: str | int) -> None:
    with pytest.raises(NoSuchState, match="the lake has states 1 to 2"):
        lake.state(at)


def test_a_prefix_that_is_too_short_is_refused(lake: Lake) -> None:
    with pytest.raises(NoSuchState, match="first 6 characters"):
        lake.state(lake.state().digest[:5].replace("0", "f"))


def test_a_prefix_that_several_states_have_is_refused(lake: Lake) -> None:
    state = lake.state()
    with pytest.raises(NoSuchState, match="2 states"):
        chosen_state([state, state], state.digest[:8])


def test_each_digest_holds_all_that_came_before(tmp_path: Path) -> None:
    last = []
    for name, first in (("a", 1), ("b", 2)):
        lake = Lake(tmp_path / name)
        put(lake, rows(seen(first)))
        last.append(put(lake, rows(seen(9)), raw=b"nine\n").digest)
    assert last[0] != last[1]
    assert all(len(digest) == 64 for digest in last)


def test_states_that_cannot_be_read_are_said_in_words(lake: Lake) -> None:
    for file in (lake.root / "states").glob("*.parquet"):
        file.write_bytes(b"nonsense")
    with pytest.raises(LakeBroken, match="states of the lake"):
        Lake(lake.root).states()


def test_states_whose_files_are_gone_are_said_in_words(lake: Lake) -> None:
    for file in (lake.root / "states").glob("*.parquet"):
        file.unlink()
    with pytest.raises(LakeBroken, match="states of the lake"):
        Lake(lake.root).states()
