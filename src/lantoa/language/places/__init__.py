"""Places of Vietnam: units of today and of before, and their names in captions."""
