"""Messages of tokens, webhooks and the API."""

from __future__ import annotations

from typing import Final

MESSAGES: Final = {
    "give the token a name: which program is it for?": "hãy đặt tên cho mã: nó dùng cho chương trình nào?",
    "a token lasts from 1 to {days} days": "một mã dùng được từ 1 đến {days} ngày",
    "a token may do no more than you may yourself": "một mã không được làm gì hơn chính bạn",
    "a token may not manage people": "một mã không được quản lý người",
    "give a name, a unit, and from 1 to 366 days": "hãy ghi tên, đơn vị, và từ 1 đến 366 ngày",
    "give an address, a unit, and at least one event": "hãy ghi địa chỉ, đơn vị, và ít nhất một việc",
    "choose at least one event": "hãy chọn ít nhất một việc",
    "no event is called {name}": "không có việc nào tên {name}",
    "this webhook was ended: make another": "webhook này đã dừng; hãy tạo webhook khác",
    "this is no web address": "đây không phải địa chỉ web",
    "a webhook needs an address that begins with https://": "webhook cần địa chỉ bắt đầu bằng https://",
    "leave name and password out of the address: messages are signed":
        "hãy bỏ tên và mật khẩu khỏi địa chỉ: tin đã có chữ ký",
    "{host} is not known in the network": "không tìm thấy {host} trên mạng",
    "{host} lies inside a network; webhooks go to public addresses only":
        "{host} nằm trong mạng nội bộ; webhook chỉ gửi tới địa chỉ công khai",
    "the webhook was ended": "webhook đã dừng",
    "the receiver answered {status}": "bên nhận trả lời {status}",
    "the receiver could not be reached ({kind})": "không tới được bên nhận ({kind})",
    "too many requests: wait until the minute is over": "gọi quá nhiều lần; hãy đợi hết phút này",
    "this cursor was not given out here: begin without one":
        "con trỏ trang này không phải do phần mềm cấp; hãy bắt đầu không có con trỏ",
}  # fmt: skip
