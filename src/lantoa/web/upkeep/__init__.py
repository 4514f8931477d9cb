"""What keeps a workspace running: workers, periodic work, its health."""
