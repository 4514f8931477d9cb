"""KOLs and the networks that represent them: channels over time, membership, tiers, search."""
