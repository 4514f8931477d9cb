"""Which characters the bytes of a file stand for."""

from __future__ import annotations

import codecs
import io
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import BinaryIO

_MARKS: Final = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_HIGH: Final = re.compile(rb"[\x80-\xff]")
_VIETNAMESE: Final = re.compile(
    rb"[aeiouyAEIOUY\xe2\xca\xea\xd4\xf4\xc2\xe3\xc3\xf5\xd5\xfd\xdd][\xcc\xd2\xde\xec\xf2]"
)
"""In Windows-1258 five bytes are tone marks that follow their vowel."""


@dataclass(frozen=True, slots=True)
class Encoding:
    """Name of a codec, length of the byte order mark before the text, and a note on guessing."""

    name: str
    mark: int = 0
    note: str = ""

    @property
    def is_utf8(self) -> bool:
        """Whether the bytes can be read as they are."""
        return self.name == "utf-8"


_CONTROLS: Final = bytes(code for code in range(32) if code not in (9, 10, 11, 12, 13, 27))


def encoding_of(sample: bytes, *, whole: bool) -> Encoding | None:
    """Return the encoding of text that begins with `sample`, ``None`` where it is no text.

    Parameters
    ----------
    sample
        The first bytes, the more the surer.
    whole
        Whether `sample` is all there is, so that it cannot end inside a character.
    """
    for mark, name in _MARKS:
        if sample.startswith(mark):
            return Encoding(name, len(mark))
    if b"\x00" in sample and (wide := _wide(sample)):
        return Encoding(wide)
    if _looks_binary(sample):
        return None
    decoder = codecs.getincrementaldecoder("utf-8")()
    try:
        decoder.decode(sample, final=whole)
    except UnicodeDecodeError:
        return _damaged_or_single_byte(sample)
    return Encoding("utf-8")


def text_stream(stream: BinaryIO, encoding: Encoding) -> io.TextIOWrapper:
    """Return `stream` as text after its byte order mark, line ends as they are.

    Bytes that are no characters become lone surrogates, so that a reader can tell the one row
    that holds them; :func:`is_damaged` finds them.
    """
    stream.read(encoding.mark)
    errors = "surrogatepass" if encoding.name.startswith("utf-16") else "surrogateescape"
    if encoding.name.startswith("utf-32"):
        errors = "replace"
    return io.TextIOWrapper(stream, encoding=encoding.name, errors=errors, newline="")


def utf8_blocks(stream: BinaryIO, encoding: Encoding, size: int = 1 << 20) -> Iterator[bytes]:
    """Yield the text of `stream` as UTF-8, without byte order mark."""
    if encoding.is_utf8:
        stream.read(encoding.mark)
        while block := stream.read(size):
            yield block
        return
    with text_stream(stream, encoding) as text:
        while characters := text.read(size):
            yield characters.encode("utf-8", "surrogatepass")


def is_damaged(text: str) -> bool:
    """Return whether `text` holds bytes that were no characters of the file's encoding."""
    if text.isascii():
        return False
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        return True
    return False


def _wide(sample: bytes) -> str | None:
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    half = max(len(sample) // 2, 1)
    if odd > 0.3 * half and even < 0.05 * half:
        return "utf-16-le"
    if even > 0.3 * half and odd < 0.05 * half:
        return "utf-16-be"
    return None


def _looks_binary(sample: bytes) -> bool:
    """Text may hold a stray NUL; a file full of control bytes is none."""
    if not sample:
        return False
    controls = len(sample) - len(sample.translate(None, _CONTROLS))
    return controls > 0.02 * len(sample) + 8


def _damaged_or_single_byte(sample: bytes) -> Encoding:
    decoded = sample.decode("utf-8", "surrogateescape")
    bad = sum("\udc80" <= character <= "\udcff" for character in decoded)
    good = sum(not character.isascii() for character in decoded) - bad
    if good > 5 * bad:
        return Encoding(
            "utf-8", note="some bytes are not UTF-8; rows that hold them are set aside"
        )
    high = len(_HIGH.findall(sample))
    tones = len(_VIETNAMESE.findall(sample))
    name, called = (
        ("cp1258", "Windows-1258") if tones > 0.15 * high else ("cp1252", "Windows-1252")
    )
    return Encoding(name, note=f"not UTF-8: read as {called}; look whether its letters are right")
