"""use cases that join rooms: import_files board check_claims compare quarantine."""
