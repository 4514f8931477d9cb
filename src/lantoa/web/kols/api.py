"""KOLs, their channels, and networks, for programs: what a token may see, never its restricted part."""

from __future__ import annotations

from datetime import date, datetime  # noqa: TC003 - the schemas are read at run time
from typing import TYPE_CHECKING, Any
from uuid import UUID  # noqa: TC003

from ninja import Field, Router, Schema, Status

from lantoa.web.kit.answers import Cursor, Limit, Refused
from lantoa.web.kit.paging import page_of_rows
from lantoa.web.kols import channel_services, queries, services
from lantoa.web.people.doors import actor
from lantoa.web.people.rights import Right

if TYPE_CHECKING:
    from django.http import HttpRequest

router = Router(tags=["kols"])


class ChannelOut(Schema):
    """An account on a platform; `followers` is what somebody claimed on `followers_on`."""

    id: UUID
    platform: str
    handle: str
    native_id: str
    url: str
    followers: int | None
    followers_on: date | None
    since: datetime
    until: datetime | None


class KolOut(Schema):
    """A KOL, without the restricted part."""

    id: UUID
    unit: str
    name: str
    kind: str
    home: str
    topics: list[str]
    languages: list[str]
    followers: int | None
    networks: list[UUID]
    channels: list[ChannelOut]
    version: int
    archived_at: datetime | None


class KolsOut(Schema):
    """One page of KOLs."""

    items: list[KolOut]
    next: str | None


class KolIn(Schema):
    """A KOL to be entered, with a first channel where there is one."""

    unit: str = Field(pattern=r"^[0-9a-z]{12}$")
    name: str = Field(min_length=1, max_length=200)
    kind: str = Field("person", pattern=r"^(person|brand)$")
    home: str = Field("", max_length=200)
    topics: list[str] = Field([], max_length=50)
    languages: list[str] = Field([], max_length=50)
    address: str = Field(
        "", max_length=4000, description="Of a profile, or of a post that names it."
    )


class ChannelIn(Schema):
    """A channel to be given to a KOL."""

    address: str = Field(min_length=1, max_length=4000)
    native_id: str = Field("", max_length=100)
    followers: str = Field("", max_length=40, description="As read, `541.2K` say.")
    move: bool = Field(default=False, description="Take it from whom it belonged to.")


class NetworkOut(Schema):
    """A network, without its contacts."""

    id: UUID
    unit: str
    name: str
    kind: str
    kols: int
    archived_at: datetime | None


class NetworksOut(Schema):
    """One page of networks."""

    items: list[NetworkOut]
    next: str | None


@router.get("/kols", response={200: KolsOut, **Refused}, summary="KOLs", url_name="api-kols")
def kols(
    request: HttpRequest,
    q: str = "",
    archived: bool = False,
    cursor: Cursor = "",
    limit: Limit = 50,
) -> dict[str, Any]:
    """List the KOLs that a token may see; `q` looks past diacritics and case."""
    rows = queries.searched(queries.roster(by=actor(request), archived=archived), q[:200])
    items, following = page_of_rows(
        rows, cursor, limit, by=("sort_name", "pk"), newest_first=False
    )
    return {"items": [_kol(one) for one in items], "next": following}


@router.post(
    "/kols", response={201: KolOut, **Refused}, summary="Enter a KOL", url_name="api-kol-add"
)
def add_kol(request: HttpRequest, said: KolIn) -> Status[dict[str, Any]]:
    """Enter a KOL, and its first channel: both, or neither."""
    by = actor(request)
    made = channel_services.add_kol_at(
        by=by, unit_id=said.unit, private=services.PrivateSaid(), address=said.address,
        said=services.KolSaid(name=said.name, kind=said.kind, home=said.home, topics=said.topics,
                              languages=said.languages),
    )  # fmt: skip
    return Status(201, _one(request, made.pk))


@router.get(
    "/kols/{kol}", response={200: KolOut, **Refused}, summary="One KOL", url_name="api-kol"
)
def kol(request: HttpRequest, kol: UUID) -> dict[str, Any]:
    """Give one KOL with its open channels."""
    return _one(request, kol)


@router.post("/kols/{kol}/channels", response={201: ChannelOut, **Refused},
             summary="Give a KOL a channel", url_name="api-kol-channels")  # fmt: skip
def add_channel(request: HttpRequest, kol: UUID, said: ChannelIn) -> Status[Any]:
    """Give a KOL the channel of an address."""
    by = actor(request)
    owner = queries.kol(by=by, id=kol, right=Right.EDIT)
    made = channel_services.add_channel(
        by=by, owner=owner, address=said.address, native_id=said.native_id,
        followers=said.followers, move=said.move,
    )  # fmt: skip
    return Status(201, made)


@router.get("/networks", response={200: NetworksOut, **Refused}, summary="Networks",
            url_name="api-networks")  # fmt: skip
def networks(
    request: HttpRequest, q: str = "", cursor: Cursor = "", limit: Limit = 50
) -> dict[str, Any]:
    """List the networks that a token may see."""
    rows = queries.searched(queries.networks(by=actor(request)), q[:200])
    items, following = page_of_rows(
        rows, cursor, limit, by=("sort_name", "pk"), newest_first=False
    )
    return {"items": [_network(one) for one in items], "next": following}


def _one(request: HttpRequest, key: UUID) -> dict[str, Any]:
    by = actor(request)
    found = queries.kol(by=by, id=key)
    found.open_channels = list(found.channels.filter(until=None))  # type: ignore[attr-defined]
    found.open_belongings = list(found.belongings.filter(until=None))  # type: ignore[attr-defined]
    return _kol(found)


def _kol(one: Any) -> dict[str, Any]:
    return {
        "id": one.pk, "unit": one.unit_id, "name": one.name, "kind": one.kind, "home": one.home,
        "topics": one.topics, "languages": one.languages, "followers": one.followers,
        "networks": [b.network_id for b in one.open_belongings], "channels": one.open_channels,
        "version": one.version, "archived_at": one.archived_at,
    }  # fmt: skip


def _network(one: Any) -> dict[str, Any]:
    return {"id": one.pk, "unit": one.unit_id, "name": one.name, "kind": one.kind,
            "kols": one.kols, "archived_at": one.archived_at}  # fmt: skip
