"""An invented constellation of units, networks, KOLs and agreements, on the rehearsed posts."""
