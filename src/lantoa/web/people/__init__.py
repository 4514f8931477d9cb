"""Who works here: units, people, their rights, outside parties, and the log of what was done."""
