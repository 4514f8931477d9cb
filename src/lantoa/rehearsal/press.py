"""Mentions in the press, as a table that somebody kept by hand, with its mapping."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Final
from zoneinfo import ZoneInfo

import numpy as np

from lantoa.rehearsal.dirt import Dirty
from lantoa.rehearsal.words import HEADLINES, MARK, PAPERS

if TYPE_CHECKING:
    from lantoa.rehearsal.scenario import OneFile, Scenario

MAPPING_NAME: Final = "mo-phong-press.mapping.toml"
MAPPING: Final = """\
# Bảng tin báo chí (mô phỏng): cột nào là gì. Press mentions (simulated): which column is which.
# Không có cột số đo nào: báo không cho biết lượt đọc, và thiếu không phải là 0.
platform = "press"
method = "by_hand"

[columns]
url = "Đường dẫn"
author_name = "Báo"
text = "Tiêu đề"
published_at = "Ngày đăng"

[constants]
kind = "article"
seen_at = {seen_at}

[time]
published_at = {{ zone = "{zone}", format = "%d/%m/%Y %H:%M" }}
"""


def mapping(scenario: Scenario, plan: OneFile) -> str:
    """Return the mapping file of the table."""
    return MAPPING.format(seen_at=plan.at.isoformat(), zone=scenario.zone)


def published(scenario: Scenario, plan: OneFile) -> list[int]:
    """Return the second of publication of each article, oldest first."""
    rng = np.random.default_rng([scenario.seed, 3])
    latest = int(plan.at.timestamp()) - scenario.starts_s
    at = scenario.starts_s + np.sort((rng.beta(3, 3, plan.rows) * latest).astype(np.int64))
    minutes: list[int] = (at // 60 * 60).tolist()
    return minutes


def table(scenario: Scenario, plan: OneFile) -> tuple[bytes, list[Dirty]]:
    """Return the table with its header, and the dirty rows that end it."""
    rng = np.random.default_rng([scenario.seed, 4])
    zone = ZoneInfo(scenario.zone)
    lines = ["Báo,Tiêu đề,Đường dẫn,Ngày đăng"]
    for number, second in enumerate(published(scenario, plan), 1):
        paper, site = PAPERS[int(rng.integers(len(PAPERS)))]
        headline = HEADLINES[int(rng.integers(len(HEADLINES)))]
        when = datetime.fromtimestamp(second, zone)
        lines.append(
            f'{paper} ({MARK}),"{headline} – {scenario.name}",'
            f"https://{site}/mo-phong/bai-{number}.html,{when:%d/%m/%Y %H:%M}"
        )
    bad = Dirty(
        row=f"Báo Ví Dụ ({MARK}),Bài không có đường dẫn,,01/09/2024 08:00\n".encode(),
        what="an article without an address",
        reason="neither an id nor an address",
    )
    return ("\n".join(lines) + "\n").encode(), [bad]
