"""What the answers of the API have in common: refusals that any may give, and pages of lists."""

from __future__ import annotations

from typing import Annotated, Any, Final

from ninja import Query, Schema

REFUSALS: Final = frozenset((400, 401, 403, 404, 405, 409, 410, 413, 422, 429))
"""Statuses that an operation may answer with besides its own."""


class Wrong(Schema):
    """One value that is wrong: where it stands, and why."""

    where: str
    why: str


class Problem(Schema):
    """A refusal, as RFC 9457 has it."""

    type: str
    title: str
    status: int
    detail: str
    errors: list[Wrong] | None = None


Cursor = Annotated[
    str, Query(max_length=300, description="`next` of the page before; none for the first.")
]
Limit = Annotated[int, Query(ge=1, le=200, description="How many at most.")]
Refused: Final[dict[Any, Any]] = {REFUSALS: Problem}
