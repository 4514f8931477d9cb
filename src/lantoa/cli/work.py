"""`lantoa work`: read uploads and do what else waits, until stopped."""

from __future__ import annotations

import os
import sys

from lantoa.cli.app import app
from lantoa.cli.options import WorkspaceOption
from lantoa.cli.speech import LangOption, say, speak
from lantoa.flows.workspace import Workspace


@app.command(name="work")
def work(*, workspace: WorkspaceOption = None, lang: LangOption = None) -> None:
    """Do what waits: uploads to be read, messages to be sent, upkeep; until interrupted.

    `lantoa serve` starts one by itself, unless told `--no-work`. Several do no harm.
    """
    speak(lang)
    root = Workspace.at(workspace).root
    os.environ["LANTOA_WORKSPACE"] = str(root)
    os.environ["DJANGO_SETTINGS_MODULE"] = "lantoa.web.settings"
    from lantoa.web.upkeep import worker
    from lantoa.web.upkeep.starting import in_use

    with in_use(root):
        worker.prepare()
        print(say("Đang làm việc (Ctrl+C để dừng: việc đang làm được làm nốt)",
                  "Working (Ctrl+C to stop: what is being done is finished)"), flush=True)  # fmt: skip
        ended = worker.main()
    if ended:
        print(say("Các tiến trình không nhận việc nữa: hãy chạy lại",
                  "The processes take no more work: start again"), file=sys.stderr)  # fmt: skip
        sys.exit(ended)
