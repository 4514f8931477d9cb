"""The site's settings as the type checker reads them, in a workspace that is thrown away."""

from __future__ import annotations

import os
import tempfile

with tempfile.TemporaryDirectory(prefix="lantoa-types-") as _folder:
    os.environ["LANTOA_WORKSPACE"] = _folder
    from lantoa.web.settings import *  # noqa: F403
