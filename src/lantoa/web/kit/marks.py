"""Marks on views that say who may come in; a view without any is for signed-in members only."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable

View = TypeVar("View", bound="Callable[..., Any]")
_MARK: Final = "lantoa_open_to"


def open_to_all(view: View) -> View:
    """Let anybody in, signed in or not: the way in itself, and what carries its own key."""
    return _marked(view, "all")


def open_to_outside(view: View) -> View:
    """Let outside parties in besides members; the view scopes what they see by their actor."""
    return _marked(view, "outside")


def open_to_accounts(view: View) -> View:
    """Let everybody in who has an account, whatever they may see: their own account is theirs."""
    return _marked(view, "accounts")


def open_while_alone(view: View) -> View:
    """Let whoever sits at the machine in, besides members, as long as there are no accounts."""
    return _marked(view, "alone")


def marks_of(view: Any) -> frozenset[str]:
    """Return the marks of a view."""
    held: frozenset[str] = getattr(view, _MARK, frozenset())
    return held


def _marked(view: View, mark: str) -> View:
    setattr(view, _MARK, marks_of(view) | {mark})
    return view
