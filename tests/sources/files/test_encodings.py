"""Which characters bytes stand for."""

from __future__ import annotations

import pytest

from lantoa.sources.files.encodings import encoding_of, is_damaged
from lantoa.sources.files.opening import open_file
from tests.sources.files.written import lines_text, refusals_of, rows_of, write

VIETNAMESE = "id,chữ\n1,Việt Nam đất nước\n2,Ngày Quốc khánh ở Hà Giang\n"


def as_1258(text: str) -> bytes:
    """Text in Windows-1258, tones as marks behind their vowels."""
    import unicodedata

    out = []
    for c in text:
        try:
            out.append(c.encode("cp1258"))
        except UnicodeEncodeError:
            base, *marks = list(unicodedata.normalize("NFD", c))
            tones = [m for m in marks if m in "\u0300\u0301\u0303\u0309\u0323"]
            body = unicodedata.normalize("NFC", base + "".join(m for m in marks if m not in tones))
            out.append((body + "".join(tones)).encode("cp1258"))
    return b"".join(out)


@pytest.mark.parametrize(
    ("encoding", "name", "mark"),
    [("utf-8", "utf-8", 0), ("utf-8-sig", "utf-8", 3), ("utf-16-le", "utf-16-le", 0),
     ("utf-16-be", "utf-16-be", 0), ("utf-16", "utf-16-le", 2), ("utf-32", "utf-32-le", 4)],
)  # fmt: skip
def test_unicode_is_found_with_and_without_its_mark(encoding, name, mark):
    found = encoding_of(VIETNAMESE.encode(encoding), whole=True)
    assert found is not None
    assert (found.name, found.mark, found.note) == (name, mark, "")


def test_a_sample_may_end_inside_a_character():
    data = VIETNAMESE.encode()
    cut = data[: data.index("ệ".encode()) + 1]
    found = encoding_of(cut, whole=False)
    assert found is not None
    assert found.is_utf8
    assert not found.note


def test_windows_1258_is_told_from_windows_1252_and_both_are_noted(tmp_path):
    with open_file(write(tmp_path, as_1258(VIETNAMESE))) as opened:
        assert any("Windows-1258" in note for note in opened.notes)
        import unicodedata

        text = rows_of(opened)[0][opened.head().columns[1]]
        assert unicodedata.normalize("NFC", str(text)) == "Việt Nam đất nước"
    with open_file(write(tmp_path, "id,mot\n1,déjà vu à Paris\n".encode("cp1252"))) as opened:
        assert any("Windows-1252" in note for note in opened.notes)
        assert rows_of(opened) == [{"id": "1", "mot": "déjà vu à Paris"}]


def test_one_damaged_row_of_a_utf_8_table_is_refused_alone(tmp_path):
    rows = "".join(f"{n},Hà Giang đẹp lắm\n" for n in range(20)).encode()
    with open_file(write(tmp_path, b"id,text\n" + rows + b"99,\xff\xfe\n")) as opened:
        assert len(rows_of(opened)) == 20
        assert refusals_of(opened) == [(21, "text", "holds bytes that are no characters")]


def test_one_damaged_line_of_json_is_refused_alone(tmp_path):
    data = lines_text().encode() + b'{"id": "\xff"}\n'
    with open_file(write(tmp_path, data)) as opened:
        assert len(rows_of(opened)) == 3
        assert refusals_of(opened)[0][:2] == (4, "")
        assert "not UTF-8" in refusals_of(opened)[0][2]


def test_a_lone_surrogate_in_utf_16_refuses_its_row_only(tmp_path):
    text = "id,text\n1,được\n2,\ud83d\n3,tốt\n"
    with open_file(write(tmp_path, text.encode("utf-16-le", "surrogatepass"))) as opened:
        assert [row["id"] for row in rows_of(opened)] == ["1", "3"]
        assert [line for line, _, _ in refusals_of(opened)] == [2]


def test_bytes_without_text_have_no_encoding():
    assert encoding_of(bytes(range(32)) * 50, whole=True) is None


def test_damage_is_what_cannot_be_written_as_utf_8():
    assert is_damaged("a\udcff")
    assert not is_damaged("Lan Toả 👩‍👩‍👧")
