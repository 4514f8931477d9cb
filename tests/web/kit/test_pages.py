"""What holds for every page: both languages, no inline style or script, refusals in words."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from itertools import pairwise

import pytest

BOARD = "/c/mot-cay-cho-pho/"
PAGES = (
    "/", "/import", "/captures", "/compare", BOARD, f"{BOARD}figures/views",
    f"{BOARD}figures/posts_by_day", f"{BOARD}figures/reposts", f"{BOARD}posts", "/batches/1",
    "/compare?a=mot-cay-cho-pho&b=mot-cay-cho-pho&at_b=1", "/nothing",
)  # fmt: skip


class _Tags(HTMLParser):
    def __init__(self):
        super().__init__()
        self.found = []

    def handle_starttag(self, tag, attrs):
        self.found.append((tag, dict(attrs)))


def _tags(text):
    parser = _Tags()
    parser.feed(text)
    return parser.found


@pytest.mark.parametrize("lang", ["vi", "en"])
@pytest.mark.parametrize("address", PAGES)
def test_a_page_has_nothing_inline_and_fetches_nothing_from_elsewhere(full, address, lang):
    response = full.client.get(address, headers={"cookie": f"lang={lang}"})
    text = response.content.decode()
    tags = _tags(text)
    assert ("html", lang) in [(tag, its.get("lang")) for tag, its in tags]
    assert not [its for _, its in tags if "style" in its or any(k.startswith("on") for k in its)]
    assert not [
        tag for tag, its in tags if tag == "style" or (tag == "script" and "src" not in its)
    ]
    fetched = [its.get("src") or its.get("srcset") or its.get("href") for tag, its in tags
               if tag in ("script", "link", "img", "source", "use")]  # fmt: skip
    assert all(one.startswith("/") for one in fetched)
    outside = [its for tag, its in tags if tag == "a" and its["href"].startswith("http")]
    assert all("noreferrer" in its["rel"] for its in outside)
    policy = response.headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy


@pytest.mark.parametrize("address", PAGES)
def test_headings_go_down_one_step_at_a_time(full, address):
    response = full.client.get(address)
    levels = [
        int(tag[1]) for tag, _ in _tags(response.content.decode()) if re.fullmatch("h[1-6]", tag)
    ]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))


def test_a_language_chosen_once_is_kept(full):
    assert "Bảng số liệu" in full.page(BOARD)
    assert "Headline figures" in full.page(f"{BOARD}?lang=en")
    assert "Headline figures" in full.page(BOARD)
    assert "Số liệu chính" in full.page(f"{BOARD}?lang=vi")


def test_an_unknown_language_is_vietnamese(full):
    assert '<html lang="vi"' in full.page("/?lang=fr")


def test_a_theme_chosen_without_script_is_kept_until_the_machine_may_decide_again(full):
    assert 'data-theme="dark"' in full.page("/?theme=dark")
    assert 'data-theme="dark"' in full.page("/")
    assert "data-theme" not in full.page("/?theme=auto")


def test_another_host_name_is_refused(full):
    response = full.client.get("/", headers={"host": "evil.example.vn"})
    assert response.status_code == 421


def test_a_form_from_elsewhere_is_refused(full):
    from django.test import Client

    strict = Client(enforce_csrf_checks=True, SERVER_NAME="localhost")
    response = strict.post("/quarantine/retry")
    assert response.status_code == 403
    assert "Biểu mẫu đã cũ" in response.content.decode()


def test_an_error_of_the_lake_is_a_page_that_says_it(full):
    text = full.page(f"{BOARD}?at=abcdef", 404)
    assert "trạng thái" in text
    assert "Traceback" not in text


def test_a_page_of_a_board_says_the_same_packed_or_not(full):
    import gzip

    plain = full.client.get(BOARD).content
    packed = full.client.get(BOARD, headers={"accept-encoding": "gzip"})
    assert packed.headers["Content-Encoding"] == "gzip"
    assert gzip.decompress(packed.content) == plain


def test_styles_scripts_and_drawings_are_packed_on_the_way(full):
    import gzip

    for name in ("site.css", "site.js", "mark.svg"):
        address = f"/static/kit/{name}"
        plain = full.client.get(address)
        body = b"".join(plain)
        for _ in range(2):
            packed = full.client.get(address, headers={"accept-encoding": "gzip, br"})
            assert packed.headers["Content-Encoding"] == "gzip"
            assert packed.headers["Vary"] == "Accept-Encoding"
            assert gzip.decompress(packed.content) == body
        assert "Content-Encoding" not in plain.headers
        since = {"if-modified-since": plain.headers["Last-Modified"], "accept-encoding": "gzip"}
        assert full.client.get(address, headers=since).status_code == 304
    font = "/static/fonts/lantoa-figures-400.woff2"
    kept = full.client.get(font, headers={"accept-encoding": "gzip"})
    assert "Content-Encoding" not in kept.headers
    kept.close()


def test_a_first_view_is_small_before_charts(full):
    from django.contrib.staticfiles import finders

    page = full.client.get(BOARD, headers={"accept-encoding": "gzip"})
    linked = re.findall(r'(?:href|src)="/static/([\w/.-]+)', full.page(BOARD))
    fonts = [f"fonts/be-vietnam-pro-{part}-{weight}-normal.woff2"
             for part in ("latin", "vietnamese") for weight in (400, 600, 800)]  # fmt: skip
    fonts += [f"fonts/lantoa-figures-{weight}.woff2" for weight in (400, 600, 800)]
    assert all(finders.find(name) for name in fonts)
    answers = [full.client.get(f"/static/{name}", headers={"accept-encoding": "gzip"})
               for name in {*linked, *fonts}]  # fmt: skip
    sizes = [len(b"".join(answer)) for answer in answers]
    for answer in answers:
        answer.close()
    assert len(page.content) + sum(sizes) <= 150 * 1024
