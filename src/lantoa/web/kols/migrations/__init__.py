"""Tables of KOLs, networks and imported rosters."""
