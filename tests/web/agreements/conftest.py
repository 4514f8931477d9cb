"""The stock cast with a network, a KOL and the clock at 10 October 2024."""

from __future__ import annotations

import pytest
import time_machine

from tests.web.agreements.made import NOW, Made


@pytest.fixture
def october():
    """It is 10 October 2024, ten in the morning of Vietnam."""
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def made(october, cast):
    """A network and a KOL with channels; see `tests.web.agreements.made`."""
    return Made(cast)
