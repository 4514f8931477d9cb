"""Rosters of KOLs from a team's own lists: columns mapped, doubles settled, entered at once, taken back."""
