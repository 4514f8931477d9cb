"""Write docs/reference/ from the code; a test fails where the two differ.

uv run python docs/generate_reference.py
"""

from __future__ import annotations

import ast
import inspect
import subprocess
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, Final

import lantoa
from lantoa.cli.app import COMMANDS, load
from lantoa.core import errors
from lantoa.core.records import METHODS, METRICS, PLATFORMS
from lantoa.flows import campaign_file
from lantoa.lake import schemas
from lantoa.measure.labels import LABELS
from lantoa.measure.registry import DEFINITIONS
from lantoa.sources.files import mapping_file as mapping
from lantoa.sources.registry import ADAPTERS

HERE: Final = Path(__file__).parent / "reference"
NOTE: Final = "*Sinh từ mã nguồn · generated from code by `docs/generate_reference.py`.*\n"
HIDDEN: Final = ("--help", "-h", "--version")

CAMPAIGN_KEYS: Final = {
    "id": ("text", "Mã ngắn của chiến dịch, không đổi · short id that never changes"),
    "name": ("text", "Tên hiện trên bảng · name shown on the board"),
    "zone": ("text", "Múi giờ, mặc định `Asia/Ho_Chi_Minh` · time zone"),
    "first_day": ("day", "Ngày đầu, có tính · first day, included"),
    "last_day": ("day", "Ngày cuối, có tính · last day, included"),
    "hashtags": ("list of text", "Hashtag, có hay không có `#` · hashtags"),
    "ignore_diacritics": ("true / false", "Hashtag khớp không kể dấu · match without diacritics"),
    "every_post": ("true / false", "Mọi bài trong những ngày ấy đều tính · the days alone decide"),
    "colour": ("text, `#rrggbb`", "Màu của chiến dịch trong đồ họa · the campaign's colour in its infographic"),
    "flag": ("true / false", "Quốc kỳ ở giữa đồ họa · the flag in the middle of the infographic"),
    "simulated": ("true / false", "Mọi số liệu đều bịa ra, và mọi nơi đều ghi như vậy · all of it is invented, and every page says so"),
    "claims": ("list of text", "Câu muốn công bố · sentences to hold against the figures"),
    "channels": ("blocks", "Kênh có vai · channels with a role"),
    "captures": ("blocks", "Các lần thu thập độc lập · independent looks at the campaign"),
    "sounds": ("blocks", "Âm thanh của chiến dịch · sounds"),
    "effects": ("blocks", "Hiệu ứng của chiến dịch · effects"),
    "templates": ("blocks", "Khung, mẫu của chiến dịch · templates"),
    "channels.platform": ("text", "Nền tảng · one of the platforms"),
    "channels.handle": ("text", "Tên tài khoản, có hay không có `@` · handle"),
    "channels.id": ("text", "Id của nền tảng, chắc hơn handle · native id, stronger than the handle"),
    "channels.role": ("text", "`kol`, `official` hoặc `public`"),
    "channels.name": ("text", "Tên để đọc · name for people"),
    "captures.name": ("text", "Tên lần thu thập · name"),
    "captures.files": ("list of text", "Tên tệp (dùng được `*`) hoặc đầu SHA-256 · file names or digests"),
    "id of an asset": ("text", "Id của âm thanh, hiệu ứng, khung · native id"),
    "name of an asset": ("text", "Tên để đọc · name for people"),
}  # fmt: skip

MAPPING_KEYS: Final = {
    "platform": f"Nền tảng · one of {', '.join(PLATFORMS)}; cần, trừ khi là một cột · needed unless a column",
    "method": f"Cách đọc số · one of {', '.join(METHODS)}; mặc định · default `vendor_file`",
    "metric_def": "Định nghĩa của số, mặc định theo nền tảng · whose definition the numbers follow",
    "columns": "Cột nào là trường nào · which column is which field",
    "constants": "Giá trị chung · values for all rows",
    "time": "Múi giờ và cách viết giờ · zones and formats",
    "numbers": "Cách viết số · how numbers are written",
    "lists": "Danh sách trong một ô · lists in a cell",
    "style": '`"auto"`, `"en"` (18,400; 1.2M), `"vi"` (18.400; 1,2 Tr)',
    "decimals": "Số chữ số lẻ nền tảng hiện cùng hậu tố, 0 đến 3 · decimals shown with a suffix",
    "zero_words": "Chữ đứng ở chỗ số không · words that stand for zero",
}  # fmt: skip


def pages() -> dict[str, str]:
    """Return every page of the reference: file name to Markdown."""
    made = {
        "cli.md": _cli(),
        "figures.md": _figures(),
        "formats.md": _formats(),
        "campaign-file.md": _campaign_file(),
        "mapping-file.md": _mapping_file(),
        "errors.md": _errors(),
        "tables.md": _tables(),
        "library.md": _library(),
        "api.md": _api(),
    }
    made["index.md"] = _index(list(made))
    return made


