"""The append-only log of attempts, and everything that is a function of it."""
