"""Words around a name that say whether it is a place, and of which kind."""

from __future__ import annotations

from typing import Final

KIND_WORDS: Final[dict[tuple[str, ...], tuple[str, ...]]] = {
    ("tỉnh",): ("tỉnh", "thành phố"), ("t",): ("tỉnh",),
    ("thành", "phố"): ("thành phố",), ("tp",): ("thành phố",), ("thủ", "đô"): ("thành phố",),
    ("thị", "xã"): ("thị xã",), ("tx",): ("thị xã",),
    ("huyện",): ("huyện",), ("h",): ("huyện",), ("huyện", "đảo"): ("huyện", "đặc khu"),
    ("quận",): ("quận",), ("q",): ("quận",),
    ("xã",): ("xã",), ("x",): ("xã",), ("xã", "đảo"): ("xã",),
    ("phường",): ("phường",), ("p",): ("phường",),
    ("thị", "trấn"): ("thị trấn",), ("tt",): ("thị trấn",),
    ("đặc", "khu"): ("đặc khu",),
}  # fmt: skip
"""What stands right before a name → the kinds of unit that it can mean."""

PLACING: Final = frozenset(
    "ở tại về đến tới lên xuống qua ghé thăm từ đi vào ra vùng miền xứ quê bản làng chợ đèo thác "
    "biển đảo núi hồ suối vịnh đồi cao_nguyên ruộng người dân gái trai đất phố_cổ phố_núi "
    "du_lịch khám_phá review check_in checkin cung_đường huyện_lỵ ubnd hội lễ_hội đặc_sản đường_lên "
    "homestay vườn di_tích xóm thôn buôn ấp khu_du_lịch phượt trekking tour cách quanh "
    "visit in from to at near trung_tâm thác_nước đồng_bào giữa khắp rời nhớ thương".split()
)
"""Words right before a name after which a place is likely; two syllables joined by ``_``."""

UNPLACING: Final = frozenset(
    "anh chị cô chú bác em bạn ông bà cụ cậu dì thầy nàng chàng mẹ bố con bé "
    "đường ngõ hẻm ngách cầu_đường đại_lộ phố "
    "ca_sĩ nghệ_sĩ diễn_viên nsnd nsưt mc hoa_hậu á_hậu người_mẫu biên_tập đạo_diễn nhạc_sĩ ca_sỹ "
    "hlv thủ_môn cầu_thủ trung_vệ tiền_đạo chủ_tịch tư_tưởng lăng tướng vua danh_tướng anh_hùng "
    "tncs bảo_tàng bia rượu xe hãng clb đội câu_lạc_bộ đoàn_kịch bút_danh "
    "hoàng_anh bún_bò bò_bún nguyễn trần lê phạm huỳnh hoàng phan vũ võ đặng bùi đỗ ngô lý trương "
    "by photo ảnh tên".split()
)
"""Words right before a name after which it is a person, a street, a dish or a firm."""

