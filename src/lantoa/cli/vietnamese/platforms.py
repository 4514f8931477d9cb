"""Messages of `sources`: why one row, or a part of it, cannot be read."""

from __future__ import annotations

from typing import Final

MESSAGES: Final = {
    # shapes
    "not a row": "không phải một dòng của bảng",
    "not an item": "không phải một mục dữ liệu",
    "not a JSON object": "không phải đối tượng JSON",
    "not an object": "không phải đối tượng",
    "not a list": "không phải danh sách",
    "not text": "không phải văn bản",
    "neither true nor false": "không phải đúng hay sai (true, false)",
    "not a duration": "không phải thời lượng",
    "not a duration: {value}": "không phải thời lượng: {value}",
    "not a length of time: {value}": "không phải thời lượng: {value}",
    # replies
    "a reply without items": "câu trả lời không có mục nào",
    "{reason} (and {number} more)": "{reason} (và {number} mục nữa)",
    # ids
    "no id": "thiếu mã (id)",
    "not an id": "không phải mã (id)",
    "the id went through a floating-point column: {value}":
        "mã đã mất chữ số khi đi qua một cột số thực: {value}",
    "not the id of a post: {value}": "không phải mã của một bài: {value}",
    "not the id of a video: {value}": "không phải mã của một video: {value}",
    "not the id of a channel: {value}": "không phải mã của một kênh: {value}",
    "not the id of a comment: {value}": "không phải mã của một bình luận: {value}",
    "not an id of Meta: {value}": "không phải mã của Meta: {value}",
    "not a TikTok video id: {value}": "không phải mã video TikTok: {value}",
    "not a TikTok video id, no upload time in it: {value}":
        "không phải mã video TikTok, trong mã không có giờ tải lên: {value}",
    "not a shortcode: {value}": "không phải mã ngắn (shortcode): {value}",
    "neither the shortcode nor the number of a post": "không phải mã ngắn, cũng không phải số của bài",
    "neither an id nor an address": "không có mã, cũng không có địa chỉ",
    "{number} and the address ({other}) are different posts":
        "{number} và địa chỉ ({other}) là hai bài khác nhau",
    "{code} and {field} {number} are different posts":
        "{code} và {field} {number} là hai bài khác nhau",
    "{number} is an id of the Graph API: map url, which names the post":
        "{number} là mã của Graph API; hãy ghép cột url, địa chỉ mới cho biết là bài nào",
    "{reason}, and the address names no post: {url}":
        "{reason}; địa chỉ cũng không cho biết là bài nào: {url}",
    "the address names no post: {url}": "địa chỉ không cho biết là bài nào: {url}",
    "no address of a video in it": "không có địa chỉ video nào",
    # times
    "no time": "thiếu thời gian",
    "not a time": "không phải thời gian",
    "not a time: {value}": "không phải thời gian: {value}",
    "not a plausible time: {value}": "thời gian khó có thật: {value}",
    "the time names no zone: {value}": "thời gian không ghi múi giờ: {value}",
    "a time told from an unknown now: {value}": "thời gian kể từ một lúc không rõ: {value}",
    "day and month cannot be told apart: {value}; a mapping can name the format":
        "không rõ đâu là ngày, đâu là tháng: {value}; có thể ghi format trong tệp mapping",
    "not a time, month first: {value}": "không phải thời gian viết tháng trước: {value}",
    "not a day: {value}": "không phải ngày: {value}",
    "id or time is fabricated or altered: published {published}, {days} days before the upload "
    "that the id tells ({uploaded} UTC)":
        "mã và thời gian không khớp, một trong hai không thật: đăng {published}, {days} ngày trước lúc tải lên "
        "ghi trong mã ({uploaded} UTC)",
    "id or time is fabricated or altered: published {published}, {days} days after the upload "
    "that the id tells ({uploaded} UTC)":
        "mã và thời gian không khớp, một trong hai không thật: đăng {published}, {days} ngày sau lúc tải lên "
        "ghi trong mã ({uploaded} UTC)",
    "id or time is fabricated or altered: written {written}, before the upload of its video "
    "({uploaded} UTC)":
        "mã và thời gian không khớp, một trong hai không thật: viết {written}, trước lúc video được tải lên "
        "({uploaded} UTC)",
    # credentials and reported errors
    "an access token of the Graph API: nothing of it is kept":
        "là khoá truy cập của Graph API; không giữ lại gì",
    "a credential of the YouTube API: nothing of it is kept":
        "là thông tin đăng nhập của YouTube API; không giữ lại gì",
    "a credential: nothing of it is read": "là thông tin đăng nhập; không đọc gì",
    "the platform reports: {said}": "nền tảng báo: {said}",
    "the scraper reports: {said}": "công cụ thu thập báo: {said}",
    "the vendor reports: {said}": "bên cung cấp báo: {said}",
    "the vendor reports an error instead of a post: {said}":
        "bên cung cấp báo lỗi thay vì đưa bài: {said}",
    "the page is only an error: {said}": "cả trang chỉ là một lỗi: {said}",
    "an error without words": "một lỗi không kèm lời",
    # Facebook and Instagram
    "a day of the account, not a post": "số của tài khoản theo ngày, không phải một bài",
    "numbers of one day ({days}), not of the post's life":
        "số của riêng một ngày ({days}), không phải từ khi đăng bài",
    "nothing says whether the post is of Facebook or Instagram":
        "không có gì cho biết bài ở Facebook hay Instagram",
    "insights of an account by day ({names}), not of a post":
        "số của tài khoản theo ngày ({names}), không phải của một bài",
    "insights of which none is a count kept here ({names})":
        "không số nào thuộc loại được giữ ở đây ({names})",
    "the comment names no media that it belongs to; ask for media":
        "bình luận không ghi thuộc bài nào; khi xuất hãy lấy thêm trường media",
    "the comment names no post that it belongs to": "bình luận không ghi thuộc bài nào",
    "an advertisement shown between posts, not a post of the capture":
        "quảng cáo chen giữa các bài, không phải bài của lượt thu",
    "a comment, in a table of posts": "là bình luận, nằm trong bảng các bài",
    "not a post: neither a shortcode nor a kind": "không phải bài: không có mã ngắn, không có loại",
    "{what}: it holds no post, count, comment or channel":
        "{what}: không có bài, số đo, bình luận hay kênh",
    "no node of the Graph API that is known": "phần của Graph API chưa biết",
    "a conversation": "cuộc trò chuyện",
    "a private message": "tin nhắn riêng",
    "a publishing limit": "giới hạn đăng bài",
    "a product or catalogue": "sản phẩm hoặc danh mục",
    "a container of a post that is being published": "bài đang chờ đăng",
    "an event": "sự kiện",
    "a group": "nhóm",
    "a business": "doanh nghiệp",
    "an album": "album ảnh (của trang)",
    "an application": "ứng dụng",
    "a picture of an account": "ảnh của tài khoản",
    "the description of a token": "mô tả của một khoá truy cập",
    "a hashtag": "một hashtag (thẻ)",
    "one of the people who reacted (who they are is not kept)":
        "một người đã bày tỏ cảm xúc (không giữ họ là ai)",
    "a part of a carousel": "một phần của bài nhiều ảnh",
    "a photo or an album (with link among the fields it would be clear)":
        "ảnh hoặc album (lấy thêm trường link thì sẽ rõ)",
    "an id and a name (of what, they do not say)": "mã và tên (không nói là của gì)",
    "an id alone (the answer to a publishing or an upload)":
        "chỉ có mã (câu trả lời khi đăng hoặc tải lên)",
    # TikTok
    "not TikTok: {value}": "không phải TikTok: {value}",
    "a live room, no video": "phòng phát trực tiếp, không phải video",
    "a comment, no video": "bình luận, không phải video",
    "no video: none of {keys}": "không phải video: không có khoá nào trong {keys}",
    "no comment: cid and aweme_id are missing": "không phải bình luận: thiếu cid và aweme_id",
    # X
    "neither posts nor errors in it": "không có bài, cũng không có lỗi nào",
    "the post itself is missing": "thiếu chính bài đó",
    # YouTube
    "no resource of YouTube that is known: it holds no post, count, comment or channel":
        "phần của YouTube chưa biết: không có bài, số đo, bình luận hay kênh",
    "a profile of a Google user holds no post, count, comment or channel":
        "hồ sơ của một người dùng Google: không có bài, số đo, bình luận hay kênh",
    "a {kind} holds no post, count, comment or channel":
        "{kind}: không có bài, số đo, bình luận hay kênh",
    "the thread was asked without its comment":
        "chuỗi trả lời không kèm bình luận gốc; khi xuất hãy lấy thêm snippet",
    "the comment names no video that it belongs to": "bình luận không ghi thuộc video nào",
    "a search result that is neither a video nor a channel":
        "kết quả tìm kiếm không phải video, cũng không phải kênh",
    "the playlist names a private video": "danh sách phát ghi một video riêng tư",
    "the playlist names a deleted video": "danh sách phát ghi một video đã xoá",
    "the playlist names a {title}": "danh sách phát ghi một mục không xem được: {title}",
    "an activity of type no type, not an upload": "hoạt động không ghi loại, không phải tải lên",
    "an activity of type {type}, not an upload": "hoạt động loại {type}, không phải tải lên",
    "the upload names no video": "lượt tải lên không ghi video nào",
    "the total row of the table, not a post": "dòng tổng của bảng, không phải một bài",
    # yt-dlp
    "an entry that yt-dlp could not fetch": "mục mà yt-dlp không lấy được",
    "the description of a playlist: it holds no post by itself":
        "mô tả của danh sách phát, tự nó không có bài",
    "{value} is none of {known}": "{value} không nằm trong: {known}",
}  # fmt: skip
