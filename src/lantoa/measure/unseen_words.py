"""What the estimate of unseen posts says to people, in Vietnamese and English."""

from __future__ import annotations

from typing import Final

REASONS: Final[dict[str, dict[str, str]]] = {
    "one": {
        "vi": "cần ít nhất hai lượt thu độc lập cùng nhìn vào chiến dịch; hiện chỉ có một, "
        "nên không có gì để biết lượt ấy đã bỏ sót bao nhiêu bài",
        "en": "at least two independent captures of the campaign are needed; there is one, so "
        "nothing says how much it missed",
    },
    "many": {
        "vi": "có {n} lượt thu; hãy gộp thành nhiều nhất {most} lượt bằng các khối "
        "[[captures]] trong tệp chiến dịch",
        "en": "there are {n} captures; group them into at most {most} by [[captures]] blocks in "
        "the campaign file",
    },
    "empty": {
        "vi": "lượt “{a}” không thấy bài nào trong phạm vi đăng trước khi bắt đầu thu thập",
        "en": "capture “{a}” saw none of the posts in scope that were published before capturing "
        "began",
    },
    "undeclared": {
        "vi": "chỉ có hai lượt (“{a}” và “{b}”), nên không thể kiểm tra chúng có độc lập với nhau "
        "hay không; nếu hai lượt thật sự được thu riêng (khác người, khác cách tìm), hãy khai "
        "báo bằng hai khối [[captures]] trong tệp chiến dịch, hoặc thu thêm một lượt thứ ba",
        "en": "there are only two captures (“{a}” and “{b}”), so nothing can test whether they "
        "are independent; if they truly were made apart (other people, other searches), declare "
        "it by two [[captures]] blocks in the campaign file, or make a third capture",
    },
    "same": {
        "vi": "hai lượt “{a}” và “{b}” thấy đúng cùng những bài ấy: đây là một danh sách thu hai "
        "lần, không phải hai cái nhìn độc lập",
        "en": "captures “{a}” and “{b}” saw exactly the same posts: one list captured twice, not "
        "two independent looks",
    },
    "nested": {
        "vi": "{common} trong {small} bài của lượt “{a}” đều đã nằm trong lượt “{b}”: lượt này "
        "gần như là một phần của lượt kia, nên không cho biết cả hai đã bỏ sót gì",
        "en": "{common} of the {small} posts of capture “{a}” are also in “{b}”: one is nearly a "
        "part of the other, so it does not tell what both missed",
    },
    "disjoint": {
        "vi": "hai lượt “{a}” và “{b}” không có bài nào chung: có lẽ là hai phần của một danh "
        "sách, nên không suy ra được tổng số",
        "en": "captures “{a}” and “{b}” have no post in common: they look like two parts of one "
        "list, so no total follows",
    },
    "few": {
        "vi": "hai lượt “{a}” và “{b}” chỉ có {common} bài chung, cần ít nhất {least}: ít hơn thì "
        "sai số vượt một phần ba và ước lượng bị lệch",
        "en": "captures “{a}” and “{b}” have only {common} posts in common, at least {least} are "
        "needed: below, the error is over a third and the estimate is biased",
    },
    "apart": {
        "vi": "hai lượt “{a}” và “{b}” có {common} bài chung, chưa đến {share} của lượt nhỏ hơn "
        "({small} bài): trông như hai phần của một danh sách hơn là hai cái nhìn độc lập",
        "en": "captures “{a}” and “{b}” have {common} posts in common, under {share} of the "
        "smaller one ({small} posts): more like two parts of one list than two independent looks",
    },
    "attract": {
        "vi": "hai lượt {pair} trùng nhau nhiều hơn hẳn mức ngẫu nhiên và hơn hẳn các cặp khác: "
        "có lẽ lượt này lấy lại danh sách của lượt kia, nên số bài bị sót sẽ bị tính thiếu",
        "en": "captures {pair} agree far more than chance and than the other pairs do: one "
        "probably took over the other's list, so the posts missed would come out too few",
    },
    "repel": {
        "vi": "hai lượt {pair} trùng nhau ít hơn hẳn mức ngẫu nhiên hoặc ít hơn hẳn các cặp khác: "
        "có lẽ một danh sách bị chia phần, hoặc các lượt khác chép của nhau",
        "en": "captures {pair} agree far less than chance or than the other pairs do: one list "
        "was probably divided, or other captures took over from each other",
    },
    "all_repel": {
        "vi": "các lượt thu trùng nhau ít hơn mức ngẫu nhiên: có lẽ là các phần của một danh "
        "sách, nên số bài bị sót sẽ bị tính thừa",
        "en": "the captures agree less than chance: they are probably parts of one list, so the "
        "posts missed would come out too many",
    },
    "untestable": {
        "vi": "quá ít bài được nhiều lượt cùng thấy để kiểm tra các lượt có phụ thuộc nhau hay "
        "không; cần các lượt thu lớn hơn",
        "en": "too few posts were seen by several captures to test whether these depend on each "
        "other; larger captures are needed",
    },
    "too_uneven": {
        "vi": "các lượt trùng nhau nhiều đến mức không phân biệt được giữa “có bài rất dễ thấy, có "
        "bài rất khó thấy” và “cùng một danh sách được thu lại”",
        "en": "the captures agree so much that posts of very uneven visibility cannot be told "
        "from one list captured again and again",
    },
}
"""Why an estimate is refused, by code and language."""

