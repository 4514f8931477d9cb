"""From a figure to the very rows: posts of a scope, counts of a post, rows of a batch, one line."""

from __future__ import annotations

from contextlib import ExitStack
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from lantoa.core.errors import BadInput, LakeError
from lantoa.core.records import METRICS
from lantoa.flows.quarantine import raw_row
from lantoa.lake.engines import duckdb_tables
from lantoa.measure.scope import INSIDE, OUTCOMES, scoped_posts

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from lantoa.core.campaign import Campaign
    from lantoa.flows.workspace import Workspace
    from lantoa.lake.states import StateRow

_METRIC_COLUMNS: Final = ", ".join(
    f"c.{metric}{end}" for metric in METRICS for end in ("", "_step", "_state")
)
_LINE_LIMIT: Final = 2_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class SeenCount:
    """One observation of one post: what was read, when, by which method, and where it stands."""

    post_key: str
    url: str | None
    seen_at: datetime
    seen_source: str
    method: str
    metric_def: str
    metrics: Mapping[str, tuple[int | None, int | None, int]]
    """Metric → (value, step, state), as :class:`lantoa.core.records.Metric`."""
    batch: int
    line: int
    member: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ScopedPost:
    """One post, whether a campaign's figures are about it, and why."""

    post_key: str
    platform: str
    outcome: str
    """One of ``OUTCOMES``: why it is inside (hashtag, asset, every_post) or outside."""
    published_at: datetime | None
    handle: str | None
    url: str | None
    counts: int
    """How often it was counted, by any method."""


def posts_of_scope(
    workspace: Workspace,
    campaign: Campaign,
    state: StateRow,
    *,
    outcome: str = "",
    offset: int = 0,
    limit: int = 50,
) -> tuple[int, list[ScopedPost]]:
    """Return how many posts a campaign's scope holds, and some of them by post key.

    Parameters
    ----------
    outcome
        Only posts inside, or outside, for this reason (see ``OUTCOMES``); ``""`` for all inside.
    offset, limit
        Which of them.

    Raises
    ------
    BadInput
        There is no such reason.
    StateGone
        The state's files were vacuumed away.
    """
    if outcome and outcome not in OUTCOMES:
        raise BadInput(f"posts are told apart by {', '.join(OUTCOMES)}, not by {outcome!r}")
    backend, tables = duckdb_tables(workspace.lake, state, ("posts", "counts"))
    with ExitStack() as kept:

        def keep(table: Any) -> Any:
            return kept.enter_context(table.cache())

        scoped = scoped_posts(tables["posts"], tables["counts"], campaign, keep=keep)
        index = OUTCOMES.index(outcome) if outcome else None
        wanted = scoped.filter(
            scoped.outcome < INSIDE if index is None else scoped.outcome == index
        )
        wanted = keep(wanted.select("key_hash", "post_key", "platform", "outcome", "published_at"))
        total = int(wanted.count().to_pyarrow().as_py())
        rows = wanted.order_by("post_key").limit(limit, offset=offset).to_pyarrow().to_pylist()
    said = _said(backend.con, [row["key_hash"] for row in rows])
    rows = [row | said.get(row["key_hash"], {}) for row in rows]
    return total, [_scoped_post(row) for row in rows]


def is_inside(outcome: str) -> bool:
    """Whether posts of this outcome (one of ``OUTCOMES``) lie inside a scope."""
    return OUTCOMES.index(outcome) < INSIDE


def is_in_scope(workspace: Workspace, campaign: Campaign, state: StateRow, post_key: str) -> bool:
    """Whether a post lies in a campaign's scope."""
    _, tables = duckdb_tables(workspace.lake, state, ("posts", "counts"))
    with ExitStack() as kept:

        def keep(table: Any) -> Any:
            return kept.enter_context(table.cache())

        scoped = scoped_posts(tables["posts"], tables["counts"], campaign, keep=keep)
        its = scoped.filter((scoped.outcome < INSIDE) & (scoped.post_key == post_key))
        return bool(its.count().to_pyarrow().as_py())


