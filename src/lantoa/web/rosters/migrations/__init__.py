"""Tables of rosters on their way in."""
