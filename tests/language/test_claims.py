import unicodedata
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lantoa.language.claims import assertions_in


def only(claim: str):
    (found,) = assertions_in(claim)
    return found


@pytest.mark.parametrize(
    ("words", "bound"),
    [
        ("hơn", "over"), ("trên", "over"), ("vượt", "over"), ("vượt mốc", "over"), ("đạt hơn", "over"),
        ("gần", "nearly"), ("đạt gần", "nearly"), ("ngót", "nearly"),
        ("khoảng", "about"), ("xấp xỉ", "about"), ("ước đạt khoảng", "about"), ("chừng", "about"),
        ("đạt", "reached"), ("chạm mốc", "reached"), ("lên tới", "reached"),
        ("ít nhất", "at_least"), ("không dưới", "at_least"), ("tối thiểu", "at_least"),
        ("tối đa", "at_most"), ("không quá", "at_most"), ("nhiều nhất", "at_most"), ("không hơn", "at_most"),
        ("dưới", "under"), ("chưa đến", "under"), ("chưa đầy", "under"), ("ít hơn", "under"),
        ("đúng", "exact"), ("có", "exact"),
        ("more than", "over"), ("over", "over"), ("nearly", "nearly"), ("about", "about"),
        ("at least", "at_least"), ("no more than", "at_most"), ("up to", "at_most"),
        ("fewer than", "under"), ("no fewer than", "at_least"), ("reached", "reached"), ("≥", "at_least"),
    ],
)  # fmt: skip
def test_bounds_are_kept_in_meaning(words, bound):
    found = only(f"Chiến dịch {words} 60.000 video")
    assert (found.bound, found.value, found.counted) == (bound, 60000, "posts")


@pytest.mark.parametrize(
    "claim", ["60.000 video trở lên", "60.000+ video", "60,000 videos or more"]
)
def test_a_bound_may_follow_the_number(claim):
    assert only(claim).bound == "at_least"


@pytest.mark.parametrize(
    ("written", "value", "step"),
    [
        ("60.000", 60000, 1000), ("60,000", 60000, 1000), ("60 000", 60000, 1000), ("60000", 60000, 1000),
        ("8.400", 8400, 100), ("10.327", 10327, 1), ("1.000", 1000, 100), ("12", 12, 1), ("0", 0, 1),
        ("800 triệu", 800_000_000, 1_000_000), ("800M", 800_000_000, 1_000_000),
        ("280,9 triệu", 280_900_000, 100_000), ("1,5 tỷ", 1_500_000_000, 100_000_000),
        ("1.5 tỉ", 1_500_000_000, 100_000_000), ("1.5 billion", 1_500_000_000, 100_000_000),
        ("1.250 triệu", 1_250_000_000, 1_000_000), ("1,250 million", 1_250_000_000, 1_000_000),
        ("1.234,5 triệu", 1_234_500_000, 100_000),
        ("10 nghìn", 10_000, 1000), ("10 ngàn", 10_000, 1000), ("2 vạn", 20_000, 2000),
        ("541.2K", 541_200, 100), ("1 tỷ", 10**9, 10**8), ("1 tỷ 200 triệu", 1_200_000_000, 10**6),
        ("hai triệu", 2_000_000, 200_000), ("một tỷ", 10**9, 10**8), ("nửa tỷ", 500_000_000, 50_000_000),
        ("2 triệu rưỡi", 2_500_000, 250_000), ("ba trăm nghìn", 300_000, 1000),
        ("60.000.000", 60_000_000, 1_000_000),
    ],
)  # fmt: skip
def test_numbers_keep_the_precision_that_they_show(written, value, step):
    found = only(f"{written} lượt xem")
    assert (found.value, found.step, found.counted) == (value, step, "views")


@pytest.mark.parametrize(
    ("words", "counted"),
    [
        ("video", "posts"), ("clip", "posts"), ("bài đăng", "posts"), ("posts", "posts"),
        ("lượt xem", "views"), ("lượt xem video", "views"), ("views", "views"),
        ("lượt thích", "likes"), ("lượt thả tim", "likes"), ("likes", "likes"),
        ("bình luận", "comments"), ("lượt chia sẻ", "shares"), ("lượt lưu", "saves"),
        ("người tham gia", "authors"), ("tài khoản", "authors"), ("nhà sáng tạo nội dung", "authors"),
        ("creators", "authors"), ("lượt sử dụng mẫu", "uses_of_asset"),
        ("lượt sử dụng âm thanh", "uses_of_asset"), ("lượt tương tác", "engagement"),
        ("khung avatar", ""), ("story", ""), ("người xem", ""), ("người theo dõi", ""), ("KOL", ""),
        ("tỉnh thành", ""),
    ],
)  # fmt: skip
def test_what_is_counted_is_found_or_left_open(words, counted):
    found = only(f"hơn 20.000 {words}")
    assert found.counted == counted
    assert found.counted_said


