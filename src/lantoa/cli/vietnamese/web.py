"""Messages of `lantoa serve` and of its pages."""

from __future__ import annotations

from typing import Final

MESSAGES: Final = {
    "a port is a number from 1 to 65535, not {port}": "cổng là một số từ 1 đến 65535, không phải {port}",
    "{address} can be reached by others: say under which name, by --public-host":
        "người khác tới được {address}; hãy nói tên máy chủ bằng --public-host",
    "{folder} is no folder": "{folder} không phải thư mục",
    "port {port} is taken by another program: choose one with --port":
        "cổng {port} đang có chương trình khác dùng; chọn cổng khác bằng --port",
    "posts are told apart by {names}, not by {given}": "bài chỉ chia theo {names}, không theo {given}",
    "nothing was imported yet": "chưa nhập dữ liệu nào",
    "no file came: choose at least one": "chưa có tệp nào; hãy chọn ít nhất một tệp",
    "the upload is larger than the limit": "tệp tải lên lớn quá mức cho phép",
    "this file no longer waits for its columns: reload the page":
        "tệp này không còn đợi ghép cột; hãy tải lại trang",
    "reading this file has stopped the program {times} times":
        "đọc tệp này đã làm chương trình dừng {times} lần; hãy gửi tệp cho người hỗ trợ",
    "reading this file failed by a fault of the program itself ({kind})":
        "đọc tệp này không xong vì lỗi của chính phần mềm ({kind})",
    "no field is called {field}": "không có trường nào tên {field}",
    "the columns {first} and {second} cannot both be {field}":
        "hai cột {first} và {second} không thể cùng là {field}",
}  # fmt: skip
