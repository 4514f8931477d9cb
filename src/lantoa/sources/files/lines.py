"""Files of one JSON object a line: cut into blocks of whole lines, and decoded line by line."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, BinaryIO, Final, NoReturn

import msgspec

from lantoa.core.errors import Unreadable, UnreadableFile
from lantoa.sources.files.containers import read_fully

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from lantoa.sources.adapter import Payload

BLOCK_BYTES: Final = 4 << 20
LONGEST_LINE: Final = 512 << 20
_MARK: Final = b"\xef\xbb\xbf"
_DECODER: Final = msgspec.json.Decoder()


def line_blocks(
    stream: BinaryIO, size: int = BLOCK_BYTES, name: str = "the file"
) -> Iterator[tuple[bytes, int, int]]:
    """Yield (block, first line, lines): whole lines of about `size` bytes together.

    Joined, the blocks are the stream, byte by byte. Lines count from 1; the last one may lack
    its line end, and a line longer than `size` makes its block longer.
    """
    first = 1
    while part := read_fully(stream, size):
        # To the end of the line, so that nothing has to be carried over and copied again.
        end = b"" if part.endswith(b"\n") else stream.readline(LONGEST_LINE)
        if len(end) >= LONGEST_LINE:
            raise UnreadableFile(f"{name}: line {first} is longer than {LONGEST_LINE >> 20} MB")
        block = part + end if end else part
        lines = _ends(block) + (not block.endswith(b"\n"))
        yield block, first, lines
        first += lines


def _ends(block: bytes) -> int:
    """Count line ends; on long lines `find` is several times faster than `count`."""
    found, at, find = 0, block.find(b"\n"), block.find
    while at >= 0:
        found += 1
        at = find(b"\n", at + 1)
    return found


def payloads_in(block: bytes, first_line: int) -> Iterator[tuple[int, Payload | Unreadable]]:
    """Yield (line, payload) for every line of a block that is not blank.

    A line that cannot be read gives `Unreadable`. Two objects on one line, which is what joining
    files without a last line end makes of them, give two payloads of that line.
    """
    decode = _DECODER.decode
    for line, text in enumerate(block.split(b"\n"), first_line):
        if not text or text.isspace():
            continue
        try:
            payload = decode(text)
        except (ValueError, RecursionError):
            for found in _slowly(text):
                yield line, found
            continue
        if type(payload) is dict:
            yield line, payload
        else:
            yield line, _no_object(payload)


def line_payloads(parts: Iterable[bytes]) -> Iterator[tuple[int, Payload | Unreadable]]:
    """Yield (line, payload) of a text that comes as UTF-8 in parts of any length."""
    line, rest = 1, b""
    for part in parts:
        end = part.rfind(b"\n") + 1
        if not end:
            rest += part
            continue
        block = rest + part[:end]
        rest = part[end:]
        yield from payloads_in(block, line)
        line += block.count(b"\n")
    if rest:
        yield from payloads_in(rest, line)


def json_values(text: str) -> Iterator[Any]:
    """Yield the JSON values that stand in `text` one after the other.

    Raises
    ------
    ValueError
        Something in it is no JSON, or is NaN or infinite.
    RecursionError
        It is nested too deep.
    """
    position = 0
    decoder = json.JSONDecoder(parse_constant=_refuse_constant)
    while position < len(text):
        if text[position] in " \t\r\n\ufeff\x00":
            position += 1
            continue
        value, position = decoder.raw_decode(text, position)
        yield value


def _slowly(text: bytes) -> Iterator[Payload | Unreadable]:
    """Lines that the fast decoder refuses: lone surrogates, several objects, a mark, or no JSON."""
    try:
        characters = text.removeprefix(_MARK).decode()
        for value in json_values(characters):
            yield value if isinstance(value, dict) else _no_object(value)
    except UnicodeDecodeError as failure:
        yield Unreadable("", f"not UTF-8 text (byte {failure.start} of the line)")
    except json.JSONDecodeError as failure:
        yield Unreadable("", f"not JSON: {failure.msg} (character {failure.pos + 1} of the line)")
    except ValueError as failure:
        yield Unreadable("", f"not JSON: {failure}")
    except RecursionError:
        yield Unreadable("", "nested too deep")


def _no_object(value: object) -> Unreadable:
    kinds = {list: "a list", str: "a text", bool: "true or false", type(None): "null"}
    return Unreadable("", f"not a JSON object but {kinds.get(type(value), 'a number')}")


def _refuse_constant(name: str) -> NoReturn:
    raise ValueError(f"{name} is no JSON number")
