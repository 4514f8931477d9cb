"""What somebody may do at a unit: six rights, each given apart."""

from __future__ import annotations

from enum import IntFlag


class Right(IntFlag):
    """One right or several; whoever has any may also view."""

    VIEW = 1
    """See boards, posts, KOLs and agreements."""
    EDIT = 2
    """Enter and change."""
    APPROVE = 4
    """Say yes or no to what others entered."""
    PUBLISH = 8
    """Release figures and documents to the public."""
    EXPORT = 16
    """Take tables and files out."""
    PEOPLE = 32
    """Invite people, give and end rights, shape the tree of units."""


ALL = ~Right(0)
"""Every right: what an owner has at the root."""
NONE = Right(0)


def rights_of(held: int) -> Right:
    """Return rights as they are kept in a column; any right brings the right to view.

    Examples
    --------
    >>> rights_of(4)
    <Right.VIEW|APPROVE: 5>
    >>> rights_of(0)
    <Right: 0>
    """
    known = Right(held & int(ALL))
    return known | Right.VIEW if known else NONE


def named(right: Right) -> list[str]:
    """Return the names of the rights in one, as they are kept in logs and forms.

    Examples
    --------
    >>> named(Right.VIEW | Right.PEOPLE)
    ['view', 'people']
    """
    return [one.name.lower() for one in Right if one in right and one.name]


def from_names(names: list[str]) -> Right:
    """Return the rights of these names; unknown names are passed over.

    Examples
    --------
    >>> from_names(["edit", "fly"])
    <Right.VIEW|EDIT: 3>
    """
    return rights_of(sum(one for one in Right if one.name and one.name.lower() in set(names)))
