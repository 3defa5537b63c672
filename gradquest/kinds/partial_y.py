"""The partial derivative in the second variable."""

from gradquest.kinds.partial import Partial

KIND = Partial(1, "y")
