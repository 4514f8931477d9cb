"""The places section of a board: the tile map, the provinces named most, and the gaps."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from lantoa.core.formats import number
from lantoa.render.tile_map import tile_map
from lantoa.web.dashboards.blocks import row_shown
from lantoa.web.dashboards.board_page import named_figures
from lantoa.web.kit.spoken import say

if TYPE_CHECKING:
    from collections.abc import Mapping

    from lantoa.core.figures import Board, Figure
    from lantoa.core.formats import Lang
    from lantoa.web.dashboards.boards import Shown

_IDS: Final = (
    "posts_by_province", "views_by_province", "authors_by_province", "views_gained_by_province",
)  # fmt: skip
_FEW: Final = 8
_OPEN: Final = ("unresolved", "none")


def places(shown: Shown, lang: Lang) -> dict[str, Any] | None:
    """Return the facts of the section, ``None`` where the campaign declares no places."""
    board = shown.board
    if not any(figure.id == "coverage_gaps" for figure in board.figures):
        return None
    drawn = tile_map(board, lang=lang)
    gaps = board.figure("coverage_gaps")
    return {
        "map": drawn,
        "passes": named_figures(board, (*_IDS, "coverage_gaps")),
        "rows": _rows(board, lang),
        "heads": [_head(figure_id, lang) for figure_id in _IDS],
        "few": _FEW,
        "gaps": [_gap(row, gaps, lang) for row in gaps.rows],
        "found": number(gaps.value, lang),
        "wanted": number(len(gaps.rows), lang),
        "refused": gaps.refused,
    }


def _head(figure_id: str, lang: Lang) -> dict[str, str]:
    said = {
        "posts_by_province": say(lang, "Bài đăng", "Posts"),
        "views_by_province": say(lang, "Lượt xem", "Views"),
        "authors_by_province": say(lang, "Tác giả", "Authors"),
        "views_gained_by_province": say(lang, "Lượt xem tăng thêm", "Views gained"),
    }
    return {"id": figure_id, "word": said[figure_id]}


def _rows(board: Board, lang: Lang) -> list[dict[str, Any]]:
    """Provinces that posts name, most first; what is open stands last."""
    figures = [board.figure(figure_id) for figure_id in _IDS]
    by = [{row["key"]: row for row in figure.rows} for figure in figures]
    named = [row for row in figures[0].rows if row["value"] and row["key"] not in _OPEN]
    named.sort(key=lambda row: (-row["value"], row["label"]))
    named += [row for row in figures[0].rows if row["key"] in _OPEN]
    return [
        {
            "label": row["label"],
            "open": row["key"] in _OPEN,
            "cells": [
                _cell(rows.get(row["key"]), figure, lang)
                for rows, figure in zip(by, figures, strict=True)
            ],
        }
        for row in named
    ]


def _cell(row: Mapping[str, Any] | None, figure: Figure, lang: Lang) -> dict[str, Any]:
    head = _head(figure.id, lang)["word"]
    if row is None or row["value"] is None:
        return {"unknown": True, "head": head}
    value, interval = row_shown(row, figure, lang)
    return {"value": value, "interval": interval, "unknown": False, "head": head}


def _gap(row: Mapping[str, Any], figure: Figure, lang: Lang) -> dict[str, Any]:
    perhaps = (row["upper"] or 0) - (row["value"] or 0)
    return {
        "name": row["label"],
        "kind": row["kind"],
        "posts": row_shown(row, figure, lang)[0],
        "perhaps": number(perhaps, lang) if perhaps else "",
        "shown": bool(row["value"]),
    }
