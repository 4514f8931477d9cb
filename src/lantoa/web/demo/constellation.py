"""The constellation of a campaign of several years, invented: who is there, and what they agreed to.

No body, network or person here exists; the channels are those of the rehearsal, so that their
evidence is really found in its posts. Everything is entered through the services, as by a person.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any, Final

from lantoa.core.errors import BadInput
from lantoa.web.agreements import evidence_services, services, yearly_services
from lantoa.web.agreements.models import Agreement, Due, Evidence
from lantoa.web.agreements.services import AgreementSaid, ObligationSaid
from lantoa.web.kols.channel_services import add_kol_at
from lantoa.web.kols.models import Kol, Network
from lantoa.web.kols.services import KolSaid, NetworkSaid, PrivateSaid, add_network, join_network
from lantoa.web.people.actors import Actor
from lantoa.web.people.queries import root
from lantoa.web.people.services import add_unit, rename_unit

if TYPE_CHECKING:
    from pathlib import Path

    from lantoa.core.agreement_states import Move
    from lantoa.flows.workspace import Workspace
    from lantoa.web.people.models import Unit

TERM: Final = (date(2024, 5, 24), date(2027, 12, 31))
TAGS: Final = ["#NgayQuockhanh", "#ToiYeuToQuocToi", "#happyvietnam"]
_NETWORKS: Final = ("Mạng lưới KOL Mây Trắng", "Liên minh Sáng tạo Trầm Hương")
_PAGE: Final = "https://cong.example.vn"
_ITEMS: Final = (
    ("2024-08-30T08:00:00+07:00", "Cả nước hướng về ngày Quốc khánh", "/tin/3008", TAGS[1]),
    ("2024-09-01T08:00:00+07:00", "Những lá cờ trên con đường làng", "/tin/0109", TAGS[2]),
    ("2024-09-02T07:00:00+07:00", "Sáng mùa thu và lời thề độc lập", "/tin/0209", TAGS[0]),
)


@dataclass(frozen=True, slots=True)
class Constellation:
    """What was made."""

    agreements: int
    found: int
    confirmed: int


def make(*, workspace: Workspace, channels: list[tuple[str, str]]) -> Constellation:
    """Make the constellation in a workspace that has none.

    Parameters
    ----------
    channels
        (handle, name) of the rehearsal's KOLs.

    Raises
    ------
    BadInput
        The workspace holds agreements already, or there are too few channels.
    """
    if Agreement.objects.exists():
        raise BadInput(
            "this workspace has agreements already: the invented ones go into an empty one"
        )
    if len(channels) < 4:
        raise BadInput("the rehearsal has too few channels for two networks")
    by = Actor.system("demo")
    here, partner = _units(by)
    half = len(channels) // 2
    networks = [
        _network(by, here["authority"], name, part)
        for name, part in zip(_NETWORKS, (channels[:half], channels[half:]), strict=True)
    ]
    first = _long_agreement(by, here["authority"], networks[0], "TT-2024-03")
    second = _long_agreement(by, here["authority"], networks[1], "TT-2024-07")
    _child(by, first, networks[0])
    _partner(by, partner, networks[1])
    _draft(by, here["province"], networks[1])
    found = evidence_services.search_evidence(by=by, workspace=workspace)
    confirmed = _confirm(by, first, all_items=False) + _confirm(by, second, all_items=True)
    for one in (first, second):
        _payments_and_reviews(by, one)
    return Constellation(Agreement.objects.count(), found, confirmed)


def rehearsed_channels(folder: Path) -> list[tuple[str, str]]:
    """Return (handle, name) of the KOLs that a rehearsal's campaign file declares."""
    from lantoa.flows.campaign_file import read_campaign

    declared = read_campaign(folder).channels
    return [(c.handle, c.name or c.handle) for c in declared if c.role == "kol" and c.handle]


def _units(by: Actor) -> tuple[dict[str, Unit], Unit]:
    top = root()
    rename_unit(by=by, unit=top, name="Cục Truyền thông Mẫu", kind="authority")
    province = add_unit(by=by, parent=top, name="Tỉnh Sông Mây", kind="province")
    add_unit(by=by, parent=top, name="Tỉnh Đồi Gió", kind="province")
    federation = add_unit(by=by, parent=top, name="Hội Thanh niên Lá Xanh", kind="federation")
    return {"authority": top, "province": province}, federation