EVERYDAY: Final = frozenset(
    tuple(name.split())
    for name in (
        # provinces
        "hồ chí minh|"
        # districts and towns of before
        "an biên|an minh|anh sơn|bình minh|bình gia|bình giang|bình sơn|bình tân|bình thủy|"
        "bình đại|bình an|bảo lạc|bảo yên|bảo lâm|bắc quang|cao phong|chợ mới|cái nước|cờ đỏ|"
        "hai bà trưng|hoàng mai|hải hà|hải an|hiệp hòa|hòa an|hòa thành|hưng hà|kim sơn|kim thành|"
        "kim động|lộc bình|mai sơn|minh hóa|minh long|mỹ đức|nam giang|nam sách|ngô quyền|"
        "lê chân|phú mỹ|phong điền|phú hòa|quảng hòa|sông cầu|sông công|sông hinh|sông lô|sông mã|"
        "sơn hà|tân bình|tân châu|tân hồng|tân kỳ|tân hưng|tân phú|tân sơn|tân yên|thanh ba|"
        "thanh bình|thanh hà|thanh sơn|thanh xuân|thái hòa|thạch an|thống nhất|thuận an|tân an|"
        "tương dương|tây giang|tây hòa|vân hồ|văn giang|văn lâm|văn quan|văn yên|vĩnh bảo|"
        "vĩnh hưng|vĩnh lộc|vũ quang|xuân trường|xuân lộc|yên bình|yên lạc|yên mỹ|yên phong|"
        "yên sơn|đông hải|đông hưng|đông hòa|đông giang|đại lộc|đại từ|đồng phú|đồng xuân|"
        "đức hòa|đức cơ|ý yên|cao lộc|trần văn thời|dương minh châu|như xuân|như thanh|nga sơn|"
        "quan sơn|hà trung|gia lộc|đông hà|kỳ sơn|bắc sơn|tân biên|mỹ hào|lạc sơn|"
        "hương sơn|hương khê|tam bình|đồng hỷ|long phú|bắc bình|phú bình|quang bình|lâm bình|"
        # communes that are words of every day
        "tân tiến|đoàn kết|quyết thắng|chiến thắng|toàn thắng|độc lập|dân chủ|hạnh phúc|tự do|"
        "tiên tiến|đồng tâm|trung thành|hợp thành|văn minh|rạng đông|thảo nguyên|biển động|bao la|"
        "an toàn|kiến thiết|kháng chiến|đồng khởi|trường sinh|thanh niên|minh khai|quang trung|"
        "nguyễn du|nguyễn trãi|nguyễn huệ|hoa quân|hiệp lực|tân cương|côn minh|vàng danh|sao vàng|"
        "đất mới|đá bạc|trúc lâm|phú túc|bình yên|an bình|an lạc|hy vọng|tâm thần|văn hiến|"
        "như ý|đại đồng|hòa hợp|hợp nhất|cộng hòa|việt nam|tiến bộ|phong phú|tân thành|mỹ hạnh|"
        "hoa sơn|kim liên|xuân mai|hải yến|thanh mai|phương mai|mai hoa|thanh tâm|bảo vệ|cảm nhân|"
        "tự lập|tự cường|liên hiệp|hùng cường|thịnh vượng|bền vững|vinh quang|thái sơn|hoa mai|"
        "thời tân|tân thời|cao minh|cao đẳng|kiên cường|dũng tiến|mỹ lệ|mỹ thuật|thanh thủy|"
        "hồng ngọc|ngọc trai|kim tân|kim ngọc|hoa hồng|hồng gai|sen hồng|bình thường|thượng đế"
    ).split("|")
    if name
)
"""Names that are also words, or names of people and rivers: a place only with evidence."""

PLAIN_EVERYDAY: Final = frozenset(
    tuple(name.split())
    for name in (
        "di an|la gi|co to|cai be|cai rang|con cuong|minh hoa|mo cay|phu cat|song ma|ba to|"
        "tam ky|son la|nam dan|tan an|do luong|do son|son tay|nho quan|la hai|tri ton|"
        "mang thit|tay son|me linh|cao phong|tan ky|thanh ha|ba be|an nhon|mai chau|dong van|"
        "cao bang|hoa binh|thai binh|hai duong|binh dinh|binh minh|tay ho|dong da|hai an|"
        "y yen|dai tu|ba vi|hoa an|vinh bao|hue|thong nhat|truong sa|hoang sa|mai son|"
        "cai nuoc|ha nam|an lao|ba ria|nam dinh|dong anh|long bien|ba tri|an bien|an khe|"
        "an minh|an phu|anh son|ba che|ba don|bac ha|bac quang|bao lam|bao loc|bao yen|"
        "ben cat|ben cau|can loc|cau ke|cho gao|cho lach|cho moi|cho don|co do|cu chi|da bac|"
        "dai loc|dam doi|dan phuong|dat do|di linh|dong hai|dong hoa|dong phu|dong xuan|"
        "duc co|duc hoa|gia loc|gia lam|giang thanh|go dau|ha hoa|ha tien|hai ha|ham yen|"
        "hoa lu|hoa thanh|hon dat|hong dan|hong linh|huong son|kim son|ky son|lai vung|lam ha|"
        "lam thao|le chan|le thuy|loc binh|loc ninh|long dat|long ho|long my|ly nhan|"
        "minh long|mo duc|my duc|my loc|my tho|nam giang|nam sach|nga son|nghi loc|ngo quyen|"
        "nha be|nhu xuan|nhu thanh|ninh hai|ninh hoa|phu my|phu hoa|phu ly|phu tan|quan hoa|"
        "quan son|que son|que vo|quoc oai|sa thay|song cau|song hinh|song lo|son dong|son ha|"
        "son hoa|son tra|tam binh|tam duong|tam dao|tam nong|tan bien|tan chau|tan hong|"
        "tan hung|tan lac|tan phu|tan son|tan yen|thanh ba|thanh binh|thanh khe|thanh son|"
        "thanh tri|thanh xuan|thai hoa|thoi lai|thoi binh|thuan an|thuan thanh|tien du|"
        "tien hai|tien lu|tien yen|tran de|tu son|tu ky|tuy an|tuy hoa|van canh|van ban|"
        "van giang|van ho|van lam|van quan|van yen|viet yen|vi thanh|vinh loc|vu ban|vu quang|"
        "xuan loc|xuan truong|yen binh|yen dinh|yen khanh|yen my|yen phong|yen son|an duong|"
        "binh an|binh gia|binh long|binh son|bo trach|can duoc|chi linh|cam lam|cam lo|cam my|"
        "hau loc|hiep hoa|ho chi minh|thach an|long thanh|cao loc|cai lay|tan tru|tan uyen|"
        "tien phuoc|ung hoa|yen lac|yen lap|yen minh|yen mo|yen the"
    ).split("|")
)
"""Names that in small letters without diacritics read as other words."""

