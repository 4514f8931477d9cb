"""an invented campaign with known truth, drawn from a scenario and a seed."""
