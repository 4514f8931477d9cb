"""Files that are one JSON document, read whole."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Final

import msgspec

from lantoa.core.errors import Unreadable, UnreadableFile
from lantoa.sources.adapter import Head
from lantoa.sources.files.containers import read_fully
from lantoa.sources.files.encodings import Encoding, text_stream
from lantoa.sources.files.lines import json_values

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lantoa.sources.adapter import Adapter, Payload
    from lantoa.sources.files.containers import Content

LARGEST: Final = 512 << 20
_SHOWN: Final = 20


def documents(content: Content, encoding: Encoding) -> list[Any]:
    """Return the JSON documents that a file holds, nearly always one.

    Raises
    ------
    UnreadableFile
        It is no JSON, breaks off, or is larger than 512 MB.
    """
    with content.open() as stream:
        data = read_fully(stream, LARGEST + 1)
    if len(data) > LARGEST:
        raise UnreadableFile(
            f"{content.name}: one JSON document of more than {LARGEST >> 20} MB is not read whole; "
            "export it as NDJSON (one object a line), or in parts"
        )
    try:
        if encoding.is_utf8:
            return [msgspec.json.decode(data[encoding.mark :])]
    except (ValueError, RecursionError):
        pass
    return _carefully(content, data, encoding)


def document_head(name: str, document: Any) -> Head:
    """Return the head of a JSON document."""
    payloads = tuple(_objects(document)[:_SHOWN])
    return Head(name=name, shape="json", payloads=payloads, document=document)


def document_payloads(
    found: list[Any], adapter: Adapter | None, name: str
) -> Iterator[tuple[int, Payload | Unreadable]]:
    """Yield (number, payload) of every item of JSON documents; items count from 1."""
    number = 0
    for index, document in enumerate(found):
        if index and adapter and not adapter.recognises(document_head(name, document)):
            number += 1
            yield number, Unreadable("", "a document of another kind than the first of the file")
            continue
        pick = adapter.items if adapter and adapter.items else _all_items
        for item in pick(document):
            number += 1
            if isinstance(item, dict):
                yield number, item
            else:
                yield number, Unreadable("", "not a JSON object")


def _objects(document: Any) -> list[Any]:
    return [item for item in _all_items(document) if isinstance(item, dict)]


def _all_items(document: Any) -> list[Any]:
    return document if isinstance(document, list) else [document]


def _carefully(content: Content, data: bytes, encoding: Encoding) -> list[Any]:
    import io

    name = content.name
    try:
        with text_stream(io.BytesIO(data), encoding) as stream:
            text = stream.read()
        text.encode("utf-8", "strict" if encoding.is_utf8 else "surrogatepass")
        return list(json_values(text))
    except json.JSONDecodeError as failure:
        raise UnreadableFile(
            f"{name}: the JSON breaks off or is damaged at line {failure.lineno} "
            f"({failure.msg}); copy or download it again"
        ) from None
    except UnicodeError:
        raise UnreadableFile(f"{name}: the JSON is not UTF-8 text; save it as UTF-8") from None
    except RecursionError:
        raise UnreadableFile(f"{name}: the JSON is nested too deep") from None
    except ValueError as failure:
        raise UnreadableFile(f"{name}: not JSON: {failure}") from None
