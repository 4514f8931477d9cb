"""`lantoa states`, `lantoa compact`, `lantoa vacuum`: the lake's history and its upkeep."""

from __future__ import annotations

from typing import Annotated

from cyclopts import Parameter

from lantoa.cli.app import app
from lantoa.cli.options import JsonOption, WorkspaceOption, print_json
from lantoa.cli.screen import console, line, table
from lantoa.cli.speech import LangOption, say, speak
from lantoa.core.formats import moment, number
from lantoa.flows.workspace import Workspace


@app.command(name="states")
def states(
    *, json: JsonOption = False, workspace: WorkspaceOption = None, lang: LangOption = None
) -> None:
    """List the states of the lake: every import, compaction and vacuum, newest last."""
    spoken = speak(lang)
    lake = Workspace.at(workspace).lake
    rows, cited = lake.states(), lake.cited()
    if json:
        print_json({"states": [
            {"state": s.state, "digest": s.digest, "kind": s.kind, "at": s.at, "file": s.file,
             "sha256": s.sha256, "adapter": s.adapter, "rows": s.rows, "ok": s.ok,
             "quarantined": s.quarantined, "new_posts": s.new_posts, "new_counts": s.new_counts,
             "already_seen": s.already_seen, "cited": s.state in cited} for s in rows
        ]})  # fmt: skip
        return
    screen = console()
    if not rows:
        screen.print(line(say("Kho chưa có gì. Bắt đầu bằng: lantoa import TỆP",
                              "The lake is empty. Begin with: lantoa import FILE")))  # fmt: skip
        return
    screen.print(table(
        "",
        (say("Số", "No."), say("Dấu vân tay", "Digest"), say("Việc", "Kind"), say("Lúc", "At"),
         say("Tệp", "File"), say("Dòng", "Rows"), say("Được dẫn", "Cited")),
        [(str(s.state), s.digest[:12], s.kind, moment(s.at, "Asia/Ho_Chi_Minh", spoken),
          (s.file or "").rpartition("/")[2], "" if s.rows is None else number(s.rows, spoken),
          "✓" if s.state in cited else "") for s in rows],
        right=(0, 5),
    ))  # fmt: skip


@app.command(name="compact")
def compact(*, workspace: WorkspaceOption = None, lang: LangOption = None) -> None:
    """Join the lake's many small files into few; every older state stays readable."""
    speak(lang)
    state = Workspace.at(workspace).lake.compact()
    print(
        say(
            f"Đã gộp; trạng thái mới là {state.state}",
            f"Compacted; the new state is {state.state}",
        )
    )


@app.command(name="vacuum")
def vacuum(
    *,
    keep_days: Annotated[int, Parameter(help="Keep every state younger than this many days.")] = 7,
    workspace: WorkspaceOption = None,
    lang: LangOption = None,
) -> None:
    """Delete files that no kept state needs; states cited by passports are always kept."""
    spoken = speak(lang)
    removed = Workspace.at(workspace).lake.vacuum(keep_days=keep_days)
    size = number(removed.bytes / 1e6, spoken, 1)
    print(say(f"Đã xoá {number(removed.files, spoken)} tệp, {size} MB",
              f"Removed {number(removed.files, spoken)} files, {size} MB"))  # fmt: skip
