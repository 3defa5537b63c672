"""The slope of a function of one variable at a point."""

from __future__ import annotations

from gradquest.kinds.derivative import of_one_variable
from gradquest.kinds.gradient_at import GradientAt
from gradquest.kinds.kind import Material


class DerivativeAt(GradientAt):
    """f'(3): the gradient at a point where there is one variable."""

    name = "derivative_at"
    title = "slope at a point"
    short = "f' at a point"
    order = 6

    def hindrance(self, material: Material) -> str | None:
        """There must be one variable."""
        return of_one_variable(self, material) or super().hindrance(material)


KIND = DerivativeAt()
