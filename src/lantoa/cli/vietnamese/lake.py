"""Messages of `lake`: locks, states, raw files, rows that do not fit."""

from __future__ import annotations

from typing import Final

MESSAGES: Final = {
    "a lake cannot lie in a folder whose path holds {sign}; choose another workspace":
        "kho không đặt được trong thư mục mà đường dẫn có {sign}; hãy chọn --workspace khác",
    "The lake in {root} could not be read or written: {reason}":
        "Không đọc hoặc ghi được kho ở {root}: {reason}",
    "The lake in {root} cannot be written: {reason}": "Không ghi được vào kho ở {root}: {reason}",
    "{table}: version {version} cannot be opened: {reason}":
        "{table}: không mở được phiên bản {version}: {reason}",
    "Process {number} is writing to the lake in {root}; try again when it has finished":
        "Tiến trình {number} đang ghi vào kho ở {root}; đợi nó xong rồi chạy lại",
    "Another process is writing to the lake in {root}; try again when it has finished":
        "Một tiến trình khác đang ghi vào kho ở {root}; đợi nó xong rồi chạy lại",
    "{who} is writing to the lake in {root}; try again when it has finished":
        "{who} đang ghi vào kho ở {root}; đợi nó xong rồi chạy lại",
    "{digest} is not the digest of a file": "{digest} không phải dấu vân tay của tệp nào",
    "The raw file could not be kept: {reason}": "Không giữ được tệp gốc: {reason}",
    "The kept raw file {path} is damaged: bring it back from a backup":
        "Tệp gốc đang giữ {path} đã hỏng; hãy lấy lại từ bản sao lưu",
    "The raw file {digest} is not kept in the lake": "Kho không giữ tệp gốc {digest}",
    "Line {line} of the file {digest} cannot be found by its number":
        "Không tìm được dòng {line} của tệp {digest} theo số dòng",
    "The lake is empty: import a file first":
        "Kho chưa có gì; trước hết hãy nhập một tệp: lantoa import TỆP",
    "The states of the lake in {root} cannot be read":
        "Không đọc được các trạng thái của kho ở {root}; hãy lấy lại thư mục từ bản sao lưu",
    "No state {state}: the lake has states 1 to {last}, and a digest needs its first {length} "
    "characters or more":
        "Không có trạng thái {state}; kho có các trạng thái từ 1 đến {last}, còn dấu vân tay thì "
        "ghi ít nhất {length} ký tự đầu. Xem: lantoa states",
    "{number} states have a digest that begins with {start}":
        "Có {number} trạng thái mà dấu vân tay bắt đầu bằng {start}; hãy ghi thêm ký tự",
    "State {state} ({digest}) can no longer be read: its files were removed by a vacuum, as no "
    "passport cited it":
        "Không còn đọc được trạng thái {state} ({digest}): tệp của nó đã được dọn, vì không hộ "
        "chiếu nào dẫn nó",
    "The lake in {root} lacks files: table {table} ends at version {newest}, its last state needs "
    "{needed}. Bring the folder back from a backup":
        "Kho ở {root} thiếu tệp: bảng {table} dừng ở phiên bản {newest}, trạng thái cuối cần "
        "{needed}. Hãy lấy lại thư mục từ bản sao lưu",
    "Joining {table} gave {found} rows of {expected}; nothing was changed":
        "Gộp {table} ra {found} dòng trong khi phải có {expected}; chưa thay đổi gì",
    "No batch of the lake came from a file with digest {digest}":
        "Không lượt nhập nào trong kho đến từ tệp có dấu vân tay {digest}",
    "This writer has committed its batch: open another":
        "Lượt ghi này đã chốt; hãy mở lượt khác",
    "a count names a post that is not in its chunk": "một số đo nói về bài không đi cùng nó",
    "missing (line {line})": "thiếu giá trị (dòng {line})",
    "{value} does not fit {type} (line {line})": "{value} không vừa kiểu {type} (dòng {line})",
    "{value} does not fit {type}": "{value} không vừa kiểu {type}",
    "does not fit {type}": "không vừa kiểu {type}",
}  # fmt: skip
