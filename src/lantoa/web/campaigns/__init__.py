"""Which campaigns there are, read from their files."""
