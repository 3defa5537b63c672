"""The partial derivative in the fourth variable."""

from gradquest.kinds.partial import Partial

KIND = Partial(3, "w")
