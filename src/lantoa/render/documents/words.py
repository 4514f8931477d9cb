"""What the documents say round the figures, in Vietnamese and in English."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from lantoa.core.formats import Lang

WORDS: Final[dict[str, tuple[str, str]]] = {
    "report": ("Báo cáo số liệu chiến dịch", "Campaign figures"),
    "on": ("Về số liệu chiến dịch “{name}”", "On the figures of the campaign “{name}”"),
    "simulated": (
        "Dữ liệu mô phỏng. Số và tên trong tài liệu này là hư cấu.",
        "Simulated data. Numbers and names in this document are invented.",
    ),
    "period": ("Thời gian", "Period"),
    "rule": ("Bài được tính", "Posts that count"),
    "state": ("Trạng thái dữ liệu", "State of the data"),
    "read": ("Đọc số lúc", "Counts read"),
    "made": ("Dữ liệu đến", "Data up to"),
    "headlines": ("Số liệu chính", "Headline figures"),
    "days": ("Diễn biến từng ngày", "Day by day"),
    "splits": ("Chia nhỏ", "Breakdown"),
    "tops": ("Nhiều lượt xem nhất", "Most viewed"),
    "claims": ("Câu muốn công bố", "Claims"),
    "counted": ("Cách đếm", "How it was counted"),
    "limits": ("Điều báo cáo này không nói được", "What this report cannot say"),
    "passports": ("Hộ chiếu số liệu", "Passports of the figures"),
    "passport": ("Hộ chiếu", "Passport"),
    "common": ("Chung cho mọi hộ chiếu", "Common to all passports"),
    "tables": ("Bảng số của các dãy", "Tables of the series"),
    "sources": ("Nguồn dữ liệu", "Sources"),
    "contents": ("Mục lục", "Contents"),
    "annex": ("Phụ lục", "Annex"),
    "figure": ("Số liệu", "Figure"),
    "value": ("Giá trị", "Value"),
    "interval": ("Khoảng", "Interval"),
    "lower": ("Cận dưới", "Lower"),
    "upper": ("Cận trên", "Upper"),
    "unit": ("Đơn vị", "Unit"),
    "way": ("Cách đo", "Measured on"),
    "missing": ("Còn thiếu", "Missing"),
    "exact": ("Số chính xác", "Exact number"),
    "at_least": ("ít nhất {value}", "at least {value}"),
    "complete": ("Bài nào trong phạm vi cũng có số này", "Every post of the scope has this number"),
    "lacking": ("{posts} bài không có số ({share}): {reasons}", "{posts} posts without a value ({share}): {reasons}"),
    "counted_all": ("Đếm đủ {posts} bài đã thu", "All {posts} captured posts are counted"),
    "estimated": ("Là ước lượng, không phải số đếm", "An estimate, not a count"),
    "unseen": (
        "Ước còn {value} bài ({interval}) mà không lượt thu nào thấy",
        "An estimated {value} posts ({interval}) were seen by no capture",
    ),
    "unseen_unknown": (
        "Chưa biết còn bao nhiêu bài mà không lượt thu nào thấy",
        "How many posts no capture saw is not known yet",
    ),
    "not_measured": ("Chưa đo", "Not measured"),
    "sayable": ("Viết được", "May be written"),
    "no_sentence": ("Chưa có câu nào đứng vững trước số liệu", "No sentence would stand yet"),
    "no_claims": ("Tệp chiến dịch chưa có câu nào cần kiểm.", "The campaign file holds no claims yet."),
    "claim": ("Câu", "Sentence"),
    "verdict": ("Kết luận", "Verdict"),
    "why": ("Vì sao", "Why"),
    "supported": ("Có cơ sở", "Supported"),
    "contradicted": ("Trái số liệu", "Contradicted"),
    "not_shown": ("Chưa chứng minh", "Not shown"),
    "definition": ("Định nghĩa", "Definition"),
    "means": ("Khoảng nghĩa là", "The interval means"),
    "seen": ("Bài trong kho", "Posts in the lake"),
    "inside": ("Bài trong phạm vi", "Posts of the scope"),
    "outside": ("Bài ngoài phạm vi", "Posts outside"),
    "part": ("Theo {way}", "By {way}"),
    "note": ("Ghi chú", "Note"),
    "again": ("Tính lại", "Again"),
    "code": ("Phiên bản", "Version"),
    "of_sources": ("{files} tệp, xem phụ lục {annex}", "{files} files, see annex {annex}"),
    "of_source": ("1 tệp, xem phụ lục {annex}", "1 file, see annex {annex}"),
    "posts": ("bài", "posts"),
    "rows": ("dòng", "rows"),
    "no": ("TT", "No."),
    "file": ("Tệp", "File"),
    "kind": ("Loại tệp", "Kind"),
    "read_rows": ("Số dòng", "Rows"),
    "quarantined": ("Cách ly", "Quarantined"),
    "sha256": ("Mã băm SHA-256", "SHA-256 digest"),
    "label": ("Tên", "Name"),
    "key": ("Mã", "Key"),
    "total": ("Tổng", "Total"),
    "agrees": ("So với “{label}” ở trang đầu", "Against “{label}” on the first sheet"),
    "not_added": ("Không cộng các dòng", "Rows are not added"),
    "sheet": ("Trang", "Sheet"),
    "of_pages": ("Trang {page}/{pages}", "Page {page} of {pages}"),
    "legend": (
        "Vạch là giá trị, dải là khoảng; mọi dải cùng thang ±5% quanh giá trị, dải rộng hơn để ngỏ đầu.",
        "The tick is the value, the band its interval; all bands share one scale of ±5%, a wider band is open-ended.",
    ),
    "limit_seen": (
        ("Mọi số chỉ nói về bài đã thu được. Bài riêng tư, đã xoá hoặc không mang dấu hiệu của chiến dịch thì không "
         "lượt thu nào thấy."),
        ("All figures are about captured posts. Posts that are private, deleted or without a sign of the campaign "
         "are seen by no capture."),
    ),
    "limit_people": (
        ("Lượt xem không phải số người xem: một người xem nhiều lần được đếm nhiều lượt. Tài khoản không phải "
         "số người."),
        "Views are not viewers: one person who watches often is counted often. Accounts are not people.",
    ),
    "limit_added": (
        "Mỗi nền tảng, mỗi cách đo đếm theo lối riêng, nên đứng cạnh nhau và không cộng với nhau.",
        "Each platform and each method counts in its own way: they stand side by side and are never added.",
    ),
    "limit_robots": (
        "Không nền tảng nào công bố bao nhiêu lượt đến từ tài khoản tự động.",
        "No platform publishes how much comes from automated accounts.",
    ),
    "limit_missing": ("{label}: {missing}.", "{label}: {missing}."),
    "limit_refused": ("{label}: không đưa ra, vì {reason}.", "{label}: not given, because {reason}."),
    "drawn_from_zero": ("Cột tính từ 0; cột chấm là khoảng", "Bars begin at zero"),
    "no_value": ("chưa rõ", "unknown"),
    # What an office adds, and the fixed words of its form.
    "nation": ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "SOCIALIST REPUBLIC OF VIET NAM"),
    "motto": ("Độc lập - Tự do - Hạnh phúc", "Independence - Freedom - Happiness"),
    "parent_agency": ("[TÊN CƠ QUAN CHỦ QUẢN]", "[PARENT AGENCY]"),
    "agency": ("[TÊN CƠ QUAN BAN HÀNH]", "[ISSUING AGENCY]"),
    "number_line": ("Số: …/BC-[chữ viết tắt]", "No.: …/BC-[abbreviation]"),
    "place_date": ("[Địa danh], ngày … tháng … năm …", "[Place], [date]"),
    "form": ("BÁO CÁO", "REPORT"),
    "recipients": ("Nơi nhận:", "Recipients:"),
    "recipient_lines": ("- Như trên;|- Lưu: VT, [đơn vị soạn thảo].", "- As above;|- Archive."),
    "signer": (
        "[QUYỀN HẠN, CHỨC VỤ]", "[POSITION]",
    ),
    "signature": ("[Chữ ký, dấu]", "[Signature, seal]"),
    "signer_name": ("[Họ và tên]", "[Full name]"),
    "annexed": (
        "(Kèm theo Báo cáo số …/BC-[chữ viết tắt] ngày … tháng … năm …)",
        "(Annexed to report No. …/BC-[abbreviation] of … … …)",
    ),
    "opening": (
        ("Báo cáo này nêu số liệu của chiến dịch “{name}”, {period}. {rule}. Số được tính từ dữ liệu ở trạng thái "
         "{state}; mỗi số có khoảng, phần còn thiếu và hộ chiếu để tính lại."),
        ("This report gives the figures of the campaign “{name}”, {period}. {rule}. They were computed from the data "
         "at state {state}; each has its interval, what is missing, and a passport by which to compute it again."),
    ),
}  # fmt: skip

REASONS: Final[dict[str, tuple[str, str]]] = {
    "exact": ("đúng số", "exact"),
    "rounded": ("làm tròn", "rounded"),
    "hidden": ("ẩn", "hidden"),
    "absent": ("tệp không ghi", "not in the file"),
    "not_applicable": ("nền tảng không có", "not on the platform"),
    "error": ("đọc lỗi", "unreadable"),
    "no_count": ("cách đo này chưa đọc", "never read in this way"),
    "no_pair": ("không đủ hai lần đọc", "not read twice"),
    "not_captured": ("của nguồn không phải lượt thu", "from files that are no capture"),
    "published_later": ("đăng sau khi bắt đầu thu", "published after capturing began"),
    "hashtag": ("có hashtag", "by hashtag"),
    "asset": ("dùng âm thanh, hiệu ứng, mẫu", "by sound, effect or template"),
    "every_post": ("mọi bài", "every post"),
    "before": ("đăng trước", "published before"),
    "after": ("đăng sau", "published after"),
    "time_unknown": ("không rõ giờ đăng", "time unknown"),
    "no_match": ("không có dấu hiệu", "no sign of the campaign"),
    "other_channel": ("của kênh khác", "by other channels"),
}

UNITS: Final[dict[str, tuple[str, str]]] = {
    "post": ("bài", "posts"),
    "channel": ("tài khoản", "accounts"),
    "event": ("lượt", "events"),
    "ratio": ("tỷ lệ", "share"),
}


def say(key: str, lang: Lang, **facts: object) -> str:
    """Return a sentence of `WORDS` with its facts filled in."""
    return WORDS[key][lang == "en"].format(**facts)


def reason(key: str, lang: Lang) -> str:
    """Return why posts are in, out or without a value; the key itself where it has no words."""
    return REASONS.get(key, (key, key))[lang == "en"]


def unit(key: str, lang: Lang) -> str:
    """Return what a figure counts."""
    return UNITS.get(key, (key, key))[lang == "en"]
