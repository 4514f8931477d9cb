"""Search that looks past diacritics, case and where tone marks stand: words by their beginnings."""

from __future__ import annotations

import re
from typing import Final

from lantoa.core.text import plain_key
from lantoa.language.normalise import readable

MOST_WORDS: Final = 12
"""So many words of a question are looked for; the rest is left out."""
_WORD: Final = re.compile(r"[^\W_]+")


def words_of(text: str) -> tuple[str, ...]:
    """Return the words of `text`, folded: lower case, no diacritics, đ as d, signs left out.

    Examples
    --------
    >>> words_of("Hoa hậu VỈA HÈ (đất_mũi)")
    ('hoa', 'hau', 'via', 'he', 'dat', 'mui')
    """
    return tuple(_WORD.findall(plain_key(readable(text))))


def searchable(*texts: str) -> str:
    """Return the one line in which texts are found, a blank before every word and at its end.

    A word of a question stands in it with a blank before: then it is the beginning of a word.
    It holds letters, digits and blanks alone, so nothing in it means anything to SQL's ``LIKE``.

    Examples
    --------
    >>> searchable("Lan Toả", "@an.example")
    ' lan toa an example '
    >>> " toa" in searchable("Lan Tỏa")
    True
    """
    found = dict.fromkeys(word for text in texts for word in words_of(text))
    return f" {' '.join(found)} " if found else ""


def asked(question: str) -> tuple[str, ...]:
    """Return what to look for in a searchable line: each word with its blank, once.

    Examples
    --------
    >>> asked("hoa hau")
    (' hoa', ' hau')
    """
    return tuple(dict.fromkeys(f" {word}" for word in words_of(question)))[:MOST_WORDS]


def same_name(text: str) -> str:
    """Return what two spellings of one name share, without blanks: for finding it twice.

    Examples
    --------
    >>> same_name("Hoa Hậu Vỉa Hè") == same_name("hoahauviahe")
    True
    """
    return "".join(words_of(text))
