"""Zalo: the addresses of Official Accounts and of their articles."""
