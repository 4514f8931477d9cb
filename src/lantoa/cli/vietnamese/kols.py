"""Messages about addresses of channels, rosters, KOLs, networks, consents and the trust file."""

from __future__ import annotations

from typing import Final

MESSAGES: Final = {
    # addresses
    "no address": "chưa có địa chỉ",
    "too long for an address": "quá dài, không phải địa chỉ",
    "a user name without its platform; give the whole address":
        "tên người dùng mà không rõ nền tảng; hãy dán cả địa chỉ",
    "a user name without its platform": "tên người dùng mà không rõ nền tảng",
    "a backslash in an address hides where it leads": "dấu gạch chéo ngược giấu nơi địa chỉ dẫn tới",
    "an address with a name before its site hides where it leads":
        "địa chỉ có tên người dùng đứng trước tên trang, giấu nơi nó dẫn tới",
    "not a web address: {what}": "không phải địa chỉ trang web: {what}",
    "letters that only look like those of a known site: {host}":
        "chữ chỉ trông giống tên một trang đã biết: {host}",
    "damaged characters in the address": "địa chỉ có ký tự hỏng",
    "looks like {site}, but belongs to {host}": "trông giống {site} nhưng thuộc về {host}",
    "no site known here: {host}": "chưa biết trang này: {host}",
    "no platform known here: {name}": "chưa biết nền tảng này: {name}",
    "no platform known here": "chưa biết nền tảng này",
    "an address that leads to another one": "địa chỉ dẫn tiếp tới địa chỉ khác",
    "an address of {found}, not of {platform}": "địa chỉ của {found}, không phải của {platform}",
    "a post that does not name its channel": "bài này không nói kênh nào đăng",
    "no profile and no post": "không phải trang cá nhân, không phải bài đăng",
    "not a user name of {platform}: {name}": "không phải tên người dùng {platform}: {name}",
    "a page of {platform} that is no profile and no post":
        "trang của {platform} nhưng không phải trang cá nhân hay bài đăng",
    "a page of Facebook without its id": "trang Facebook thiếu mã số",
    "a group of Facebook, which is no channel of one person or brand":
        "nhóm Facebook, không phải kênh của một người hay một thương hiệu",
    "a story, which is gone after a day; give the profile or a post":
        "tin 24 giờ sẽ biến mất sau một ngày; hãy dùng trang cá nhân hoặc một bài",
    "not the id of a video: {what}": "không phải mã video: {what}",
    "not the id of a channel: {what}": "không phải mã kênh: {what}",
    "not a handle of YouTube: {name}": "không phải tên kênh YouTube: {name}",
    "a page of YouTube that is no channel and no video":
        "trang của YouTube nhưng không phải kênh hay video",
    "a person's telephone number; give the Official Account":
        "số điện thoại của một người; hãy dùng Official Account",
    "not an Official Account of Zalo: {name}": "không phải Official Account của Zalo: {name}",
    "a page of Zalo that is no Official Account and no article of one":
        "trang của Zalo nhưng không phải Official Account hay bài của nó",
    "a short link: open it, and give the address it leads to":
        "link rút gọn: hãy mở nó rồi dán địa chỉ hiện ra",
    "not a channel: {what}; write platform:id or platform:@handle":
        "không phải kênh: {what}; hãy viết nền-tảng:mã hoặc nền-tảng:@tên",
    # rosters
    "two columns, or an unknown word, for {field}": "hai cột cùng là, hoặc không có trường, {field}",
    "no column tells the name or the channel of a KOL": "không cột nào cho biết tên hoặc kênh của KOL",
    "{file}: holds no table; save the list as XLSX or CSV":
        "{file}: không có bảng nào; hãy lưu danh sách thành XLSX hoặc CSV",
    "{file}: holds no sheet {name}": "{file}: không có trang tính {name}",
    "more than {most} rows; cut the list into parts": "nhiều hơn {most} dòng; hãy chia nhỏ danh sách",
    "neither a name nor a channel": "không có tên, cũng không có kênh",
    "longer than {most} characters": "dài hơn {most} ký tự",
    "neither a person nor a brand": "không rõ là cá nhân hay thương hiệu",
    "not an e-mail address": "không phải địa chỉ email",
    "not a telephone number": "không phải số điện thoại",
    "a spreadsheet has ruined the number": "bảng tính đã làm hỏng con số này",
    "followers, and not of which channel": "có số theo dõi nhưng không rõ của kênh nào",
    "another is known": "danh bạ đã có giá trị khác",
    "belongs to somebody else": "đang thuộc người khác",
    "no file came: choose one": "chưa có tệp nào; hãy chọn một tệp",
    "a row is merged, entered as new, or left out":
        "mỗi dòng trùng thì là một, là người khác, hoặc bỏ ra",
    "this list has moved on meanwhile: reload the page":
        "danh sách này đã sang bước khác; hãy tải lại trang",
    # KOLs, networks, channels
    "without a name nobody is found again": "thiếu tên thì không ai tìm lại được",
    "longer than {most} characters: {text}": "dài hơn {most} ký tự: {text}",
    "of no known kind: {kind}": "không có loại này: {kind}",
    "somebody has changed this KOL meanwhile: reload the page":
        "vừa có người sửa KOL này; hãy tải lại trang",
    "the data of this KOL were erased": "dữ liệu của KOL này đã xoá",
    "the membership ends before it begins": "ngày kết thúc trước ngày bắt đầu",
    "the KOL belongs to this network already": "KOL đã thuộc mạng lưới này",
    "another channel of this unit has that name already":
        "một kênh khác của đơn vị đã mang tên đó",
    "this channel is here already": "kênh này đã có ở đây",
    "this channel belongs to {name}; move it, or leave it there":
        "kênh này thuộc {name}; hãy chọn lấy về, hoặc để nguyên",
    "a channel of nobody": "kênh không của ai",
    "a scale has 1 to {most} steps, each with a name of its own":
        "có từ 1 đến {most} nhóm, mỗi nhóm một tên riêng",
    "the followers of a scale rise from step to step": "số theo dõi phải tăng dần theo nhóm",
    "not a number of followers: {text}": "không phải số người theo dõi: {text}",
    "not a day: {text}": "không phải một ngày: {text}",
    "the day is missing": "thiếu ngày",
    "this form says nothing that can be done": "biểu mẫu này không nói việc gì làm được",
    "this KOL has no channel yet: add one, and its posts are found":
        "KOL này chưa có kênh nào; thêm kênh thì tìm được bài",
    # documents, consents, trust, personal data
    "the document is empty": "tài liệu trống",
    "the document is damaged": "tài liệu hỏng",
    "the picture is damaged": "ảnh hỏng",
    "a document may have {most} MB at most": "tài liệu tối đa {most} MB",
    "a document is a PDF, DOCX, XLSX, PNG or JPEG, told by its content":
        "tài liệu là PDF, DOCX, XLSX, PNG hoặc JPEG, xét theo nội dung tệp",
    "a document with macros is not taken; save it without them":
        "không nhận tài liệu có macro; hãy lưu lại không kèm macro",
    "not the digest of a document": "không phải mã băm của tài liệu",
    "there is no document": "không có tài liệu",
    "say for what the consent is, in 300 characters at most":
        "hãy nói đồng ý cho việc gì, không quá 300 ký tự",
    "a consent is given today or before, and ends after it was given":
        "ngày đồng ý là hôm nay hoặc trước đó, và hết hạn sau ngày đó",
    "evidence stands under one of the five pillars": "bằng chứng thuộc một trong năm trụ cột",
    "say what happened, and where that is known from": "hãy nói việc gì đã xảy ra, và biết từ nguồn nào",
    "evidence is of something that has happened": "bằng chứng là về việc đã xảy ra",
    "say why it is withdrawn": "hãy nói vì sao rút",
    "the reply says nothing": "câu trả lời còn trống",
    "the answer says nothing": "câu trả lời còn trống",
    "a request came today or before": "yêu cầu nhận hôm nay hoặc trước đó",
    "a request to erase is done by erasing": "yêu cầu xoá chỉ xong khi đã xoá",
    "this request does not ask for erasure": "yêu cầu này không phải yêu cầu xoá",
    "erasing cannot be taken back: say that you are sure":
        "xoá rồi không lấy lại được; hãy xác nhận bạn chắc chắn",
    "not a number of days: {text}": "không phải số ngày: {text}",
}  # fmt: skip
