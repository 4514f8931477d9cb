"""What a period comes to: fair to who gives, honest about what nobody looked at."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from lantoa.core.deliverables import Carried, Handed, Item, Posts, Selection, Total, Watched
from lantoa.core.periods import periods
from lantoa.core.reckoning import Amount, Piece, Reckoned, carried_at, reckon

A = Watched(name="Kênh A", keys=("tiktok:1", "tiktok:@a.vidu"))
B = Watched(name="Kênh B", keys=("tiktok:2",))
(SEPTEMBER,) = periods("month", date(2024, 9, 1), date(2024, 9, 30))
IN = datetime(2024, 9, 15, tzinfo=UTC)
AFTER = datetime(2024, 10, 10, tzinfo=UTC)
SEEN = {"tiktok:1": AFTER, "tiktok:2": AFTER}
FOUR = Posts(selection=Selection(channels=(A,)), at_least=4)


def pieces(confirmed=0, found=0, refused=0, text=0) -> list[Piece]:
    kinds = [("confirmed", "channel")] * confirmed + [("found", "channel")] * found
    kinds += [("refused", "channel")] * refused + [("found", "text")] * text
    return [
        Piece(key=str(n), at=IN + timedelta(hours=n), said=said, match=match)  # type: ignore[arg-type]
        for n, (said, match) in enumerate(kinds)
    ]


def of(rule: Any = FOUR, held=(), *, now=AFTER, looks=SEEN, **more) -> Reckoned:
    return reckon(rule, SEPTEMBER, held, now=now, looks=looks, **more)


def test_enough_confirmed_posts_prove_it():
    assert of(held=pieces(4)).state == "proven"
    assert of(held=pieces(4)).days_late == 0


def test_what_software_found_proves_nothing_until_a_person_confirms_it():
    found = of(held=pieces(1, found=3))
    assert (found.state, found.have, found.waiting) == ("found", 1, 3)


def test_a_match_by_text_alone_is_only_suggested():
    found = of(held=pieces(1, text=9))
    assert (found.state, found.waiting, found.suggested) == ("late", 0, 9)


def test_too_little_after_the_day_is_late_by_the_days_since():
    found = of(held=pieces(3, refused=2))
    assert (found.state, found.have, found.days_late) == ("late", 3, 10)


def test_before_the_day_it_is_due_or_partly_there():
    assert of(now=IN).state == "due"
    assert of(held=pieces(1), now=IN).state == "partly"
    assert of(now=datetime(2024, 9, 30, 16, 59, tzinfo=UTC)).state == "due"


def test_what_no_capture_looked_at_is_no_miss_and_the_channel_is_named():
    for looks in ({}, {"tiktok:1": IN}):
        found = of(held=pieces(3), looks=looks)
        assert (found.state, found.unseen) == ("not_measured", ("Kênh A",))
    assert of(looks={"tiktok:@a.vidu": AFTER}).state == "late"


def test_an_extension_moves_the_day():
    assert of(held=pieces(3), due=date(2024, 10, 10)).state == "partly"
    assert of(held=pieces(3), due=date(2024, 10, 9)).days_late == 1


def test_what_is_handed_over_needs_no_capture_and_keeps_its_own_day():
    rule = Handed(at_least=40)
    late = Piece(key="bộ ảnh", at=datetime(2024, 10, 6, tzinfo=UTC), said="confirmed", pieces=40)
    found = of(rule, [late], looks={})
    assert (found.state, found.days_late, found.slow) == ("proven", 6, True)
    some = Piece(key="bộ ảnh", at=IN, said="confirmed", pieces=34)
    assert of(rule, [some], looks={}).state == "late"


ITEM = Item(id="x", at=IN, title="Một bài của cổng", link="https://cong.example.vn/1")
CARRIED = Carried(selection=Selection(channels=(A, B)), items=(ITEM,))


def on(channel: str, hours: float, said: Any = "confirmed") -> Piece:
    at = IN + timedelta(hours=hours)
    return Piece(
        key=f"{channel}{hours}", at=at, said=said, match="link", channel=channel, item="x"
    )


def test_two_posts_on_one_channel_carry_nothing_to_two_channels():
    assert carried_at(CARRIED, ITEM, [on("tiktok:1", 1), on("tiktok:1", 2)]) is None
    assert of(CARRIED, [on("tiktok:1", 1), on("tiktok:1", 2)]).state == "late"


def test_an_item_on_two_channels_in_time_is_proven_and_later_it_is_slow():
    found = of(CARRIED, [on("tiktok:1", 1), on("tiktok:2", 23)])
    assert (found.state, found.need, found.have, found.days_late) == ("proven", 1, 1, 0)
    assert of(CARRIED, [on("tiktok:1", 1), on("tiktok:2", 25)]).days_late == 1
    assert of(CARRIED, [on("tiktok:1", 1), on("tiktok:2", 2, "found")]).state == "found"


def test_without_an_item_nothing_was_owed():
    empty = Carried(selection=Selection(channels=(A, B)), items=())
    assert of(empty).state == "nothing"
    assert of(empty, now=IN).state == "due"


MILLION = Total(selection=Selection(channels=(A,)), at_least=1_000_000)


def saw(lower: int, upper: int | None, said: Any = "confirmed", method="web_capture") -> Piece:
    amount = Amount(method=method, metric_def="tiktok", lower=lower, upper=upper)
    return Piece(key=f"{lower}{method}", at=IN, said=said, amounts=(amount,))


def test_a_total_is_proven_by_what_is_certain_only():
    assert of(MILLION, [saw(600_000, None), saw(400_000, None)]).state == "proven"
    assert of(MILLION, [saw(600_000, None), saw(400_000, None, "found")]).state == "found"


def test_a_total_that_may_yet_be_true_is_not_late():
    assert of(MILLION, [saw(999_000, 1_200_000)]).state == "not_measured"
    assert of(MILLION, [saw(10, None)]).state == "not_measured"
    assert of(MILLION, [saw(10, 999_999)]).state == "late"
    assert of(MILLION, []).state == "late"


def test_counts_of_two_methods_are_never_added():
    held = [saw(600_000, 700_000), saw(500_000, 700_000, method="vendor_file")]
    assert of(MILLION, held).state != "proven"


@given(
    said=st.lists(st.sampled_from(["found", "confirmed", "refused"]), max_size=8),
    need=st.integers(1, 6), now=st.sampled_from([IN, AFTER]), seen=st.booleans(),
)  # fmt: skip
def test_more_evidence_never_makes_it_worse(said, need, now, seen):
    rank = {"late": 0, "not_measured": 0, "due": 0, "partly": 1, "found": 2, "proven": 3}
    looks = SEEN if seen else {}
    rule = Posts(selection=Selection(channels=(A,)), at_least=need)
    held = [Piece(key=str(n), at=IN, said=s) for n, s in enumerate(said)]
    more = [*held, Piece(key="more", at=IN, said="confirmed")]
    before, after = of(rule, held, now=now, looks=looks), of(rule, more, now=now, looks=looks)
    assert rank[after.state] >= rank[before.state]
    assert after.have == before.have + 1
