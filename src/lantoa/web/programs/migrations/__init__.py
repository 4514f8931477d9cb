"""Tables of tokens, webhooks and what was sent."""
