"""The board's figures as hand-written DuckDB SQL: what Ibis is measured against.

The same meaning, the same files, the same figures: current posts, scope, last counts by part, all
metrics with their intervals and states, series, tops, spread, gains between readings, sightings.
Each heavy relation is computed once, in a temporary table.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from lantoa.core.records import METRICS
from lantoa.measure.days import campaign_days
from lantoa.measure.sightings import Sightings

if TYPE_CHECKING:
    import duckdb

    from lantoa.core.campaign import Campaign

_KEPT: Final = (
    "key_hash, post_key, platform, channel_key, handle, url, seen_at, published_at,"
    " hashtag_keys, hashtag_plain_keys, assets"
)


def board_by_sql(con: duckdb.DuckDBPyConnection, campaign: Campaign) -> dict[str, Any]:
    """Return every sum that the figures need, by name, as Arrow tables (`part`: the part shown)."""
    (untimed,) = con.sql("SELECT count(*) FROM counts WHERE seen_source = 'file'").fetchall()[0]
    assert not untimed, "this SQL is for counts that say when they were seen"
    day = f"CAST((epoch_us({{}}) - {_micros(campaign)}{{}}) // 86400000000 AS INT) + 1"
    _scoped(con, campaign, day)
    parts = con.sql("SELECT DISTINCT metric_def, method FROM counts").fetchall()
    parts.sort(key=lambda part: (part[1] == "vendor_file", part))
    _last(con, parts)
    found = {
        "posts": "SELECT outcome, platform, role, day, count(*) posts, count(*) FILTER (channel_key IS NULL),"
        " min(seen_at), max(seen_at) FROM scoped GROUP BY ALL",
        "counts": f"SELECT part, platform, role, day, count(*), min(seen_at), max(seen_at), {_sums()}"
        " FROM last GROUP BY ALL",
        "authors": "SELECT contains(channel_key, ':@') weak, count(*) FROM"
        " (SELECT DISTINCT channel_key FROM inside WHERE channel_key IS NOT NULL) GROUP BY ALL",
        "flags": f"SELECT {', '.join(f'count(*) FILTER ({f})' for f in _flags(campaign))} FROM inside",
        "flag_views": f"SELECT part, {_flag_sums(campaign)} FROM last WHERE views_state IN (1, 2)"
        " GROUP BY part",
    }
    tables: dict[str, Any] = {
        name: con.sql(query).to_arrow_table() for name, query in found.items()
    }
    part = con.sql("SELECT part FROM last GROUP BY part ORDER BY count(*) DESC, part LIMIT 1")
    (tables["part"],) = part.fetchall()[0]
    for name, query in _of_part(tables["part"]).items():
        tables[name] = con.sql(query).to_arrow_table()
    tables["gains"] = con.sql(_gains(campaign, parts, day)).to_arrow_table()
    tables["sightings"] = Sightings.of(con.sql(_SIGHTINGS).to_arrow_table())
    return tables


def _micros(campaign: Campaign) -> int:
    return int(campaign.starts_at.timestamp()) * 1_000_000


def _instant(moment: Any) -> str:
    return f"TIMESTAMPTZ '{moment.isoformat()}'"


def _scoped(con: duckdb.DuckDBPyConnection, campaign: Campaign, day: str) -> None:
    con.execute(
        "CREATE TEMP TABLE repeated AS SELECT key_hash FROM posts GROUP BY 1 HAVING count(*) > 1"
    )
    con.execute(f"""CREATE TEMP TABLE more AS SELECT {_KEPT}, version, published_source,
        text IS NOT NULL told FROM posts SEMI JOIN repeated USING (key_hash)""")
    keys = "hashtag_plain_keys" if campaign.ignore_diacritics else "hashtag_keys"
    tags = [f"list_contains({keys}, '{key}')" for key in campaign.hashtag_keys]
    assets = [f"list_contains(assets, '{asset}')" for asset in campaign.assets]
    kol, official = (
        [key for c in campaign.channels if c.role == role for key in c.keys]
        for role in ("kol", "official")
    )
    con.execute(f"""CREATE TEMP TABLE scoped AS
        WITH versions AS (
            SELECT * FROM more QUALIFY row_number() OVER (PARTITION BY key_hash, version ORDER BY seen_at) = 1
        ), newest AS (
            SELECT key_hash, version FROM counts SEMI JOIN repeated USING (key_hash) WHERE version <> 0
            QUALIFY row_number() OVER (PARTITION BY key_hash ORDER BY seen_at DESC, row_hash DESC) = 1
        ), chosen AS (
            SELECT versions.* FROM versions LEFT JOIN newest USING (key_hash)
            QUALIFY row_number() OVER (PARTITION BY key_hash ORDER BY told DESC,
                versions.version IS NOT DISTINCT FROM newest.version DESC, seen_at DESC, versions.version DESC) = 1
        ), facts AS (
            SELECT key_hash, min(seen_at) seen_at,
                coalesce(min(published_at) FILTER (published_source = 'platform'),
                    min(published_at) FILTER (published_source IS DISTINCT FROM 'platform')) published_at,
                coalesce(min(channel_key) FILTER (NOT contains(channel_key, ':@')),
                    min(channel_key) FILTER (contains(channel_key, ':@'))) channel_key
            FROM more GROUP BY 1
        ), now AS (
            SELECT {_KEPT} FROM posts ANTI JOIN repeated USING (key_hash)
            UNION ALL BY NAME
            SELECT chosen.* EXCLUDE (seen_at, published_at, channel_key, version, published_source, told),
                facts.* EXCLUDE (key_hash) FROM chosen JOIN facts USING (key_hash)
        )
        SELECT key_hash, post_key, platform, channel_key, seen_at, published_at,
            CAST(CASE WHEN published_at IS NULL THEN 3
                WHEN published_at < {_instant(campaign.starts_at)} THEN 4
                WHEN published_at >= {_instant(campaign.ends_at)} THEN 5
                WHEN {" OR ".join(tags)} THEN 0 WHEN {" OR ".join(assets)} THEN 1 ELSE 6 END AS TINYINT) outcome,
            {day.format("published_at", "")} AS day,
            CAST(CASE WHEN channel_key IN {tuple(kol)} THEN 0 WHEN channel_key IN {(*official, "")}
                OR platform || ':@' || handle IN {(*official, "")} THEN 1 ELSE 2 END AS TINYINT) AS role,
            {", ".join(f"{test} AS tag_{n}" for n, test in enumerate(tags))},
            {", ".join(f"{test} AS asset_{n}" for n, test in enumerate(assets))}
        FROM now""")  # fmt: skip
    con.execute("CREATE TEMP VIEW inside AS SELECT * FROM scoped WHERE outcome < 3")


def _part(parts: list[tuple[str, str]]) -> str:
    branches = (
        f"WHEN metric_def = '{definition}' AND method = '{method}' THEN {n}"
        for n, (definition, method) in enumerate(parts[:-1])
    )
    return f"CAST(CASE {' '.join(branches)} ELSE {len(parts) - 1} END AS TINYINT)"


def _known(metric: str, table: str = "counts.") -> str:
    return f"({table}{metric}_state IN (1, 2) AND {table}{metric} BETWEEN 0 AND 1000000000000000)"


def _last(con: duckdb.DuckDBPyConnection, parts: list[tuple[str, str]]) -> None:
    metrics = ", ".join(
        f"CASE WHEN {_known(m)} THEN counts.{m} END AS {m},"
        f" CASE WHEN {_known(m)} THEN greatest(counts.{m}_step, 1) ELSE 1 END AS {m}_step,"
        f" CASE WHEN counts.{m}_state IN (1, 2) AND NOT {_known(m)} THEN 5 ELSE counts.{m}_state END AS {m}_state"
        for m in METRICS
    )
    con.execute(f"""CREATE TEMP TABLE last AS
        WITH latest AS (
            SELECT key_hash, {_part(parts)} part, max(seen_at) seen_at FROM counts GROUP BY 1, 2
        ), wanted AS (
            SELECT inside.* EXCLUDE (seen_at, published_at), part, latest.seen_at
            FROM latest JOIN inside USING (key_hash)
        )
        SELECT wanted.*, counts.row_hash, {metrics}
        FROM counts JOIN wanted ON counts.key_hash = wanted.key_hash AND counts.seen_at = wanted.seen_at
            AND {_part(parts)} = wanted.part""")
    ties = "SELECT 1 FROM last GROUP BY key_hash, part HAVING count(*) > 1 LIMIT 1"
    if con.sql(ties).fetchall():
        con.execute("""CREATE OR REPLACE TEMP TABLE last AS SELECT * FROM last QUALIFY
            row_number() OVER (PARTITION BY key_hash, part ORDER BY row_hash DESC) = 1""")


def _sums() -> str:
    sums = [
        f"sum({m}), sum({m}_step >> 1) FILTER ({m} IS NOT NULL), sum({m}_step - 1) FILTER ({m} IS NOT NULL), "
        + ", ".join(f"count(*) FILTER ({m}_state = {state})" for state in range(1, 6))
        for m in METRICS
    ]
    known = "views + likes + comments + shares IS NOT NULL"
    sums.append(
        f"count(*) FILTER ({known}), sum(likes + comments + shares) FILTER ({known}),"
        f" sum((likes_step >> 1) + (comments_step >> 1) + (shares_step >> 1)) FILTER ({known}),"
        f" sum(likes_step + comments_step + shares_step - 3) FILTER ({known}),"
        f" sum(views) FILTER ({known}), sum(views_step >> 1) FILTER ({known}),"
        f" sum(views_step - 1) FILTER ({known})"
    )
    gap = (
        "CASE WHEN views IS NULL THEN views_state WHEN likes IS NULL THEN likes_state"
        " WHEN comments IS NULL THEN comments_state WHEN shares IS NULL THEN shares_state END"
    )
    sums += [f"count(*) FILTER ({gap} = {state})" for state in (0, 3, 4, 5)]
    return ", ".join(sums)


def _flags(campaign: Campaign) -> list[str]:
    return [f"tag_{n}" for n in range(len(campaign.hashtag_keys))] + [
        f"asset_{n}" for n in range(len(campaign.assets))
    ]


def _flag_sums(campaign: Campaign) -> str:
    return ", ".join(
        f"count(*) FILTER ({f}), sum(views) FILTER ({f}), sum(views_step >> 1) FILTER ({f}),"
        f" sum(views_step - 1) FILTER ({f})"
        for f in _flags(campaign)
    )


def _of_part(part: int) -> dict[str, str]:
    known = f"part = {part} AND views IS NOT NULL"
    return {
        "sizes": f"SELECT views, views_step, count(*) posts FROM last WHERE {known} GROUP BY 1, 2",
        "top_posts": f"""WITH top AS (SELECT key_hash, post_key, channel_key, role, seen_at, views, views_step
            FROM last WHERE {known} ORDER BY views DESC, post_key LIMIT 10)
            SELECT * FROM top JOIN (SELECT key_hash, max(url), max(handle) FROM posts
            WHERE key_hash IN (SELECT key_hash FROM top) GROUP BY 1) USING (key_hash)""",
        "top_channels": f"""WITH top AS (SELECT channel_key, sum(views) views, sum(views_step >> 1),
            sum(views_step - 1), count(*), min(role) FROM last WHERE {known} AND channel_key IS NOT NULL
            GROUP BY 1 ORDER BY 2 DESC, 1 LIMIT 10)
            SELECT * FROM top JOIN (SELECT channel_key, max(handle) FROM posts
            WHERE channel_key IN (SELECT channel_key FROM top) GROUP BY 1) USING (channel_key)""",
    }


def _gains(campaign: Campaign, parts: list[tuple[str, str]], day: str) -> str:
    after = len(campaign_days(campaign)) + 1
    ends = _instant(campaign.ends_at)
    return f"""WITH readings AS (
            SELECT key_hash, {_part(parts)} part, counts.seen_at, row_hash, day published, views,
                greatest(views_step, 1) views_step, greatest({day.format("counts.seen_at", " - 1")}, 1) reading
            FROM counts JOIN (SELECT key_hash, day FROM inside) USING (key_hash)
            WHERE counts.seen_at <= {ends} AND {_known("views")}
            UNION ALL
            SELECT key_hash, part, seen_at, row_hash, day, views, views_step, {after}
            FROM last WHERE seen_at > {ends} AND views IS NOT NULL
        ), ends AS (
            SELECT key_hash, part, reading, published, views, views_step FROM readings
            QUALIFY lead(reading) OVER (PARTITION BY key_hash, part ORDER BY seen_at, row_hash)
                IS DISTINCT FROM reading
        ), pairs AS (
            SELECT *, lag(reading) OVER w since, lag(views) OVER w earlier, lag(views_step) OVER w step
            FROM ends WINDOW w AS (PARTITION BY key_hash, part ORDER BY reading)
        )
        SELECT part, reading, coalesce(since, 0) since, if(since IS NULL, published, 0) published,
            count(*) posts, sum(views - coalesce(earlier, 0)) gained,
            sum((views_step >> 1) + coalesce(step - 1, 0)) low,
            sum(views_step - 1 + coalesce(step >> 1, 0)) high
        FROM pairs GROUP BY ALL"""


_SIGHTINGS: Final = """SELECT key_hash post, block, batches, published_at, place + 1000 * size stratum
    FROM (SELECT key_hash, batch_id // 62 block, bit_or(1::BIGINT << batch_id % 62) batches
        FROM counts GROUP BY 1, 2)
    JOIN (SELECT key_hash, published_at,
        CASE platform WHEN 'tiktok' THEN 200000 WHEN 'instagram' THEN 100000 ELSE 0 END + (day - 1) // 7 place
        FROM inside) USING (key_hash)
    JOIN (SELECT key_hash, max(size) size FROM (
        SELECT key_hash, 0 size FROM inside
        UNION ALL
        SELECT key_hash, CASE WHEN views IS NULL THEN 0 WHEN views < 100 THEN 1 WHEN views < 1000 THEN 2
            WHEN views < 10000 THEN 3 WHEN views < 100000 THEN 4 ELSE 5 END FROM last) GROUP BY 1)
        USING (key_hash)"""
