"""Tables and lines on the terminal."""

from __future__ import annotations

import sys
from collections.abc import Container, Sequence

from rich.console import Console
from rich.table import Table
from rich.text import Text


def console() -> Console:
    """Return the terminal; a pipe gets 120 columns and no colour."""
    width = None if sys.stdout.isatty() else 120
    return Console(width=width, highlight=False, soft_wrap=False)


def table(
    title: str,
    headings: Sequence[str],
    rows: Sequence[Sequence[str]],
    *,
    right: Container[int] = (),
) -> Table:
    """Return a table; the columns numbered in `right` hold numbers and are set flush right.

    Cells are shown as they are: square brackets in a caption are no markup, and control
    characters of a hostile file name do not reach the terminal.
    """
    shown = Table(title=title or None, title_justify="left", title_style="bold", box=None,
                  pad_edge=False, header_style="dim")  # fmt: skip
    for place, heading in enumerate(headings):
        cells_are_numbers = place in right
        shown.add_column(
            heading, justify="right" if cells_are_numbers else "left", overflow="fold",
            min_width=max((len(printable(row[place])) for row in rows), default=0)
            if cells_are_numbers else min(12, max((len(row[place]) for row in rows), default=0)),
        )  # fmt: skip
    for row in rows:
        shown.add_row(*(Text(printable(cell)) for cell in row))
    return shown


def line(text: str, style: str = "") -> Text:
    """Return one line of text, shown as it is."""
    return Text(printable(text), style=style)


def printable(text: str) -> str:
    """Return `text` without control characters."""
    return "".join(c if c.isprintable() or c == "\n" else "�" for c in text)


def shortened(text: str, width: int) -> str:
    """Return `text` cut to `width` characters, with an ellipsis where it was longer."""
    flat = " ".join(text.split())
    return flat if len(flat) <= width else flat[: width - 1] + "…"
