"""`lantoa serve`: the pages in a browser, for this machine or for all who have an account."""

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
    port: Annotated[int, Parameter(help="Port.")] = 8000,
    address: Annotated[
        str, Parameter(help="Address to listen on: another than loopback needs --public-host.")
    ] = ADDRESS,
    public_host: Annotated[
        tuple[str, ...],
        Parameter(
            help="Name under which others reach this server, by HTTPS through a proxy.",
            consume_multiple=True,
        ),
    ] = (),
    proxies: Annotated[
        int | None,
        Parameter(
            help="How many proxies of your own stand before it (default 1 with --public-host)."
        ),
    ] = None,
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
    """Serve the pages and the API, until interrupted.

    Only this machine is let in, unless names are given under which others come: then cookies and
    pages go by HTTPS alone, which a proxy before this server provides.
    """
    speak(lang)
    root = Workspace.at(workspace).root
    for folder in campaigns:
        if not folder.is_dir():
            raise BadInput(f"{folder} is no folder")
    hosts = [*public_host, *os.environ.get("LANTOA_HOSTS", "").replace(",", " ").split()]
    if address not in (ADDRESS, "::1", "localhost") and not hosts:
        raise BadInput(
            f"{address} can be reached by others: say under which name, by --public-host"
        )
    _free(address, port)
    os.environ["LANTOA_WORKSPACE"] = str(root)
    os.environ["LANTOA_HOSTS"] = " ".join(hosts)
    if proxies is not None:
        os.environ["LANTOA_PROXIES"] = str(proxies)
    folders = [str(folder.absolute()) for folder in campaigns] or [str(Path.cwd())]
    os.environ["LANTOA_CAMPAIGNS"] = os.pathsep.join(folders)
    os.environ["DJANGO_SETTINGS_MODULE"] = "lantoa.web.settings"
    from lantoa.web.upkeep import worker
    from lantoa.web.upkeep.starting import Beside, in_use

    with in_use(root):
        worker.prepare()
        _tell(address, port, hosts)
        with Beside() if work else nullcontext():
            _run(address, port)


def _tell(address: str, port: int, hosts: list[str]) -> None:
    if hosts:
        print(say(f"Phục vụ https://{hosts[0]}/ qua proxy tới {address}:{port} (Ctrl+C để dừng)",
                  f"Serving https://{hosts[0]}/ through a proxy to {address}:{port} (Ctrl+C to stop)"),
              flush=True)  # fmt: skip
        return
    print(say(f"Mở http://{ADDRESS}:{port}/ (Ctrl+C để dừng)",
              f"Open http://{ADDRESS}:{port}/ (Ctrl+C to stop)"))  # fmt: skip
    print(say("Chỉ máy này mở được. Để người khác vào: --public-host TÊN, xem docs/how-to/deploy.",
              "Only this machine can open it. To let others in: --public-host NAME, see docs/how-to/deploy."),
          flush=True)  # fmt: skip


def _free(address: str, port: int) -> None:
    import socket

    if not 0 < port < 65536:
        raise BadInput(f"a port is a number from 1 to 65535, not {port}")
    family = socket.AF_INET6 if ":" in address else socket.AF_INET
    with socket.socket(family) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((address, port))
        except OSError:
            raise BadInput(
                f"port {port} is taken by another program: choose one with --port"
            ) from None


def _run(address: str, port: int) -> None:
    import multiprocessing

    from granian import Granian
    from granian.constants import Interfaces
    from granian.log import LogLevels

    # A process that has used the lake must not fork; measured: one thread a worker is fastest.
    multiprocessing.set_start_method("spawn", force=True)
    Granian(
        "lantoa.web.wsgi:application", address=address, port=port, interface=Interfaces.WSGI,
        workers=len(os.sched_getaffinity(0)), blocking_threads=1, websockets=False,
        respawn_failed_workers=True, log_level=LogLevels.warning,
    ).serve()  # fmt: skip
