"""Rows of KOLs and networks; the world gets a KOL that Khoa is, and a network for which Hà speaks."""

from __future__ import annotations

from tests.web.cast import KOL_ID, NETWORK_ID
from tests.web.rights.rows import HERE, INSIDE, Row

EDITORS = "404 404 404 404 200 403 200"
"""Whoever may edit at Tỉnh Mây; whoever may only look is told so."""
ENTER = "404 404 404 200 200 403 200"
"""Whoever may edit anywhere."""


def prepare(world):
    """Make what the rows are about."""
    from django.core.files.uploadedfile import SimpleUploadedFile

    from lantoa.web.kols import channel_services, services
    from lantoa.web.kols.models import Kol, Network, Private
    from lantoa.web.rosters import services as rosters
    from lantoa.web.trust import consent_services
    from lantoa.web.trust import services as trust

    by, here = world.cast.actor("member"), world.cast.here
    kol = Kol.objects.create(id=KOL_ID, unit=here, name="Khoa Ví Dụ")
    Private.objects.create(kol=kol)
    network = Network.objects.create(id=NETWORK_ID, unit=here, name="Mạng lưới Mẫu")
    services.join_network(by=by, kol=kol, network=network)
    channel_services.add_channel(by=by, owner=kol, address="https://www.tiktok.com/@khoa.vidu")
    roster = rosters.take_list(
        by=by, unit_id=here.id,
        file=SimpleUploadedFile("a.csv", "Tên,Link\nAn,https://x.com/an_vidu\n".encode()),
    )  # fmt: skip
    day = roster.made_at.date()
    proof = [SimpleUploadedFile("a.pdf", b"%PDF-1.4") for _ in range(2)]
    world.things |= {
        "kol": kol, "network": network, "roster": roster,
        "consent": consent_services.add_consent(
            by=by, kol=kol, purpose="Giữ liên hệ", given_on=day, proof=proof[0]
        ),
        "evidence": trust.add_evidence(
            by=by, kol=kol, pillar="law", fact="Nộp thuế", source="Biên bản", happened_on=day,
            proof=proof[1],
        ),
        "request": trust.ask(by=by, kol=kol, kind="see"),
    }  # fmt: skip


def at(name):
    """The address of one of these things."""
    return lambda world: [world.things[name].pk]


def unit(world):
    """What a form sends to enter something at Tỉnh Mây."""
    return {"unit": world.cast.here.id, "name": "Mới"}


ROWS = [
    Row("kols", "GET", INSIDE),
    Row("kol-new", "GET", ENTER),
    Row("kol-new", "POST", "404 404 404 404 302 403 302", data=unit),
    Row("tiers", "GET", INSIDE),
    Row("tiers", "POST", "404 404 404 404 302 403 302",
        data=lambda w: {"unit": w.cast.here.id, "name": "Một", "least": "5"}),
    Row("kol", "GET", HERE, at("kol")),
    Row("kol-edit", "GET", EDITORS, at("kol")),
    Row("kol-edit", "POST", "404 404 404 404 302 403 302", at("kol"), lambda w: {"name": "Khác"}),
    Row("kol-do", "POST", "404 404 404 404 302 403 302", at("kol"), lambda w: {"do": "archive"}),
    Row("networks", "GET", INSIDE),
    Row("network-new", "GET", ENTER),
    Row("network-new", "POST", "404 404 404 404 302 403 302", data=unit),
    Row("network", "GET", HERE, at("network")),
    Row("network-edit", "GET", EDITORS, at("network")),
    Row("network-edit", "POST", "404 404 404 404 302 403 302", at("network"), lambda w: {"name": "Khác"}),
    Row("network-do", "POST", "404 404 404 404 302 403 302", at("network"), lambda w: {"do": "archive"}),
    Row("own-network", "GET", "404 404 200 404 404 404 404", at("network")),
    Row("kol-figures", "GET", HERE, at("kol")),
]  # fmt: skip