SURNAMES: Final = frozenset(
    "nguyễn trần lê phạm phan đinh bùi đặng ngô huỳnh võ vũ đỗ hoàng".split()
)
"""A commune whose name begins so is named after a person, and the person is meant more often."""

SMALL_EVERYDAY: Final = frozenset(
    tuple(name.split())
    for name in (
        "hòa bình|thái bình|cao bằng|bình định|hải dương|cái răng|cái bè|thốt nốt|chợ gạo|"
        "đồng văn|nam định|bình dương"
    ).split("|")
)
"""Names that are words only in small letters: in capitals they are places."""

NOT_IN_TAGS: Final = frozenset((("hoa", "binh"), ("ho", "chi", "minh")))
"""Names that a hashtag without more does not say."""

NOT_PLACES: Final = (
    "thái bình dương", "chủ tịch hồ chí minh", "tư tưởng hồ chí minh", "đường hồ chí minh",
    "bác hồ chí minh", "lăng hồ chí minh", "hoàng anh gia lai", "đông nam á", "đại học hòa bình",
    "hòa bình xanh", "hải dương học", "bún bò huế", "nhã nhạc cung đình huế", "tây ninh thành",
    "bia hà nội", "bia sài gòn", "sài gòn giải phóng", "hà nội mới", "cao bằng người",
    "bình định tâm", "áo bà ba", "mỹ tâm", "việt nam dân chủ", "trường sa hoàng sa",
    "hà nội t t", "hoàng hà nam", "thái bình thịnh trị", "đoàn tncs hồ chí minh",
    "thiếu niên tiền phong hồ chí minh", "giải thưởng hồ chí minh", "lăng chủ tịch hồ chí minh",
    "vĩnh long cung", "tiền giang hồ", "phố huế", "thanh hóa chất", "điện biên lịch sử",
)  # fmt: skip
"""Longer phrases that hold the name of a place and mean none."""

PEACE: Final = frozenset(
    "vì yêu nền của cho thời trong cùng sống khát_vọng gìn_giữ là được có mong cầu giữ một nobel "
    "chim giá_trị đòi tình và cao bằng thật rất cao_bằng bình".split()
)
"""Words right before a name of `EVERYDAY` that make it the word, though it has a capital."""

TAG_BEFORE: Final = tuple(sorted(
    "dulich review checkin amthuc visit explore travel mua lehoi bien deo cho thac nui dao xu que "
    "toiyeu yeu iloveu ilove love tinh thanhpho tp huyen xa phuong thitran discover hello nguoi "
    "foodtour homestay tour phuot amazing welcome welcometo venue ve den len kham pha khampha "
    "khamphadulich dacsan cao nguyen caonguyen phoco vanhoa truyenthong camnang".split(),
    key=len, reverse=True,
))  # fmt: skip
TAG_AFTER: Final = tuple(sorted(
    "trip travel tour loop city province vietnam vn food foodie homestay retreat review trekking "
    "festival oi yeuthuong yeuthương quetoi que toi trongtoi tourism resort hotel night market "
    "mualua mualuachin muahoa muathu dep online news tv cuatoi camping ecolodge adventure "
    "dulich amthuc cafe beach island marathon checkin thuonghoi nature".split(),
    key=len, reverse=True,
))  # fmt: skip
"""What people write before and after a place in one hashtag, without diacritics."""
