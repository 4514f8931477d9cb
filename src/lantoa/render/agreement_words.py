"""What agreements are called on pages and in files, in Vietnamese and English."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from lantoa.core.formats import day, number
from lantoa.core.periods import period_name

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from lantoa.core.formats import Lang
    from lantoa.core.periods import Every
    from lantoa.core.reckoning import Reckoned

Words = tuple[str, str]
"""The same in Vietnamese and in English."""
STATE: Final[dict[str, Words]] = {
    "draft": ("Bản nháp", "Draft"),
    "negotiation": ("Đang thương lượng", "In negotiation"),
    "signed": ("Đã ký, chưa hiệu lực", "Signed, not in force"),
    "in_force": ("Đang hiệu lực", "In force"),
    "suspended": ("Tạm dừng", "Suspended"),
    "ended": ("Đã kết thúc", "Ended"),
    "terminated": ("Đã chấm dứt", "Terminated"),
    "renewed": ("Đã gia hạn", "Renewed"),
}
MOVE: Final[dict[str, Words]] = {
    "negotiate": ("Gửi thương lượng", "Send to negotiate"),
    "withdraw": ("Rút về nháp", "Take back to draft"),
    "sign": ("Ghi nhận đã ký", "Record as signed"),
    "start": ("Cho hiệu lực", "Put in force"),
    "suspend": ("Tạm dừng", "Suspend"),
    "resume": ("Tiếp tục", "Resume"),
    "end": ("Kết thúc", "End"),
    "terminate": ("Chấm dứt", "Terminate"),
    "renew": ("Gia hạn bằng bản mới", "Renew by a new one"),
}
KIND: Final[dict[str, Words]] = {
    "memorandum": ("Biên bản ghi nhớ", "Memorandum"),
    "order": ("Đặt hàng", "Order"),
    "contract": ("Hợp đồng", "Contract"),
}
SIDE: Final[dict[str, Words]] = {"a": ("Bên A", "Side A"), "b": ("Bên B", "Side B")}
RULE: Final[dict[str, Words]] = {
    "posts": ("Số bài đăng trên kênh", "Posts on channels"),
    "carried": ("Đăng lại bài của cổng", "Items of a portal carried"),
    "total": ("Tổng lượt xem", "Total of views"),
    "handed": ("Giao nộp, có giấy tờ", "Handed over, with papers"),
    "standing": ("Liên tục, không có hạn", "Owed all the time"),
}
EVERY: Final[dict[str, Words]] = {
    "once": ("một lần", "once"),
    "month": ("mỗi tháng", "every month"),
    "quarter": ("mỗi quý", "every quarter"),
    "half": ("mỗi nửa năm", "every half year"),
    "year": ("mỗi năm", "every year"),
}
ROLE: Final[dict[str, Words]] = {
    "signed": ("Bản ký", "Signed copy"),
    "annex": ("Phụ lục", "Annex"),
    "minutes": ("Biên bản nghiệm thu", "Minutes of acceptance"),
    "proof": ("Bằng chứng", "Proof"),
}
DECISION: Final[dict[str, Words]] = {
    "keep": ("Tiếp tục như cũ", "Go on as it is"),
    "adjust": ("Điều chỉnh bằng phụ lục", "Adjust by an amendment"),
    "renew": ("Gia hạn khi hết hạn", "Renew at its end"),
    "stop": ("Không gia hạn", "Do not renew"),
}
SAID: Final[dict[str, Words]] = {
    "found": ("Chờ xác nhận", "To be confirmed"),
    "confirmed": ("Đã xác nhận", "Confirmed"),
    "refused": ("Không nhận", "Refused"),
}
MATCH: Final[dict[str, Words]] = {
    "channel": ("đúng kênh", "right channel"),
    "hashtag": ("có hashtag", "has the hashtag"),
    "link": ("có đường dẫn", "has the link"),
    "text": ("giống về chữ, cần xem kỹ", "alike in words, look closely"),
}
MARK: Final[dict[str, Words]] = {
    "done": ("đúng hạn", "in time"),
    "slow": ("giao muộn", "delivered late"),
    "over": ("đang trễ", "late now"),
    "wait": ("đủ, chờ xác nhận", "enough, to be confirmed"),
    "unseen": ("chưa đo", "not measured"),
    "later": ("chưa đến hạn", "not due yet"),
}


def say(lang: Lang, vietnamese: str, english: str) -> str:
    """Return whichever of the two `lang` is."""
    return english if lang == "en" else vietnamese


def mark_of(found: Reckoned) -> str:
    """Return how a period is drawn; "" for one in which nothing was owed."""
    if found.state == "proven":
        return "slow" if found.slow else "done"
    return {"late": "over", "found": "wait", "not_measured": "unseen", "nothing": "",
            "standing": ""}.get(found.state, "later")  # fmt: skip


def standing_of(found: Reckoned, due: date, today: date, lang: Lang) -> str:
    """Return in words how a period stands."""
    if found.state == "proven":
        if found.slow:
            return say(lang, f"Muộn {found.days_late} ngày", f"{found.days_late} days late")
        return say(lang, "Đúng hạn", "In time")
    if found.state == "late":
        return say(lang, f"Trễ {found.days_late} ngày", f"Late by {found.days_late} days")
    if found.state == "found":
        return say(lang, "Đủ, chờ xác nhận", "Enough, to be confirmed")
    if found.state == "not_measured":
        names = ", ".join(found.unseen[:3]) + ("…" if len(found.unseen) > 3 else "")
        if not names:
            return say(
                lang, "Chưa đo: thiếu lần đọc số sau hạn", "Not measured: no count since the day"
            )
        return say(lang, f"Chưa đo: chưa ai xem {names} sau kỳ này",
                   f"Not measured: nobody has looked at {names} since")  # fmt: skip
    if found.state == "nothing":
        return say(lang, "Không phát sinh", "Nothing was owed")
    left = (due - today).days
    if left == 0:
        return say(lang, "Đến hạn hôm nay", "Due today")
    return say(lang, f"Còn {number(left, 'vi')} ngày", f"{number(left, 'en')} days left")


def proof_of(found: Reckoned, lang: Lang) -> str:
    """Return what there is of evidence, in words."""
    need, have = number(found.need, lang), number(found.have, lang)
    if not found.have and not found.waiting and not found.suggested:
        return say(lang, "Chưa có", "None yet")
    text = (
        have if found.have >= found.need else say(lang, f"{have} trên {need}", f"{have} of {need}")
    )
    waiting = found.waiting + found.suggested
    if not waiting:
        return text
    shown = number(waiting, lang)
    return say(lang, f"{text}, {shown} chờ xem", f"{text}, {shown} to be looked at")


def named(
    title: str, rule: Mapping[str, Any], every: Every, first: date, last: date, lang: Lang
) -> str:
    """Return what is owed in one period of an obligation, in words; its title where nothing else is."""
    words = f"{asked(rule, lang)} {period_name(every, first, last, lang)}".strip()
    return words[:1].upper() + words[1:] if words else title


def asked(rule: Mapping[str, Any], lang: Lang) -> str:
    """Return what a rule asks for in a period, in a few words."""
    kind, least = rule.get("kind", "handed"), number(int(rule.get("at_least", 1)), lang)
    tags = " ".join(f"#{t.lstrip('#')}" for t in (rule.get("any_hashtag") or ())[:2])
    if kind == "posts":
        return f"{least} {say(lang, 'bài', 'posts')} {tags}".strip()
    if kind == "total":
        return say(lang, f"{least} lượt xem", f"{least} views")
    if kind == "carried":
        channels, hours = rule.get("on_channels", 2), rule.get("within_hours", 24)
        return say(lang, f"mỗi bài lên {channels} kênh trong {hours} giờ,",
                   f"each item on {channels} channels in {hours} hours,")  # fmt: skip
    if kind == "handed":
        unit = rule.get("unit") or say(lang, "phần", "pieces")
        return f"{least} {unit}"
    return ""


def term(first: date | None, last: date | None, lang: Lang) -> str:
    """Return a term in words; what is not set says so."""
    unset = say(lang, "chưa ghi", "not set")
    return f"{day(first, lang) if first else unset} – {day(last, lang) if last else unset}"
