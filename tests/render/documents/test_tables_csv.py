"""CSV that Excel and programs read alike."""

import csv
import io

import pytest

from lantoa.core.figures import Verdict
from lantoa.render.documents.tables_csv import csv_of
from tests.render.documents.made import figure, report, row


def read(content):
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"))))


def test_every_file_begins_with_a_byte_order_mark():
    assert all(content.startswith(b"\xef\xbb\xbf") for content in csv_of(report()).values())


def test_numbers_are_plain_and_unknown_is_empty():
    files = csv_of(report())
    views = next(one for one in read(files["figures.csv"]) if one["key"] == "views")
    assert (views["value"], views["missing_posts"]) == ("11906757", "2")
    youtube = read(files["views_by_platform.csv"])[1]
    assert (youtube["key"], youtube["value"]) == ("youtube", "")


@pytest.mark.parametrize(
    "begin", ["=", "+", "-", "@", "\t=", "\r=", "\n=", "＝", "＋", "－", "＠"]
)
def test_a_formula_in_a_name_a_handle_or_a_claim_is_defused(begin):
    text = f"{begin}HYPERLINK(1)"
    files = csv_of(
        report(
            figures=(figure("top_posts", rows=[row(text, 1, handle=text)], refused=text),),
            claims=(Verdict(claim=text, verdict="not_shown", missing=()),),
        )
    )
    cells = [cell for content in files.values() for one in read(content) for cell in one.values()]
    assert sum(cell == f"'{text}" for cell in cells) >= 4
    assert text not in cells


def test_every_row_of_a_simulated_campaign_says_so():
    for content in csv_of(report(simulated=True)).values():
        assert all(one["simulated"] == "true" for one in read(content))
