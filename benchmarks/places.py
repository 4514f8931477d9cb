"""Places in captions: how many captions a second on one core, and how often the matcher is right."""

from __future__ import annotations

import statistics
import time
from datetime import date
from typing import TYPE_CHECKING

from benchmarks.labelled_places import read, score
from benchmarks.measuring import Result
from lantoa.language.places.matching import PlaceMatcher
from lantoa.language.places.units import Gazetteer

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

CAPTIONS = 20_000
DAY = date(2026, 9, 1)
ORDINARY = (
    "Sáng nay cả lớp mình dậy sớm tập bài múa mới, mệt mà vui quá trời luôn #tuoitre #xuhuong",
    "Cảm ơn mọi người đã xem đến cuối video, nhớ để lại bình luận cho tụi mình nha #fyp",
    "Công thức món này đơn giản lắm: gạo nếp, lá chuối, một chút muối và thật nhiều kiên nhẫn",
    "Hôm nay trời đẹp, mình đi làm về ngang qua đám đông đang hát, đứng nghe quên cả giờ",
    "toi nay rảnh không cả nhà ơi, mình livestream lúc tám giờ nhé, có quà cho bạn đến sớm",
    "Mẹ bảo con gái lớn rồi phải biết nấu ăn, còn con thì chỉ biết ăn thôi #giadinh #haihuoc",
)


def results(_: Path) -> list[Result]:
    """Measure the load of the list, the speed of the matcher, and its precision and recall."""
    load = _median(lambda: _units().__len__(), 7)
    matcher = PlaceMatcher()
    halves = {half: read(half, matcher.gazetteer) for half in ("tuning", "judging")}
    naming = [caption.text for captions in halves.values() for caption in captions]
    found = [Result("the list of units read", load * 1000, "ms", 50.0, "14,149 versions")]
    for name, captions, target in (
        ("1,000 captions, a third name places", _mixed(naming), 50.0),
        ("1,000 captions, nearly all name places", naming, 75.0),
    ):
        many = (captions * (CAPTIONS // len(captions) + 1))[:CAPTIONS]
        took = _median(lambda: [matcher.mentions(text, on=DAY) for text in many], 5)  # noqa: B023
        each = f"{CAPTIONS / took:,.0f} captions/s, {sum(map(len, many)) / len(many):.0f} letters"
        found.append(Result(f"places: {name}", took / CAPTIONS * 1e6, "ms", target, each))
    for half, labelled in halves.items():
        its = score(labelled, matcher)
        size = f"{its.captions} captions, {its.labels} labels, {its.found} found"
        for word, share, target in (
            ("precision", its.precision, 3.0),
            ("recall", its.recall, 10.0),
        ):
            found.append(Result(f"places: {half}, lacking in {word}", 100 * (1 - share), "%", target,
                                f"{word} {share:.3f}; {size}"))  # fmt: skip
    return found


def _mixed(naming: list[str]) -> list[str]:
    mixed = []
    for n, text in enumerate(naming):
        mixed += [text, ORDINARY[n % len(ORDINARY)], ORDINARY[(n * 5 + 3) % len(ORDINARY)]]
    return mixed


def _units() -> tuple[object, ...]:
    from lantoa.language.places import units

    units._shipped.cache_clear()
    return Gazetteer.shipped().units


def _median(work: Callable[[], object], runs: int) -> float:
    """CPU time: other programs on this machine are not what is measured."""
    work()
    taken = []
    for _ in range(runs):
        begun = time.process_time()
        work()
        taken.append(time.process_time() - begun)
    return statistics.median(taken)
