"""What a passport says of coverage: posts counted, posts missing, and posts that are elsewhere.

Two things that must not be taken for each other: of the posts that a figure is about some may have
no value (missing), and the scope may hold posts on platforms that the figure is not about
(elsewhere: counted apart, beside, never added).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from lantoa.core.formats import number, share
from lantoa.core.words import PLATFORMS, REASONS, spoken

if TYPE_CHECKING:
    from collections.abc import Mapping

    from lantoa.core.figures import Passport
    from lantoa.core.formats import Lang


def platform_of(passport: Passport, lang: Lang) -> str:
    """Return the platform that the figure is about where there are others beside it, else ""."""
    if not passport.parts or not passport.elsewhere:
        return ""
    return spoken(PLATFORMS, passport.parts[0].metric_def.partition(".")[0], lang)


def posts_about(passport: Passport, lang: Lang) -> str:
    """Return how many posts a figure is about: ``59.512 bài TikTok``."""
    posts, platform = number(passport.about, lang), platform_of(passport, lang)
    if lang == "vi":
        return f"{posts} bài {platform}".strip()
    return f"{posts} {platform} posts" if platform else f"{posts} posts"


def reasons(missing: Mapping[str, int], lang: Lang) -> list[str]:
    """Return why posts have no value, each reason with its number of posts, most first."""
    return [
        f"{number(n, lang)} {spoken(REASONS, reason, lang)}"
        for reason, n in sorted(missing.items(), key=lambda pair: -pair[1])
        if n
    ]


def lacking(passport: Passport, lang: Lang) -> str:
    """Return what is missing of the posts that a figure is about, "" where nothing is.

    Examples
    --------
    >>> from lantoa.core.figures import Part, Passport, Scope
    >>> its = Passport(definition="views", version=1, page="", scope=Scope(rule="", seen=9, inside=9),
    ...                missing={"hidden": 1}, missing_share=1 / 6, elsewhere={"instagram": 3},
    ...                parts=(Part(method="", metric_def="tiktok", posts=6, value=1, lower=1, upper=1),))
    >>> lacking(its, "vi")
    'thiếu 1 trên 6 bài TikTok (16,7%): chủ kênh ẩn số'
    >>> beside(its, "vi")
    '3 bài Instagram được đếm riêng, không cộng vào'
    """
    posts = sum(passport.missing.values())
    if not posts:
        return ""
    whys = reasons(passport.missing, lang)
    why = "; ".join(whys) if len(whys) > 1 else whys[0].removeprefix(f"{number(posts, lang)} ")
    of = f"{posts_about(passport, lang)} ({share(passport.missing_share, lang)})"
    counted = number(posts, lang)
    return (
        f"thiếu {counted} trên {of}: {why}"
        if lang == "vi"
        else f"without {counted} of {of}: {why}"
    )


def beside(passport: Passport, lang: Lang) -> str:
    """Return how many posts of the scope are on other platforms, "" where none is."""
    there = [
        f"{number(n, lang)} {'bài ' if lang == 'vi' else ''}{spoken(PLATFORMS, platform, lang)}"
        for platform, n in passport.elsewhere.items()
        if n
    ]
    if not there:
        return ""
    if lang == "vi":
        return f"{', '.join(there)} được đếm riêng, không cộng vào"
    return f"{', '.join(there)} posts are counted apart, not added"
