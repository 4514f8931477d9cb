"""The board's page: five things a figure, verdicts, states, and the same numbers as elsewhere."""

from __future__ import annotations

import json
import re

import pytest

from tests.web.reading import part

BOARD = "/c/mot-cay-cho-pho/"


def test_every_figure_is_the_five_things_in_their_order(full):
    blocks = re.findall(r'<article class="figure.*?</article>', full.page(BOARD), re.DOTALL)
    assert len(blocks) >= 10
    for one in blocks:
        measured = "unmeasured" not in one
        marks = ["<h", 'class="value', *(['class="interval"'] if measured else []), 'class="seen"',
                 'class="sayable"', 'class="pass"']  # fmt: skip
        places = [one.find(mark) for mark in marks]
        assert -1 not in places
        assert places == sorted(places)


def test_a_refused_figure_says_what_it_lacks_and_is_no_zero(full):
    reposts = part(r'<article class="figure[^"]*">(?:(?!</article>).)*?Lượt đăng lại.*?</article>',
                        full.page(BOARD))  # fmt: skip
    assert "Chưa đo" in reposts[0]
    assert "thiếu không phải là 0" in reposts[0]
    assert 'class="interval"' not in reposts[0]


def test_claims_stand_beside_figures_with_verdicts(full):
    text = full.page(BOARD)
    assert "“99% bình luận tích cực”" in text
    assert "Chưa chứng minh" in text
    assert "Trái số liệu" in text


def test_the_page_shows_the_numbers_of_the_json(full):
    told = json.loads(full.page(f"{BOARD}board.json"))
    posts = next(f for f in told["board"]["figures"] if f["id"] == "posts")
    lead = part(r'<p class="value">([\d.]+)</p>', full.page(BOARD))
    assert lead[1].replace(".", "") == str(posts["value"])


def test_an_earlier_state_stays_open(full):
    now, before = full.page(BOARD), full.page(f"{BOARD}?at=1")
    assert "không phải mới nhất" in before
    assert "không phải mới nhất" not in now
    assert now != before


def test_a_board_is_computed_once_a_state(full, monkeypatch):
    from lantoa.web.dashboards import boards

    full.page(BOARD)
    monkeypatch.setattr(boards, "check_claims", lambda *a, **k: pytest.fail("computed again"))
    assert "Số liệu chính" in full.page(BOARD)
    assert "Hộ chiếu số liệu" in full.page(f"{BOARD}figures/views")


def test_a_changed_campaign_file_changes_the_board_at_once(copied):
    copied.page(BOARD)
    path = copied.root / "campaigns/campaign.toml"
    path.write_text(path.read_text(encoding="utf-8").replace("Một cây cho phố (ví dụ)\"\nzone",
                    "Đổi tên\"\nzone"), encoding="utf-8")  # fmt: skip
    assert "<h1>Đổi tên</h1>" in copied.page(BOARD)


@pytest.mark.parametrize("name", ["days", "views_gained_by_day", "concentration"])
@pytest.mark.parametrize("size", ["wide", "narrow"])
def test_a_chart_is_one_spec_and_one_picture(copied, name, size):
    told = copied.page(f"{BOARD}charts/{name}-{size}.json")
    assert json.loads(told) == {} or json.loads(told)["$schema"]


def test_a_chart_without_script_is_svg_that_may_run_nothing(full):
    response = full.client.get(f"{BOARD}charts/concentration-narrow.svg")
    assert response.headers["Content-Type"] == "image/svg+xml"
    assert "script" not in response.headers["Content-Security-Policy"]
    assert response.content.startswith(b"<svg")


@pytest.mark.parametrize("address", ["charts/days-huge.json", "charts/nothing-wide.svg",
                                     "figures/nothing", "post?key=tiktok:0"])  # fmt: skip
def test_what_is_not_there_is_not_found(full, address):
    full.page(BOARD + address, 404)


def test_two_states_of_one_campaign_are_compared_with_reasons(full):
    text = full.page("/compare?a=mot-cay-cho-pho&b=mot-cay-cho-pho&at_a=1")
    assert "So được" in text
    assert "B trừ A" in text


def test_one_campaign_alone_is_compared_with_nothing_yet(full):
    assert "<table" not in full.page("/compare?a=mot-cay-cho-pho")


def test_a_chart_without_script_carries_its_letters(full):
    svg = full.page(f"{BOARD}charts/concentration-narrow.svg")
    assert "@font-face" in svg
    assert "font/ttf;base64," in svg


def test_one_bar_shows_all_posts_seen_and_unseen(full):
    text = full.page(BOARD)
    parts = part(r'<svg class="stack whole"(.*?)</svg>', text)[1]
    label = part(r'aria-label="([^"]+)"', parts)[1]
    widths = [
        float(w)
        for w in re.findall(r'<rect class="s-[a-z_]+" x="[\d.]+%" width="([\d.]+)%"', parts)
    ]
    assert len(widths) == len(label.split(";"))
    assert sum(widths) == pytest.approx(100, abs=0.1)


def test_each_gap_says_what_it_does_to_the_interval(full):
    section = part(r'id="chat-luong".*?</section>', full.page(BOARD))[0]
    for kind in ("Thiếu", "Ẩn", "Làm tròn", "Chưa từng thấy", "Chưa đọc được", "Không thể biết"):
        assert f'<th scope="row">{kind}</th>' in section


def test_rows_that_add_up_show_their_share_and_others_do_not(full):
    text = full.page(BOARD)
    role = part(r"<h3>Theo vai trò</h3>.*?</table>", text)[0]
    assert 'class="pct"' in role
    assert 'class="pct"' not in part(r"<h3>Theo hashtag</h3>.*?</table>", text)[0]


def test_the_rest_of_a_ranking_is_one_step_away(full):
    section = part(r'id="nhieu-luot-xem".*?</section>', full.page(BOARD))[0]
    assert "Xem thêm 5" in section
    assert section.count("<li") == 20


def test_days_are_written_with_their_year_once(full):
    assert "5/10 – 18/10/2024" in full.page(BOARD)


def test_states_to_compare_are_told_by_their_file(full):
    assert "hashtag-12-10.ndjson</option>" in full.page("/compare?a=mot-cay-cho-pho")


def test_a_state_asked_for_by_number_is_the_one_chosen(full):
    text = full.page("/compare?a=mot-cay-cho-pho&b=mot-cay-cho-pho&at_a=1")
    chosen = re.findall(r'<option value="[0-9a-f]{12}" selected>(.*?)</option>', text)
    assert [one.partition(" ")[0] for one in chosen] == ["1"]


def test_a_difference_is_said_by_its_ends_without_a_dash_between_signs(full):
    text = full.page("/compare?a=mot-cay-cho-pho&b=mot-cay-cho-pho&at_a=1")
    assert re.search(r"\([+−]?[\d.,]+ đến [+−]?[\d.,]+\)", text)
    assert " – −" not in text