def _said(connection: Any, keys: list[int]) -> dict[int, dict[str, Any]]:
    """Address, handle and number of counts of a few posts."""
    found = _rows(
        connection,
        """SELECT key_hash, max(url) AS url, max(handle) AS handle,
                  (SELECT count(*) FROM counts c WHERE c.key_hash = p.key_hash) AS n
           FROM posts p WHERE key_hash IN (SELECT unnest(?)) GROUP BY key_hash""",
        [keys],
    )
    return {row["key_hash"]: row for row in found}


def _rows(connection: Any, query: str, values: list[Any]) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = connection.sql(query, params=values).to_arrow_table().to_pylist()
    return found


def _scoped_post(row: Mapping[str, Any]) -> ScopedPost:
    return ScopedPost(
        post_key=row["post_key"],
        platform=row["platform"],
        outcome=OUTCOMES[row["outcome"]],
        published_at=row["published_at"],
        handle=row.get("handle"),
        url=row.get("url"),
        counts=row.get("n") or 0,
    )


def counts_of_post(workspace: Workspace, state: StateRow, post_key: str) -> list[SeenCount]:
    """Return every observation of a post up to a state, oldest first."""
    return _counts(workspace, state, "c.post_key = ?", [post_key], "c.seen_at, c.batch_id, c.line")


def counts_of_batch(
    workspace: Workspace, state: StateRow, *, offset: int = 0, limit: int = 50
) -> list[SeenCount]:
    """Return the observations that a batch added, in the order of its file.

    What an earlier batch had already brought stands there, not here.
    """
    return _counts(
        workspace, state, "c.batch_id = ?", [state.state], "c.member, c.line, c.post_key",
        offset=offset, limit=limit,
    )  # fmt: skip


def _counts(
    workspace: Workspace,
    state: StateRow,
    where: str,
    values: list[Any],
    order: str,
    *,
    offset: int = 0,
    limit: int = 500,
) -> list[SeenCount]:
    backend, _ = duckdb_tables(workspace.lake, state, ("posts", "counts"))
    # Which rows first, their addresses after: a page of rows needs few of them.
    query = f"""
        WITH c AS (SELECT * FROM counts c WHERE {where} ORDER BY {order}
                   LIMIT {int(limit)} OFFSET {int(offset)}),
             p AS (SELECT key_hash, max(url) AS url FROM posts
                   WHERE key_hash IN (SELECT key_hash FROM c) GROUP BY key_hash)
        SELECT c.post_key, p.url, c.seen_at, c.seen_source, c.method, c.metric_def, c.batch_id,
               c.line, c.member, {_METRIC_COLUMNS}
        FROM c LEFT JOIN p USING (key_hash) ORDER BY {order}"""
    return [_seen_count(row) for row in _rows(backend.con, query, values)]


def _seen_count(row: Mapping[str, Any]) -> SeenCount:
    return SeenCount(
        post_key=row["post_key"],
        url=row["url"],
        seen_at=row["seen_at"],
        seen_source=row["seen_source"] or "",
        method=row["method"] or "",
        metric_def=row["metric_def"] or "",
        metrics={m: (row[m], row[f"{m}_step"], row[f"{m}_state"] or 0) for m in METRICS},
        batch=row["batch_id"],
        line=row["line"],
        member=row["member"] or "",
    )


def raw_text(workspace: Workspace, sha256: str, line: int, member: str = "") -> str:
    """Return one line of a kept raw file as text, at most two million characters of it.

    Raises
    ------
    BadInput
        No kept file has this digest, or it has no such line.
    """
    try:
        raw = workspace.lake.raw_line(sha256, line, member)
    except LakeError:
        raw = raw_row(workspace, sha256, line, member=member)
    return raw[:_LINE_LIMIT].decode("utf-8", "replace")
