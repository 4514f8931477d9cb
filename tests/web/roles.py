"""The seven who stand before every address of the pages."""

from __future__ import annotations

ROLES = ("outsider", "kol", "network", "sibling", "member", "approver", "owner")
"""Columns of the rights matrix, in the order in which each row says its answers."""
