"""Messages of backup, restore, doctor and jobs."""

from __future__ import annotations

from typing import Final

MESSAGES: Final = {
    # backup and restore
    "{folder} is no workspace: there is nothing to back up": "{folder} không phải thư mục dữ liệu: không có gì để lưu",
    "{file} exists already: a backup never overwrites another": "đã có {file}: bản lưu không bao giờ ghi đè bản khác",
    "{folder} has {free} GB left, the backup needs {needed} GB": "{folder} còn trống {free} GB, bản lưu cần {needed} GB",
    "files of the lake went away while they were copied: look with lantoa doctor":
        "có tệp của kho biến mất khi đang chép; hãy xem bằng lantoa doctor",
    "pg_dump and pg_restore are not on this machine: install postgresql-client":
        "máy này chưa có pg_dump và pg_restore; hãy cài postgresql-client",
    "{file}: the database is damaged ({reason})": "{file}: cơ sở dữ liệu hỏng ({reason})",
    "{file}: the database could not be copied ({reason})": "{file}: không chép được cơ sở dữ liệu ({reason})",
    "{program} failed: {reason}": "{program} không chạy được: {reason}",
    "{file}: this is no backup of Lan Toả": "{file}: không phải bản lưu của Lan Toả",
    "{file}: this is no whole backup of Lan Toả ({reason})": "{file}: không phải bản lưu nguyên vẹn của Lan Toả ({reason})",
    "{file}: this backup breaks off before its end: take another": "{file}: bản lưu bị cụt; hãy dùng bản khác",
    "{file}: {name} is in it twice": "{file}: {name} có hai lần",
    "{file}: {name} is no name that a backup has": "{file}: {name} không phải tên có trong bản lưu",
    "{file}: made by a newer Lan Toả ({version}): install that one first":
        "{file}: do Lan Toả mới hơn ({version}) lưu; hãy cài bản đó trước",
    "{file}: the list of this backup is damaged": "{file}: danh sách của bản lưu bị hỏng",
    "{file}: {name} is not as it was written: take another backup":
        "{file}: {name} không còn như lúc lưu; hãy dùng bản lưu khác",
    "the lake in this backup is not at the state that its list names":
        "kho trong bản lưu không ở trạng thái mà danh sách ghi",
    "the database is not empty: say --replace to have it replaced": "cơ sở dữ liệu không trống; thêm --replace để thay",
    "this backup holds a database of kind {kind}: unset DATABASE_URL":
        "bản lưu này chứa cơ sở dữ liệu loại {kind}; hãy bỏ DATABASE_URL",
    "this backup holds a database of kind {kind}: set DATABASE_URL to a PostgreSQL database":
        "bản lưu này chứa cơ sở dữ liệu loại {kind}; hãy đặt DATABASE_URL là một cơ sở dữ liệu PostgreSQL",
    "{folder} is not empty: name another workspace, or say --replace":
        "{folder} không trống; hãy chọn thư mục khác, hoặc thêm --replace",
    "a program works in {folder}: stop lantoa serve and lantoa work first":
        "có chương trình đang làm việc ở {folder}; hãy dừng lantoa serve và lantoa work trước",
    # doctor: what was found
    "{folder} cannot be written": "không ghi được vào {folder}",
    "{folder} can be read by every account of this machine": "mọi tài khoản của máy đều đọc được {folder}",
    "the lake is empty": "kho chưa có gì",
    "state {state}, {digest}: {count} files": "trạng thái {state}, {digest}: {count} tệp",
    "cited states cannot be read any more: {states}": "không còn đọc được các trạng thái mà hộ chiếu dẫn: {states}",
    "an import was stopped half-way, or is running now": "có lần nhập dừng giữa chừng, hoặc đang chạy",
    "{count} raw files hold their digests": "{count} tệp gốc đúng dấu vân tay",
    "{file} is sound, {size} MB": "{file} lành, {size} MB",
    "{free} GB left on the disk": "ổ đĩa còn {free} GB",
    "this machine says {now} UTC, the lake was last written later": "máy này đang là {now} UTC, mà kho được ghi sau giờ đó",
    "{name} can be read by others": "người khác đọc được {name}",
    "only their owner may read the keys": "chỉ chủ sở hữu đọc được khoá",
    "a font cannot be read: {reason}": "có phông chữ không đọc được: {reason}",
    "the fonts of pages and documents are there": "đủ phông chữ cho trang và tài liệu",
    "the database does not answer: {reason}": "cơ sở dữ liệu không trả lời: {reason}",
    "{count} migrations wait": "{count} bước nâng cấp bảng đang chờ",
    "the tables are up to date": "các bảng đúng phiên bản",
    "line {number} of the log does not hold: {reason}": "dòng {number} của nhật ký không khớp: {reason}",
    "line {number} is gone": "mất dòng {number}",
    "it does not follow from the line before": "nó không nối tiếp dòng trước",
    "it does not say what it said when it was written": "nội dung đã khác lúc ghi",
    "{count} lines, the last is {digest}": "{count} dòng, dòng cuối là {digest}",
    "a worker is there": "có tiến trình làm việc",
    "nobody does what waits": "chưa có tiến trình nào làm việc chờ",
    "{count} jobs have waited for more than 10 minutes": "{count} việc đã chờ quá 10 phút",
    "{task} failed: {reason}": "{task} không xong: {reason}",
    "no job is late, none failed today": "không việc nào trễ, hôm nay không việc nào hỏng",
    "{count} uploads wait whose file is gone": "{count} tệp tải lên đang chờ mà tệp đã mất",
    # doctor: what to do
    "name the workspace with --workspace": "hãy chỉ thư mục bằng --workspace",
    "give the folder to the account that runs Lan Toả": "hãy giao thư mục cho tài khoản chạy Lan Toả",
    "bring the workspace back from a backup": "hãy khôi phục từ bản lưu (lantoa restore)",
    "nothing: the next import clears it away": "không cần làm gì: lần nhập sau tự dọn",
    "free some space: lantoa vacuum removes what no passport needs":
        "hãy dọn chỗ: lantoa vacuum xoá những gì không hộ chiếu nào cần",
    "set the clock: timedatectl set-ntp true": "hãy chỉnh giờ: timedatectl set-ntp true",
    "install Lan Toả again": "hãy cài lại Lan Toả",
    "look at DATABASE_URL, and whether its server runs": "hãy xem DATABASE_URL, và máy chủ của nó có chạy không",
    "start lantoa serve or lantoa work once: they bring it up to date":
        "hãy chạy lantoa serve hoặc lantoa work một lần: chúng tự nâng cấp",
    "somebody changed the database by hand: keep it, and compare with a backup":
        "có người đã sửa thẳng cơ sở dữ liệu: hãy giữ nguyên, và so với bản lưu",
    "start lantoa work, or lantoa serve": "hãy chạy lantoa work, hoặc lantoa serve",
    "start lantoa work again": "hãy chạy lại lantoa work",
    "see the message; it is not tried again by itself": "xem lý do ở trên; việc này không tự làm lại",
    "drop these files on the import page again": "hãy thả lại các tệp đó ở trang nhập dữ liệu",
    # jobs
    "its worker was stopped {times} times while it ran": "tiến trình làm việc này đã bị dừng {times} lần",
    "{name} is no task: a task is a function of a module called tasks":
        "{name} không phải một việc: việc là một hàm trong mô đun tên tasks",
}  # fmt: skip
