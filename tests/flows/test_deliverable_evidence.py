"""Evidence in the lake: found by channels, for its period, with the line it stands on."""

from __future__ import annotations

import tempfile
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from lantoa.core.deliverables import (
    Carried,
    Deliverable,
    Handed,
    Item,
    Posts,
    Selection,
    Total,
    Watched,
)
from lantoa.core.periods import periods
from lantoa.core.records import Channel, Count, Metric, Post, Records, exact, rounded
from lantoa.flows.deliverable_evidence import Searched, search
from lantoa.flows.workspace import Workspace
from tests.lake.observations import put, rows

START = datetime(2024, 9, 1, 3, tzinfo=UTC)
A = Watched(name="Kênh A", keys=("tiktok:1", "tiktok:@a.vidu"))
B = Watched(name="Kênh B", keys=("tiktok:2",))
MONTHS = {f"m{n}": p for n, p in enumerate(periods("month", date(2024, 9, 1), date(2024, 12, 31)))}


def day(days: float) -> datetime:
    return START + timedelta(days=days)


def posted(
    number: int = 1, *, days: float | None = 1, seen: float = 5, tags=("happyvietnam",),
    channel: str | None = "tiktok:1", views: int | Metric = 10, text="Chào", **more: Any,
) -> Records:  # fmt: skip
    shown = Post(
        **{
            "platform": "tiktok", "post_key": f"tiktok:p{number}", "seen_at": day(seen),
            "channel_key": channel, "kind": "video", "text": text, "hashtags": tuple(tags),
            "url": f"https://example.vn/{number}", "published_source": "platform",
            "published_at": None if days is None else day(days),
        } | more
    )  # fmt: skip
    value = exact(views) if isinstance(views, int) else views
    count = Count(platform="tiktok", post_key=shown.post_key, seen_at=day(seen), seen_source="row",
                  method="web_capture", metric_def="tiktok", views=value)  # fmt: skip
    return Records(posts=(shown,), counts=(count,))


def rule(**more: Any) -> Posts:
    asked = {"channels": (A,), "any_hashtag": ("#HappyVietnam",)} | more
    return Posts(selection=Selection(**asked), at_least=4)


def of(held: Any, name: str = "d") -> Deliverable:
    return Deliverable(id=name, rule=held, periods=MONTHS)


@pytest.fixture
def place(tmp_path: Path) -> Workspace:
    return Workspace.at(tmp_path)


def found(place: Workspace, *records: Records, rule: Any, raw=b"a line\n") -> Searched:
    put(place.lake, rows(*records), raw=raw)
    return search(place, [of(rule)])


def keys(searched: Searched) -> list[tuple[str, str]]:
    return [(one.period, one.post_key) for one in searched.candidates]


def test_a_post_is_found_for_its_month_with_the_line_it_stands_on(place):
    said = found(place, posted(1), posted(2, days=40), rule=rule())
    assert keys(said) == [("m0", "tiktok:p1"), ("m1", "tiktok:p2")]
    first = said.candidates[0]
    assert (first.batch, first.line, first.file) == (1, 1, "captures.ndjson")
    assert place.lake.raw_line(first.sha256, 1) == b"a line"
    assert (first.channel, first.match, first.url) == (
        "tiktok:1",
        "hashtag",
        "https://example.vn/1",
    )
    assert (said.state, said.state_digest) == (1, place.lake.state().digest)


def test_midnight_of_vietnam_parts_two_months(place):
    late = datetime(2024, 9, 30, 16, 59, 59, tzinfo=UTC)
    first = posted(1, published_at=late)
    second = posted(2, published_at=late + timedelta(seconds=1))
    assert keys(found(place, first, second, rule=rule())) == [
        ("m0", "tiktok:p1"),
        ("m1", "tiktok:p2"),
    ]


