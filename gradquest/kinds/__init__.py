"""The kinds of problem, one file each, and the problem that all of them make."""
