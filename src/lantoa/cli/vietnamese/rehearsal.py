"""Messages of `rehearsal`: scenario files of invented campaigns."""

from __future__ import annotations

from typing import Final

MESSAGES: Final = {
    "{key} must be one line without quotation marks and backslashes":
        "{key} phải là một dòng, không có dấu ngoặc kép và dấu \\",
    "{key} must hold words of letters and digits": "{key} chỉ gồm các từ có chữ và số",
    "{key} is missing: write {key} = {least}": "thiếu {key}; hãy viết {key} = {least}",
    "{key} must be a whole number from {least} to {most}, not {value}":
        "{key} phải là số nguyên từ {least} đến {most}, không phải {value}",
    "{key} must be a number from {least} to {most}, not {value}":
        "{key} phải là số từ {least} đến {most}, không phải {value}",
    "{key} must be one of {known}, not {value}": "{key} phải là một trong: {known}; không phải {value}",
    "{key} must be a day such as 2024-09-02": "{key} phải là ngày viết như 2024-09-02",
    "{key} must lie between {first} and {last}": "{key} phải từ {first} đến {last}",
    "{key} must be a time with its zone, such as 2024-09-10T20:00:00+07:00":
        "{key} phải là thời gian có múi giờ, như 2024-09-10T20:00:00+07:00",
    "{key} must be small letters, digits and hyphens": "{key} chỉ gồm chữ thường, số và dấu gạch nối",
    "posts must be between {least} and {most}, not {posts}":
        "posts phải từ {least} đến {most}, không phải {posts}",
    "last_day {last} must lie on or up to 119 days after first_day":
        "last_day {last} phải trùng first_day hoặc sau đó nhiều nhất 119 ngày",
    "hashtags must be a list of 1 to 8 hashtags": "hashtags phải là danh sách từ 1 đến 8 hashtag",
    "the first [[captures]] block must be of kind \"zeeschuimer\"":
        "khối [[captures]] đầu tiên phải thuộc loại \"zeeschuimer\"",
    "copies must name a capture that stands above": "copies phải ghi tên một lượt thu ở phía trên",
    "two files would be named {name}": "có hai tệp cùng mang tên {name}; hãy đổi tên một tệp",
    "two hashtags are the same but for case and diacritics":
        "có hai hashtag chỉ khác nhau ở chữ hoa hay dấu; hãy bỏ một",
    "no [[channels]] block has the role {role}": "chưa có khối [[channels]] nào có role {role}",
    "declared channels may hold at most half of the posts":
        "các kênh đã khai giữ nhiều nhất một nửa số bài",
    "declared channels cannot hold all views": "các kênh đã khai không thể giữ mọi lượt xem",
    "a studio file needs an official channel with posts":
        "tệp studio cần một kênh chính thức có bài đăng",
    "peak_day must lie in the campaign": "peak_day phải nằm trong chiến dịch",
    "id must be 6 to 19 digits": "id phải gồm 6 đến 19 chữ số",
    "an invented handle is letters, digits and dots, and ends with .mophong":
        "tên kênh mô phỏng chỉ gồm chữ, số, dấu chấm, và kết thúc bằng .mophong",
    "two captures have this name": "có hai lượt thu cùng mang tên này",
    "a misspelt hashtag is one of the campaign's own":
        "một hashtag viết sai lại trùng với hashtag của chiến dịch",
    "{out} is a file: name a folder": "{out} là tệp; hãy ghi tên một thư mục",
    "{out} is not empty: name a new folder, so that nothing is overwritten":
        "{out} không trống; hãy ghi tên một thư mục mới, để không ghi đè lên gì cả",
    "{workspace} holds {name}, which is not simulated: name a workspace of its own with --workspace":
        "{workspace} có {name}, không phải dữ liệu mô phỏng; hãy chỉ một kho riêng bằng --workspace",
    "{folder} holds no rehearsal: write one with lantoa rehearse":
        "{folder} không có buổi tổng duyệt nào; hãy tạo bằng lantoa rehearse",
    "{folder}: not as the truth: {names}": "{folder}: không khớp sự thật: {names}",
    "seed must be between 0 and 2^63 - 1, not {seed}":
        "seed phải từ 0 đến 2^63 - 1, không phải {seed}",
}  # fmt: skip
