"""What the trust file and requests about data call things, in both languages."""

from __future__ import annotations

from typing import Final

PILLARS: Final = {
    "transparency": (
        ("Minh bạch nội dung và quảng cáo", "Transparency of content and advertising"),
        ("Nói rõ bài nào là quảng cáo, được tài trợ, được đặt hàng.",
         "Says which posts are advertising, sponsored, ordered."),
    ),
    "conduct": (
        ("Ứng xử và lịch sử hoạt động", "Conduct and history"),
        ("Cách làm việc, cách nói với công chúng, những gì đã xảy ra.",
         "How they work, how they speak to the public, what has happened."),
    ),
    "interaction": (
        ("Tương tác thật", "Real interaction"),
        ("Người xem, bình luận, theo dõi là thật; số liệu khớp với đo được.",
         "Viewers, comments and followers are real; numbers agree with what was measured."),
    ),
    "values": (
        ("Phù hợp giá trị", "Fit with the values"),
        ("Phù hợp với giá trị xã hội và thông điệp của chiến dịch.",
         "Fits the values of society and the message of the campaign."),
    ),
    "law": (
        ("Tuân thủ pháp luật", "Lawfulness"),
        ("Giấy tờ, thuế, bản quyền, quyết định của cơ quan có thẩm quyền.",
         "Papers, tax, copyright, decisions of authorities."),
    ),
}  # fmt: skip
PILLARS_SOURCE: Final = "thanhnien.vn, 18/8/2025"
"""Where the five pillars were reported."""
KINDS: Final = {
    "see": ("Xem dữ liệu", "See the data"), "export": ("Nhận bản sao", "Have a copy"),
    "correct": ("Sửa cho đúng", "Correct it"),
    "withdraw": ("Rút lại đồng ý", "Withdraw consent"), "erase": ("Xoá dữ liệu", "Erase it"),
}  # fmt: skip
