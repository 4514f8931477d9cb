"""The roster and the register of networks as tables, and a KOL, a network, a list as their pages say them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.urls import reverse
from django.utils.html import format_html, format_html_join

from lantoa.core.formats import day, number
from lantoa.core.text import without_secrets
from lantoa.web.kit.spoken import say
from lantoa.web.kit.tables import Choice, Column, Table
from lantoa.web.kols import queries
from lantoa.web.kols.tiers import tier_of
from lantoa.web.kols.words import KOL_KINDS, NETWORK_KINDS, PLATFORMS, followers_said

if TYPE_CHECKING:
    from collections.abc import Iterable

    from lantoa.core.formats import Lang
    from lantoa.web.kols.models import Channel, Kol, Network
    from lantoa.web.kols.tiers import Steps
    from lantoa.web.people.actors import Actor


def roster_table(by: Actor, *, archived: bool = False) -> Table[Kol]:
    """Return the table of KOLs, with what somebody may narrow it by."""
    steps = queries.tiers_of(queries.home_unit(by=by))
    networks = queries.networks(by=by).values_list("pk", "name")[:300]
    return Table(
        name="kol-da-cat" if archived else "kol",
        columns=_columns(steps),
        choices=(
            Choice(key="platform", name=("Nền tảng", "Platform"),
                   options=tuple((key, (name, name)) for key, name in PLATFORMS.items()),
                   narrowed=queries.on_platform),
            Choice(key="topic", name=("Chủ đề", "Topic"),
                   options=tuple((key, (name, name)) for key, name in queries.topics(by=by)),
                   narrowed=queries.of_topic),
            Choice(key="tier", name=("Nhóm", "Tier"),
                   options=tuple((name, (name, name)) for name, _ in steps),
                   narrowed=lambda rows, tier: queries.of_tier(rows, tier, steps)),
            Choice(key="network", name=("Mạng lưới", "Network"),
                   options=tuple((str(key), (name, name)) for key, name in networks),
                   narrowed=queries.in_network),
        ),
        search=queries.searched,
        sort="name",
    )  # fmt: skip


def _columns(steps: Steps) -> tuple[Column[Kol], ...]:
    return (
        Column(key="name", name=("Nghệ danh", "Stage name"), value=lambda k: k.name, head=True,
               cell=lambda k, _: link("kol", k.pk, k.name), order=("sort_name",)),
        Column(key="channels", name=("Kênh", "Channels"), value=_channels, cell=channels_shown),
        Column(key="followers", name=("Theo dõi nhiều nhất", "Most followers"), numeric=True,
               value=lambda k: k.followers, cell=_followers, order=("followers",)),
        Column(key="tier", name=("Nhóm", "Tier"), value=lambda k: tier_of(k.followers, steps)),
        Column(key="topics", name=("Chủ đề", "Topics"), value=lambda k: ", ".join(k.topics)),
        Column(key="networks", name=("Mạng lưới", "Networks"),
               value=lambda k: ", ".join(b.network.name for b in _belongings(k))),
        Column(key="home", name=("Nơi ở", "Home"), value=lambda k: k.home, order=("home",)),
        Column(key="unit", name=("Đơn vị", "Unit"), value=lambda k: k.unit.name,
               order=("unit__path",)),
        Column(key="kind", name=("Loại", "Kind"), value=lambda k: k.kind, only="file"),
        Column(key="languages", name=("Ngôn ngữ", "Languages"),
               value=lambda k: ", ".join(k.languages), only="file"),
        Column(key="urls", name=("Địa chỉ kênh", "Addresses"), only="file",
               value=lambda k: " ".join(c.url for c in _open(k))),
    )  # fmt: skip


def networks_table(*, archived: bool = False) -> Table[Network]:
    """Return the table of networks."""
    return Table(
        name="mang-luoi-da-cat" if archived else "mang-luoi",
        columns=(
            Column(key="name", name=("Tên", "Name"), value=lambda n: n.name, head=True,
                   cell=lambda n, _: link("network", n.pk, n.name), order=("sort_name",)),
            Column(key="kind", name=("Loại", "Kind"), value=lambda n: NETWORK_KINDS[n.kind][0],
                   cell=lambda n, lang: say(lang, *NETWORK_KINDS[n.kind]), order=("kind",)),
            Column(key="kols", name=("KOL hiện có", "KOLs now"), value=lambda n: n.kols,
                   numeric=True, order=("kols",)),
            Column(key="unit", name=("Đơn vị", "Unit"), value=lambda n: n.unit.name,
                   order=("unit__path",)),
        ),
        search=queries.searched,
        sort="name",
    )  # fmt: skip


def link(view: str, key: object, words: str) -> str:
    """Return a link to a page of ours."""
    return format_html('<a href="{}">{}</a>', reverse(view, args=(key,)), words)


def channels_shown(kol: Kol, lang: Lang) -> str:
    """Return a KOL's open channels as links to their profiles."""
    del lang
    return format_html_join(
        " ", '<span class="nb">{} <a href="{}" rel="noreferrer noopener external">{}</a></span>',
        ((PLATFORMS.get(c.platform, c.platform), without_secrets(c.url), c.named)
         for c in _open(kol)),
    )  # fmt: skip


def channel_facts(channels: Iterable[Channel], lang: Lang) -> list[dict[str, Any]]:
    """Return channels as a page lists them, with their former handles."""
    return [
        {
            "channel": one,
            "platform": PLATFORMS.get(one.platform, one.platform),
            "followers": followers_said(one.followers, one.followers_step, lang),
            "on": one.followers_on and day(one.followers_on, lang),
            "former": [f"@{old.handle}" for old in one.former.all()],
            "since": day(one.since.date(), lang),
            "until": one.until and day(one.until.date(), lang),
        }
        for one in channels
    ]


def kol_facts(*, by: Actor, kol: Kol, lang: Lang) -> dict[str, Any]:
    """Return what the page of a KOL says to who asks."""
    steps = queries.tiers_of(kol.unit)
    held = list(kol.channels.prefetch_related("former").order_by("platform", "-since"))
    return {
        "kol": kol,
        "kind": say(lang, *KOL_KINDS[kol.kind]),
        "tier": tier_of(kol.followers, steps),
        "followers": number(kol.followers, lang) if kol.followers is not None else "",
        "channels": channel_facts((c for c in held if c.until is None), lang),
        "past_channels": channel_facts((c for c in held if c.until is not None), lang),
        "private": queries.private_of(by=by, kol=kol),
        "belongings": list(kol.belongings.select_related("network")),
    }


def _open(kol: Kol) -> list[Channel]:
    return getattr(kol, "open_channels", [])


def _belongings(kol: Kol) -> list[Any]:
    return getattr(kol, "open_belongings", [])


def _channels(kol: Kol) -> str:
    return ", ".join(f"{PLATFORMS.get(c.platform, c.platform)} {c.named}" for c in _open(kol))


def _followers(kol: Kol, lang: Lang) -> str:
    held = [c for c in _open(kol) if c.followers == kol.followers]
    step = held[0].followers_step if held else None
    return followers_said(kol.followers, step, lang)
