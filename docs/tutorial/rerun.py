"""Run the commands of the tutorials in an empty folder, and write what they really print.

    uv run python docs/tutorial/rerun.py

A ``console`` block holds lines that begin with ``$`` and what they print. A test runs them again.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).parents[2]
PAGES: Final = ("first-board.md", "first-board.en.md")
_BLOCK: Final = re.compile(r"(?<=```console\n)(.*?)(?=```)", re.DOTALL)


def rerun(text: str, lang: str) -> str:
    """Return a tutorial with the output of its commands as it is now.

    The commands run in ``campaign/`` in an empty folder, with the project in ``lan-toa/`` beside
    it. The folder's path has always the same length, because long lines break by it.
    """
    with tempfile.TemporaryDirectory(prefix="lantoa-", dir="/tmp") as folder:
        work = Path(folder) / "campaign"
        work.mkdir()
        (work.parent / "lan-toa").symlink_to(ROOT)
        return _BLOCK.sub(lambda block: _session(block[1], work, lang), text)


def _session(block: str, folder: Path, lang: str) -> str:
    commands = [line[2:] for line in block.splitlines() if line.startswith("$ ")]
    return "".join(f"$ {command}\n{_printed(command, folder, lang)}" for command in commands)


def _printed(command: str, folder: Path, lang: str) -> str:
    programs = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    settings = {
        "PATH": programs,
        "LANTOA_LANG": lang,
        "LC_ALL": "C.UTF-8",
        "HOME": str(folder.parent),
    }
    done = subprocess.run(
        ["bash", "-c", command],
        cwd=folder,
        env=settings,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )
    shown = done.stdout.replace(str(folder.parent), "~")
    return "".join(f"{line.rstrip()}\n" for line in shown.splitlines())


def main() -> None:
    """Rewrite both tutorials."""
    for name in PAGES:
        page = Path(__file__).parent / name
        lang = "en" if ".en." in name else "vi"
        page.write_text(rerun(page.read_text(encoding="utf-8"), lang), encoding="utf-8")
        print(f"docs/tutorial/{name}")


if __name__ == "__main__":
    main()
