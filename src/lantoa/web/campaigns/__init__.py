"""Which campaigns there are, read from their files, and the unit that each belongs to."""
