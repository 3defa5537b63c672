"""The partial derivative in the third variable."""

from gradquest.kinds.partial import Partial

KIND = Partial(2, "z")
