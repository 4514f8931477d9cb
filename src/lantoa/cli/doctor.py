"""`lantoa doctor`: whether a workspace is in order, and what to do where it is not."""

from __future__ import annotations

import os
import sys
from dataclasses import asdict
from typing import TYPE_CHECKING, Annotated, Final

from cyclopts import Parameter

from lantoa.cli.app import app
from lantoa.cli.options import JsonOption, WorkspaceOption, print_json
from lantoa.cli.screen import console, line
from lantoa.cli.speech import LangOption, say, speak, translated
from lantoa.flows import doctor as flow
from lantoa.flows.workspace import Workspace

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lantoa.flows.doctor import Finding

_NAMES: Final = {
    "workspace": "thư mục", "lake": "kho số liệu", "passports": "hộ chiếu", "raw files": "tệp gốc",
    "database": "cơ sở dữ liệu", "disk": "ổ đĩa", "clock": "đồng hồ", "keys": "khoá", "fonts": "phông chữ",
    "migrations": "bảng", "audit log": "nhật ký", "workers": "tiến trình", "jobs": "việc chờ",
    "uploads": "tệp tải lên",
}  # fmt: skip


@app.command(name="doctor")
def doctor(
    *,
    deep: Annotated[
        bool, Parameter(negative=(), help="Read every kept raw file and compare its digest.")
    ] = False,
    json: JsonOption = False,
    workspace: WorkspaceOption = None,
    lang: LangOption = None,
) -> None:
    """Look a workspace over: each line says that all is well, or what to do. Exit 1 where something must be done."""
    speak(lang)
    opened = Workspace.at(workspace)
    found = [*flow.look_over(opened, deep=deep), *_of_the_application(opened)]
    wrong = any(one.level == "wrong" for one in found)
    if json:
        print_json({"ok": not wrong, "findings": [asdict(one) for one in found]})
    else:
        for one in found:
            _show(one)
    if wrong:
        sys.exit(1)


def _of_the_application(opened: Workspace) -> Iterator[Finding]:
    from lantoa.flows.database_copy import SQLITE

    if not os.environ.get("DATABASE_URL") and not (opened.root / SQLITE).exists():
        return
    os.environ["LANTOA_WORKSPACE"] = str(opened.root)
    os.environ["DJANGO_SETTINGS_MODULE"] = "lantoa.web.settings"
    import django

    django.setup()
    from lantoa.web.upkeep import queries

    yield from queries.look_over()


def _show(one: Finding) -> None:
    mark = {"ok": say("ổn", "ok"), "note": say("xem", "look"), "wrong": say("SỬA", "MEND")}[
        one.level
    ]
    name = say(_NAMES[one.what], one.what)
    style = {"ok": "", "note": "", "wrong": "bold"}[one.level]
    screen = console()
    screen.print(line(f"{mark:<5} {name:<14} {translated(one.said)}", style))
    if one.do:
        screen.print(line(f"{'':<20} → {translated(one.do)}", style))
