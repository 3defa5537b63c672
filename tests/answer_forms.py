"""Expressions at random, in other forms that are equal, and one slip away from them.

Everything takes a `random.Random`, so that hypothesis and the fuzz loop can both drive it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from fractions import Fraction
from random import Random

from gradquest.maths.expression import (
    EULER,
    ONE,
    Call,
    Constant,
    Expression,
    Negative,
    Number,
    Power,
    Product,
    Quotient,
    Sum,
    Variable,
    children,
    number,
    walk,
    with_children,
)
from gradquest.maths.notation import pretty, typed

X, Y = Variable("x"), Variable("y")
TWO, HALF, ZERO = number(2), Quotient(ONE, number(2)), number(0)
QUARTER_TURN = Quotient(Constant("pi"), TWO)
Rule = Callable[[Expression, Random], Expression | None]


def expression(random: Random, depth: int = 3) -> Expression:
    """Something that a gradient drill might ask for; it has a value for x, y > 0."""
    if depth == 0 or random.random() < 0.15:
        return random.choice((X, Y, number(random.randint(1, 9)), X, Y))
    one, other = expression(random, depth - 1), expression(random, depth - 1)
    positive = random.choice((X, Y, Product((X, Y)), Sum((X, Y)), Sum((Power(X, TWO), ONE))))
    angle = random.choice((X, Product((TWO, Y)), Product((X, Y)), Sum((X, Y))))
    return random.choice((
        Sum((one, other)),
        Sum((one, Negative(other))),
        Product((one, other)),
        Product((number(random.randint(2, 9)), one)),
        Quotient(one, Sum((Power(random.choice((X, Y)), TWO), number(random.randint(1, 4))))),
        Power(one, number(random.randint(2, 3))),
        Product((one, Call(random.choice(("sin", "cos", "tanh", "arctan")), angle))),
        Product((one, Power(EULER, random.choice((angle, Negative(angle)))))),
        Call(random.choice(("ln", "sqrt")), positive),
        Call("abs", Sum((angle, Negative(number(random.randint(1, 3)))))),
        Power(positive, Quotient(number(random.choice((-1, 1, 2))), number(3))),
    ))  # fmt: skip


def rewritten(node: Expression, random: Random, chance: float = 0.5) -> Expression:
    """An equal expression, every part of it perhaps written in another way.

    Exponents stay as they are: x^sqrt(4) has no value for x < 0.
    """
    if isinstance(node, Power) and node.base != EULER:
        node = replace(node, base=rewritten(node.base, random, chance))
    elif parts := children(node):
        node = with_children(node, tuple(rewritten(part, random, chance) for part in parts))
    if random.random() > chance:
        return node
    rules: list[Rule] = [_own_rule(node), random.choice(ANYWHERE)]
    return random.choice(rules)(node, random) or node


def typed_somehow(node: Expression, random: Random) -> str:
    """The text as one of several people would type it."""
    plain = typed(node)
    return random.choice((
        plain,
        pretty(node),
        plain.replace("*", "·"),
        plain.replace(" ", "").replace("^", "**"),
        plain.replace("sqrt(", "√("),
        plain.replace("(", r"\left(").replace(")", r"\right)").replace("*", r"\cdot "),
        f" ( {plain} ) ",
    ))  # fmt: skip


def slips(node: Expression) -> Iterator[Expression]:
    """Every expression that one careless stroke of the pen makes of it; some are equal."""
    for place, part in enumerate(children(node)):
        for other in slips(part):
            parts = children(node)
            yield with_children(node, (*parts[:place], other, *parts[place + 1 :]))
    yield from _slips_here(node)


def _slips_here(node: Expression) -> Iterator[Expression]:
    match node:
        case Number(value):
            yield number(value + 1)
        case Variable(name):
            yield Y if name == "x" else X
        case Sum(terms):
            for place, term in enumerate(terms):
                rest = (*terms[:place], *terms[place + 1 :])
                yield Sum((*rest, term.of if isinstance(term, Negative) else Negative(term)))
                yield rest[0] if len(rest) == 1 else Sum(rest)
        case Product(factors):
            for place in range(len(factors)):
                rest = (*factors[:place], *factors[place + 1 :])
                yield rest[0] if len(rest) == 1 else Product(rest)
        case Quotient(top, bottom):
            yield Quotient(bottom, top)
            yield top
        case Power(base, exponent):
            yield Power(base, Negative(exponent))
            yield base
        case Negative(of):
            yield of
        case Call(name, argument):
            yield Call({"sin": "cos", "cos": "sin"}.get(name, "sin"), argument)
            yield argument


def _shuffled(parts: tuple[Expression, ...], random: Random) -> tuple[Expression, ...]:
    return tuple(random.sample(parts, len(parts)))


def _own_rule(node: Expression) -> Rule:
    match node:
        case Call(name, _):
            return CALLS.get(name, _same)
        case _:
            return SHAPES.get(type(node), _same)


def _same(node: Expression, _random: Random) -> Expression:
    return node


def _number(node: Expression, random: Random) -> Expression:
    value = node.value  # type: ignore[union-attr]
    return random.choice((
        Number(value, f"{value.numerator}.0") if value.denominator == 1 else node,
        Quotient(number(value * 2), TWO),
        Sum((number(value - 1), ONE)),
        Call("sqrt", number(value**2)) if value > 0 else node,
        Product((number(value), Sum((Power(Call("sin", X), TWO), Power(Call("cos", X), TWO))))),
    ))  # fmt: skip


def _sum(node: Expression, random: Random) -> Expression:
    terms = _shuffled(children(node), random)
    split = Sum((terms[0], terms[1] if len(terms) == 2 else Sum(terms[1:])))
    opposite = Negative(Sum(tuple(Negative(term) for term in terms)))
    return random.choice((Sum(terms), split, opposite, Product((TWO, Product((HALF, split))))))


def _product(node: Expression, random: Random) -> Expression:
    factors = _shuffled(children(node), random)
    for place, factor in enumerate(factors):
        if isinstance(factor, Sum) and random.random() < 0.7:
            rest = (*factors[:place], *factors[place + 1 :])
            return Sum(tuple(Product((*rest, term)) for term in factor.terms))
    opposite = Product((Negative(factors[0]), Negative(factors[1]), *factors[2:]))
    return random.choice((Product(factors), opposite))


def _quotient(node: Expression, random: Random) -> Expression:
    top, bottom = children(node)
    inverse = Power(bottom, Negative(ONE))
    other = Quotient(Product((top, number(3))), Product((number(3), bottom)))
    return random.choice(
        (Product((top, inverse)), Negative(Quotient(top, Negative(bottom))), other)
    )


def _power(node: Expression, random: Random) -> Expression | None:
    base, exponent = children(node)
    if base == EULER:
        halves = Power(Power(EULER, Product((HALF, exponent))), TWO)
        under = Quotient(ONE, Power(EULER, Negative(exponent)))
        taken_apart = [Product(tuple(Power(EULER, term) for term in exponent.terms))
                       ] if isinstance(exponent, Sum) else []  # fmt: skip
        return random.choice([halves, under, *taken_apart])
    if exponent == TWO:
        return random.choice((Product((base, base)), Power(Negative(base), TWO),
                              Power(Call("abs", base), TWO)))  # fmt: skip
    if isinstance(exponent, Number) and exponent.value == 3:
        return random.choice(
            (Product((base, Power(base, TWO))), Quotient(Power(base, number(4)), base))
        )
    return Quotient(ONE, Power(base, Negative(exponent)))


def _sin(node: Expression, random: Random) -> Expression:
    (angle,) = children(node)
    half = Quotient(angle, TWO)
    return random.choice((
        Negative(Call("sin", Negative(angle))),
        Call("cos", Sum((angle, Negative(QUARTER_TURN)))),
        Product((TWO, Call("sin", half), Call("cos", half))),
        Call("sin", Sum((Constant("pi"), Negative(angle)))),
    ))  # fmt: skip


def _cos(node: Expression, random: Random) -> Expression:
    (angle,) = children(node)
    half = Call("sin", Quotient(angle, TWO))
    return random.choice((
        Call("cos", Negative(angle)),
        Call("sin", Sum((angle, QUARTER_TURN))),
        Sum((ONE, Negative(Product((TWO, Power(half, TWO)))))),
    ))  # fmt: skip


def _tanh(node: Expression, random: Random) -> Expression:
    (angle,) = children(node)
    grown = Power(EULER, Product((TWO, angle)))
    ratio = Quotient(Call("sinh", angle), Call("cosh", angle))
    return random.choice((ratio, Quotient(Sum((grown, Negative(ONE))), Sum((grown, ONE)))))


def _arctan(node: Expression, _random: Random) -> Expression:
    (angle,) = children(node)
    return Call("arcsin", Quotient(angle, Call("sqrt", Sum((ONE, Power(angle, TWO))))))


def _ln(node: Expression, random: Random) -> Expression:
    (positive,) = children(node)
    return random.choice((
        Negative(Call("ln", Quotient(ONE, positive))),
        Product((TWO, Call("ln", Call("sqrt", positive)))),
        Quotient(Call("log10", positive), Call("log10", EULER)),
        Product((Call("log2", positive), Call("ln", TWO))),
    ))  # fmt: skip


def _sqrt(node: Expression, random: Random) -> Expression:
    (under,) = children(node)
    return random.choice((
        Power(under, HALF),
        Power(under, Number(Fraction(1, 2), "0.5")),
        Quotient(under, Call("sqrt", under)),
        Call("sqrt", Call("sqrt", Power(under, TWO))),
    ))  # fmt: skip


def _abs(node: Expression, random: Random) -> Expression:
    (inner,) = children(node)
    return random.choice((
        Call("sqrt", Power(inner, TWO)),
        Call("abs", Negative(inner)),
        Product((inner, Call("sign", inner))),
    ))  # fmt: skip


def _with_nothing(node: Expression, random: Random) -> Expression:
    """Nothing added, nothing multiplied."""
    top = Sum((Power(Y, TWO), ONE))
    return random.choice((
        Sum((node, ZERO)), Product((ONE, node)), Quotient(node, ONE), Negative(Negative(node)),
        Quotient(Product((node, top)), top), Sum((node, X, Negative(X))),
        Quotient(Product((TWO, node)), TWO), Power(node, ONE),
    ))  # fmt: skip


ANYWHERE: tuple[Rule, ...] = (_same, _same, _with_nothing)
SHAPES: dict[type, Rule] = {
    Number: _number, Sum: _sum, Product: _product, Quotient: _quotient, Power: _power,
}  # fmt: skip
CALLS: dict[str, Rule] = {
    "sin": _sin, "cos": _cos, "tanh": _tanh, "arctan": _arctan, "ln": _ln, "sqrt": _sqrt,
    "abs": _abs,
}  # fmt: skip


def size(node: Expression) -> int:
    """Nodes."""
    return sum(1 for _ in walk(node))
