"""Contour pictures in character cells, and the sentences that describe them."""
