"""Django: the pages people look at, and nothing that a notebook needs."""
