"""Boards as they were computed, kept in this process: one look at a state costs the next nothing."""

from __future__ import annotations

import threading
from collections import OrderedDict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Generic, TypeVar

from lantoa.core.errors import BadInput
from lantoa.flows.check_claims import check_claims
from lantoa.flows.publishable import publishable
from lantoa.web.campaigns.queries import lake, workspace

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from lantoa.core.figures import Board, Verdict
    from lantoa.core.formats import Lang
    from lantoa.lake.states import StateRow
    from lantoa.web.campaigns.queries import Listed

    Key = tuple[str, ...]

Thing = TypeVar("Thing")
_BOARDS: Final = 24
_PAGES: Final = 96


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """A campaign's board with what is said beside it."""

    listed: Listed
    board: Board
    verdicts: tuple[Verdict, ...]
    sentences: Mapping[str, str]
    """Figure id → the sentence that may be published."""
    key: Key
    """The same for the same campaign file, state and language."""


class _Kept(Generic[Thing]):
    """The last few things made, by key; what was asked for longest ago goes first."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._held: OrderedDict[Key, Thing] = OrderedDict()
        self._lock = threading.Lock()

    def get(self, key: Key, make: Callable[[], Thing]) -> Thing:
        with self._lock:
            if key in self._held:
                self._held.move_to_end(key)
                return self._held[key]
        made = make()
        with self._lock:
            self._held[key] = made
            while len(self._held) > self._most:
                self._held.popitem(last=False)
        return made


_boards: _Kept[Shown] = _Kept(_BOARDS)
_pages: _Kept[bytes] = _Kept(_PAGES)


def state_shown(at: str | None) -> StateRow:
    """Return the state of the lake that a page is about; the newest unless `at` names one.

    Raises
    ------
    BadInput
        Nothing was imported yet.
    NoSuchState
        `at` names none.
    """
    if not lake().exists:
        raise BadInput("nothing was imported yet")
    return lake().state(at or None)


def board_shown(listed: Listed, lang: Lang, at: str | None = None) -> Shown:
    """Return a campaign's board at a state, with verdicts and publishable sentences."""
    state = state_shown(at)
    key = (
        str(listed.path),
        *map(str, listed.stamp),
        listed.of,
        state.digest,
        str(state.state),
        lang,
    )

    def make() -> Shown:
        campaign = listed.declared
        board, verdicts = check_claims(
            workspace(), campaign, at=state.state, lang=lang, campaign_file=str(listed.path)
        )
        sentences = publishable(board, campaign, lang=lang)
        return Shown(listed=listed, board=board, verdicts=verdicts, sentences=sentences, key=key)

    return _boards.get(key, make)


def page_kept(key: Key, make: Callable[[], bytes]) -> bytes:
    """Return the bytes of a page that says the same as long as its key is the same."""
    return _pages.get(key, make)
