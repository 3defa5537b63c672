"""Arithmetic modulo a large prime, and what stands in it for numbers that are not rational."""

from __future__ import annotations

from fractions import Fraction
from hashlib import blake2b

PRIME = 2**61 - 1

Turn = tuple[int, int]
"""The cosine and the sine of an angle."""

NO_TURN: Turn = (1, 0)
QUARTER_TURN: Turn = (0, 1)


def atom(*parts: str | int) -> int:
    """The residue of a number that is known by name only: the same parts, the same residue."""
    block = "\x1f".join(map(str, parts)).encode()
    return int.from_bytes(blake2b(block, digest_size=8).digest(), "big") % PRIME


def of_fraction(number: Fraction) -> int:
    """Raises `ZeroDivisionError` where the denominator is a multiple of the prime."""
    if number.denominator == 1:
        return number.numerator % PRIME
    return number.numerator * inverse(number.denominator) % PRIME


def inverse(residue: int) -> int:
    """One over it. Raises `ZeroDivisionError`."""
    if residue % PRIME == 0:
        raise ZeroDivisionError
    return pow(residue, -1, PRIME)


def whole_power(base: int, exponent: int) -> int:
    """Raises `ZeroDivisionError` for a negative power of 0."""
    return pow(base, exponent, PRIME) if exponent >= 0 else pow(inverse(base), -exponent, PRIME)


def turn_of(tangent: int) -> Turn:
    """The angle whose half has the tangent: a point of the unit circle."""
    square = tangent * tangent % PRIME
    under = inverse(1 + square)
    return (1 - square) * under % PRIME, 2 * tangent * under % PRIME


def turned(one: Turn, other: Turn) -> Turn:
    """Both angles added, by the addition theorems."""
    (cos, sin), (further_cos, further_sin) = one, other
    return (
        (cos * further_cos - sin * further_sin) % PRIME,
        (sin * further_cos + cos * further_sin) % PRIME,
    )


def whole_turns(one: Turn, count: int) -> Turn:
    """The angle so many times."""
    step, total = (one if count >= 0 else (one[0], -one[1] % PRIME)), NO_TURN
    for digit in f"{abs(count):b}":
        total = turned(total, total)
        if digit == "1":
            total = turned(total, step)
    return total
