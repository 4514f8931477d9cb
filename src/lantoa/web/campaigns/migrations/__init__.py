"""Tables of campaigns: which unit each belongs to."""
