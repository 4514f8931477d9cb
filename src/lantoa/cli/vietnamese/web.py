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
    # people and rights
    "there is nothing here": "ở đây không có gì",
    "you may see this, and lack the right to do it": "bạn xem được, nhưng chưa có quyền làm việc này",
    "this needs accounts: make the owner's first": "việc này cần tài khoản; hãy tạo tài khoản đầu tiên",
    "posts outside a scope may belong to other units":
        "bài ngoài phạm vi có thể thuộc đơn vị khác, nên bạn chưa xem được",
    "nobody gives rights that they lack themselves": "không ai cho được quyền mà chính mình chưa có",
    "a name is needed": "cần có tên",
    "{address} is no e-mail address": "{address} không phải địa chỉ e-mail",
    "this address has an account already: sign in with it":
        "địa chỉ này đã có tài khoản; hãy đăng nhập",
    "a closed unit takes no new units": "đơn vị đã đóng không nhận đơn vị mới",
    "a closed unit takes no new people": "đơn vị đã đóng không nhận người mới",
    "the tree of units is at most {n} levels deep": "cây đơn vị sâu nhất {n} cấp",
    "the unit above all others stays where it is": "đơn vị trên cùng không chuyển đi đâu được",
    "the unit above all others stays open": "đơn vị trên cùng không đóng được",
    "a unit cannot hang below itself": "một đơn vị không nằm dưới chính nó được",
    "the unit above this one is closed: open that one first":
        "đơn vị trên đang đóng; hãy mở đơn vị đó trước",
    "this has ended already: reload the page": "việc này đã kết thúc; hãy tải lại trang",
    "somebody must stay who has every right at the root":
        "đơn vị trên cùng phải còn ít nhất một người có mọi quyền",
    "this person is a member of the unit already": "người này đã ở trong đơn vị",
    "this invitation is for another address: sign in with that one":
        "lời mời này cho địa chỉ khác; hãy đăng nhập bằng địa chỉ đó",
    "this network or KOL is not one of this unit": "mạng lưới hoặc KOL này không thuộc đơn vị",
    "a link stands from 1 to {days} days": "đường dẫn có hiệu lực từ 1 đến {days} ngày",
    # what Django and allauth say about forms
    "This field is required.": "Cần điền mục này.",
    "Enter a valid email address.": "Địa chỉ e-mail chưa đúng.",
    "The email address and/or password you specified are not correct.":
        "E-mail hoặc mật khẩu chưa đúng.",
    "Too many failed login attempts. Try again later.":
        "Đã thử quá nhiều lần. Hãy thử lại sau ít phút.",
    "Incorrect code.": "Mã chưa đúng.",
    "Incorrect password.": "Mật khẩu chưa đúng.",
    "Please type your current password.": "Mật khẩu đang dùng chưa đúng.",
    "You must type the same password each time.": "Hai lần gõ mật khẩu khác nhau.",
    "This account is currently inactive.": "Tài khoản này đã đóng.",
    "Use your password": "Dùng mật khẩu",
    "Use authenticator app or code": "Dùng ứng dụng xác thực hoặc mã dự phòng",
    "Use a security key": "Dùng khóa truy cập",
    "Be patient, you are sending too many requests.": "Gửi quá nhanh; hãy đợi một lát.",
    "{password_words}This password is too short. It must contain at least {n} characters.{more}":
        "Mật khẩu quá ngắn: cần ít nhất {n} ký tự.{more}",
    "{password_words}This password is too common.{more}": "Mật khẩu này quá phổ biến.{more}",
    "{password_words}This password is entirely numeric.{more}": "Mật khẩu không được toàn chữ số.{more}",
    "{password_words}The password is too similar to the {name}.{more}":
        "Mật khẩu quá giống tên hoặc e-mail.{more}",
}  # fmt: skip
