"""Explore: any function, a point that moves on it, and what is true there."""
