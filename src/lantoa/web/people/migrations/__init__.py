"""Tables of people, units, rights and the log."""