@pytest.mark.parametrize(
    ("post", "asked"),
    [
        ({"channel": "tiktok:3"}, {}), ({"tags": ("khac",)}, {}), ({}, {"platforms": frozenset({"youtube"})}),
        ({}, {"kinds": frozenset({"live"})}), ({}, {"disclosed": True}), ({"days": -40}, {}),
        ({}, {"all_hashtags": ("#happyvietnam", "#khac")}), ({"days": None}, {}),
        ({"tags": ("HạppyVietnam",)}, {"ignore_diacritics": False}),
    ],
)  # fmt: skip
def test_a_post_that_lacks_what_is_asked_is_no_evidence(place, post, asked):
    assert keys(found(place, posted(**post), rule=rule(**asked))) == []


@pytest.mark.parametrize(
    ("post", "asked"),
    [
        ({"channel": "tiktok:@a.vidu"}, {}), ({"channel": None, "handle": "A.Vidu"}, {}),
        ({"channel": "tiktok:9", "coauthors": ("tiktok:1",)}, {}),
        ({"tags": ("HạppyViệtnam",)}, {}), ({"tags": ()}, {"any_hashtag": ()}),
        ({"is_paid_partnership": True}, {"disclosed": True}),
        ({"tags": ("happyvietnam", "khac")}, {"all_hashtags": ("#khac",)}),
    ],
)  # fmt: skip
def test_a_channel_is_known_by_any_of_its_names_and_tags_by_any_spelling(place, post, asked):
    assert keys(found(place, posted(**post), rule=rule(**asked))) == [("m0", "tiktok:p1")]


def test_a_post_without_a_time_is_counted_apart(place):
    said = found(place, posted(1, days=None), posted(2), rule=rule())
    assert said.undated == {"d": 1}


def test_a_caption_that_lost_its_hashtag_later_stays_evidence(place):
    put(place.lake, rows(posted(1, seen=2)))
    said = found(place, posted(1, seen=9, tags=()), rule=rule(), raw=b"later\n")
    assert keys(said) == [("m0", "tiktok:p1")]
    assert said.candidates[0].batch == 1


def test_it_says_when_each_channel_was_last_looked_at(place):
    channel = Channel(platform="tiktok", channel_key="tiktok:2", seen_at=day(7))
    said = found(
        place, posted(1, seen=5), Records(channels=(channel,)), rule=rule(channels=(A, B))
    )
    assert said.looks == {"tiktok:1": day(5), "tiktok:2": day(7)}


def test_a_look_at_the_counts_alone_is_a_look_too(place):
    put(place.lake, rows(posted(1, seen=5)))
    again = replace(posted(1, seen=20), posts=())
    assert found(place, again, rule=rule(), raw=b"x\n").looks["tiktok:1"] == day(20)


def test_an_empty_lake_and_an_empty_register_give_nothing(place):
    assert search(place, [of(rule())]) == Searched(candidates=(), looks={})
    put(place.lake, rows(posted()))
    assert search(place, []).candidates == ()
    assert search(place, [of(Handed())]).candidates == ()


ITEM = Item(id="bai-1", at=day(1), title="Lễ hội áo dài mở cửa đón khách ở phố cổ",
            link="https://cong.example.vn/tin/1", hashtag="#aodaiphoco")  # fmt: skip
CARRIED = Carried(selection=Selection(channels=(A, B)), items=(ITEM,))


@pytest.mark.parametrize(
    ("post", "match"),
    [
        ({"text": "Mời đọc http://www.cong.example.vn/tin/1/?utm=x nhé"}, "link"),
        ({"tags": ("ÁoDàiPhốCổ",)}, "hashtag"),
        ({"text": "lễ hội ÁO DÀI vừa mở cửa, đón khách ở phố cổ đó bà con"}, "text"),
        ({"text": "Lễ hội trái cây mở cửa"}, None),
        ({"text": "https://cong.example.vn/tin/1", "days": 0.9}, None),
        ({"text": "https://cong.example.vn/tin/1", "days": 4}, "link"),
        ({"text": "lễ hội áo dài mở cửa đón khách ở phố cổ", "days": 4}, None),
    ],
)
def test_an_item_is_carried_by_link_or_hashtag_and_suggested_by_its_words(place, post, match):
    said = found(place, posted(**({"days": 1.5} | post)), rule=CARRIED)
    assert [one.match for one in said.candidates] == ([match] if match else [])
    assert {one.item for one in said.candidates} <= {"bai-1"}


