"""Second derivatives as a matrix: bowls, saddles and their floors, exact."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction
from math import isqrt

from gradquest.errors import Undefined
from gradquest.maths.exact import rational
from gradquest.maths.expression import Expression, variables

Matrix = tuple[tuple[Fraction, ...], ...]


def second_derivatives(
    function: Expression, names: Sequence[str]
) -> tuple[tuple[Expression, ...], ...]:
    """The Hessian with letters. Raises `Undefined` where sympy finds none."""
    from gradquest.maths.symbolic import derivative

    slopes = [derivative(function, name) for name in names]
    return tuple(tuple(derivative(slope, name) for name in names) for slope in slopes)


def is_quadratic(function: Expression, names: Sequence[str]) -> bool:
    """No second derivative has one of the variables in it; other letters may stand there."""
    try:
        rows = second_derivatives(function, names)
    except Undefined:
        return False
    return not any(variables(entry) & set(names) for row in rows for entry in row)


def hessian_at(
    function: Expression, names: Sequence[str], point: Mapping[str, Fraction]
) -> Matrix | None:
    """The Hessian at a point; None where an entry is no rational number."""
    try:
        rows = second_derivatives(function, names)
    except Undefined:
        return None
    found = [[number_at(entry, point) for entry in row] for row in rows]
    if any(entry is None for row in found for entry in row):
        return None
    return tuple(tuple(entry for entry in row if entry is not None) for row in found)


def number_at(formula: Expression, point: Mapping[str, Fraction]) -> Fraction | None:
    """Its value at a point, e^0 and cos 0 included; None where that is no rational number."""
    from gradquest.maths.symbolic import value_at

    try:
        return rational(value_at(formula, point))
    except Undefined:
        return None


def minors(matrix: Matrix) -> tuple[Fraction, ...]:
    """The determinants of the upper left corners, smallest first (Sylvester)."""
    sizes = range(1, len(matrix) + 1)
    return tuple(determinant(tuple(row[:size] for row in matrix[:size])) for size in sizes)


def determinant(matrix: Matrix) -> Fraction:
    """By its first row (Laplace)."""
    if not matrix:
        return Fraction(1)
    return sum(
        (
            (-1) ** column * entry * determinant(_without(matrix, column))
            for column, entry in enumerate(matrix[0])
        ),
        Fraction(0),
    )


def _without(matrix: Matrix, column: int) -> Matrix:
    return tuple(row[:column] + row[column + 1 :] for row in matrix[1:])


def is_bowl(matrix: Matrix) -> bool:
    """The ground bends upwards in every direction."""
    return all(minor > 0 for minor in minors(matrix))


def solved(matrix: Matrix, right: Sequence[Fraction]) -> tuple[Fraction, ...] | None:
    """The one solution of a system of equations (Cramer); None where there is not just one."""
    whole = determinant(matrix)
    if not whole:
        return None
    return tuple(
        determinant(_replaced(matrix, column, right)) / whole for column in range(len(matrix))
    )


def _replaced(matrix: Matrix, column: int, right: Sequence[Fraction]) -> Matrix:
    return tuple(
        (*row[:column], value, *row[column + 1 :]) for row, value in zip(matrix, right, strict=True)
    )


def curvatures(matrix: Matrix) -> tuple[Fraction, ...] | None:
    """The eigenvalues, smallest first, where all are rational numbers and easy to find."""
    size = len(matrix)
    off = [matrix[row][column] for row in range(size) for column in range(size) if row != column]
    if not any(off):
        return tuple(sorted(matrix[place][place] for place in range(size)))
    if size != 2:
        return None
    trace = matrix[0][0] + matrix[1][1]
    root = _root(trace * trace - 4 * determinant(matrix))
    return None if root is None else ((trace - root) / 2, (trace + root) / 2)


def _root(square: Fraction) -> Fraction | None:
    """The square root, where it is rational."""
    above, below = isqrt(square.numerator), isqrt(square.denominator)
    is_exact = above * above == square.numerator and below * below == square.denominator
    return Fraction(above, below) if is_exact else None
