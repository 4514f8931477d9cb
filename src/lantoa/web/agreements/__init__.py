"""Agreements with networks and KOLs: what both sides owe, its evidence, reviews and reminders."""