def test_a_post_of_two_channels_carries_an_item_on_both(place):
    both = posted(days=1.5, text="https://cong.example.vn/tin/1", coauthors=("tiktok:2",))
    said = found(place, both, rule=CARRIED)
    assert [one.channel for one in said.candidates] == ["tiktok:1", "tiktok:2"]
    assert keys(
        found(place, posted(2, coauthors=("tiktok:2",)), rule=rule(channels=(A, B)), raw=b"y\n")
    )


def test_a_total_lies_between_the_last_count_before_its_day_and_the_first_after(place):
    for number, (seen, views) in enumerate([(5, 100), (20, 5_000), (33, 9_000), (50, 20_000)]):
        put(place.lake, rows(posted(seen=seen, views=rounded(views, 100))), raw=b"%d\n" % number)
    asked = Total(selection=Selection(channels=(A,)), at_least=1)
    (one,) = search(place, [of(asked)]).candidates
    (amount,) = one.amounts
    assert (amount.lower, amount.upper, amount.method) == (4_950, 9_099, "web_capture")


_POSTED = st.builds(
    posted, st.integers(1, 4), days=st.sampled_from([1, 29.9, 31, 70, None]),
    seen=st.sampled_from([80, 90, 130]), tags=st.sampled_from([("happyvietnam",), (), ("x",)]),
    channel=st.sampled_from(["tiktok:1", "tiktok:2", "tiktok:3", None]),
    handle=st.sampled_from(["a.vidu", "b.vidu", None]), views=st.sampled_from([5, 500, 90_000]),
    text=st.sampled_from(["Chào", "https://cong.example.vn/tin/1", None]),
)  # fmt: skip
REGISTER = [
    of(rule(channels=(A, B)), "posts"), of(CARRIED, "carried"),
    of(Total(selection=Selection(channels=(A,)), at_least=1_000), "total"),
]  # fmt: skip


def told(records: list[list[Records]]) -> Searched:
    with tempfile.TemporaryDirectory() as folder:
        place = Workspace.at(folder)
        for number, some in enumerate(records):
            put(place.lake, rows(*some), raw=b"%d\n" % number)
        return search(place, REGISTER)


def meant(said: Searched) -> Any:
    """What a search says, whatever the order in which its files came."""
    plain: dict[str, Any] = {"batch": 0, "line": 0, "member": "", "file": "", "sha256": ""}
    return sorted(map(repr, (replace(one, **plain) for one in said.candidates))), said.looks


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(records=st.lists(_POSTED, min_size=1, max_size=8), data=st.data())
def test_order_splitting_and_repetition_of_imports_change_nothing(records, data):
    again = data.draw(
        st.permutations(records + data.draw(st.lists(st.sampled_from(records), max_size=3)))
    )
    cut = data.draw(st.integers(1, len(again)))
    split = [part for part in (again[:cut], again[cut:]) if part]
    assert meant(told(split)) == meant(told([records]))


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    first=st.lists(_POSTED, min_size=1, max_size=6),
    later=st.lists(_POSTED, min_size=1, max_size=6),
)
def test_a_later_import_never_takes_evidence_away(first, later):
    def pieces(said: Searched) -> set[tuple[str, ...]]:
        return {(c.deliverable, c.period, c.post_key, c.item) for c in said.candidates}

    before, after = told([first]), told([first, later])
    assert pieces(before) <= pieces(after)
    assert all(after.looks[key] >= at for key, at in before.looks.items())
    lower = {
        (c.period, c.post_key): sum(a.lower for a in c.amounts)
        for c in before.candidates
        if c.amounts
    }
    grown = {
        (c.period, c.post_key): sum(a.lower for a in c.amounts)
        for c in after.candidates
        if c.amounts
    }
    assert all(grown[key] >= value for key, value in lower.items())
