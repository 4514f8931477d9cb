"""`lantoa backup` and `lantoa restore`: a whole workspace as one file, and back."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

from cyclopts import Parameter

from lantoa.cli.app import app
from lantoa.cli.options import JsonOption, WorkspaceOption, print_json
from lantoa.cli.speech import LangOption, say, speak
from lantoa.core.formats import number
from lantoa.flows.backup import SECRETS
from lantoa.flows.workspace import Workspace

if TYPE_CHECKING:
    from types import ModuleType

    from lantoa.flows.backup import Manifest


@app.command(name="backup")
def backup(
    out: Annotated[Path, Parameter(help="A folder, or the file to be written.")],
    /,
    *,
    with_secrets: Annotated[
        bool,
        Parameter(
            negative=(), help="Put the keys of the workspace in too: keep such a file locked away."
        ),
    ] = False,
    json: JsonOption = False,
    workspace: WorkspaceOption = None,
    lang: LangOption = None,
) -> None:
    """Write the whole workspace into one file, while people go on working.

    Database, lake, documents and uploads, campaign files; every file with its digest. The keys of
    the workspace stay out, unless told. A file that was not finished never has the name you gave.
    """
    spoken = speak(lang)
    from lantoa.flows import backup as flow

    opened = Workspace.at(workspace)
    os.environ["LANTOA_WORKSPACE"] = str(opened.root)
    url = os.environ.get("DATABASE_URL", "")
    dump = _records().dump if url else None
    path, made = flow.backup(opened, out, secrets=with_secrets, database_url=url, dump=dump)
    if json:
        print_json(_said(made, file=str(path)))
        return
    size = number(path.stat().st_size / 1e6, spoken, 1)
    print(say(f"Đã lưu {path}: {number(len(made.files), spoken)} tệp, {size} MB",
              f"Written {path}: {number(len(made.files), spoken)} files, {size} MB"))  # fmt: skip
    _tell(made)
    missing = [
        name for name in SECRETS if name not in made.secrets and (opened.root / name).exists()
    ]
    if missing:
        names = ", ".join(missing)
        print(say(f"Không có khoá trong tệp này ({names}). Hãy giữ bản sao của chúng ở nơi khác: "
                  "thiếu pseudonym.key thì cùng một tác giả sẽ có bí danh khác.",
                  f"The keys are not in it ({names}). Keep a copy of them elsewhere: "
                  "without pseudonym.key the same author gets another pseudonym."))  # fmt: skip


@app.command(name="restore")
def restore(
    file: Annotated[Path, Parameter(help="A file that `lantoa backup` wrote.")],
    /,
    *,
    replace: Annotated[
        bool, Parameter(negative=(), help="Set a workspace aside that is not empty.")
    ] = False,
    check: Annotated[
        bool, Parameter(negative=(), help="Only verify the file; touch nothing.")
    ] = False,
    json: JsonOption = False,
    workspace: WorkspaceOption = None,
    lang: LangOption = None,
) -> None:
    """Bring a workspace back from a backup; every digest is verified before anything is touched."""
    speak(lang)
    from lantoa.flows import restore as flow

    if check:
        made, kept = flow.verified(file), None
    else:
        opened = Workspace.at(workspace)
        os.environ["LANTOA_WORKSPACE"] = str(opened.root)
        url = os.environ.get("DATABASE_URL", "")
        records = _records() if url else None
        made, kept = flow.restore(
            file, opened, replace=replace, database_url=url, load=records.load if records else None,
            is_database_empty=records.is_empty if records else None,
        )  # fmt: skip
    if json:
        print_json(_said(made, kept=str(kept) if kept else None))
        return
    print(say("Tệp nguyên vẹn: mọi dấu vân tay đều khớp.", "The file is whole: every digest holds.")
          if check else say(f"Đã khôi phục {opened.root}", f"Restored {opened.root}"))  # fmt: skip
    _tell(made)
    if kept:
        print(say(f"Bản trước được giữ ở {kept}; xoá khi không cần nữa.",
                  f"What was there is kept in {kept}; remove it when you need it no more."))  # fmt: skip


def _said(made: Manifest, **more: str | None) -> dict[str, object]:
    return {
        **more, "made_at": made.made_at, "state": made.state, "digest": made.digest,
        "database": made.database, "secrets": made.secrets, "files": len(made.files),
        "bytes": sum(entry.size for entry in made.files),
    }  # fmt: skip


def _tell(made: Manifest) -> None:
    kind = {
        None: say("chưa có", "none yet"), "sqlite": "SQLite", "postgresql": "PostgreSQL (pg_dump)",
        "records": say("PostgreSQL, từng bản ghi (máy này không có pg_dump)",
                       "PostgreSQL, record by record (no pg_dump on this machine)"),
    }[made.database]  # fmt: skip
    print(say(f"Cơ sở dữ liệu: {kind}", f"Database: {kind}"))
    if made.digest is None:
        print(say("Kho số liệu: chưa có gì", "Lake: empty"))
    else:
        print(say(f"Kho số liệu: trạng thái {made.state}, {made.digest[:12]}",
                  f"Lake: state {made.state}, {made.digest[:12]}"))  # fmt: skip


def _records() -> ModuleType:
    from lantoa.web.upkeep import records

    return records
