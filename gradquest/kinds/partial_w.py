"""The partial derivative in the fourth variable, which has hardly ever the same name."""

from gradquest.kinds.partial import Partial

KIND = Partial(3, "w", "partial in the fourth letter", "∂ 4th letter")
