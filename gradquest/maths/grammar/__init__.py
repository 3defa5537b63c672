"""From typed text to the expression tree: one grammar, one table of what may be typed."""
