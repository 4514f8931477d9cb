"""the append-only lake of observations (Delta Lake) and the engines that read it."""
