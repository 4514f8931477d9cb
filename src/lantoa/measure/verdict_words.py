"""What verdicts say to people, in Vietnamese and English."""

from __future__ import annotations

from typing import Final

WORDS: Final[dict[str, tuple[str, str]]] = {
    "nothing": (
        "trong câu không có con số nào",
        "no number in it",
    ),
    "vague": (
        "“{said}” không nêu con số nào đủ rõ để so",
        "“{said}” names no definite number",
    ),
    "unknown": (
        "không có số liệu nào đếm “{words}”",
        "no figure counts “{words}”",
    ),
    "unread": (
        (
            "chưa ai đọc một mẫu ngẫu nhiên: để nói ≥ 99% cần ít nhất 299 mục chọn ngẫu nhiên được "
            "người đọc xếp loại mà không mục nào tiêu cực, và phải nói rõ 99% của cái gì"
        ),
        (
            "nobody has read a random sample: to say ≥ 99% at least 299 items drawn at random must be "
            "read by people without a single negative one, and 99% of what must be said"
        ),
    ),
    "no_figure": (
        "bảng số liệu của chiến dịch không có “{figure}”",
        "the campaign's board has no figure “{figure}”",
    ),
    "refused": (
        "số liệu “{figure}” không được đưa ra: {reason}",
        "figure “{figure}” is not given: {reason}",
    ),
    "series": (
        "“{figure}” là một dãy ({rows} dòng), câu không nói đến dòng nào",
        "“{figure}” is a series ({rows} rows), and the sentence names none of them",
    ),
    "platform": (
        "câu nói riêng về {platform}, bảng số liệu không tách “{figure}” theo nền tảng này",
        "the sentence is about {platform} alone, and the board does not part “{figure}” so",
    ),
    "hashtag": (
        "câu nói về {tag}, thẻ này không nằm trong phạm vi chiến dịch",
        "the sentence is about {tag}, which is not in the campaign's scope",
    ),
    "one_hashtag": (
        "câu nói riêng về {tag}, còn số liệu tính chung mọi thẻ của chiến dịch",
        "the sentence is about {tag} alone, and the figures are about all hashtags together",
    ),
    "known": (
        "{label} đã thu: {known}",
        "{label}, captured: {known}",
    ),
    "with_estimate": (
        "tính cả ước lượng bài chưa ai thấy: {whole}",
        "with the estimate of posts that nobody saw: {whole}",
    ),
    "captured_only": (
        "xét trên các bài đã thu; bài chưa thu được chỉ làm số này tăng thêm",
        "judged on the captured posts; posts not captured could only add to it",
    ),
    "far_more": (
        "đúng, nhưng con số thật gấp hơn hai lần con số nêu ra",
        "true, but the figure is more than twice the number said",
    ),
    "parts": (
        "xét theo cách đo chính ({method}); các cách đo khác đứng riêng, không cộng vào",
        "judged on the main method ({method}); other methods stand apart and are not added",
    ),
    "missing_posts": (
        "{posts} bài không có số (ẩn, thiếu hoặc chưa đọc), nên tổng chỉ là cận dưới",
        "{posts} posts have no value (hidden, absent or never read), so the sum is a lower bound",
    ),
    "elsewhere": (
        "{posts} bài ở nền tảng khác được đếm riêng, không cộng vào tổng này",
        "{posts} posts on other platforms are counted apart and not added to this sum",
    ),
    "unseen_refused": (
        "không biết còn bao nhiêu bài chưa thu được: {reason}",
        "how many posts were not captured is unknown: {reason}",
    ),
    "unseen_open": (
        "số bài chưa thu được chỉ có cận dưới, nên tổng số không có cận trên",
        "the posts not captured have only a lower bound, so their total has no upper one",
    ),
    "unseen_later": (
        "{posts} bài đăng sau khi bắt đầu thu nằm ngoài ước lượng, nên tổng số không có cận trên",
        (
            "{posts} posts published after capturing began are outside the estimate, so the total "
            "has no upper bound"
        ),
    ),
    "unseen_values": (
        "không biết các bài chưa thu được mang lại bao nhiêu",
        "what the posts not captured would add is unknown",
    ),
    "more_exist": (
        (
            "số đã thu khớp, nhưng ước lượng cho thấy còn nhiều bài hơn: hãy viết “ít nhất {lower}” "
            "hoặc “đã thu được {lower}”"
        ),
        (
            "the captured number fits, but the estimate shows that more posts exist: write “at least "
            "{lower}” or “{lower} captured”"
        ),
    ),
    "between": (
        "khoảng của số liệu vắt qua con số nêu ra, nên chưa phân định được",
        "the figure's interval straddles the number said, so it does not decide",
    ),
    "could_say": (
        "điều bảo vệ được: “ít nhất {lower}”",
        "what can be defended: “at least {lower}”",
    ),
    "period": (
        "chiến dịch diễn ra từ {first} đến {last}",
        "the campaign runs from {first} to {last}",
    ),
    "part_period": (
        "câu nói về một phần của chiến dịch ({first} đến {last}); số liệu tính cho cả chiến dịch",
        (
            "the sentence is about a part of the campaign ({first} to {last}); the figures are about "
            "the whole of it"
        ),
    ),
    "one_day": (
        "câu nói riêng về ngày {last}; số liệu tính cho cả chiến dịch",
        "the sentence is about {last} alone; the figures are about the whole campaign",
    ),
    "read_on": (
        "số được đọc lần cuối ngày {read}",
        "counts were last read on {read}",
    ),
    "read_later": (
        (
            "số được đọc đến ngày {read}, sau ngày {last} nêu trong câu: cần một lượt thu đúng ngày "
            "ấy (hoặc board --at với trạng thái của ngày ấy)"
        ),
        (
            "counts were read until {read}, after the {last} of the sentence: a capture of that day "
            "is needed (or board --at with the state of that day)"
        ),
    ),
    "read_earlier": (
        "số được đọc lần cuối ngày {read}, trước ngày {last} nêu trong câu: cần đọc lại",
        (
            "counts were last read on {read}, before the {last} of the sentence: they must be read "
            "again"
        ),
    ),
    "never_read": (
        "không rõ số được đọc ngày nào",
        "when counts were read is unknown",
    ),
}
"""Sentences by code: Vietnamese, English."""
