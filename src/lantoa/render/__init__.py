"""Pixels and pages drawn from a board: charts, the infographic, their fonts and colours."""
