"""Every file kind that is recognised: a new platform is one folder, and one line here."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from lantoa.core.errors import UnknownFormat
from lantoa.sources import facebook, instagram, threads, tiktok, x, youtube, ytdlp

if TYPE_CHECKING:
    from lantoa.sources.adapter import Adapter, Head

ADAPTERS: Final[tuple[Adapter, ...]] = (
    *tiktok.ADAPTERS,
    *instagram.ADAPTERS,
    *threads.ADAPTERS,
    *x.ADAPTERS,
    *facebook.ADAPTERS,
    *youtube.ADAPTERS,
    *ytdlp.ADAPTERS,
)
"""The more specific before the more general: the first that recognises a file reads it."""

_SHOWN: Final = 12
_SHAPES: Final = {
    "lines": "JSON lines",
    "json": "a JSON document",
    "table": "a table",
}


def recognise(head: Head) -> Adapter:
    """Return the adapter that reads a file which begins like this.

    A file of one JSON object on one line is tried as lines first, then as a document.

    Raises
    ------
    UnknownFormat
        None does; the message says what was looked for, what was found, and what to do.
    """
    for reading in _readings(head):
        for adapter in ADAPTERS:
            if adapter.shape == reading.shape and adapter.recognises(reading):
                return adapter
    raise UnknownFormat(_refusal(head))


def adapter_named(name: str) -> Adapter:
    """Return an adapter by its name.

    Raises
    ------
    UnknownFormat
        There is none of that name.
    """
    for adapter in ADAPTERS:
        if adapter.name == name:
            return adapter
    raise UnknownFormat(f"no file kind is called {name!r}")


def looked_for(shape: str | None = None) -> tuple[str, ...]:
    """Return what every kind (of one shape) is recognised by, ``name: marks``."""
    return tuple(
        dict.fromkeys(
            f"{adapter.name}: {adapter.marks}"
            for adapter in ADAPTERS
            if shape in (None, adapter.shape)
        )
    )


def _readings(head: Head) -> tuple[Head, ...]:
    if head.shape == "lines" and head.document is not None:
        return head, replace(head, shape="json")
    return (head,)


def _refusal(head: Head) -> str:
    shapes = [reading.shape for reading in _readings(head)]
    wanted = "; ".join(line for shape in shapes for line in looked_for(shape))
    advice = (
        f"`lantoa mapping {head.name}` proposes a mapping, with which any table can be imported"
        if head.shape != "json" or head.payloads
        else "a mapping can read JSON lines and tables"
    )
    return (
        f"{head.name}: no known format. Found {_SHAPES[head.shape]} with {_found(head)}. "
        f"{advice}. Looked for: {wanted}"
    )


def _found(head: Head) -> str:
    keys = list(head.columns) or list(dict.fromkeys(k for p in head.payloads for k in p))
    if not keys:
        return "no JSON object in it"
    more = f" and {len(keys) - _SHOWN} more" if len(keys) > _SHOWN else ""
    what = "the columns" if head.shape == "table" else "the keys"
    return f"{what} {', '.join(_short(key) for key in keys[:_SHOWN])}{more}"


def _short(key: str) -> str:
    shown = " ".join("".join(c if c.isprintable() else " " for c in key).split())
    return shown if len(shown) <= 40 else shown[:39] + "…"
