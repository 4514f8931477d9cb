"""The first page: the campaigns that were found, and what to do where there is none."""

from __future__ import annotations

from tests.web.reading import part


def test_where_there_is_no_campaign_the_page_teaches_how_to_make_one(site):
    text = site.page("/")
    assert "Chưa có chiến dịch nào" in text
    assert "first_day = 2024-08-26" in text
    assert str(site.root / "campaigns") in text


def test_the_sample_on_the_page_is_a_campaign_that_can_be_read(site):
    import html

    sample = part(r"<pre[^>]*><code>(.*?)</code>", site.page("/"))
    site.add_campaign(html.unescape(sample[1]))
    assert 'href="/c/huong-ve-la-co/"' in site.page("/")


def test_a_campaign_before_any_data_says_what_to_do(site):
    site.add_campaign()
    assert "Nhập tệp đầu tiên" in site.page("/c/mot-cay-cho-pho/")


def test_a_campaign_file_that_is_wrong_is_listed_with_its_line(site):
    site.add_campaign('id = "x"\nname = "X"\nfirst_day = 2024-09-02\nlast_day = 2024-09-01\n')
    text = site.page("/")
    assert "Chưa đọc được" in text
    assert "đứng trước first_day" in text


def test_other_toml_files_are_not_taken_for_campaigns(site):
    site.add_campaign('[columns]\nurl = "Link"\n', "mapping.toml")
    assert "mapping.toml" not in site.page("/")


def test_two_campaigns_of_one_id_have_two_addresses(site):
    site.add_campaign()
    site.add_campaign(name="again.toml")
    text = site.page("/")
    assert 'href="/c/mot-cay-cho-pho/"' in text
    assert 'href="/c/mot-cay-cho-pho-2/"' in text


def test_a_name_that_is_markup_is_only_a_name(site):
    site.add_campaign('id = "x"\nname = "<script>alert(1)</script>"\nfirst_day = 2024-09-01\n'
                      'last_day = 2024-09-02\nevery_post = true\n')  # fmt: skip
    text = site.page("/")
    assert "<script>alert" not in text
    assert "&lt;script&gt;alert" in text


def test_a_simulated_campaign_says_so_on_its_pages(copied):
    copied.add_campaign(
        "simulated = true\n" + (copied.root / "campaigns/campaign.toml").read_text()
    )
    assert "Dữ liệu mô phỏng" in copied.page("/")
    assert "Dữ liệu mô phỏng" in copied.page("/c/mot-cay-cho-pho/")
    assert "Simulated data" in copied.page("/c/mot-cay-cho-pho/figures/views?lang=en")
