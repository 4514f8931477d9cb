"""What each verb of the log is called; every app tells its own."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from lantoa.web.kit.spoken import say

if TYPE_CHECKING:
    from collections.abc import Mapping

    from lantoa.core.formats import Lang

_VERBS: Final[dict[str, tuple[str, str]]] = {
    "people.make_owner": ("tạo tài khoản đầu tiên", "made the first account"),
    "people.add_unit": ("thêm đơn vị", "added a unit"),
    "people.rename_unit": ("đổi tên đơn vị", "renamed a unit"),
    "people.move_unit": ("chuyển đơn vị", "moved a unit"),
    "people.close_unit": ("đóng đơn vị", "closed a unit"),
    "people.open_unit": ("mở lại đơn vị", "opened a unit again"),
    "people.set_rights": ("đổi quyền", "changed rights"),
    "people.end_membership": ("kết thúc quyền ở đơn vị", "ended a membership"),
    "people.invite": ("mời", "invited"),
    "people.revoke_invitation": ("rút lời mời", "took an invitation back"),
    "people.accept": ("nhận lời mời", "accepted an invitation"),
    "people.end_outside": ("kết thúc quyền bên ngoài", "ended an outside access"),
    "people.make_link": ("tạo đường dẫn ký", "made a signed link"),
    "people.revoke_link": ("rút đường dẫn ký", "took a signed link back"),
    "people.make_reset_link": ("tạo đường dẫn đặt mật khẩu", "made a link to set a password"),
    "people.set_account": ("sửa tài khoản của mình", "changed their account"),
    "collection.take": ("nhập tệp", "imported a file"),
    "collection.map": ("ghép cột", "mapped columns"),
    "collection.drop": ("bỏ tệp", "left a file out"),
    "collection.retry": ("đọc lại cách ly", "tried quarantine again"),
    "collection.export_quarantine": ("tải các dòng cách ly", "took quarantine out"),
    "campaigns.hand_over": ("chuyển chiến dịch", "handed a campaign over"),
}


def register(words: Mapping[str, tuple[str, str]]) -> None:
    """Make the verbs of an app known: verb → what it is called in Vietnamese and in English."""
    _VERBS.update(words)


def called(verb: str, lang: Lang) -> str:
    """Return what a verb is called; itself where no app told.

    Examples
    --------
    >>> called("people.invite", "en"), called("x.y", "en")
    ('invited', 'x.y')
    """
    return say(lang, *_VERBS.get(verb, (verb, verb)))
