"""The report as PDF, set by Typst from the package's own fonts: same report, same bytes."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from lantoa.core.formats import moment, number
from lantoa.render.charts import NARROW, chart_of, chart_svg
from lantoa.render.colours import LIGHT
from lantoa.render.documents import bands, contents
from lantoa.render.documents.plain import drawable
from lantoa.render.fonts import FOLDER
from lantoa.render.tile_map import map_svg, tile_map

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lantoa.core.figures import Figure
    from lantoa.render.charts import Chart
    from lantoa.render.documents.contents import Report

_TEMPLATES: Final = Path(__file__).parent / "templates"
_ACROSS: Final = 700
"""Width in pixels of a chart as wide as the text: its words come out at 9 points."""
_HALF_A_PAGE: Final = 38
"""Letters of a row that fit into one of two columns."""
_DAYS: Final = ("days", "views_gained_by_day")
_SPLITS: Final = (
    "posts_by_platform", "views_by_platform", "posts_by_role", "views_by_role",
    "posts_by_hashtag", "views_by_hashtag", "uses_of_asset",
)  # fmt: skip
_TOPS: Final = ("top_posts", "top_channels", "concentration")


def pdf_of(report: Report) -> bytes:
    """Return the report as one PDF (PDF/A-2a, tagged, its fonts inside).

    Only fonts of the package are used. The only date in it is that of the lake's state.
    """
    from typst import Compiler

    compiler = Compiler(
        _TEMPLATES / "report.typ", root=_TEMPLATES, font_paths=[FOLDER], ignore_system_fonts=True,
        sys_inputs={"report": json.dumps(drawable(_data(report)), ensure_ascii=False)},
    )  # fmt: skip
    made = compiler.compile(
        format="pdf", pdf_standards=["a-2a"], timestamp=report.made_at.replace(microsecond=0)
    )
    if not isinstance(made, bytes):  # only pictures come page by page
        raise TypeError(type(made))
    return made


def _data(report: Report) -> dict[str, Any]:
    say, campaign = report.say, report.campaign
    words = ("headlines", "days", "splits", "tops", "claims", "counted", "limits", "passports",
             "tables", "sources", "common", "annex", "figure", "value", "interval", "way", "missing",
             "sayable", "no_sentence", "no_claims", "claim", "verdict", "why", "passport", "legend",
             "read", "file", "kind", "read_rows", "quarantined", "sha256", "label", "no_value",
             "not_added", "no", "state", "report", "means")  # fmt: skip
    facts = [
        (say("period"), f"{report.period} ({campaign.zone})"),
        (say("rule"), report.rule),
        (say("read"), contents.read_between(report)),
        (say("state"), report.state),
        (say("made"), moment(report.made_at, campaign.zone, report.lang)),
    ]
    return {
        "lang": report.lang,
        "name": campaign.name,
        "simulated": say("simulated") if report.board.simulated else "",
        "words": {key: say(key) for key in words},
        "state": report.state,
        "facts": [fact for fact in facts if fact[1]],
        "headlines": [_headline(report, figure) for figure in contents.headlines(report)],
        "days": _charts(report, _DAYS, _ACROSS),
        "splits": [*_charts(report, _SPLITS, NARROW), *_map(report)],
        "tops": _charts(report, _TOPS, NARROW),
        "claims": [
            {"claim": v.claim, "verdict": v.verdict, "word": say(v.verdict),
             "reasons": contents.reasons_of(v)}
            for v in report.verdicts
        ],
        "counted": _counted(report),
        "limits": contents.limits(report),
        "common": contents.common_lines(report, "C"),
        "passports": [_passport(report, figure) for figure in report.board.figures],
        "tables": [_table(report, figure) for figure in contents.tables(report)],
        "sources": [_source(report, source) for source in contents.sources(report)],
    }  # fmt: skip


def _headline(report: Report, figure: Figure) -> dict[str, Any]:
    title, way = contents.title_and_way(figure)
    value, interval = contents.value_and_interval(report, figure)
    digits, _, scale = value.partition(" ")
    return {
        "label": title,
        "way": way,
        "value": digits,
        "scale": scale,
        "interval": interval,
        "band": bands.band(figure),
        "missing": contents.as_sentence(contents.missing(report, figure)).removesuffix("."),
        "covered": "full" if contents.covered(report, figure) else "part",
        "sentence": contents.sentence(report, figure),
        "passport": report.passport_number(figure),
    }


def _charts(report: Report, ids: Sequence[str], width: int) -> list[dict[str, Any]]:
    lang, zone = report.lang, report.campaign.zone
    board = replace(report.board, figures=tuple(map(_drawable, report.board.figures)))
    found = []
    for chart_id in ids:
        try:
            chart = chart_of(board, chart_id, lang=lang, width=width, zone=zone)
        except KeyError:  # a board without that figure
            continue
        cited = [report.passport_number(f) for one in chart.figures if (f := report.figure(one))]
        found.append({
            "svg": "" if chart.refused else chart_svg(chart.spec),
            "refused": f"{chart.title}: {chart.refused}" if chart.refused else "",
            "finding": chart.finding, "notes": _own_notes(report, chart), "cited": cited,
        })  # fmt: skip
    return found


def _map(report: Report) -> list[dict[str, Any]]:
    """The tile map, where the campaign declares places."""
    if report.figure("posts_by_province") is None:
        return []
    drawn = tile_map(report.board, lang=report.lang)
    chart = drawn.chart
    cited = [report.passport_number(f) for one in chart.figures if (f := report.figure(one))]
    notes = [*([drawn.ring_words] if drawn.ring_words else []), *_own_notes(report, chart)]
    return [{
        "svg": "" if chart.refused else map_svg(drawn, LIGHT),
        "refused": f"{chart.title}: {chart.refused}" if chart.refused else "",
        "finding": chart.finding, "notes": [contents.as_sentence(note) for note in notes],
        "cited": cited,
    }]  # fmt: skip


def _drawable(figure: Figure) -> Figure:
    rows = tuple(drawable(dict(row)) for row in figure.rows)
    return replace(figure, label=drawable(figure.label), rows=rows)


def _own_notes(report: Report, chart: Chart) -> list[str]:
    """The notes of a chart that are not the same under every other."""
    everywhere = contents.shared_notes(report)
    return [contents.as_sentence(note) for note in chart.notes if note not in everywhere]


def _counted(report: Report) -> list[dict[str, str]]:
    def means(figure: Figure) -> str:
        return contents.as_sentence(figure.passport.interval)

    return [
        {"label": labels, "means": text}
        for labels, text in contents.together(contents.headlines(report), means)
    ]


def _passport(report: Report, figure: Figure) -> dict[str, Any]:
    lines = contents.passport_lines(report, figure)
    return {"number": report.passport_number(figure), "label": figure.label, "id": figure.id,
            "lines": lines}  # fmt: skip


def _table(report: Report, figure: Figure) -> dict[str, Any]:
    rows = contents.series_rows(report, figure)
    return {
        "label": figure.label,
        "passport": report.passport_number(figure),
        "rows": rows,
        "wide": any(sum(map(len, row)) > _HALF_A_PAGE for row in rows),
    }


def _source(report: Report, source: Any) -> dict[str, Any]:
    return {
        "batch": source.batch,
        "file": source.file,
        "kind": source.adapter,
        "rows": number(source.rows, report.lang),
        "quarantined": number(source.quarantined, report.lang),
        "read": moment(source.seen_to, report.campaign.zone, report.lang),
        "sha256": source.sha256,
    }
