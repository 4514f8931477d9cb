"""Keys on which names of places are compared: lower case, with diacritics and without."""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from typing import TYPE_CHECKING, Final

from lantoa.core.text import nfc
from lantoa.language.normalise import match_key, tone_placed

if TYPE_CHECKING:
    from collections.abc import Iterator

Words = tuple[str, ...]

WORD: Final = re.compile(r"([^\W_]+(?:['’][^\W_]+)*)")
"""A word; splitting by it gives gaps and words in turn."""
_FANCY: Final = re.compile("[\U0001d400-\U0001d7ff\uff01-\uff5e]")
_LETTERS: Final = "".join(map(chr, (*range(0xC0, 0x250), *range(0x1E00, 0x1F00))))
PLAIN: Final = str.maketrans(
    {c: base for c in _LETTERS if (base := unicodedata.normalize("NFD", c)[0]).isascii()}
    | {"đ": "d", "Đ": "D", "’": "'"}
)
"""Vietnamese letters to plain ones, each to one: places in the text stay where they are."""
_STRESSED: Final = "áàảãạắằẳẵặấầẩẫậéèẻẽẹếềểễệíìỉĩịóòỏõọốồổỗộớờởỡợúùủũụứừửữựýỳỷỹỵăâđêôơư"
TONED: Final = re.compile(f"[{_STRESSED}]")
_I: Final = dict(zip("yýỳỷỹỵiíìỉĩị", "iíìỉĩịyýỳỷỹỵ", strict=True))
_HIGH: Final = (("đắk", "đăk", "đắc", "đak"), ("cang", "căng"))


def composed(text: str) -> str:
    """Return `text` in form C, letters in fancy type (``𝐇𝐚̀``) as plain type."""
    if text.isascii():
        return text
    return unicodedata.normalize("NFKC", text) if _FANCY.search(text) else nfc(text)


def lowered(text: str) -> str:
    """Return composed `text` in lower case, exactly as long."""
    low = text.lower()
    if len(low) == len(text):
        return low
    return "".join(c if len(c.lower()) != 1 else c.lower() for c in text)


def words_in(name: str) -> Words:
    """Return the words of a name in lower case, the tone marks where the old style puts them.

    Examples
    --------
    >>> words_in("Bà Rịa - Vũng Tàu")
    ('bà', 'rịa', 'vũng', 'tàu')
    """
    return tuple(WORD.findall(match_key(name)))


def words_of_list(name: str) -> Words:
    """Return the same of a name of the packaged list, which is normalised already."""
    return tuple(WORD.findall(name.lower()))


def plain_words(words: Words) -> Words:
    """Return words without diacritics."""
    return tuple(" ".join(words).translate(PLAIN).split(" "))


def spellings(words: Words) -> Iterator[Words]:
    """Yield the ways in which people write the same name with diacritics, itself first.

    Hòa is also hoà; Mỹ also Mĩ; Quý also Quí; Đắk also Đăk and Đắc.
    """
    yield words
    for place, word in enumerate(words):
        for way in _spelt(word):
            yield (*words[:place], way, *words[place + 1 :])


@cache
def _spelt(word: str) -> Words:
    ways = [_newer(word)]
    # y and i change places only after a single consonant or qu: mỹ, lý, quý, but not huy, thủy.
    if len(word) > 1 and word[-1] in _I and word[:-1] in ("h", "k", "l", "m", "s", "t", "v", "qu"):
        ways.append(word[:-1] + _I[word[-1]])
    ways += [way for alike in _HIGH if word in alike for way in alike]
    return tuple(way for way in dict.fromkeys(ways) if way != word)


def _newer(word: str) -> str:
    """Return the new style of an open syllable: hòa as hoà, thủy as thuỷ."""
    apart = unicodedata.normalize("NFD", word)
    for glide in ("oa", "oe", "uy"):
        base = "".join(c for c in apart if not unicodedata.combining(c))
        if base.endswith(glide) and not base.startswith("qu"):
            tones = [c for c in apart if c in "\u0300\u0301\u0303\u0309\u0323"]
            bare = "".join(c for c in apart if c not in tones)
            new = unicodedata.normalize("NFC", bare + "".join(tones))
            return new if tone_placed(new) == word else word
    return word
