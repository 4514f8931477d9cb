"""words shared by all; standard library only."""
