"""From a figure's passport to the very rows, as a sceptic goes."""

from __future__ import annotations

import html
import re
from pathlib import Path

from tests.web.reading import part

BOARD = "/c/mot-cay-cho-pho/"
FILE = Path(__file__).parents[3] / "examples/mot-cay-cho-pho/files/hashtag-12-10.ndjson"


def _links(text: str, pattern: str) -> list[str]:
    return [html.unescape(one) for one in re.findall(rf'href="({pattern})"', text)]


def test_a_sceptic_goes_from_figure_to_source_to_batch_to_the_raw_line(full):
    passport = full.page(f"{BOARD}figures/views")
    assert "hashtag-12-10.ndjson" in passport
    batch = full.page(_links(passport, "/batches/1")[0])
    address = _links(batch, r"/raw/[0-9a-f]{64}/1")[0]
    raw = full.page(address)
    first = FILE.read_text(encoding="utf-8").splitlines()[0]
    shown = part(r'<pre class="code whole"[^>]*><code>(.*?)</code>', raw)
    assert html.unescape(shown[1]) == first


def test_the_raw_file_comes_back_as_it_arrived(full):
    batch = full.page("/batches/1")
    address = _links(batch, r"/raw/[0-9a-f]{64}")[0]
    response = full.client.get(address)
    assert b"".join(response.streaming_content) == FILE.read_bytes()
    assert "attachment" in response.headers["Content-Disposition"]


def test_each_number_of_the_funnel_leads_to_its_posts(full):
    passport = full.page(f"{BOARD}figures/posts")
    links = _links(passport, rf"{BOARD}posts\?why=[a-z_]*&amp;at=[0-9a-f]{{12}}")
    assert len(links) >= 2
    for link in links:
        part(r"<strong>\d+</strong>", full.page(link))


def test_a_post_shows_every_count_with_its_line(full):
    posts = full.page(f"{BOARD}posts?why=hashtag&page=2")
    key = _links(posts, rf"{BOARD}post\?key=[^\"]+")[0]
    text = full.page(key)
    part(r'href="/raw/[0-9a-f]{64}/\d+', text)
    assert "ghi từ trang web" in text


def test_a_row_of_a_workbook_is_followed_by_sheet_and_line(full):
    batch = full.page("/batches/3")
    address = _links(batch, r"/raw/[0-9a-f]{64}/1\?member=[^\"]+")[0]
    assert "Đường dẫn" in full.page(address)


def test_the_command_that_computes_it_again_is_there_whole(full):
    text = html.unescape(full.page(f"{BOARD}figures/posts"))
    state = part(r"--at ([0-9a-f]{12})", text)[1]
    assert "--figure posts" in text
    assert state in text.partition("--at")[0]


def test_the_machine_line_is_two_lines_of_forty_four(full):
    line = part(r'<p class="mrz"[^>]*>(.*?)</p>', full.page(f"{BOARD}figures/views"))
    assert [len(one) for one in html.unescape(line[1]).split("\n")] == [44, 44]


def test_an_unknown_reason_is_refused_in_words(full):
    assert "no_match" in full.page(f"{BOARD}posts?why=because", 400)


def test_a_page_number_that_is_none_is_the_first(full):
    assert full.page(f"{BOARD}posts?page=²") == full.page(f"{BOARD}posts?page=²")
    full.page(f"{BOARD}posts?page=999999")


def test_a_line_that_is_not_there_is_refused_in_words(full):
    address = _links(full.page("/batches/1"), r"/raw/[0-9a-f]{64}")[0]
    full.page(f"{address}/99999", 400)
    full.page("/raw/" + "0" * 64 + "/1", 400)
    full.page("/raw/" + "0" * 64, 404)


def test_a_passport_sets_its_formula_and_says_what_the_letters_mean(full):
    text = full.page(f"{BOARD}figures/views")
    assert '<math display="block"><mi>V</mi><mo>=</mo>' in text
    assert "S: các bài trong phạm vi (mục 2)" in text
    assert "<math" not in full.page(f"{BOARD}figures/unseen_posts")


def test_every_formula_is_whole():
    import xml.etree.ElementTree as ET

    from lantoa.web.dashboards.formulas import _FORMULAS, formula

    for figure in (*_FORMULAS, "posts_by_role", "views_by_role"):
        drawn, letters = formula(figure, "vi")
        assert ET.fromstring(drawn).tag == "math"
        assert letters != formula(figure, "en")[1]


def test_the_scope_goes_on_down_to_the_posts_that_have_a_number(full):
    text = full.page(f"{BOARD}figures/views")
    funnel = part(r'<div class="funnel">(.*?)</div>', text)[1]
    numbers = [
        int(n.replace(".", "").replace("−", "")) for n in re.findall(r">(−?[\d.]+)<", funnel)
    ]
    inside = numbers[numbers.index(max(numbers[1:]))]
    assert "Bài mà số này nói đến" in funnel
    assert numbers[-1] < inside


def test_a_figure_is_computed_at_earlier_states_when_asked(full):
    address = f"{BOARD}figures/views"
    before, asked = full.page(address), full.page(f"{address}?history=1")
    assert "history=1#trang-thai" in before
    assert 'class="tight past' not in before
    rows = part(r'<table class="tight past.*?</table>', asked)[0]
    assert rows.count('<th scope="row">') == 3
    assert rows.count('class="now"') == 1
    assert re.search(r'<rect class="band" x="[\d.]+%"', rows)


def test_a_source_has_its_digest_in_full(full):
    assert re.search(
        r'class="digest".*?<code>[0-9a-f]{64}</code>', full.page(f"{BOARD}figures/posts")
    )
