"""The trust file of a KOL, evidence without any score, and what a KOL asks about their own data."""
