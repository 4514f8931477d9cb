"""Authors replaced at the door."""

from datetime import UTC, date, datetime

from lantoa.core.campaign import Campaign, DeclaredChannel
from lantoa.core.columns import rows_of
from lantoa.core.records import Channel, Comment, Post, Records
from lantoa.flows.pseudonyms import Pseudonyms

SEEN = datetime(2024, 9, 1, tzinfo=UTC)
HIDE = Pseudonyms(b"k" * 32)


def some_rows():
    post = Post(
        platform="tiktok",
        post_key="tiktok:1",
        seen_at=SEEN,
        channel_key="tiktok:42",
        handle="an.example",
        text="Cùng @binh.example nhé, thư a@example.vn #cờ",
        url="https://www.tiktok.com/@an.example/video/1",
        coauthors=("tiktok:43",),
    )
    channel = Channel(
        platform="tiktok",
        channel_key="tiktok:42",
        seen_at=SEEN,
        handle="an.example",
        name="An Example",
    )
    comment = Comment(
        platform="tiktok", comment_key="tiktok:c", post_key="tiktok:1", seen_at=SEEN,
        channel_key="tiktok:42", text="@an.example hay",
    )  # fmt: skip
    return rows_of([(1, "", Records(posts=(post,), channels=(channel,), comments=(comment,)))], [])


def test_no_author_is_left_in_the_rows():
    rows = some_rows()
    HIDE.apply(rows)
    text = repr((rows.posts, rows.counts, rows.channels, rows.comments))
    for name in ("an.example", "An Example", "binh.example", "tiktok:42", "tiktok:43"):
        assert name not in text
    assert "a@example.vn" in text, "an e-mail address is no mention"
    assert "tiktok:1" in text, "posts keep their keys"


def test_the_same_author_gets_the_same_pseudonym_everywhere():
    rows = some_rows()
    HIDE.apply(rows)
    assert rows.posts["channel_key"][0] == rows.channels["channel_key"][0]
    assert rows.posts["channel_key"][0] == rows.comments["channel_key"][0]
    assert rows.posts["channel_key"][0].startswith("tiktok:~")


def test_another_workspace_gives_other_pseudonyms():
    assert HIDE.channel("tiktok:42") != Pseudonyms(b"x" * 32).channel("tiktok:42")


def test_a_campaign_finds_its_channels_under_their_pseudonyms():
    campaign = Campaign(
        id="a", name="A", zone="UTC", first_day=date(2024, 1, 1), last_day=date(2024, 1, 2),
        channels=(DeclaredChannel(platform="tiktok", role="kol", handle="An.Example"),),
    )  # fmt: skip
    keys = [key for channel in HIDE.campaign(campaign).channels for key in channel.keys]
    assert keys == ["tiktok:@an.example", HIDE.channel("tiktok:@an.example")]
