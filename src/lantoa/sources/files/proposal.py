"""A mapping proposed from a file's own columns, for a person to look over."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Final

from lantoa.core.errors import UnreadableFile
from lantoa.core.records import METHODS, METRICS
from lantoa.sources.files.guessing import (
    Column,
    columns_of,
    day_or_month_first,
    fields_of,
    hours_from_upload,
    names_its_zone,
    no_counts,
    number_style,
    platform_of,
    separator_of,
    time_format,
)
from lantoa.sources.files.mapping_file import ASSETS, CHANNEL_METRICS, FIELDS, TIMES

if TYPE_CHECKING:
    from lantoa.sources.adapter import Head

_SHOWN: Final = 28
_PEOPLE: Final = ("handle", "author_name", "channel_id", "coauthors")
_PRIVATE: Final = re.compile(r"@[\w.]+|[\w.+-]+@[\w.-]+|\+?\d[\d .-]{8,}\d")
_HOME: Final = "Asia/Ho_Chi_Minh"
_CHECK: Final = "CHECK / KIỂM TRA"


def propose(head: Head) -> str:
    """Return the text of a mapping file guessed from the columns and first rows of a file.

    It can be read as it is. Comments show what stands in each column (names of people cut
    short), and say what a person must look at: above all the time zones.

    Raises
    ------
    UnreadableFile
        The file has no columns.
    """
    columns = columns_of(head)
    if not columns:
        raise UnreadableFile(f"{head.name}: has no columns that a mapping could name")
    found = fields_of(columns)
    lines = [
        f"# {_clean(head.name, 80)}: proposed from its own columns. Look over every line that says CHECK.",
        "# Đề xuất từ chính các cột của tệp. Hãy xem lại mọi dòng có chữ KIỂM TRA.",
        "",
        *_origin(found, columns),
        "",
        *_columns(found, columns),
        "",
        *_times(found),
        *_numbers(found),
        *_lists(found),
        *_left_out(found, columns),
    ]
    return "\n".join(lines).rstrip() + "\n"


def _origin(found: dict[str, Column], columns: list[Column]) -> list[str]:
    platform = platform_of([found["url"]] if "url" in found else columns)
    counts = [str(value) for name in METRICS if name in found for value in found[name].values]
    rounded = any(not value.strip().lstrip("-").isdigit() for value in counts)
    method = "web_capture" if rounded and number_style(counts)[1] is not None else "vendor_file"
    said = "" if platform else f"  # {_CHECK}: no address tells it"
    lines = [] if "platform" in found else [f"platform = {_quoted(platform or 'tiktok')}{said}"]
    return [*lines, f"method = {_quoted(method)}  # {_CHECK}: {', '.join(METHODS)}"]


def _columns(found: dict[str, Column], columns: list[Column]) -> list[str]:
    lines = ["[columns]"]
    if "post_id" not in found and "url" not in found:
        best = max(columns, key=lambda column: len(set(map(str, column.values))))
        if best.name not in {column.name for column in found.values()}:
            lines.append(f"post_id = {_quoted(best.name)}  # {_CHECK}: no column looks like an id")
        else:
            name = next(name for name, column in found.items() if column.name == best.name)
            found = {key: column for key, column in found.items() if key != name}
            lines.append(f"post_id = {_quoted(best.name)}  # {_CHECK}: no column looks like an id")
    for name in FIELDS:
        if name in found:
            column = found[name]
            shown = _sample(name, column)
            lines.append(f"{name} = {_quoted(column.name)}{f'  # {shown}' if shown else ''}")
    return lines


def _times(found: dict[str, Column]) -> list[str]:
    named = [name for name in TIMES if name in found]
    lines = ["[time]"] if named else []
    for name in named:
        column = found[name]
        written = time_format(column)
        if written is None and names_its_zone(column):
            lines.append(f"# {name} names its zone itself")
            continue
        zone, why = _zone(name, found, written)
        value = _quoted(zone)
        if written is not None:
            value = f"{{ zone = {value}, format = {_quoted(written)} }}"
        lines.append(f"{name} = {value}  # {why}")
        if written is not None and day_or_month_first(column, written):
            lines.append(f"# {_CHECK}: day or month first? ngày trước hay tháng trước?")
    if "seen_at" not in found:
        lines += [
            f"# {_CHECK}: no column says when the numbers were seen. Without it the date of the",
            "# file is taken; better: give --seen-at, or write",
            "# [constants]",
            '# seen_at = "2025-05-29T10:00+07:00"',
        ]
    return [*lines, ""]


def _zone(name: str, found: dict[str, Column], written: str | None) -> tuple[str, str]:
    if name == "published_at" and "post_id" in found:
        hours = hours_from_upload(found["post_id"], found[name], written)
        if hours == 0:
            return "UTC", "the ids of TikTok say so: they hold the second of upload"
        if hours == 7:
            return _HOME, "the ids of TikTok say so: they hold the second of upload"
        if hours is not None:
            minutes = round(abs(hours) * 60)
            sign = "-" if hours < 0 else "+"
            return (
                f"{sign}{minutes // 60:02}:{minutes % 60:02}",
                "the ids of TikTok say so: they hold the second of upload",
            )
    return _HOME, f"{_CHECK}: in which zone is it? múi giờ nào? UTC, {_HOME}, +07:00"


def _numbers(found: dict[str, Column]) -> list[str]:
    counted = [found[name] for name in (*METRICS, *CHANNEL_METRICS) if name in found]
    if not counted:
        return []
    values = [str(value) for column in counted for value in column.values]
    style, decimals = number_style(values)
    lines = [
        "[numbers]",
        f"style = {_quoted(style)}  # en: 18,400 and 541.2K; vi: 18.400 and 1,2 Tr; auto",
    ]
    if decimals is not None:
        lines.append(f'decimals = {min(decimals, 3)}  # {_CHECK}: with 1, "2M" stands for 2.0M')
    words = dict.fromkeys(word for column in counted for word in no_counts(column))
    if short := [word for word in words if word.isprintable() and len(word) <= 20][:5]:
        listed = ", ".join(map(_quoted, short))
        lines += [
            f"# {_CHECK}: these words stand among the counts. Those that mean 0 belong here:",
            f"# zero_words = [{listed}]",
        ]
    return [*lines, ""]


def _lists(found: dict[str, Column]) -> list[str]:
    lists = [found[name] for name in ("hashtags", *ASSETS) if name in found]
    if not lists:
        return []
    return ["[lists]", f"separator = {_quoted(separator_of(lists[0]))}", ""]


def _left_out(found: dict[str, Column], columns: list[Column]) -> list[str]:
    used = {column.name for column in found.values()}
    left = [column for column in columns if column.name not in used]
    ruined = [
        f"# {_clean(column.name, 60)} is left out: a floating-point column has ruined its ids"
        for column in left
        if column.is_ruined
    ]
    others = [_clean(column.name, 40) for column in left if not column.is_ruined]
    return [*ruined, *([f"# Not mapped / không dùng: {', '.join(others[:60])}"] if others else [])]


def _sample(name: str, column: Column) -> str:
    if not column.values:
        return "empty in the first rows"
    value = column.values[0]
    shown = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False, default=str)
    if name in _PEOPLE:
        return f"{_clean(shown, 400).lstrip('@')[:1]}…"
    if name not in METRICS and name not in TIMES and name != "post_id":
        shown = (
            re.sub(r"(?<=@)[^/\s]+(?=/)", "…", shown)
            if name == "url"
            else _PRIVATE.sub("…", shown)
        )
    return _clean(shown, 70 if name == "url" else _SHOWN)


def _clean(text: str, length: int) -> str:
    line = " ".join("".join(c if c.isprintable() else " " for c in text[: 4 * length]).split())
    return line if len(line) <= length else line[: length - 1] + "…"


def _quoted(text: str) -> str:
    """Return `text` as a TOML string."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")
