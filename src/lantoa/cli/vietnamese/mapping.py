"""Messages about mapping files, and about cells read through a mapping."""

from __future__ import annotations

from typing import Final

MESSAGES: Final = {
    "{file} has no column {column}; did you mean {near}?":
        "{file} không có cột {column}; ý bạn là {near}?",
    "{file} has no column {column}; it has none":
        "{file} không có cột {column}; tệp không có cột nào",
    "{file} has no column {column}; it has {known}": "{file} không có cột {column}; các cột có: {known}",
    "{name} is a column and a constant: take one out":
        "{name} vừa là cột vừa là hằng số; hãy bỏ một trong hai",
    "names no platform: write platform = \"tiktok\" (or {others})":
        "chưa ghi nền tảng; hãy viết platform = \"tiktok\" (hoặc {others})",
    "maps neither post_id nor url, so posts cannot be told apart":
        "chưa có post_id hay url, nên không phân biệt được các bài; hãy thêm một trong hai",
    "{name} must name a column in quotation marks": "{name} phải ghi tên một cột trong ngoặc kép",
    "{name} must be true or false": "{name} phải là true hoặc false",
    "{name} must be a text in quotation marks": "{name} phải là văn bản trong ngoặc kép",
    "{reason}; write seen_at like 2025-05-29T10:00+07:00":
        "{reason}; hãy viết seen_at như 2025-05-29T10:00+07:00",
    "platform {name} is none of {known}": "platform {name} không nằm trong: {known}",
    "no time zone is called {name}; write UTC, Asia/Ho_Chi_Minh or +07:00":
        "không có múi giờ nào tên {name}; hãy viết UTC, Asia/Ho_Chi_Minh hoặc +07:00",
    "format of {name} must look like %d/%m/%Y %H:%M":
        "format của {name} phải viết như %d/%m/%Y %H:%M",
    "decimals must be 0, 1, 2 or 3": "decimals phải là 0, 1, 2 hoặc 3",
    "zero_words must be a list of words, like [\"Share\"]":
        "zero_words phải là danh sách từ, như [\"Share\"]",
    "separator must be a text, like \",\"": "separator phải là văn bản, như \",\"",
    "{key} {value} is none of {known}": "{key} {value} không nằm trong: {known}",
    "{name} must be a table: write [{name}] on a line of its own":
        "{name} phải là một bảng; hãy viết [{name}] trên một dòng riêng",
    "unknown key {key} in [{table}]: did you mean {near}?":
        "không có khoá {key} trong [{table}]; ý bạn là {near}?",
    "unknown key {key} in [{table}]: known are {known}":
        "không có khoá {key} trong [{table}]; các khoá dùng được: {known}",
    "unknown key {key}: known are {known}": "không có khoá {key}; các khoá dùng được: {known}",
    "ids that went through a floating-point column are lost":
        "các mã từng đi qua cột số thực đã mất chữ số, không lấy lại được",
    # cells
    "no platform": "thiếu nền tảng",
    "no known platform: {value}": "không phải nền tảng đã biết: {value}",
    "not a time like {format}: {value}": "không phải thời gian viết theo {format}: {value}",
    "has no columns that a mapping could name": "không có cột nào để ghi vào tệp mapping",
}  # fmt: skip
