"""The partial derivative in the first variable."""

from gradquest.kinds.partial import Partial

KIND = Partial(0, "x")
