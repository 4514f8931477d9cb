"""Titles break between words, never inside one, and no run is wider than a phone's line."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lantoa.language.compounds import JOINT, kept_together


@pytest.mark.parametrize(
    ("title", "shown"),
    [
        ("Hướng về lá cờ Tổ quốc", "Hướng về lá_cờ Tổ_quốc"),
        ("Hướng về lá cờ Tổ quốc (mô phỏng)", "Hướng về lá_cờ Tổ_quốc (mô_phỏng)"),
        ("Bầu cử đại biểu Quốc hội khóa XVI và Hội đồng nhân dân các cấp",
         "Bầu_cử đại biểu Quốc_hội khóa XVI và Hội_đồng nhân dân các_cấp"),
        ("Ngày hội", "Ngày hội"),
        ("", ""),
    ],
)  # fmt: skip
def test_words_of_several_syllables_stay_together(title, shown):
    assert kept_together(title).replace(JOINT, "_") == shown


@given(st.text(max_size=120))
def test_nothing_but_the_kind_of_space_changes(title):
    assert kept_together(title).replace(JOINT, " ") == title.replace(JOINT, " ")


@given(st.lists(st.sampled_from(("Tổ", "quốc", "lá", "cờ", "Nghiêng")), max_size=30))
def test_no_run_of_joined_syllables_outgrows_a_line(syllables):
    assert all(len(run) <= 22 for run in kept_together(" ".join(syllables)).split(" "))
