"""What a tutor says of each rule, with the pieces of the problem at hand."""

from __future__ import annotations

from collections.abc import Sequence

from gradquest.maths.calculus.building import times, written
from gradquest.maths.calculus.factoring import Factored, factored
from gradquest.maths.calculus.rules import Application, Rule, differentiate, trace
from gradquest.maths.expression import (
    ONE,
    Call,
    Expression,
    Power,
    Quotient,
    Sum,
    Variable,
    number,
    variables,
)
from gradquest.maths.notation import pretty
from gradquest.maths.phrases import letters, listed, slope_name

Lesson = tuple[str, str]
"""The rule's name and the sentence."""

FUNCTION_RULES = {
    "sin": "sine rule",
    "cos": "cosine rule",
    "tan": "tangent rule",
    "ln": "logarithm rule",
}

COUNTS = {3: "Three", 4: "Four", 5: "Five"}

PAIRS = (("u", "v"), ("p", "q"), ("s", "t"), ("g", "h"))
"""What two parts may be called, whichever are free."""


def standing(terms: Sequence[Expression], by: str) -> str:
    """Of terms without the moving letter."""
    what, letter = listed([pretty(term) for term in terms]), letters([by])
    if len(terms) == 1:
        return f"{what} has no {letter} in it, so its derivative is 0."
    return f"{what} have no {letter} in them, so their derivatives are 0."


def powers(terms: Sequence[Expression], by: str) -> Lesson:
    """Of powers of the bare letter, with what stands in front of them."""
    splits = [factored(term, by) for term in terms]
    cores = list(dict.fromkeys(split.moving for split in splits))
    if cores == [Variable(by)]:
        return "constant multiple rule", _multiples(terms, by)
    changes = [f"{_power(core, by)} becomes {pretty(differentiate(core, by))}" for core in cores]
    opening = "The exponent comes down in front and goes down by one:"
    return "power rule", f"{opening} {listed(changes)}.{_fronts(splits)}"


def _multiples(terms: Sequence[Expression], by: str) -> str:
    letter = letters([by])
    if list(terms) == [Variable(by)]:
        return f"The derivative of {letter} itself is 1."
    gives = [f"{pretty(term)} gives {pretty(differentiate(term, by))}" for term in terms]
    return f"The derivative of {letter} is 1, so {listed(gives)}."


def _power(core: Expression, by: str) -> str:
    """A power as it is written; roots and fractions also as the powers that they are."""
    if isinstance(core, Variable | Power):
        return pretty(core)
    exponent = written(trace(core, by)[-1].parts[1])
    return f"{pretty(core)} = {pretty(Power(Variable(by), exponent))}"


def _fronts(splits: Sequence[Factored]) -> str:
    if len(splits) == 1:
        return front(splits[0])
    letters_in_front = [split.frozen for split in splits if split.frozen != ONE]
    if letters_in_front:
        frozen = listed([pretty(part) for part in dict.fromkeys(letters_in_front)])
        return f" The frozen {frozen} in front {_stays(len(set(letters_in_front)))} as written."
    return "" if all(split.is_bare for split in splits) else " What stands in front stays."


def _stays(count: int) -> str:
    return "stays" if count == 1 else "stay"


def front(split: Factored) -> str:
    """Of the factors before what moves; empty where there are none."""
    if split.is_bare:
        return ""
    if split.number == -1 and split.frozen == ONE:
        return " The minus sign stays."
    return f" The factor {pretty(_front_factor(split))} in front stays."


def _front_factor(split: Factored) -> Expression:
    """Number and frozen letters as one factor, halves as a fraction."""
    above = times(number(split.number.numerator), split.frozen)
    below = split.number.denominator
    if split.frozen == ONE:
        return written(number(split.number))
    return above if below == 1 else Quotient(above, number(below))


def of_rule(at: Application) -> Lesson:
    """Of any rule that has a line of its own."""
    match at.rule:
        case Rule.PRODUCT:
            return "product rule", _product(at)
        case Rule.QUOTIENT:
            return "quotient rule", _quotient(at)
        case Rule.SUM:
            return "sum rule", f"Term by term, {pretty(at.node)} becomes {pretty(at.right)}."
        case Rule.TOWER:
            return "exponential rule", _tower(at)
    return ("chain rule", _chain(at)) if at.is_chain else (_rule_name(at), _bare(at))


def _rule_name(at: Application) -> str:
    if at.rule is Rule.EXPONENTIAL:
        return "exponential rule"
    return FUNCTION_RULES.get(at.function, f"{at.function} rule")


def _bare(at: Application) -> str:
    if at.right == at.node:
        return f"{pretty(at.node)} is its own derivative."
    return f"{pretty(at.node)} becomes {pretty(at.right)}."


def _chain(at: Application) -> str:
    name = _free(at)[0]
    inside, slope = pretty(at.parts[0]), pretty(at.slopes[0])
    outer, changed = at.outer(Variable(name)), at.outer_slope(Variable(name))
    opening = f"The inside is {name} = {inside}, and {slope_name(at.by, name)} = {slope}."
    becomes = f"{pretty(outer)} stays" if outer == changed else f"{pretty(outer)} becomes "
    if outer != changed:
        becomes += pretty(changed)
    if at.slopes[0] == ONE:
        return f"{opening} {becomes}, and times 1 changes nothing."
    return f"{opening} {becomes}, times {_factor(at.slopes[0])}."


def _factor(node: Expression) -> str:
    text = pretty(node)
    return f"({text})" if isinstance(node, Sum) or text.startswith("-") else text


def _product(at: Application) -> str:
    if len(at.parts) > 2:
        factors = listed([pretty(part) for part in at.parts])
        return (
            f"{COUNTS.get(len(at.parts), 'Many')} factors move: {factors}. "
            "Each is differentiated once while the others stay, and the parts are added."
        )
    u, v = _free(at)
    pieces = [
        f"{name} = {pretty(part)} with {name}' = {pretty(slope)}"
        for name, part, slope in zip((u, v), at.parts, at.slopes, strict=True)
    ]
    return f"Two factors move: {listed(pieces)}. The rule is {u}'{v} + {u}{v}'."


def _quotient(at: Application) -> str:
    u, v = _free(at)
    top, bottom = (pretty(part) for part in at.parts)
    slopes = [pretty(slope) for slope in at.slopes]
    return (
        f"The top is {u} = {top} with {u}' = {slopes[0]}, the bottom {v} = {bottom} with "
        f"{v}' = {slopes[1]}. The rule is ({u}'{v} - {u}{v}')/{v}²."
    )


def _tower(at: Application) -> str:
    name = _free(at)[0]
    inside = pretty(times(at.parts[1], Call("ln", at.parts[0])))
    return (
        f"Base and exponent both move: {pretty(at.node)} is e^{name} with {name} = {inside}. "
        f"It stays, times the derivative of {name}."
    )


def _free(at: Application) -> tuple[str, str]:
    """Two letters that the problem does not use."""
    used = variables(at.node) | {at.by}
    return next((pair for pair in PAIRS if not used & set(pair)), PAIRS[0])
