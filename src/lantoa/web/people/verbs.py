"""What each verb of the log is called, and what acts by itself."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from lantoa.web.kit.spoken import say

if TYPE_CHECKING:
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
    "kols.add": ("thêm KOL", "added a KOL"),
    "kols.edit": ("sửa KOL", "changed a KOL"),
    "kols.archive": ("cất KOL", "put a KOL aside"),
    "kols.bring_back": ("đưa KOL trở lại", "brought a KOL back"),
    "kols.join": ("ghi KOL vào mạng lưới", "put a KOL into a network"),
    "kols.leave": ("ghi KOL rời mạng lưới", "ended a KOL's time in a network"),
    "kols.set_tiers": ("đổi nhóm theo lượt theo dõi", "changed tiers by followers"),
    "networks.add": ("thêm mạng lưới", "added a network"),
    "networks.edit": ("sửa mạng lưới", "changed a network"),
    "networks.archive": ("cất mạng lưới", "put a network aside"),
    "networks.bring_back": ("đưa mạng lưới trở lại", "brought a network back"),
    "channels.add": ("thêm kênh", "added a channel"),
    "channels.rename": ("đổi tên kênh", "renamed a channel"),
    "channels.count": ("ghi lượt theo dõi của kênh", "noted a channel's followers"),
    "channels.close": ("kết thúc kênh", "closed a channel"),
    "rosters.take": ("nhận danh sách KOL", "took a list of KOLs"),
    "rosters.import": ("nhập danh sách KOL", "entered a list of KOLs"),
    "rosters.undo": ("hoàn tác danh sách KOL", "took a list of KOLs back"),
    "rosters.drop": ("bỏ danh sách KOL", "left a list of KOLs out"),
    "trust.add": ("thêm bằng chứng tín nhiệm", "added evidence to a trust file"),
    "trust.reply": ("trả lời bằng chứng", "replied to evidence"),
    "trust.withdraw": ("rút bằng chứng tín nhiệm", "withdrew evidence of a trust file"),
    "consents.add": ("ghi đồng ý", "noted a consent"),
    "consents.withdraw": ("rút đồng ý", "withdrew a consent"),
    "data.ask": ("ghi yêu cầu về dữ liệu cá nhân", "noted a request about personal data"),
    "data.answer": ("trả lời yêu cầu về dữ liệu", "answered a request about personal data"),
    "data.erase": ("xóa dữ liệu cá nhân", "erased personal data"),
    "data.finish": ("kết thúc yêu cầu về dữ liệu", "finished a request about personal data"),
    "programs.make_token": ("tạo mã truy cập", "made a token"),
    "programs.revoke_token": ("rút mã truy cập", "revoked a token"),
    "programs.make_webhook": ("tạo webhook", "made a webhook"),
    "programs.revoke_webhook": ("rút webhook", "revoked a webhook"),
    "programs.try_webhook": ("gửi thử webhook", "tried a webhook"),
    "agreements.add": ("lập thỏa thuận", "began an agreement"),
    "agreements.edit": ("sửa thỏa thuận", "changed an agreement"),
    "agreements.amend": ("ghi phụ lục", "amended an agreement"),
    "agreements.attach": ("thêm văn bản", "added a document"),
    "agreements.owe": ("thêm nghĩa vụ", "added an obligation"),
    "agreements.reword": ("sửa nghĩa vụ", "changed an obligation"),
    "agreements.unowe": ("bỏ nghĩa vụ", "dropped an obligation"),
    "agreements.review": ("ghi đánh giá năm", "wrote a yearly review"),
    "agreements.search": ("tìm bằng chứng trong kho", "looked for evidence in the lake"),
    "agreements.negotiate": ("đưa ra thương lượng", "began to negotiate"),
    "agreements.withdraw": ("rút về nháp", "withdrew to a draft"),
    "agreements.sign": ("ghi nhận đã ký", "noted the signing"),
    "agreements.start": ("cho có hiệu lực", "put into force"),
    "agreements.suspend": ("tạm dừng thỏa thuận", "suspended an agreement"),
    "agreements.resume": ("tiếp tục thỏa thuận", "resumed an agreement"),
    "agreements.end": ("kết thúc thỏa thuận", "ended an agreement"),
    "agreements.terminate": ("chấm dứt thỏa thuận", "terminated an agreement"),
    "agreements.renew": ("gia hạn thỏa thuận", "renewed an agreement"),
    "evidence.offer": ("đưa ra bằng chứng", "offered evidence"),
    "evidence.found": ("để bằng chứng lại sau", "put evidence back to be decided"),
    "evidence.confirmed": ("xác nhận bằng chứng", "confirmed evidence"),
    "evidence.refused": ("không nhận bằng chứng", "refused evidence"),
    "dues.say": ("ghi tình trạng sản phẩm", "noted how a deliverable stands"),
    "dues.extend": ("gia hạn sản phẩm", "extended a deliverable"),
    "dues.remind": ("nhắc việc", "sent a reminder"),
    "payments.add": ("thêm khoản thanh toán", "added a payment"),
    "payments.settle": ("ghi đã thanh toán", "noted a payment as settled"),
    "calendars.make": ("tạo địa chỉ lịch", "made a calendar address"),
    "calendars.revoke": ("rút địa chỉ lịch", "revoked a calendar address"),
}
_NAMES: Final[dict[str, tuple[str, str]]] = {
    "this machine": ("máy này", "this machine"),
    "nobody": ("người chưa đăng nhập", "somebody not signed in"),
    "reminders": ("phần nhắc việc", "reminders"),
    "evidence": ("phần tìm bằng chứng", "search for evidence"),
    "demo": ("phần dựng mẫu", "demo"),
}


def called(verb: str, lang: Lang) -> str:
    """Return what a verb is called; itself where nothing is known of it.

    Examples
    --------
    >>> called("people.invite", "en"), called("x.y", "en")
    ('invited', 'x.y')
    """
    return say(lang, *_VERBS.get(verb, (verb, verb)))


def named(kind: str, name: str, lang: Lang) -> str:
    """Return what a line's actor is called: people by their names, what acts by itself in words.

    Parameters
    ----------
    kind
        Of the actor, as :class:`~lantoa.web.people.actors.Actor` has it.
    """
    return name if kind in ("member", "outside") else say(lang, *_NAMES.get(name, (name, name)))
