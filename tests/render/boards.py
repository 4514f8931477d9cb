"""Made-up boards for drawing: invented campaigns, people and numbers."""

from datetime import UTC, date, datetime, timedelta

from lantoa.core.figures import Board, Figure, Passport, Scope, Source

FIRST = date(2024, 8, 26)
DIGEST = "3f9c17aa" * 7 + "e21ae21a"
TIKTOK = "Lượt xem (TikTok, ghi từ trang web)"


def passport(**changes):
    seen = datetime(2024, 9, 9, 17, tzinfo=UTC)
    sources = tuple(
        Source(batch=n, file=f"page-{n}.ndjson", sha256="0" * 64, adapter="zeeschuimer", rows=10,
               quarantined=0, seen_from=FIRST_READ + timedelta(days=n),
               seen_to=FIRST_READ + timedelta(days=n, hours=1))
        for n in range(5)
    )  # fmt: skip
    made = {"definition": "made-up", "version": 1, "page": "", "as_of": (seen, seen),
            "scope": Scope(rule="", seen=1, inside=1), "sources": sources, **changes}  # fmt: skip
    return Passport(**made)


FIRST_READ = datetime(2024, 8, 26, 1, tzinfo=UTC)


def figure(figure_id, value=None, lower=None, upper=None, *, unit="post", rows=(), **more):
    label = more.pop("label", figure_id)
    refused = more.pop("refused", "")
    return Figure(id=figure_id, label=label, value=value, lower=lower, upper=upper, unit=unit,
                  rows=tuple(rows), refused=refused, passport=passport(**more))  # fmt: skip


def by_day(numbers):
    return [
        {"key": str(FIRST + timedelta(days=n)), "label": f"ngày {n}", "value": posts,
         "lower": posts, "upper": posts, "posts": posts}
        for n, posts in enumerate(numbers)
    ]  # fmt: skip


def board(name="Một chiến dịch bịa ra", *, days=(3, 8, 5), views=(803_412, 786_100, 820_900),
          posts=None, simulated=True, more=()):  # fmt: skip
    total = sum(days) if posts is None else posts
    views_by_day = [
        {**row, "value": row["value"] * 1000, "lower": row["value"] * 900, "upper": row["value"] * 1100,
         "scope_posts": row["posts"]}
        for row in by_day(days)
    ]  # fmt: skip
    figures = (
        figure("posts", total, total, total, label="Bài đăng"),
        figure("views", *views, unit="event", label=TIKTOK, missing_share=0.018),
        figure("posts_by_day", rows=by_day(days), label="Bài đăng theo ngày"),
        figure("views_by_publication_day", rows=views_by_day, unit="event",
               label="Lượt xem theo ngày đăng bài (TikTok, ghi từ trang web)"),
        figure("posts_by_platform", label="Bài đăng theo nền tảng",
               rows=[{"key": "tiktok", "label": "TikTok", "value": total, "lower": total, "upper": total}]),
        *more,
    )  # fmt: skip
    return Board(campaign="bia-ra", name=name, state=7, state_digest=DIGEST, figures=figures,
                 simulated=simulated)  # fmt: skip
