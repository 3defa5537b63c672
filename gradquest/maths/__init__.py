"""Reading typed mathematics, judging it, exact calculus, notation and fast numbers."""