def _index(names: list[str]) -> str:
    listed = "\n".join(name.removesuffix(".md") for name in names)
    return f"# Tra cứu · Reference\n\n{NOTE}\n```{{toctree}}\n:maxdepth: 1\n\n{listed}\n```\n"


def _page(title: str, *parts: str) -> str:
    return "\n".join((f"# {title}\n", NOTE, *parts)).rstrip() + "\n"


def _table(head: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> str:
    def written(cells: tuple[str, ...]) -> str:
        return "| " + " | ".join(c.replace("|", "\\|").replace("\n", " ") for c in cells) + " |"

    return "\n".join([written(head), "|" + "---|" * len(head), *map(written, rows)]) + "\n"


def _place(name: str) -> tuple[int, str]:
    """Commands stand in the order of the program, whatever was loaded first."""
    return (COMMANDS.index(name) if name in COMMANDS else -1, name)


def commands(app: Any, name: str = "lantoa") -> Iterator[tuple[str, Any]]:
    """Yield (name, app) of every command, subcommands after their parent."""
    for child in sorted(app, key=_place):
        if child not in HIDDEN:
            full = f"{name} {child}"
            yield full, app[child]
            yield from commands(app[child], full)


def options(command: Any) -> list[Any]:
    """Return the arguments of a command, none for a group of commands."""
    if command.default_command is None:
        return []
    return list(command.assemble_argument_collection())


def _cli() -> str:
    exits = (
        "Mã thoát · exit codes: 0 xong · done; 2 bị từ chối, một dòng rõ ràng trên standard error ·\n"
        "refused, one clear line; 130 bị ngắt · interrupted.\n"
    )
    parts = [exits]
    for name, command in commands(load()):
        places = [n for a in options(command) for n in shown_names(a) if not n.startswith("--")]
        usage = " ".join((name, *places, "[OPTIONS]"))
        parts.append(f"## `{name}`\n\n{inspect.cleandoc(command.help or '')}\n")
        if options(command):
            parts.append(f"```sh\n{usage}\n```\n")
        rows = [
            (_names(a), a.parameter.help or "", _required(a), _default(a))
            for a in options(command)
        ]
        if rows:
            parts.append(_table(("", "", "bắt buộc · required", "mặc định · default"), rows))
    return _page("Dòng lệnh · Command line", *parts)


def _names(argument: Any) -> str:
    return ", ".join(f"`{name}`" for name in shown_names(argument))


def shown_names(argument: Any) -> tuple[str, ...]:
    """Return what a person types: options as they are, what has a place by its name in capitals."""
    if argument.field_info.kind is inspect.Parameter.KEYWORD_ONLY:
        return tuple(argument.names)
    return (argument.names[0].lstrip("-").upper().replace("-", "_"),)


def _required(argument: Any) -> str:
    return "✓" if argument.required else ""


def _default(argument: Any) -> str:
    default = argument.field_info.default
    return "" if default in (inspect.Parameter.empty, None, "", (), False) else f"`{default}`"


def _formats() -> str:
    rows = [(f"`{a.name}`", str(a.version), a.shape, a.marks) for a in ADAPTERS]
    return _page(
        "Loại tệp · File kinds",
        "Tệp được nhận biết bằng nội dung, không bằng tên · recognised by content, not by name.\n",
        _table(("adapter", "version", "shape", "nhận biết bằng · recognised by"), rows),
    )


def _figures() -> str:
    rows = [
        (
            f"`{d.id}`",
            " · ".join(LABELS[d.id]),
            d.unit,
            str(d.version),
            f"[{d.page}](../measures/{d.page})",
        )
        for d in DEFINITIONS
    ]
    rows.append(
        (
            "`unseen_posts`",
            "Bài chưa lượt thu thập nào thấy · Posts that no capture saw",
            "post",
            "1",
            "[unseen_posts.md](../measures/unseen_posts.md)",
        )
    )
    return _page(
        "Số liệu của bảng · Figures of a board",
        "Theo thứ tự trên bảng · in the order of the board.\n",
        _table(("id", "", "đơn vị · unit", "version", "định nghĩa · definition"), rows),
    )


def _campaign_file() -> str:
    known = dict(CAMPAIGN_KEYS)
    top = [(f"`{key}`", *known.pop(key)) for key in campaign_file._KEYS]
    head = ("khoá · key", "kiểu · type", "nghĩa · meaning")
    parts = ["## Khoá trên cùng · top level\n", _table(head, top)]
    for table, keys in campaign_file._TABLE_KEYS.items():
        shared = " of an asset" if table in campaign_file._ASSETS else ""
        rows = [
            (f"`{key}`", *CAMPAIGN_KEYS[f"{key}{shared}" if shared else f"{table}.{key}"])
            for key in keys
        ]
        parts += [f"## `[[{table}]]`\n", _table(head, rows)]
    return _page("Tệp chiến dịch · Campaign file (TOML)", *parts)


def _mapping_file() -> str:
    top = [(f"`{key}`", MAPPING_KEYS[key]) for key in mapping._TOP]
    numbers = [(f"`{key}`", MAPPING_KEYS[key]) for key in mapping._NUMBERS]
    fields = [
        (group, ", ".join(f"`{name}`" for name in names))
        for group, names in (
            ("bài nào · identity", mapping.IDENTITY),
            ("tác giả · author", mapping.AUTHOR),
            ("lúc nào · times", mapping.TIMES),
            ("bài · post", mapping.POST),
            ("dùng gì · assets", mapping.ASSETS),
            ("số đo của bài · counts of the post", METRICS),
            ("số đo của kênh · counts of the channel", mapping.CHANNEL_METRICS),
        )
    ]
    head = ("khoá · key", "nghĩa · meaning")
    constants = ", ".join(f"`{name}`" for name in mapping._CONSTANTS)
    return _page(
        "Tệp mapping · Mapping file (TOML)",
        _table(head, top),
        '## `[columns]`\n\nTrường = "tên cột", hay đường dẫn có chấm trong JSON · field = "column", or a\n'
        "dotted path into JSON.\n",
        _table(("", "trường · fields"), fields),
        f"## `[constants]`\n\nGiá trị chung cho mọi dòng · one value for all rows: {constants}.\n",
        '## `[time]`\n\n`published_at`, `seen_at` = `"Asia/Ho_Chi_Minh"`, `"+07:00"`, hay · or\n'
        '`{ zone = "…", format = "%d/%m/%Y %H:%M" }`.\n',
        "## `[numbers]`\n",
        _table(head, numbers),
        '## `[lists]`\n\n`separator`: dấu ngăn các mục trong một ô, mặc định `","` · between the items of a cell.\n',
    )


def _errors() -> str:
    tree = inspect.cleandoc(errors.__doc__ or "").partition("\n\n")[2]
    rows = [
        (f"`{name}`", (inspect.getdoc(kind) or "").splitlines()[0])
        for name, kind in vars(errors).items()
        if inspect.isclass(kind) and issubclass(kind, errors.LantoaError)
    ]
    return _page(
        "Lỗi · Errors",
        "Mọi lỗi cố ý nằm trên một cây · every error raised on purpose, as one tree.\n",
        f"```text\n{tree}\n```\n",
        _table(("", ""), rows),
    )


def _tables() -> str:
    source = ast.parse(inspect.getsource(schemas))
    notes = {
        first.target.id: inspect.cleandoc(str(second.value.value))
        for first, second in zip(source.body, source.body[1:], strict=False)
        if isinstance(first, ast.AnnAssign) and isinstance(first.target, ast.Name)
        and isinstance(second, ast.Expr) and isinstance(second.value, ast.Constant)
    }  # fmt: skip
    parts = [inspect.cleandoc(schemas.__doc__ or "") + "\n"]
    for name, schema in (*schemas.TABLES.items(), ("states", schemas.STATES)):
        parts.append(f"## `{name}`\n\n{notes.get(name.upper(), '')}\n")
        parts.append(_table(("column", "type"), [(f"`{f.name}`", str(f.type)) for f in schema]))
    return _page("Bảng của kho · Tables of the lake", *parts)


def _library() -> str:
    parts = []
    for name in lantoa.__all__:
        thing = getattr(lantoa, name)
        said = (inspect.getdoc(thing) or "") if callable(thing) else f"`{thing!r}`"
        home = getattr(thing, "__module__", "lantoa") if callable(thing) else "lantoa"
        first = said.partition("\n\n")[0].replace("\n", " ")
        parts.append(f"## `lantoa.{name}`\n\n{first}\n\n`{home}`\n")
    return _page("Thư viện · Library", *parts)


def _api() -> str:
    told = subprocess.run(
        [sys.executable, str(HERE.parent / "describe_api.py")], capture_output=True, text=True, check=True
    )
    return _page("API", told.stdout)


def main() -> None:
    """Write every page."""
    HERE.mkdir(exist_ok=True)
    for name, text in pages().items():
        (HERE / name).write_text(text, encoding="utf-8")
        print(f"docs/reference/{name}")


if __name__ == "__main__":
    main()
