"""Ratios of speed and size, each against a named peer or limit in the same run."""
