"""`lantoa serve`: the board in a browser, on this machine only."""

from __future__ import annotations

import os
from contextlib import nullcontext
from pathlib import Path
from typing import Annotated

from cyclopts import Parameter

from lantoa.cli.app import app
from lantoa.cli.options import WorkspaceOption
from lantoa.cli.speech import LangOption, say, speak
from lantoa.core.errors import BadInput
from lantoa.flows.workspace import Workspace

ADDRESS = "127.0.0.1"


@app.command(name="serve")
def serve(
    *,
    port: Annotated[int, Parameter(help="Port on 127.0.0.1.")] = 8000,
    campaigns: Annotated[
        tuple[Path, ...],
        Parameter(
            help="Folders with campaign files, besides `campaigns` in the workspace.",
            consume_multiple=True,
        ),
    ] = (),
    work: Annotated[
        bool, Parameter(help="Also do what waits, as `lantoa work` does.", negative="--no-work")
    ] = True,
    workspace: WorkspaceOption = None,
    lang: LangOption = None,
) -> None:
    """Serve boards, passports and the import page on this machine, until interrupted.

    There are no accounts yet, so nobody but this machine is let in.
    """
    speak(lang)
    root = Workspace.at(workspace).root
    for folder in campaigns:
        if not folder.is_dir():
            raise BadInput(f"{folder} is no folder")
    _free(port)
    os.environ["LANTOA_WORKSPACE"] = str(root)
    folders = [str(folder.absolute()) for folder in campaigns] or [str(Path.cwd())]
    os.environ["LANTOA_CAMPAIGNS"] = os.pathsep.join(folders)
    os.environ["DJANGO_SETTINGS_MODULE"] = "lantoa.web.settings"
    from lantoa.web.upkeep import worker
    from lantoa.web.upkeep.starting import Beside, in_use

    with in_use(root):
        worker.prepare()
        _tell(port)
        with Beside() if work else nullcontext():
            _run(port)


def _tell(port: int) -> None:
    print(say(f"Mở http://{ADDRESS}:{port}/ (Ctrl+C để dừng)",
              f"Open http://{ADDRESS}:{port}/ (Ctrl+C to stop)"))  # fmt: skip
    print(say("Chỉ máy này mở được: chưa có tài khoản, nên chưa ai khác được vào.",
              "Only this machine can open it: there are no accounts yet, so nobody else is let in."),
          flush=True)  # fmt: skip


def _free(port: int) -> None:
    import socket

    if not 0 < port < 65536:
        raise BadInput(f"a port is a number from 1 to 65535, not {port}")
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((ADDRESS, port))
        except OSError:
            raise BadInput(
                f"port {port} is taken by another program: choose one with --port"
            ) from None


def _run(port: int) -> None:
    import multiprocessing

    from granian import Granian
    from granian.constants import Interfaces
    from granian.log import LogLevels

    # A process that has used the lake must not fork; measured: one thread a worker is fastest.
    multiprocessing.set_start_method("spawn", force=True)
    Granian(
        "lantoa.web.wsgi:application", address=ADDRESS, port=port, interface=Interfaces.WSGI,
        workers=len(os.sched_getaffinity(0)), blocking_threads=1, websockets=False,
        respawn_failed_workers=True, log_level=LogLevels.warning,
    ).serve()  # fmt: skip
