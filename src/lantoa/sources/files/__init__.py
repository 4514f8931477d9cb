"""any file: opened by its content, recognised, and read through a mapping."""
