"""Every figure of a board, in the order in which it is shown.

A new figure is a function, a line here, a label, its page in ``docs/measures`` and its test.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from lantoa.core.records import METRICS
from lantoa.measure import by_place, growth, series, spread, tops, totals
from lantoa.measure.passports import Definition

if TYPE_CHECKING:
    from lantoa.core.campaign import Campaign

DEFINITIONS: Final = (
    Definition("posts", 1, "posts.md", "post", "exact", totals.posts),
    Definition("authors", 1, "authors.md", "channel", "authors", totals.authors),
    *(Definition(m, 1, f"{m}.md", "event", "rounding", totals.metric) for m in METRICS),
    Definition("engagement_rate", 1, "engagement_rate.md", "ratio", "shares", totals.engagement_rate),
    Definition("median_views", 1, "median_views.md", "event", "rounding", spread.median_views),
    Definition("top_1_percent_share", 1, "top_share.md", "ratio", "shares", spread.top_1_percent_share),
    Definition("top_10_percent_share", 1, "top_share.md", "ratio", "shares", spread.top_10_percent_share),
    Definition("late_growth", 1, "late_growth.md", "event", "differences", growth.late_growth),
    Definition("posts_by_day", 1, "by_day.md", "post", "exact", series.posts_by_day),
    Definition("views_by_publication_day", 1, "by_day.md", "event", "rounding", series.views_by_publication_day),
    Definition("views_gained_by_day", 1, "views_gained_by_day.md", "event", "differences", growth.views_gained_by_day),
    Definition("posts_by_platform", 1, "by_platform.md", "post", "exact", series.posts_by_platform),
    Definition("views_by_platform", 1, "by_platform.md", "event", "rounding", series.views_by_platform),
    Definition("posts_by_hashtag", 1, "by_hashtag.md", "post", "exact", series.posts_by_hashtag),
    Definition("views_by_hashtag", 1, "by_hashtag.md", "event", "rounding", series.views_by_hashtag),
    Definition("posts_by_role", 1, "by_role.md", "post", "exact", series.posts_by_role),
    Definition("views_by_role", 1, "by_role.md", "event", "rounding", series.views_by_role),
    Definition("uses_of_asset", 1, "uses_of_asset.md", "post", "exact", series.uses_of_asset),
    Definition("top_posts", 1, "top_posts.md", "event", "rounding", tops.top_posts),
    Definition("top_channels", 1, "top_channels.md", "event", "rounding", tops.top_channels),
    Definition("data_quality", 2, "data_quality.md", "ratio", "exact", series.data_quality),
)  # fmt: skip

PLACE_DEFINITIONS: Final = (
    Definition("posts_by_province", 1, "by_province.md", "post", "exact", by_place.posts_by_province),
    Definition("views_by_province", 1, "by_province.md", "event", "rounding", by_place.views_by_province),
    Definition("authors_by_province", 1, "by_province.md", "channel", "authors", by_place.authors_by_province),
    Definition("views_gained_by_province", 1, "by_province.md", "event", "differences", by_place.views_gained_by_province),
    Definition("coverage_gaps", 1, "coverage_gaps.md", "place", "named", by_place.coverage_gaps),
)  # fmt: skip
"""Only on the board of a campaign that declares places."""


def definitions_of(campaign: Campaign) -> tuple[Definition, ...]:
    """Return the figures of a campaign's board, in the order in which they are shown."""
    return (*DEFINITIONS, *PLACE_DEFINITIONS) if campaign.places else DEFINITIONS
