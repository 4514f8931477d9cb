"""The questions to DuckDB of a search for evidence; each is asked once for a whole register."""

from __future__ import annotations

from typing import Final

HITS: Final = """
CREATE OR REPLACE TEMP TABLE wanted AS SELECT DISTINCT key FROM watched;
CREATE OR REPLACE TEMP TABLE hit AS
SELECT row_number() OVER () AS hit, key_hash, post_key, platform, kind, {text} AS text, url,
       published_at, seen_at, hashtag_keys, hashtag_plain_keys, batch_id, line, member,
       coalesce(is_ad, false) OR coalesce(is_paid_partnership, false) AS disclosed,
       channel_key, platform || ':@' || lower(handle) AS by_handle, coauthors
FROM posts
WHERE channel_key IN (SELECT key FROM wanted)
   OR platform || ':@' || lower(handle) IN (SELECT key FROM wanted)
   OR (len(coauthors) > 0 AND list_has_any(coauthors, (SELECT list(key) FROM wanted)));
CREATE OR REPLACE TEMP TABLE stands_on AS
SELECT hit, key, min(place) AS place FROM (
    SELECT hit, channel_key AS key, 0 AS place FROM hit
    UNION ALL SELECT hit, by_handle, 0 FROM hit
    UNION ALL SELECT hit, unnest(coauthors), 1 FROM hit WHERE len(coauthors) > 0)
WHERE key IN (SELECT key FROM wanted) GROUP BY hit, key;
CREATE OR REPLACE TEMP TABLE counted AS
SELECT key_hash, seen_at{metrics} FROM counts WHERE key_hash IN (SELECT key_hash FROM hit);
"""
"""Every version of every post on a wanted channel, on which of its keys, and all its counts."""

METRIC: Final = """,
  coalesce(method, '') AS method, coalesce(metric_def, '') AS metric_def,
  {metric}, {metric}_step, {metric}_state"""
"""Columns of the counts of one metric that totals are of."""

CANDIDATES: Final = """
CREATE OR REPLACE TEMP TABLE chosen AS
SELECT deliverable, hit, CASE WHEN carried THEN c.channel ELSE '' END AS carrier,
       arg_min(c.channel, s.place * 100000 + c.place) AS channel
FROM stands_on s JOIN watched c USING (key) JOIN wants w USING (deliverable) JOIN hit h USING (hit)
WHERE published_at IS NOT NULL
  AND (len(w.platforms) = 0 OR list_contains(w.platforms, h.platform))
  AND (len(w.kinds) = 0 OR list_contains(w.kinds, h.kind))
  AND (NOT w.disclosed OR h.disclosed)
  AND (len(w.any_tags) = 0
       OR list_has_any(CASE WHEN w.plain THEN h.hashtag_plain_keys ELSE h.hashtag_keys END, w.any_tags))
  AND (len(w.all_tags) = 0
       OR list_has_all(CASE WHEN w.plain THEN h.hashtag_plain_keys ELSE h.hashtag_keys END, w.all_tags))
GROUP BY ALL;
CREATE OR REPLACE TEMP TABLE dated AS
SELECT c.deliverable, c.hit, c.channel, o.period, o.due_ends
FROM (SELECT chosen.*, published_at FROM chosen JOIN hit USING (hit)) c
ASOF JOIN owed o ON o.deliverable = c.deliverable AND c.published_at >= o.starts
WHERE c.published_at < o.ends;
CREATE OR REPLACE TEMP TABLE candidate AS
SELECT w.id AS deliverable, w.carried, d.period, d.due_ends, d.channel, d.hit, h.key_hash,
       h.post_key, h.published_at, h.seen_at, h.url, h.batch_id, h.line, h.member
FROM dated d JOIN wants w USING (deliverable) JOIN hit h USING (hit)
QUALIFY w.carried OR row_number() OVER (
    PARTITION BY d.deliverable, d.period, h.key_hash
    ORDER BY h.seen_at, h.batch_id, h.line, h.member) = 1;
"""
"""Posts that a rule selects, in one of its periods: the earliest version that matches."""

FOUND: Final = """
SELECT deliverable, period, post_key, channel, epoch_us(published_at) AS published_us,
       epoch_us(seen_at) AS seen_us, url, batch_id, line, coalesce(member, '') AS member, hit
FROM candidate ORDER BY deliverable, period, published_at, post_key, channel, seen_at, hit
"""

CAPTIONS: Final = """
SELECT hit, text, hashtag_keys AS tags, hashtag_plain_keys AS plain_tags FROM hit
WHERE hit IN (SELECT hit FROM candidate WHERE carried)
"""

AMOUNTS: Final = """
SELECT d.deliverable, d.period, d.post_key, n.method, n.metric_def,
       max(CASE WHEN n.seen_at < d.due_ends THEN n.lower END) AS lower,
       min(CASE WHEN n.seen_at >= d.due_ends THEN n.upper END) AS upper
FROM candidate d JOIN total t USING (deliverable) JOIN (
    SELECT key_hash, method, metric_def, seen_at, {metric} - (greatest(coalesce({metric}_step, 1), 1) >> 1) AS lower,
           {metric} + greatest(coalesce({metric}_step, 1), 1) - 1 AS upper
    FROM counted
    WHERE {metric}_state IN (1, 2) AND {metric} BETWEEN 0 AND 1000000000000000) n
  USING (key_hash)
WHERE t.metric = '{metric}'
GROUP BY ALL ORDER BY ALL
"""
"""What each method saw of a post before it was due, and first after."""

LOOKS: Final = """
WITH seen AS (
    SELECT key_hash, max(seen_at) AS seen_at FROM counted GROUP BY key_hash
    UNION ALL SELECT key_hash, seen_at FROM hit),
named AS (
    SELECT channel_key AS key, seen_at FROM channels
    UNION ALL SELECT platform || ':@' || lower(handle), seen_at FROM channels)
SELECT key, max(seen_at) AS seen_at FROM (
    SELECT s.key, t.seen_at FROM stands_on s JOIN hit h USING (hit) JOIN seen t USING (key_hash)
    UNION ALL SELECT key, seen_at FROM named WHERE key IN (SELECT key FROM wanted))
GROUP BY key ORDER BY key
"""
"""When each wanted channel was last seen: a post of it, a count of one, or its own page."""

UNDATED: Final = """
SELECT w.id AS deliverable, count(DISTINCT h.post_key) AS n
FROM stands_on s JOIN watched c USING (key) JOIN wants w USING (deliverable) JOIN hit h USING (hit)
WHERE h.published_at IS NULL
  AND h.key_hash NOT IN (SELECT key_hash FROM hit WHERE published_at IS NOT NULL)
GROUP BY w.id ORDER BY w.id
"""