WORDS: Final[dict[str, dict[str, str]]] = {
    "vi": {
        "label": "Bài chưa lượt thu nào thấy (ước lượng)",
        "interval": "Khoảng 95% của ước lượng; đã chừa chỗ cho việc các bài không dễ thấy như "
        "nhau ở mức mà dữ liệu không loại trừ",
        "bound": "Chỉ là cận dưới (mức tin cậy 97,5%): số thật ít nhất bằng giá trị này, và "
        "không có cận trên",
        "captures": "số bài mỗi lượt thấy: {captures}",
        "closed": "ước lượng chỉ nói về bài đăng trước khi lượt thu đầu tiên bắt đầu: {considered} "
        "bài mà các lượt đã thấy; {later} bài đăng sau đó và {elsewhere} bài của nguồn không phải "
        "lượt thu nằm ngoài ước lượng",
        "total": "tổng số bài, thấy và chưa thấy: ít nhất {lower}",
        "total_between": "tổng số bài, thấy và chưa thấy: từ {lower} đến {upper}",
        "strata": "số lớp bài tương tự nhau được tính riêng: {strata}",
        "nowhere": "bài mà không lượt nào có thể thấy (riêng tư, đã xoá, không mang thẻ) không "
        "nằm trong ước lượng",
        "two_captures": "không có cận trên vì với hai lượt thì không gì cho biết có những bài khó "
        "thấy cho cả hai hay không; nếu mọi bài dễ thấy như nhau thì khoảng {unseen} bài bị sót",
        "uneven": "không có cận trên vì các bài không dễ thấy như nhau; con số nhỏ nhất hợp với "
        "dữ liệu là {unseen}",
        "leaning": "không có cận trên vì hai lượt thu hơi nghiêng về nhau; con số nhỏ nhất hợp "
        "với dữ liệu là {unseen}",
        "wide": "không có cận trên vì quá ít bài được thấy nhiều lần; nếu mọi bài dễ thấy như nhau "
        "thì khoảng {unseen} bài bị sót",
    },
    "en": {
        "label": "Posts that no capture saw (estimate)",
        "interval": "95% interval of the estimate, with room for posts being unevenly easy to "
        "catch as far as the data do not rule it out",
        "bound": "a lower bound only (97.5% confidence): the true number is at least this, and "
        "nothing bounds it from above",
        "captures": "posts seen by each capture: {captures}",
        "closed": "the estimate is about posts published before the first capture began: "
        "{considered} that captures saw; {later} published later and {elsewhere} from files that are "
        "no capture stay out of it",
        "total": "posts in all, seen and unseen: at least {lower}",
        "total_between": "posts in all, seen and unseen: {lower} to {upper}",
        "strata": "strata of like posts, each reckoned by itself: {strata}",
        "nowhere": "posts that no capture could see (private, deleted, without the hashtag) are "
        "not in the estimate",
        "two_captures": "no upper bound, because two captures cannot tell whether some posts are "
        "hard to see for both; were all posts equally easy to see, about {unseen} were missed",
        "uneven": "no upper bound, because posts are unevenly easy to catch; the smallest number "
        "that fits the data is {unseen}",
        "leaning": "no upper bound, because two captures lean towards each other slightly; the "
        "smallest number that fits the data is {unseen}",
        "wide": "no upper bound, because too few posts were seen several times; were all posts "
        "equally easy to see, about {unseen} were missed",
    },
}
"""What the figure says, by language."""
