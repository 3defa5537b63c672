"""Where a text could be meant in two ways: the reading that we take, and the other one."""

from __future__ import annotations

from enum import Enum


class Doubt(Enum):
    """One place of the documented table; the value shows the reading that is *not* taken."""

    DIVISION = "1/2x as 1/(2x)"
    EXPONENT = "e^xy as e^(xy)"
    FRACTION = "x^1/2 as x^(1/2)"
    TOWER = "2^x^2 as (2^x)^2"
    LONG_ARGUMENT = "sin x y as sin(xy)"
    SHORT_ARGUMENT = "sin xy as sin(x)y"
    DIVIDED_ARGUMENT = "sin x/y as sin(x/y)"
    RAISED_ARGUMENT = "sin x^2 as sin(x)^2"
    RAISED_LETTER = "x2 as x^2"
    WORDS = "asin(x) as a*sin(x), where a is a variable"
    SCIENTIFIC = "2e-3 as 2e - 3"
    DECIMAL_COMMA = "0,2, 1,7 as (0.2, 1.7)"


Doubts = frozenset[Doubt]

NONE: Doubts = frozenset()
