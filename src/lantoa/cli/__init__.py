"""`lantoa …`: parse, call a flow, print."""

from __future__ import annotations

from lantoa.cli.app import main

__all__ = ["main"]
