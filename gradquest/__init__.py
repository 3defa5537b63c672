"""gradquest: drill the gradient until it is a reflex."""

__version__ = "0.1.0"
