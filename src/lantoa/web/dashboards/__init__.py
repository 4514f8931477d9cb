"""Boards, passports, charts and comparisons, down to the rows they rest on."""
