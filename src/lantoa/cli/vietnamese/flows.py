"""Messages of `flows` and `measure`: campaigns, imports, quarantine, the workspace."""

from __future__ import annotations

from typing import Final

MESSAGES: Final = {
    # campaign files
    "last_day {last} lies before first_day {first}": "last_day {last} đứng trước first_day {first}",
    "says not which posts count: give hashtags, [[sounds]], [[effects]], [[templates]], or "
    "every_post = true":
        "chưa nói đếm những bài nào; hãy ghi hashtags, [[sounds]], [[effects]], [[templates]], "
        "hoặc every_post = true",
    "not a hashtag: {tag}": "không phải hashtag: {tag}",
    "unknown key {key}: did you mean {near}?": "không có khoá {key}; ý bạn là {near}?",
    "unknown key {key}; known are {known}": "không có khoá {key}; các khoá dùng được: {known}",
    "{key} is missing: write {key} = \"…\"": "thiếu {key}; hãy viết {key} = \"…\"",
    "{key} must be text, not {value}": "{key} phải là văn bản trong ngoặc kép, không phải {value}",
    "{key} must be a list of texts": "{key} phải là danh sách văn bản, như [\"một\", \"hai\"]",
    "{key} must be a day such as 2024-08-26, not {value}":
        "{key} phải là ngày viết như 2024-08-26, không phải {value}",
    "{key} must be a day such as 2024-08-26": "{key} phải là ngày viết như 2024-08-26",
    "no time zone is called {name}; Vietnam is {zone}":
        "không có múi giờ nào tên {name}; Việt Nam là {zone}",
    "{table} must be written as [[{table}]] blocks": "{table} phải viết thành từng khối [[{table}]]",
    "a [[{table}]] block needs id = \"…\", in quotation marks":
        "khối [[{table}]] cần id = \"…\", trong ngoặc kép",
    "{key} must be text in quotation marks": "{key} phải là văn bản trong ngoặc kép",
    "platform must be one of {known}": "platform phải là một trong: {known}",
    "role must be one of {known}": "role phải là một trong: {known}",
    "a [[channels]] block needs handle or id": "khối [[channels]] cần handle hoặc id",
    "a [[captures]] block needs name = \"…\"": "khối [[captures]] cần name = \"…\"",
    "a [[captures]] block needs files = [\"…\"]": "khối [[captures]] cần files = [\"…\"]",
    # board and compare
    "nothing was imported yet; begin with `lantoa import FILE`":
        "chưa nhập tệp nào; bắt đầu bằng: lantoa import TỆP",
    "the board has no figure {figure}; it has {known}":
        "bảng không có số liệu {figure}; các số liệu có: {known}",
    "no figure {figure} is on both boards": "không có số liệu {figure} ở cả hai bảng",
    "table {table} lacks {columns}": "bảng {table} thiếu cột {columns}",
    # import
    "name at least one file to import": "cần ít nhất một tệp để nhập: lantoa import TỆP",
    "nothing in it": "không có gì trong đó",
    "--seen-at must look like 2024-09-10T08:00+07:00, not {value}":
        "--seen-at phải viết như 2024-09-10T08:00+07:00, không phải {value}",
    "is of no known kind; the other parts were read":
        "không thuộc loại nào đã biết; các phần khác đã đọc",
    # places
    "no unit has the code {code}; `lantoa places search NAME` finds it":
        "không đơn vị nào có mã {code}; tìm bằng lantoa places search TÊN",
    "{text} is no day; write it as YYYY-MM-DD, such as 2026-09-01":
        "{text} không phải là ngày; hãy viết dạng NĂM-THÁNG-NGÀY, ví dụ 2026-09-01",
    "a [[places]] block needs {key} = \"…\"": "khối [[places]] cần {key} = \"…\"",
    "also must be a list of texts": "also phải là danh sách chữ trong ngoặc kép",
    "kind must be text in quotation marks": "kind phải là chữ trong ngoặc kép",
    "map_of must be one of {known}": "map_of phải là một trong: {known}",
    # quarantine
    "{file} has several parts: name one with --member: {members}": (
        "{file} có nhiều phần: hãy chọn một bằng --member: {members}"
    ),
    "{file} has no line {line}": "{file} không có dòng {line}",
    "{file} exists already: choose another name, so that nothing is overwritten":
        "{file} đã có; hãy chọn tên khác để không ghi đè",
    "several imported files are called {name}; `lantoa states` lists them with their digests":
        "có nhiều tệp đã nhập tên {name}; xem dấu vân tay của chúng bằng lantoa states",
    "no imported file is called {name}; `lantoa states` lists them with their digests":
        "chưa nhập tệp nào tên {name}; xem các tệp đã nhập bằng lantoa states",
    "was imported with --pseudonymise, so its raw file was not kept; import the file again":
        "đã nhập với --pseudonymise nên tệp gốc không được giữ; hãy nhập lại tệp",
    # the workspace
    "{root} is a file; a workspace is a folder": "{root} là tệp; --workspace phải là thư mục",
    "{path} is damaged: it must hold 32 bytes. Restore it from a backup: with another key the "
    "same authors would get other pseudonyms":
        "{path} đã hỏng: tệp này phải đúng 32 byte. Hãy lấy lại từ bản sao lưu; với khoá khác, "
        "cùng một người sẽ mang bí danh khác",
}  # fmt: skip