def test_what_is_counted_may_stand_before_the_number():
    assert only("Tổng lượt xem đạt hơn 800 triệu").counted == "views"
    assert only("Tỷ lệ tương tác: 5,2%").counted == "engagement_rate"


def test_a_share_is_a_share_of_something_and_never_a_count():
    found = only("99,5 % bình luận tích cực")
    assert (found.value, found.step, found.counted) == (
        Decimal("0.995"),
        Decimal("0.001"),
        "positive_share",
    )
    assert only("99% video").counted == ""
    assert only("99 phần trăm tích cực").value == Decimal("0.99")


@pytest.mark.parametrize(
    "claim",
    ["trung bình 12.000 lượt xem mỗi video", "12.000 views per post", "tăng 20.000 video",
     "thêm 5.000 video", "60.000 video của các KOL", "5.000 video/ngày"],
)  # fmt: skip
def test_averages_changes_and_shares_of_some_are_not_the_whole(claim):
    assert only(claim).counted == ""


def test_a_rise_to_a_number_is_the_number():
    assert only("tăng lên 800 triệu lượt xem").counted == "views"


def test_a_range_becomes_two_bounds():
    low, high = assertions_in("từ 50 đến 60 triệu lượt xem")
    assert [low.bound, high.bound] == ["at_least", "at_most"]
    assert [low.value, high.value] == [50_000_000, 60_000_000]
    assert low.counted == high.counted == "views"


def test_a_whole_sentence_gives_all_its_parts_in_order():
    found = assertions_in(
        "Tính đến ngày 4/9, #ThuNghiem có 602.000 video trên TikTok, hơn 1 tỷ lượt xem, "
        "28 triệu lượt thích và 1,5 triệu lượt chia sẻ"
    )
    assert [a.kind for a in found] == ["as_of", "hashtag", "number", "number", "number", "number"]
    assert [a.counted for a in found[2:]] == ["posts", "views", "likes", "shares"]
    assert [a.said for a in found[2:]] == [
        "602.000 video", "hơn 1 tỷ lượt xem", "28 triệu lượt thích", "1,5 triệu lượt chia sẻ",
    ]  # fmt: skip
    assert found[2].platform == "tiktok"
    assert found[3].platform == ""


def test_words_without_a_definite_number_are_kept_as_such():
    found = only("hàng triệu lượt xem")
    assert found.value is None
    assert found.counted == "views"


@pytest.mark.parametrize(
    "claim",
    ["", "   ", "Chiến dịch thành công rực rỡ", "video 4K tuyệt đẹp", "A80", "https://a.vn/1/2"],
)
def test_a_sentence_without_a_number_asserts_none(claim):
    assert assertions_in(claim) == ()


def test_form_case_and_tone_placement_change_nothing():
    claim = "Hơn 60.000 VIDEO, khoảng 800 triệu lượt thả tim"
    plain = [(a.bound, a.value, a.counted) for a in assertions_in(claim)]
    for form in ("NFC", "NFD", "NFKC"):
        other = assertions_in(unicodedata.normalize(form, claim.upper()))
        assert [(a.bound, a.value, a.counted) for a in other] == plain


def test_huge_and_hostile_sentences_are_read_without_harm():
    assert assertions_in("9" * 100_000)
    assert assertions_in("hơn " * 50_000) == ()
    assert only("\ud800hơn\x00 60.000 video").bound == "over"


@given(st.text(max_size=200))
def test_any_text_is_taken_apart_without_an_error(text):
    assertions_in(text)


@given(st.text(alphabet="0123456789.,/-–% đếntừngàytriệutỷvideohơn#+", max_size=60))
def test_any_claim_like_text_is_taken_apart_without_an_error(text):
    for found in assertions_in(text):
        assert found.kind != "number" or found.step > 0


@pytest.mark.parametrize(
    ("claim", "low", "high"),
    [
        ("1,000 – 1,011 triệu lượt xem", 1_000_000, 1_011_000),
        ("1.000 – 1.100 triệu lượt xem", 1_000_000_000, 1_100_000_000),
        ("1.000 – 1.011 million views", 1_000_000, 1_011_000),
        ("từ 50 đến 60 triệu lượt xem", 50_000_000, 60_000_000),
        ("1,5 – 2 tỷ lượt xem", 1_500_000_000, 2_000_000_000),
    ],
)
def test_the_first_end_of_a_range_is_read_beside_the_scale_of_the_second(claim, low, high):
    assert [one.value for one in assertions_in(claim)] == [low, high]
