"""one folder a platform or file kind: payload → records."""
