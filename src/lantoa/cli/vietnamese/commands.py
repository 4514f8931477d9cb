"""Messages of the command line itself: wrong options, and what the operating system says."""

from __future__ import annotations

from typing import Final

MESSAGES: Final = {
    # options and arguments
    "Unknown command \"{name}\". {more}": "Không có lệnh “{name}”. {more}",
    "Unknown command \"{name}\".": "Không có lệnh “{name}”.",
    "Did you mean \"{name}\"? {more}": "Ý bạn là “{name}”? {more}",
    "Did you mean \"{name}\"?": "Ý bạn là “{name}”?",
    "Did you mean {name}?": "Ý bạn là {name}?",
    "Did you mean {name} instead of {given}?": "Ý bạn là {name} thay cho {given}?",
    "Available commands: {names}, ...": "Các lệnh: {names} … (xem hết: lantoa --help)",
    "Available commands: {names}.": "Các lệnh: {names}.",
    "Unknown option: {name}. {more}": "Không có tuỳ chọn {name}. {more}",
    "Unknown option: {name}.": "Không có tuỳ chọn {name}. Xem: lantoa LỆNH --help",
    "{name} is not a recognized option.": "Không có tuỳ chọn {name}.",
    "Unused Tokens: {values}.":
        "Thừa {values}. Tên có dấu cách thì đặt trong ngoặc kép. Xem: lantoa LỆNH --help",
    "Command \"{name}\" parameter {option} requires an argument.":
        "Lệnh “{name}” còn thiếu {option}. Xem: lantoa {name} --help",
    "Command \"{name}\" parameter {option} requires an argument. {more}":
        "Lệnh “{name}” còn thiếu {option}. {more}",
    "Command \"{name}\" parameter {option} requires {number} positional arguments.":
        "Lệnh “{name}” cần {number} giá trị cho {option}.",
    "Command \"{name}\" parameter {option} requires {number} positional arguments. "
    "Only got {got}.":
        "Lệnh “{name}” cần {number} giá trị cho {option}, mới có {got}.",
    "Parameter {option} requires an argument.": "Còn thiếu {option}.",
    "Parameter {option} specified multiple times.": "{option} ghi nhiều lần; chỉ ghi một lần.",
    "Parameter {option} requires a value assigned with `=`. Use {again}=VALUE.":
        "{option} cần giá trị sau dấu =, như {option}=GIÁ_TRỊ.",
    "Invalid value \"{value}\" for {option}. Choose from: {known}. {more}":
        "{option} không nhận “{value}”. Hãy chọn: {known}. {more}",
    "Invalid value \"{value}\" for {option}. Choose from: {known}.":
        "{option} không nhận “{value}”. Hãy chọn: {known}.",
    "Invalid value for {option}: unable to convert \"{value}\" into {what}.":
        "{option} không nhận “{value}”, cần {what}.",
    "Invalid value for {option}: unable to convert value to {what}.": "{option} cần {what}.",
    "Invalid value for {option}: {reason}": "Giá trị của {option} chưa đúng: {reason}",
    "Invalid value \"{value}\" for {option}. {more}":
        "{option} không nhận “{value}”. {more}",
    "Invalid value \"{value}\" for {option}.": "{option} không nhận “{value}”.",
    "Unable to convert \"{value}\" into {what}.": "“{value}” chưa đúng, cần {what}.",
    "Cannot supply keyword & non-keyword arguments to {option}.":
        "{option} ghi theo hai cách cùng lúc; chỉ ghi một cách.",
    "Cannot specify token \"{value}\" positionally for parameter {option} due to previously "
    "specified keyword{which}. {again} must either be passed positionally, {rest}":
        "“{value}” đứng sau một tuỳ chọn đã ghi tên; hãy ghi --{option} ngay trước nó.",
    "int": "số nguyên",
    "float": "số",
    "bool": "true hoặc false (có hay không)",
    "Path": "đường dẫn",
    # what the operating system says
    "No such file or directory": "không có tệp hay thư mục này",
    "Permission denied": "không có quyền",
    "Operation not permitted": "không có quyền làm việc này",
    "Is a directory": "là thư mục, không phải tệp",
    "Not a directory": "không phải thư mục",
    "File exists": "đã có tệp tên này",
    "File name too long": "tên tệp quá dài",
    "No space left on device": "ổ đĩa đã đầy",
    "Disk quota exceeded": "đã dùng hết dung lượng được cấp",
    "Read-only file system": "ổ đĩa chỉ cho đọc",
    "Input/output error": "ổ đĩa báo lỗi khi đọc hoặc ghi",
    "Too many open files": "mở quá nhiều tệp cùng lúc",
    "Too many levels of symbolic links": "liên kết tệp đi vòng tròn",
    "Cannot allocate memory": "không đủ bộ nhớ",
    "Device or resource busy": "đang được dùng bởi việc khác",
    "Text file busy": "tệp đang được dùng",
    "Invalid argument": "tên hoặc giá trị không dùng được",
    "Stale file handle": "tệp trên ổ mạng đã thay đổi",
    "File too large": "tệp quá lớn",
}  # fmt: skip
