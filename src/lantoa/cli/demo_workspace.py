"""`lantoa demo-workspace`: invented units, networks and agreements over the rehearsed posts."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Annotated

from cyclopts import Parameter

from lantoa.cli.app import app
from lantoa.cli.options import WorkspaceOption
from lantoa.cli.speech import LangOption, say, speak
from lantoa.core.formats import number
from lantoa.flows.workspace import Workspace


@app.command(name="demo-workspace")
def demo_workspace(
    campaign: Annotated[Path, Parameter(help="The campaign file of an imported rehearsal.")],
    *,
    workspace: WorkspaceOption = None,
    lang: LangOption = None,
) -> None:
    """Enter an invented constellation into a workspace: an authority, provinces, networks, agreements.

    Its evidence is looked for in the rehearsal's posts. Bodies, networks and people are invented.
    """
    spoken = speak(lang)
    place = Workspace.at(workspace)
    os.environ["LANTOA_WORKSPACE"] = str(place.root)
    os.environ["DJANGO_SETTINGS_MODULE"] = "lantoa.web.settings"
    import django
    from django.core.management import call_command

    django.setup()
    call_command("migrate", interactive=False, verbosity=0)
    from lantoa.web.demo.constellation import make, rehearsed_channels

    made = make(workspace=place, channels=rehearsed_channels(campaign))
    figures = [number(n, spoken) for n in (made.agreements, made.found, made.confirmed)]
    print(say("Mô phỏng: {} thỏa thuận, {} mục bằng chứng tìm thấy, {} đã xác nhận.",
              "Simulated: {} agreements, {} pieces of evidence found, {} confirmed.").format(*figures))  # fmt: skip