def _network(by: Actor, unit: Unit, name: str, channels: list[tuple[str, str]]) -> Network:
    made = add_network(
        by=by, unit_id=unit.pk,
        said=NetworkSaid(name=name, kind="mcn", contact="Lê Thị Ví Dụ", email="mcn@example.vn"),
    )  # fmt: skip
    for handle, shown in channels:
        kol = add_kol_at(
            by=by, unit_id=unit.pk, said=KolSaid(name=shown), private=PrivateSaid(),
            address=f"https://www.tiktok.com/@{handle}",
        )  # fmt: skip
        join_network(by=by, kol=kol, network=made, since=TERM[0])
    return made


def _said(number: str, title: str, **more: Any) -> AgreementSaid:
    held: dict[str, Any] = {
        "number": number, "title": title, "first_day": TERM[0], "last_day": TERM[1],
        "signed_on": TERM[0], "signatory_a": "Trần Văn Mẫu", "signatory_b": "Phạm Thị Ví Dụ",
        "contact_a": "Nguyễn Thị Mẫu", "contact_b": "Lê Thị Ví Dụ",
        "mail_a": "dau-moi-a@example.vn", "mail_b": "dau-moi-b@example.vn",
    }  # fmt: skip
    return AgreementSaid(**held | more)


def _long_agreement(by: Actor, unit: Unit, network: Network, number: str) -> Agreement:
    made = services.add_agreement(
        by=by, unit_id=unit.pk, network_id=network.pk, simulated=True,
        said=_said(number, "Hợp tác truyền thông hình ảnh đất nước 2024 – 2027"),
    )  # fmt: skip
    items = [
        {"id": f"tin-{n}", "at": at, "title": title, "link": _PAGE + path, "hashtag": tag}
        for n, (at, title, path, tag) in enumerate(_ITEMS, 1)
    ]
    for side, title, every, rule, grace in (
        ("b", "Đăng cùng lúc trên cổng và kênh KOL", "quarter",
         {"kind": "carried", "items": items, "on_channels": 2, "within_hours": 24}, 0),
        ("b", "Video dịp Quốc khánh", "year",
         {"kind": "posts", "at_least": 40, "any_hashtag": TAGS, "kinds": ["video"]}, 0),
        ("b", "Lượt xem mỗi năm", "year", {"kind": "total", "at_least": 20_000_000, "any_hashtag": TAGS}, 0),
        ("a", "Giao tư liệu có bản quyền", "quarter", {"kind": "handed", "at_least": 40, "unit": "ảnh kèm giấy phép"}, 0),
        ("b", "Tập huấn quy tắc ứng xử", "half", {"kind": "handed", "unit": "lớp"}, 0),
        ("b", "Nộp tệp số liệu kênh", "quarter", {"kind": "handed", "at_least": 10, "unit": "tệp"}, 10),
        ("b", "Gắn nhãn nội dung hợp tác", "once", {"kind": "standing"}, 0),
        ("a", "Trả lời yêu cầu gỡ, đính chính", "once", {"kind": "standing"}, 0),
        ("b", "Báo cáo năm", "year", {"kind": "handed", "unit": "báo cáo"}, 0),
    ):  # fmt: skip
        _owe(by, made, side, title, every, rule, grace)
    _run(by, made)
    _hand_over(by, made)
    return made


def _owe(
    by: Actor, made: Agreement, side: str, title: str, every: str, rule: Any, grace: int = 0
) -> None:
    said = ObligationSaid(side=side, title=title, every=every, rule=rule, grace=grace)
    services.save_obligation(by=by, agreement=made, said=said)


def _run(by: Actor, made: Agreement) -> None:
    moves: list[Move] = ["negotiate", "sign", "start"]
    for move in moves:
        services.move_agreement(by=by, agreement=made, move=move)


