"""Messages of `render`, and of the flows and commands that make reports, pictures and pages."""

from __future__ import annotations

from typing import Final

MESSAGES: Final = {
    "{package}: not equal: {names} …": "{package}: không khớp: {names} …",
    "{package}: not equal: {names}": "{package}: không khớp: {names}",
    "name the campaign's file, or a package with --verify":
        "hãy ghi tệp chiến dịch, hoặc một gói báo cáo với --verify",
    "name at least one document: {known}": "hãy chọn ít nhất một loại văn bản: {known}",
    "--verify needs no campaign file: the package holds its campaign":
        "--verify không cần tệp chiến dịch: trong gói đã có",
    "no document is called {name}; known are {known}":
        "không có loại văn bản {name}; các loại có: {known}",
    "the link is too long for a QR code that can be read: at most 300 bytes":
        "đường dẫn quá dài cho một mã QR đọc được: nhiều nhất 300 byte",
    "{path} is a file; name a folder for the pictures":
        "{path} là một tệp; hãy chọn một thư mục để đặt hình",
    "{path} is a file; a report needs a folder": "{path} là một tệp; báo cáo cần một thư mục",
    "{path} is a folder; a file of the report has this name":
        "{path} là một thư mục; một tệp của báo cáo mang tên này",
    "its figures.json cannot be read as figures": "không đọc được figures.json trong gói",
    "{name} is no colour; write it as #rrggbb, such as #1a6446":
        "{name} không phải là màu; hãy viết dạng #rrggbb, như #1a6446",
    "its manifest names no digests": "bảng kê trong gói không ghi dấu vân tay",
    "is no package of a report, or was cut off or damaged on its way":
        "không phải là gói báo cáo, hoặc đã bị cắt cụt hay hỏng trên đường gửi",
    "is larger than any report": "lớn hơn mọi báo cáo có thể",
    "holds {name} twice, so programs would read different files":
        "chứa {name} hai lần, nên mỗi phần mềm có thể đọc một tệp khác nhau",
    "holds {name}, a path that leads out of its folder":
        "chứa {name}, một đường dẫn chỉ ra ngoài thư mục của gói",
    "unpacks to more than any report holds": "giải nén ra lớn hơn mọi báo cáo có thể",
    "no size {size}; there are {known}": "không có cỡ {size}; các cỡ có: {known}",
}  # fmt: skip
