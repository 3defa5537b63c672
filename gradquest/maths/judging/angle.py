"""Angles in degrees: full turns do not count, and a tenth of a degree is exact enough."""

from __future__ import annotations

import re
from dataclasses import replace
from fractions import Fraction

from gradquest.maths import floats
from gradquest.maths.exact import rational
from gradquest.maths.expression import Expression, Number, number, variables
from gradquest.maths.judging import remarks
from gradquest.maths.judging.decimals import Rounding, last_place, rounding, typed_number
from gradquest.maths.judging.judge import judge
from gradquest.maths.notation import number_text
from gradquest.maths.tidy import add
from gradquest.maths.verdict import Expected, Method, Outcome, Verdict

FULL_TURN = 360
FINEST = 1000
"""A fraction whose denominator divides it is a decimal in other clothes."""

TO_A_TENTH = "Round to a tenth of a degree, or give more digits."

_UNIT = re.compile(r"\s*(°|deg(rees?)?)\s*$", re.IGNORECASE)


def plain_angle(text: str) -> str:
    """The text without its sign for degrees."""
    return _UNIT.sub("", text)


def judge_angle(text: str, expected: Expected) -> Verdict:
    """The verdict on an angle in degrees; `expected` has the one component."""
    verdict = judge(plain_angle(text), expected)
    reading = verdict.reading
    if verdict.is_right or reading is None or variables(reading.components[0]):
        return verdict
    wanted = turned(expected.components[0], reading.components[0])
    verdict = judge(plain_angle(text), replace(expected, components=(wanted,)))
    return verdict if verdict.is_right else _rounded(verdict, wanted)


def turned(wanted: Expression, yours: Expression) -> Expression:
    """The angle with as many full turns added as bring it closest to another one."""
    gap = floats.value(yours) - floats.value(wanted)
    turns = round(gap / FULL_TURN) if abs(gap) < 1e9 else 0
    return add(wanted, number(FULL_TURN * turns))


def _rounded(verdict: Verdict, wanted: Expression) -> Verdict:
    """Right where it is rounded to a tenth or finer; asked for where it is rounded to less."""
    from gradquest.maths.judging.precise import number as precise

    typed = _decimal(verdict.reading.components[0]) if verdict.reading else None
    if typed is None:
        return verdict
    true = precise(wanted)
    found = rounding(typed, true)
    if found is Rounding.CUT_OFF:
        return verdict
    is_fine = last_place(typed.text) <= Fraction(1, 10)
    if found in (Rounding.ROUNDED, Rounding.TOO_SHORT) and is_fine:
        return replace(
            verdict,
            outcome=Outcome.RIGHT,
            message=remarks.RIGHT,
            method=Method.SAMPLED,
            witness=None,
            components=(True,),
        )
    if not is_fine and abs(typed.value - true) * 2 <= last_place(typed.text) <= 1:
        return replace(verdict, outcome=Outcome.ASK, message=TO_A_TENTH, method=None, witness=None)
    return verdict


def _decimal(yours: Expression) -> Number | None:
    """What was typed as a number; a fraction such as 531/10 counts as a decimal."""
    typed = typed_number(yours)
    if typed is not None:
        return typed
    value = rational(yours)
    if value is None or FINEST % value.denominator:
        return None
    return Number(value, number_text(value))
