"""Invented reports for tests of documents."""

from datetime import UTC, date, datetime

from lantoa.core.campaign import Campaign
from lantoa.core.figures import Board, Figure, Part, Passport, Scope, Source, Verdict
from lantoa.render.documents.contents import Report

READ = (datetime(2024, 9, 10, 1, tzinfo=UTC), datetime(2024, 9, 12, 1, tzinfo=UTC))
HOSTILE = "=1+1 \x00\ud800 <b>&amp; #set @ $x$ 🇻🇳"


def passport(**more):
    given = {
        "definition": "views", "version": 1, "page": "docs/measures/views.md",
        "scope": Scope(rule="Bài có hashtag #ToảSáng", seen=30, inside=20, inside_by={"hashtag": 20}),
        "parts": (Part(method="web_capture", metric_def="tiktok", posts=18, value=1000, lower=990,
                       upper=1010, states={"exact": 18}),),
        "missing": {"hidden": 2}, "missing_share": 0.1, "as_of": READ, "interval": "số thật nằm trong khoảng",
        "sources": (Source(batch=1, file="tệp ỗ.ndjson", sha256="ab" * 32, adapter="zeeschuimer", rows=30,
                           quarantined=1, seen_from=READ[0], seen_to=READ[1]),),
        "state": 3, "state_digest": "3f9c17" + "0" * 58, "code": "1", "again": "lantoa board campaign.toml",
    }  # fmt: skip
    return Passport(**{**given, **more})


def figure(figure_id, value=None, *, lower=None, upper=None, rows=(), unit="event", **more):
    ends = {"lower": value if lower is None else lower, "upper": value if upper is None else upper}
    return Figure(
        id=figure_id, label=more.pop("label", f"Số {figure_id}"), value=value, unit=unit, **ends,
        passport=passport(**more.pop("passport", {})), rows=tuple(rows), **more,
    )  # fmt: skip


def row(key, value, low=None, high=None, **more):
    return {"key": key, "label": key, "value": value, "lower": value if low is None else low,
            "upper": value if high is None else high, **more}  # fmt: skip


def report(
    *, simulated=False, lang="vi", name="Hướng về lá cờ Tổ quốc", figures=None, claims=None
):
    days = [row(f"2024-08-{26 + n}", n * 7, label=f"{26 + n}/8/2024") for n in range(5)]
    made = figures or (
        figure("posts", 70, unit="post"),
        figure("views", 11_906_757, lower=11_853_507, upper=12_013_191, label="Lượt xem"),
        figure("reposts", refused="không bài nào có lượt đăng lại: thiếu không phải là 0"),
        figure("posts_by_day", rows=days, unit="post"),
        figure("views_by_platform", rows=[row("tiktok", 5, 4, 6), row("youtube", None)]),
        figure(
            "top_posts", rows=[row("tiktok:1", 9, handle=HOSTILE, label=f"@{HOSTILE} · tiktok:1")]
        ),
    )
    verdicts = claims or (
        Verdict(claim="hơn 11 triệu lượt xem", verdict="supported", parts=({"why": "đã thu đủ"},)),
        Verdict(
            claim="khoảng 5 triệu lượt xem", verdict="contradicted", parts=({"why": "nhiều hơn"},)
        ),
        Verdict(claim=f"99% tích cực {HOSTILE}", verdict="not_shown", missing=("chưa ai đọc",)),
    )
    board = Board(campaign="co", name=name, state=3, state_digest="3f9c17" + "0" * 58,
                  figures=tuple(made), simulated=simulated)  # fmt: skip
    return Report(
        campaign=Campaign(
            id="co", name=name, zone="Asia/Ho_Chi_Minh", first_day=date(2024, 8, 26),
            last_day=date(2024, 8, 30), hashtags=("ToảSáng",), simulated=simulated,
        ),
        board=board, verdicts=tuple(verdicts), sentences={"views": "hơn 11 triệu lượt xem"},
        names={"tiktok": "TikTok", "web_capture": "ghi từ trang web"}, lang=lang,
        made_at=datetime(2024, 9, 12, 3, 4, 5, 678, tzinfo=UTC),
    )  # fmt: skip
