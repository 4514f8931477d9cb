"""Vietnamese for every message that the library writes in English."""