def _hand_over(by: Actor, made: Agreement, *, leave_open: bool = True) -> None:
    """Hand in what has fallen due, some of it late, and leave one open on each side."""
    from datetime import timedelta

    from lantoa.core import clock
    from lantoa.core.periods import today

    now = today(clock.now())
    owed = Due.objects.filter(obligation__agreement=made, obligation__rule__kind="handed")
    rows = list(owed.filter(due__lt=now).select_related("obligation"))
    titles = {"a": "Giao tư liệu có bản quyền", "b": "Nộp tệp số liệu kênh"}
    last = {
        side: max(
            (d for d in rows if d.obligation.title == title), key=lambda d: d.due, default=None
        )
        for side, title in titles.items()
    }
    last = last if leave_open else {"a": None, "b": None}
    for number, due in enumerate(rows):
        whole = int(due.obligation.rule.get("at_least", 1))
        is_last = due == last[due.obligation.side]
        late = (6 if number % 7 == 3 else -2) if not is_last else -1
        day = min(due.due + timedelta(days=late), now)
        evidence_services.offer_evidence(
            by=by, due=due, delivered_on=day, pieces=max(whole * 17 // 20, 1) if is_last else whole,
            link=f"{_PAGE}/ho-so/{made.number}/{due.obligation.place}-{due.due}",
            note=f"Biên bản giao nhận {due.due:%d/%m/%Y}",
        )  # fmt: skip
    for side, text in (("a", "Còn chờ giấy phép của 6 ảnh, dự kiến cuối tháng"),
                       ("b", "Hai chủ kênh đang đổi máy, xin thêm vài ngày")):  # fmt: skip
        if (open_one := last[side]) is not None:
            evidence_services.say_of_due(by=by, due=open_one, text=text)
    handed = Evidence.objects.filter(due__in=rows).values_list("pk", flat=True)
    evidence_services.judge_evidence(by=by, agreement=made, ids=list(handed), said="confirmed")


def _confirm(by: Actor, made: Agreement, *, all_items: bool) -> int:
    """Confirm a part of what was found, as people do who are not done yet."""
    rows = Evidence.objects.filter(due__obligation__agreement=made, said="found", source="lake")
    chosen: list[Any] = []
    for kind, most in (("posts", 40), ("total", 5_000), ("carried", 5_000)):
        found = rows.filter(due__obligation__rule__kind=kind).exclude(match="text")
        if kind == "carried" and not all_items:
            found = found.exclude(item="tin-3")
        chosen += found.order_by("at", "pk").values_list("pk", flat=True)[:most]
    if not chosen:
        return 0
    return sum(
        evidence_services.judge_evidence(
            by=by, agreement=made, ids=chosen[n : n + 5_000], said="confirmed"
        )
        for n in range(0, len(chosen), 5_000)
    )


def _payments_and_reviews(by: Actor, made: Agreement) -> None:
    yearly_services.add_payment(
        by=by, agreement=made, title="Đợt 1, hết năm 2024", amount_vnd=180_000_000,
        due=date(2025, 1, 31), until=date(2024, 12, 31), needs_minutes=False,
    )  # fmt: skip
    yearly_services.add_payment(
        by=by, agreement=made, title="Đợt 3, hết quý III/2026", amount_vnd=240_000_000,
        due=date(2026, 12, 15), until=date(2026, 10, 10),
    )  # fmt: skip
    yearly_services.write_review(
        by=by, agreement=made, year=2024, decision="keep",
        text="Quốc khánh 2024 có bằng chứng đủ. Tệp số liệu kênh nộp đúng hạn, tư liệu có lần giao muộn.",
    )  # fmt: skip


def _child(by: Actor, parent: Agreement, network: Network) -> None:
    kol = Kol.objects.filter(belongings__network=network).order_by("sort_name").first()
    assert kol is not None
    made = services.add_agreement(
        by=by, unit_id=parent.unit_id, kol_id=kol.pk, parent_id=parent.pk, simulated=True,
        said=_said("TT-2024-03/01", f"Loạt video của {kol.name}", kind="contract"),
    )  # fmt: skip
    _owe(
        by,
        made,
        "b",
        "Video dịp Quốc khánh",
        "year",
        {"kind": "posts", "at_least": 4, "any_hashtag": TAGS},
    )
    _owe(by, made, "a", "Giao đề bài trước 10 ngày", "year", {"kind": "handed", "unit": "đề bài"})
    _run(by, made)
    _hand_over(by, made, leave_open=False)


def _partner(by: Actor, unit: Unit, network: Network) -> None:
    made = services.add_agreement(
        by=by, unit_id=unit.pk, network_id=network.pk, simulated=True,
        said=_said("HTN-2024-01", "Đồng hành cùng thanh niên kể chuyện quê hương"),
    )  # fmt: skip
    _owe(
        by,
        made,
        "b",
        "Video có #happyvietnam",
        "year",
        {"kind": "posts", "at_least": 10, "any_hashtag": [TAGS[2]]},
    )
    _run(by, made)


def _draft(by: Actor, unit: Unit, network: Network) -> None:
    kol = add_kol_at(
        by=by, unit_id=unit.pk, said=KolSaid(name="Chợ Phiên Sương (mô phỏng)"),
        private=PrivateSaid(), address="https://www.tiktok.com/@chophiensuong.mophong",
    )  # fmt: skip
    made = services.add_agreement(
        by=by, unit_id=unit.pk, kol_id=kol.pk, simulated=True,
        said=_said("SM-2027-01", "Mùa lúa Sông Mây 2027", kind="order", first_day=date(2027, 1, 1)),
    )  # fmt: skip
    _owe(by, made, "b", "Video mỗi tháng", "month", {"kind": "posts", "at_least": 4})
    services.move_agreement(by=by, agreement=made, move="negotiate")
    del network
