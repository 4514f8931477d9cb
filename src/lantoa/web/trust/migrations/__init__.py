"""Tables of evidence, replies, and requests about personal data."""
