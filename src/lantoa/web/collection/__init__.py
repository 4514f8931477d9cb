"""Files in: uploads, their progress, quarantine, and the health of what was collected."""
