"""KOLs and the networks that represent them: channels, membership, consent, rosters imported and undone."""
