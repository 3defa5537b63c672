"""From a typed answer to a verdict: read once, compared entry by entry, asked back in doubt."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from gradquest.errors import Unreadable
from gradquest.maths.expression import Expression, Negative, variables
from gradquest.maths.grammar.reading import read
from gradquest.maths.judging import remarks
from gradquest.maths.judging.decimals import Rounding, rounding, typed_number
from gradquest.maths.judging.direction import Relation, relation, unit
from gradquest.maths.judging.equivalence import Comparison, Standing, are_near, compare
from gradquest.maths.verdict import (
    Asked,
    Domain,
    Expected,
    Method,
    Outcome,
    Reading,
    Verdict,
    Witness,
)


@dataclass(frozen=True, slots=True)
class Mark:
    """What is said of one entry of an answer."""

    outcome: Outcome
    remark: str = ""
    """What is to be said of this entry alone: of a wrong one a clause, else a sentence."""
    method: Method | None = None
    witness: Witness | None = None

    @property
    def is_right(self) -> bool:
        """The entry is right."""
        return self.outcome is Outcome.RIGHT


def judge(text: str, expected: Expected) -> Verdict:
    """The verdict on a typed answer: the same for the same text, on every machine."""
    try:
        reading = read(text, expected.variables, is_vector=expected.is_vector)
    except Unreadable as trouble:
        return Verdict(Outcome.UNREADABLE, trouble.message, column=trouble.column)
    verdict = _verdict(reading, expected)
    if verdict.outcome is not Outcome.WRONG:
        return verdict
    return _asked_back(reading, expected, verdict) or verdict


def _verdict(reading: Reading, expected: Expected) -> Verdict:
    """What one reading is worth."""
    if len(reading.components) != len(expected.components):
        return _of_other_shape(reading, expected)
    if expected.asked is Asked.VALUE:
        return _by_entries(reading, expected)
    return _by_direction(reading, expected)


def _by_entries(reading: Reading, expected: Expected) -> Verdict:
    marks = _marks(reading, expected)
    flags = tuple(mark.is_right for mark in marks)
    verdict = Verdict(Outcome.RIGHT, remarks.RIGHT, reading=reading, components=flags)
    for outcome in (Outcome.UNREADABLE, Outcome.WRONG, Outcome.ASK):
        entry = next((at for at, mark in enumerate(marks) if mark.outcome is outcome), None)
        if entry is not None:
            return _told(verdict, marks, entry)
    is_proved = all(mark.method is Method.PROVED for mark in marks)
    return replace(verdict, method=Method.PROVED if is_proved else Method.SAMPLED)


def _by_direction(reading: Reading, expected: Expected) -> Verdict:
    """Where it points and, if that is asked, its length; one may be right without the other."""
    wanted = replace(expected, components=unit(expected.components))
    as_unit = _by_entries(reading, wanted)
    if as_unit.outcome in (Outcome.RIGHT, Outcome.UNREADABLE):
        return as_unit
    found = relation(reading.components, expected.components, expected.domain)
    is_unit_asked = expected.asked is Asked.UNIT
    if as_unit.outcome is Outcome.ASK and (found is Relation.ACROSS or is_unit_asked):
        return as_unit
    if found is Relation.ALONG and not is_unit_asked:
        flags = (True,) * len(expected.components)
        return Verdict(Outcome.RIGHT, remarks.RIGHT, Method.SAMPLED, None, reading, None, flags)
    opposite = tuple(map(Negative, wanted.components))
    is_short = (
        is_unit_asked and not _by_entries(reading, replace(wanted, components=opposite)).is_right
    )
    remark = {
        Relation.ALONG: remarks.NOT_UNIT,
        Relation.AGAINST: remarks.OPPOSITE_NOT_UNIT if is_short else remarks.OPPOSITE,
        Relation.ACROSS: remarks.OTHER_WAY,
        Relation.ZERO: remarks.NO_DIRECTION,
    }[found]
    flags = as_unit.components if is_unit_asked else (False,) * len(expected.components)
    return Verdict(Outcome.WRONG, remark, Method.REFUTED, reading=reading, components=flags)


def _marks(reading: Reading, expected: Expected) -> list[Mark]:
    pairs = zip(reading.components, expected.components, strict=True)
    return [_mark(yours, wanted, expected.domain) for yours, wanted in pairs]


def _told(verdict: Verdict, marks: Sequence[Mark], entry: int) -> Verdict:
    """The verdict that one entry decides."""
    mark, reading = marks[entry], verdict.reading
    is_unreadable = mark.outcome is Outcome.UNREADABLE
    column = reading.components[entry].span[0] + 1 if reading and is_unreadable else None
    return replace(
        verdict,
        outcome=mark.outcome,
        message=_message(mark, [each.is_right for each in marks], entry),
        method=mark.method,
        column=column,
        witness=mark.witness and replace(mark.witness, component=entry),
    )


def _message(mark: Mark, flags: Sequence[bool], entry: int) -> str:
    if mark.outcome is Outcome.WRONG:
        return remarks.wrong(flags, entry, mark.remark)
    return remarks.about_entry(flags, entry, mark.remark)


def _of_other_shape(reading: Reading, expected: Expected) -> Verdict:
    wanted, given = len(expected.components), len(reading.components)
    return Verdict(
        Outcome.WRONG,
        remarks.other_shape(wanted, given),
        method=Method.REFUTED,
        reading=reading,
        components=(False,) * wanted,
    )


def _mark(yours: Expression, expected: Expression, domain: Domain) -> Mark:
    found = compare(yours, expected, domain)
    match found.standing:
        case Standing.SAME:
            return Mark(Outcome.RIGHT, method=found.method)
        case Standing.UNDEFINED:
            return Mark(Outcome.UNREADABLE, remarks.UNDEFINED)
        case Standing.UNSETTLED:
            return Mark(Outcome.UNREADABLE, remarks.UNSETTLED)
    return _of_number(yours, expected, found) or _of_formula(yours, expected, domain, found)


def _of_number(yours: Expression, expected: Expression, found: Comparison) -> Mark | None:
    """The rule for decimals, where a number is asked for and one was typed."""
    typed = typed_number(yours)
    if typed is None or variables(expected):
        return None
    from gradquest.maths.judging.precise import number

    match rounding(typed, number(expected)):
        case Rounding.ROUNDED:
            return Mark(Outcome.RIGHT, method=Method.SAMPLED)
        case Rounding.TOO_SHORT:
            return Mark(Outcome.ASK, remarks.too_short(typed.text))
        case Rounding.CUT_OFF:
            remark = remarks.cut_off(typed.text)
            return Mark(Outcome.WRONG, remark, Method.REFUTED, found.witness)
    return Mark(Outcome.WRONG, "", Method.REFUTED, found.witness)


def _of_formula(yours: Expression, expected: Expression, domain: Domain, found: Comparison) -> Mark:
    if are_near(yours, expected, domain, found.witness):
        return Mark(Outcome.ASK, remarks.ROUNDED_WITHIN)
    remark = remarks.of_witness(found.witness) if variables(expected) else ""
    if variables(yours) and not variables(expected):
        remark = remarks.CONSTANT
    return Mark(Outcome.WRONG, remark, Method.REFUTED, found.witness)


def _asked_back(reading: Reading, expected: Expected, verdict: Verdict) -> Verdict | None:
    """A question instead of 'wrong', where another documented reading would be right."""
    for other in reading.others:
        if _verdict(other, expected).outcome is Outcome.RIGHT:
            message = remarks.other_reading(reading.components, other.components)
            return Verdict(Outcome.ASK, message, reading=reading, components=verdict.components)
    return None
