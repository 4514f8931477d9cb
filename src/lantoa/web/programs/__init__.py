"""Programs that act for people: tokens of the API, and webhooks that tell others what happened."""
