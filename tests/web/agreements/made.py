"""An agreement between Tỉnh Mây and a network, and short ways to fill its lake and its pages."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any

from lantoa.flows.workspace import Workspace
from tests.lake.observations import put, rows
from tests.web.cast import KOL_ID, NETWORK_ID

NOW = datetime(2024, 10, 10, 3, tzinfo=UTC)
FIRST, LAST = date(2024, 9, 1), date(2024, 12, 31)


class Made:
    """Tỉnh Mây and the network for which Hà acts: one channel each for it and its KOL Khoa."""

    def __init__(self, cast: Any) -> None:
        from lantoa.web.kols.models import Belonging, Channel, Kol, Network

        self.cast, self.site = cast, cast.site
        unit = cast.here
        self.network = Network.objects.create(pk=NETWORK_ID, unit=unit, name="Mạng lưới Mây Trắng")
        self.kol = Kol.objects.create(pk=KOL_ID, unit=unit, name="Khoa Ví Dụ")
        Belonging.objects.create(kol=self.kol, network=self.network)
        for owner, number in (("network", 1), ("kol", 2)):
            Channel.objects.create(
                unit=unit, platform="tiktok", native_id=str(number), handle=f"{owner}.vidu",
                url=f"https://www.tiktok.com/@{owner}.vidu", **{owner: getattr(self, owner)},
            )  # fmt: skip

    def begun(self, number: str = "TT-01", **more: Any) -> Any:
        from lantoa.web.agreements.services import AgreementSaid, add_agreement

        said: dict[str, Any] = {"number": number, "title": "Hợp tác hình ảnh", "first_day": FIRST, "last_day": LAST,
                "signed_on": FIRST, "signatory_a": "Người Ký A", "signatory_b": "Người Ký B",
                "mail_a": "a@example.vn", "mail_b": "b@example.vn"}  # fmt: skip
        asked = {"network_id": NETWORK_ID} | more
        return add_agreement(
            by=self.cast.actor("member"), unit_id=self.cast.here.pk, said=AgreementSaid(**said),
            **asked,
        )  # fmt: skip

    def owes(self, agreement: Any, side: str = "b", every: str = "month", **rule: Any) -> Any:
        from lantoa.web.agreements.services import ObligationSaid, save_obligation

        asked = (
            {"kind": "posts", "at_least": 2, "any_hashtag": ["#happyvietnam"]}
            if side == "b"
            else {"kind": "handed"}
        )
        said = ObligationSaid(
            side=side, title=f"Việc của bên {side}", rule=rule or asked, every=every
        )
        return save_obligation(by=self.cast.actor("owner"), agreement=agreement, said=said)

    def move(self, agreement: Any, *moves: Any, reason: str = "vì thế") -> Any:
        from lantoa.web.agreements.services import move_agreement

        for move in moves:
            agreement = move_agreement(
                by=self.cast.actor("owner"), agreement=agreement, move=move, reason=reason
            )
        return agreement

    def in_force(self, **more: Any) -> Any:
        made = self.begun(**more)
        self.owes(made)
        self.owes(made, "a", "quarter")
        return self.move(made, "negotiate", "sign", "start")

    def post(
        self, *numbers: int, days: float = 3, seen_days: float = 35, raw: bytes = b"a line\n"
    ) -> None:
        from lantoa.core.records import Count, Post, Records, exact

        start = datetime(2024, 9, 1, tzinfo=UTC)
        seen, at = start + timedelta(days=seen_days), start + timedelta(days=days)
        made = [
            Records(
                posts=(Post(platform="tiktok", post_key=f"tiktok:p{n}", seen_at=seen, published_at=at,
                            channel_key="tiktok:1", hashtags=("HappyVietnam",), text="Chào",
                            url=f"https://www.tiktok.com/@network.vidu/video/{n}"),),
                counts=(Count(platform="tiktok", post_key=f"tiktok:p{n}", seen_at=seen, views=exact(9),
                              seen_source="row", method="web_capture", metric_def="tiktok"),),
            )
            for n in numbers
        ]  # fmt: skip
        put(self.workspace.lake, rows(*made), raw=raw)

    @property
    def workspace(self) -> Workspace:
        return Workspace.at(self.site.root)

    def search(self, by: str = "member", of: Any = None) -> int:
        from lantoa.web.agreements.evidence_services import search_evidence

        return search_evidence(by=self.cast.actor(by), workspace=self.workspace, of=of)

    def duties(self, agreement: Any) -> list[Any]:
        from lantoa.web.agreements.models import Agreement
        from lantoa.web.agreements.queries import duties, with_duties

        (whole,) = with_duties(Agreement.objects.filter(pk=agreement.pk))
        return duties([whole], now=NOW)[whole.pk]

    def verbs(self) -> list[str]:
        from lantoa.web.people.models import AuditEntry

        return list(AuditEntry.objects.order_by("seq").values_list("verb", flat=True))
