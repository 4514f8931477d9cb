"""Messages of `core`: numbers, and TOML files written by a person."""

from __future__ import annotations

from typing import Final

MESSAGES: Final = {
    # numbers
    "not a count: {value}": "không phải số đếm: {value}",
    "a count below zero: {value}": "số đếm nhỏ hơn 0: {value}",
    "a count with a fraction: {value}": "số đếm có phần lẻ: {value}",
    "a time, not a count: {value}": "là thời gian, không phải số đếm: {value}",
    "larger than any count: {value}": "lớn hơn mọi số đếm: {value}",
    "larger than a floating-point column holds: {value}":
        "lớn hơn mức một cột số thực giữ được đúng: {value}",
    "not a number in {style} style: {value}": "không phải số viết theo kiểu {style}: {value}",
    "{digits} may be read in two ways; name the style (en or vi)":
        "{digits} đọc được theo hai cách; hãy ghi rõ kiểu số (en hoặc vi)",
    # TOML files
    "cannot be read ({reason})": "không đọc được ({reason})",
    "is not UTF-8 text (byte {byte}): save it as UTF-8":
        "không phải văn bản UTF-8 (byte {byte}); hãy lưu lại dạng UTF-8",
    "not TOML: {reason}": "chưa đúng cách viết TOML: {reason}",
    # what Python's TOML reader says
    "Invalid statement": "dòng này không phải khoá = giá trị",
    "Expected newline or end of document after a statement":
        "sau giá trị phải xuống dòng",
    "Expected '=' after a key in a key/value pair": "sau tên khoá phải có dấu =",
    "Expected ']' at the end of a table declaration": "tên bảng thiếu dấu ] ở cuối",
    "Expected ']]' at the end of an array declaration": "tên bảng thiếu dấu ]] ở cuối",
    "Expected {sign}": "thiếu {sign}",
    "Invalid initial character for a key part": "tên khoá bắt đầu bằng ký tự không được dùng",
    "Invalid value": "giá trị viết chưa đúng; văn bản phải nằm trong ngoặc kép",
    "Invalid date or datetime": "ngày hoặc giờ không có thật",
    "Invalid hex value": "mã hex viết chưa đúng",
    "Unterminated string": "văn bản thiếu dấu ngoặc kép đóng",
    "Unclosed array": "danh sách thiếu dấu ] đóng",
    "Unclosed inline table": "bảng trong dòng thiếu dấu } đóng",
    "Unescaped '\\' in a string": "dấu \\ trong văn bản phải viết thành \\\\",
    "Escaped character is not a Unicode scalar value": "mã ký tự không có trong Unicode",
    "Illegal character {sign}": "ký tự không được dùng: {sign}",
    "Found invalid character {sign}": "ký tự không được dùng: {sign}",
    "Cannot overwrite a value": "khoá này đã có giá trị ở trên",
    "Cannot declare {key} twice": "bảng {key} được khai hai lần",
    "Cannot redefine namespace {key}": "bảng {key} được khai hai lần",
    "Cannot mutate immutable namespace {key}": "không thêm được vào {key}, đã viết trọn ở trên",
    "Duplicate inline table key {key}": "khoá {key} viết hai lần",
}  # fmt: skip
