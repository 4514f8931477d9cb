"""Tables of the uploads."""
