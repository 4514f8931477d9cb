"""Tables of jobs and of the workers that do them."""
