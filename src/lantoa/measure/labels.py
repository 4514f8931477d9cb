"""What figures say to people, in Vietnamese and in English."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from lantoa.core.words import PLATFORMS

if TYPE_CHECKING:
    from lantoa.core.formats import Lang

Said = tuple[str, str]
"""Vietnamese, English."""

LABELS: Final[dict[str, Said]] = {
    "posts": ("Bài đăng", "Posts"),
    "authors": ("Tác giả", "Authors"),
    "views": ("Lượt xem", "Views"),
    "likes": ("Lượt thích", "Likes"),
    "comments": ("Bình luận", "Comments"),
    "shares": ("Lượt chia sẻ", "Shares"),
    "saves": ("Lượt lưu", "Saves"),
    "reposts": ("Lượt đăng lại", "Reposts"),
    "engagement_rate": ("Tỷ lệ tương tác trên lượt xem", "Engagement rate by views"),
    "median_views": ("Lượt xem trung vị mỗi bài", "Median views a post"),
    "top_1_percent_share": (
        "Phần lượt xem thuộc 1% bài nhiều lượt xem nhất", "Share of views of the top 1% of posts",
    ),
    "top_10_percent_share": (
        "Phần lượt xem thuộc 10% bài nhiều lượt xem nhất", "Share of views of the top 10% of posts",
    ),
    "late_growth": ("Lượt xem tăng thêm sau ngày cuối", "Views gained after the last day"),
    "posts_by_day": ("Bài đăng theo ngày", "Posts by day"),
    "views_by_publication_day": ("Lượt xem theo ngày đăng bài", "Views by day of publication"),
    "views_gained_by_day": ("Lượt xem tăng thêm theo ngày", "Views gained by day"),
    "posts_by_platform": ("Bài đăng theo nền tảng", "Posts by platform"),
    "views_by_platform": ("Lượt xem theo nền tảng", "Views by platform"),
    "posts_by_hashtag": ("Bài đăng theo hashtag", "Posts by hashtag"),
    "views_by_hashtag": ("Lượt xem theo hashtag", "Views by hashtag"),
    "posts_by_role": ("Bài đăng theo vai trò", "Posts by role"),
    "views_by_role": ("Lượt xem theo vai trò", "Views by role"),
    "uses_of_asset": ("Lượt dùng âm thanh, hiệu ứng, mẫu", "Uses of sounds, effects, templates"),
    "posts_by_province": ("Bài đăng theo tỉnh, thành", "Posts by province"),
    "views_by_province": ("Lượt xem theo tỉnh, thành", "Views by province"),
    "authors_by_province": ("Tác giả theo tỉnh, thành", "Authors by province"),
    "views_gained_by_province": (
        "Lượt xem tăng thêm theo tỉnh, thành", "Views gained by province",
    ),
    "coverage_gaps": ("Nơi muốn có mà chưa ai đăng", "Places wanted that nobody shows"),
    "top_posts": ("Bài nhiều lượt xem nhất", "Posts with most views"),
    "top_channels": ("Kênh nhiều lượt xem nhất", "Channels with most views"),
    "data_quality": ("Phần bài có số, theo chỉ số", "Share of posts with a value, by metric"),
}  # fmt: skip

NAMES: Final[dict[str, Said]] = {
    **PLATFORMS, "press": ("Báo chí", "Press"),
    "owner_api": ("API chủ kênh", "owner API"),
    "public_api": ("API công khai", "public API"),
    "web_capture": ("ghi từ trang web", "web capture"),
    "vendor_file": ("tệp nhà cung cấp", "vendor file"),
    "studio_file": ("tệp xuất từ studio", "studio file"),
    "by_hand": ("nhập tay", "by hand"),
    "kol": ("KOL", "KOL"), "official": ("Kênh chính thức", "Official channels"),
    "public": ("Công chúng", "Public"),
    "unallocated": ("Chưa rõ ngày nào", "Day unknown"),
    "unresolved": ("Chưa rõ tỉnh nào", "Province unclear"),
    "none": ("Không nêu nơi nào", "No place named"),
}  # fmt: skip

WORDS: Final[dict[str, Said]] = {
    "no_posts": (
        "không có bài nào trong phạm vi chiến dịch",
        "there is no post in the scope",
    ),
    "no_counts": (
        "không bài nào trong phạm vi có lần đếm nào",
        "no post in the scope was ever counted",
    ),
    "no_channels": (
        "không bài nào có lượt xem mà rõ tác giả",
        "no post with views has a known author",
    ),
    "no_value": (
        "không bài nào trong phạm vi có {metric}: thiếu không phải là 0",
        "no post in the scope has {metric}: missing is not zero",
    ),
    "no_engagement": (
        "không bài nào có đủ cả lượt xem, lượt thích, bình luận và lượt chia sẻ trong cùng một lần đếm",
        "no post has views, likes, comments and shares all known in one count",
    ),
    "zero_views": (
        "tổng lượt xem bằng 0, nên không chia được",
        "views add up to 0, nothing can be divided by it",
    ),
    "no_late": (
        "không bài nào được đếm cả trước lúc kết thúc ngày cuối lẫn sau đó",
        "no post was counted both up to the end of the last day and after it",
    ),
    "no_gains": (
        "không bài nào có lượt xem đọc được ở cuối hai ngày liền nhau của chiến dịch",
        "no post has views read at the ends of two days in a row of the campaign",
    ),
    "no_two_counts": (
        "không bài nào được đếm lượt xem ở hai thời điểm",
        "no post had its views counted at two instants",
    ),
    "named": (
        "Dưới: nơi không bài nào nêu, kể cả bài nêu chưa rõ; trên: nơi không bài nào nêu rõ",
        "Lower: places that no post names, not even unclearly; upper: places that no post names clearly",
    ),
    "gaps": (
        "{gaps} trong {places} nơi chiến dịch khai là chưa có bài nào nêu tên",
        "{gaps} of the {places} places that the campaign declares are named by no post",
    ),
    "in_captions": (
        "Chỉ đọc lời đăng: nơi có trong hình hay tiếng mà lời không nêu thì không tính",
        "Only captions are read: a place seen or heard but not written is not counted",
    ),
    "map_today": (
        "Tên nơi hiểu theo ngày đăng bài rồi quy về tỉnh, thành hiện nay",
        "Names mean what they meant on the day of the post, and are taken to the provinces of today",
    ),
    "map_then": (
        "Tên nơi hiểu theo ngày đăng bài rồi quy về tỉnh, thành của ngày {day}",
        "Names mean what they meant on the day of the post, and are taken to the provinces of {day}",
    ),
    "place_overlap": (
        "Một bài nêu nhiều tỉnh được tính ở mỗi tỉnh: không cộng các dòng; chưa rõ thì để riêng, không đoán",
        "A post that names several provinces counts in each: do not add the rows; what is unclear stays apart and is not guessed",
    ),
    "no_hashtags": ("chiến dịch không khai hashtag nào", "the campaign declares no hashtag"),
    "no_assets": (
        "chiến dịch không khai âm thanh, hiệu ứng hay mẫu nào",
        "the campaign declares no sound, effect or template",
    ),
    "exact": (
        "Đếm từng bài đã thu được; bài không ai thu được nằm ở số ước lượng riêng",
        "Each captured post is counted; posts that no capture saw are a figure of their own",
    ),
    "authors": (
        "Dưới: tên kênh trùng với một kênh có mã chỉ tính một lần; trên: mỗi bài không rõ tác giả là một tác giả khác",
        "Lower: a handle that also stands under an id counts once; upper: each post without author is another author",
    ),
    "rounding": (
        "Số thật nằm trong khoảng, dù nền tảng làm tròn hay cắt bớt; bài thiếu số không được tính thay",
        "The true number lies inside whether the platform rounds or truncates; nothing is filled in for posts without a value",
    ),
    "shares": (
        "Tỷ lệ nhỏ nhất và lớn nhất mà mọi số làm tròn còn cho phép",
        "The smallest and largest ratio that all rounded numbers allow",
    ),
    "differences": (
        "Hiệu của hai số đọc: chặn dưới số sau trừ chặn trên số trước, và ngược lại",
        "A difference of two readings: lower bound of the later less upper bound of the earlier, and the reverse",
    ),
    "overlap": (
        "Một bài mang nhiều hashtag được tính ở mỗi hashtag: không cộng các dòng",
        "A post with several hashtags counts under each: do not add the rows",
    ),
    "asset_overlap": (
        "Chỉ tính bài trong phạm vi; một bài dùng nhiều thứ được tính ở mỗi thứ",
        "Only posts of the scope; a post that uses several counts under each",
    ),
    "side_by_side": (
        "Các cách đo khác nhau đứng cạnh nhau, không bao giờ cộng: xem từng cách ở hộ chiếu",
        "Different ways of counting stand side by side and are never added: see each in the passport",
    ),
    "each_platform": (
        "Mỗi nền tảng theo cách đo của chính nó; không cộng các dòng",
        "Each platform by its own way of counting; do not add the rows",
    ),
    "no_saves": ("Lượt lưu không được tính vào tương tác", "Saves are not part of engagement"),
    "complete": (
        "Tính trên {posts} bài có đủ bốn số",
        "Over {posts} posts with all four numbers",
    ),
    "unallocated": (
        "{value} lượt xem tăng thêm trong {posts} khoảng dài hơn một ngày, không chia cho từng ngày",
        "{value} views were gained in {posts} spans longer than a day and are not spread over days",
    ),
    "coverage": (
        "Dựa trên {posts} trong {about} bài mà số này nói đến",
        "Rests on {posts} of the {about} posts that the figure is about",
    ),
    "kept_falls": (
        "Số giảm được giữ nguyên là số âm",
        "Falls are kept as negative numbers",
    ),
    "unsigned_top": (
        "Bài không rõ tác giả không thuộc kênh nào",
        "Posts without author belong to no channel",
    ),
    "from_to": ("đăng từ {first} đến {last} ({zone})", "published {first} to {last} ({zone})"),
    "with_tags": ("có hashtag {tags}", "with hashtag {tags}"),
    "plain": ("không phân biệt dấu", "diacritics ignored"),
    "with_assets": ("dùng {assets}", "using {assets}"),
    "sound": ("âm thanh", "sound"),
    "effect": ("hiệu ứng", "effect"),
    "template": ("mẫu", "template"),
    "every": ("bất kỳ", "of any kind"),
    "or": (" hoặc ", " or "),
    "rule": ("Bài {what}, {when}", "Posts {what}, {when}"),
}  # fmt: skip


def said(pair: Said, lang: Lang) -> str:
    """Return one of a pair by language."""
    return pair[0] if lang == "vi" else pair[1]


def words(key: str, lang: Lang, **facts: object) -> str:
    """Return a sentence of `WORDS` with its facts filled in."""
    return said(WORDS[key], lang).format(**facts)


def label(figure: str, lang: Lang) -> str:
    """Return the name of a figure."""
    return said(LABELS[figure], lang)


def name(key: str, lang: Lang) -> str:
    """Return the name of a platform, method or role; the key itself where it has none."""
    return said(NAMES.get(key, (key, key)), lang)
