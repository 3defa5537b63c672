"""Differentiation rule by rule: the worked solution, and what a broken rule leads to."""
