"""The rules of differentiation, applied one at a time to the tree.

One engine serves the worked solution and the named slips: every application of a rule, with its
pieces, passes through a function that may note it down, or answer as a broken rule would.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from enum import Enum, auto
from fractions import Fraction

from gradquest.maths.expression import (
    EULER,
    ONE,
    ZERO,
    Call,
    Expression,
    Negative,
    Number,
    Power,
    Product,
    Quotient,
    Sum,
    Variable,
    depends_on,
    number,
)
from gradquest.maths.tidy import add, coefficient, negative, power, product, quotient, signed


class Rule(Enum):
    """The rules, as a textbook lists them."""

    VARIABLE = auto()
    """The moving letter itself."""
    SUM = auto()
    FACTOR = auto()
    """Frozen factors times something that moves."""
    PRODUCT = auto()
    QUOTIENT = auto()
    POWER = auto()
    """A moving base, a frozen exponent; roots too."""
    EXPONENTIAL = auto()
    """A frozen base, a moving exponent."""
    FUNCTION = auto()
    TOWER = auto()
    """Base and exponent both move."""


@dataclass(frozen=True, slots=True)
class Application:
    """One use of one rule, with its pieces and what it gives."""

    rule: Rule
    node: Expression
    """What is differentiated."""
    by: str
    parts: tuple[Expression, ...]
    """Terms, factors, top and bottom; for outer functions the inside, then exponent or base;
    for `FACTOR` the number, the other frozen factors, and what moves."""
    slopes: tuple[Expression, ...]
    """The derivatives of the parts that move, in their order; of all terms of a sum."""
    right: Expression
    is_inside: bool = False
    """It happens inside another function."""

    @property
    def is_chain(self) -> bool:
        """An outer function of more than the bare letter."""
        outer = self.rule in (Rule.POWER, Rule.EXPONENTIAL, Rule.FUNCTION)
        return outer and self.parts[0] != Variable(self.by)

    def outer(self, inside: Expression) -> Expression:
        """The outer function of another inside."""
        if self.rule is Rule.POWER:
            return raised(inside, self.parts[1])
        if self.rule is Rule.EXPONENTIAL:
            return power(self.parts[1], inside)
        assert isinstance(self.node, Call)
        return Call(self.node.function, inside)

    def outer_slope(self, inside: Expression) -> Expression:
        """The derivative of the outer function, at another inside."""
        if self.rule is Rule.POWER:
            return times(self.parts[1], raised(inside, less_one(self.parts[1])))
        if self.rule is Rule.EXPONENTIAL:
            return times(self.outer(inside), logarithm(self.parts[1]))
        assert isinstance(self.node, Call)
        return OUTER_SLOPES[self.node.function](inside)


Use = Callable[[Application], Expression]
"""What becomes of an application: its right result, or another one."""


def by_the_book(application: Application) -> Expression:
    """What the rule gives."""
    return application.right


def differentiate(node: Expression, by: str, use: Use = by_the_book) -> Expression:
    """The partial derivative by `by`, rule by rule; not gathered, not expanded."""
    return _Pass(by, use).slope(node)


def trace(node: Expression, by: str) -> list[Application]:
    """Every application of a rule, innermost first; the place in the list is its site."""
    sites: list[Application] = []

    def note(application: Application) -> Expression:
        sites.append(application)
        return application.right

    differentiate(node, by, note)
    return sites


# Tidy building blocks


def times(*factors: Expression) -> Expression:
    """A tidy product with one fraction bar at most."""
    above: list[Expression] = []
    below: list[Expression] = []
    for factor in factors:
        sign, size = signed(factor)
        if isinstance(size, Quotient):
            above += (number(sign), size.top)
            below.append(size.bottom)
        else:
            above.append(factor)
    return quotient(product(above), product(below)) if below else product(above)


def scaled(outer: Expression, inner: Expression) -> Expression:
    """Outer derivative times inner one, in the order in which one writes them."""
    return times(outer, inner) if isinstance(inner, Sum) else times(inner, outer)


def minus(left: Expression, right: Expression) -> Expression:
    """A tidy difference."""
    return add(left, times(number(-1), right))


def less_one(exponent: Expression) -> Expression:
    """An exponent lowered by one."""
    return add(exponent, number(-1))


def raised(base: Expression, exponent: Expression) -> Expression:
    """A tidy power: roots as roots, negative exponents below a fraction bar."""
    if not isinstance(exponent, Number):
        return power(base, exponent)
    if exponent.value < 0:
        return quotient(ONE, raised(base, number(-exponent.value)))
    if exponent.value == Fraction(1, 2):
        return Call("sqrt", base)
    return power(base, exponent)


def squared(node: Expression) -> Expression:
    """A tidy square: no power of a power, no square of a root."""
    match node:
        case Power(base, Number(exponent)):
            return power(base, number(2 * exponent))
        case Call("sqrt", argument):
            return argument
    return power(node, number(2))


def logarithm(base: Expression) -> Expression:
    """ln of a base, 1 for e."""
    return ONE if base == EULER else Call("ln", base)


def _over(*factors: Expression) -> Expression:
    return quotient(ONE, product(factors))


OUTER_SLOPES: Mapping[str, Callable[[Expression], Expression]] = {
    "abs": lambda u: Call("sign", u),
    "sign": lambda _: ZERO,
    "ln": _over,
    "log10": lambda u: _over(u, Call("ln", number(10))),
    "log2": lambda u: _over(u, Call("ln", number(2))),
    "sin": lambda u: Call("cos", u),
    "cos": lambda u: Negative(Call("sin", u)),
    "tan": lambda u: squared(Call("sec", u)),
    "sec": lambda u: Product((Call("sec", u), Call("tan", u))),
    "csc": lambda u: Negative(Product((Call("csc", u), Call("cot", u)))),
    "cot": lambda u: Negative(squared(Call("csc", u))),
    "arcsin": lambda u: _over(Call("sqrt", minus(ONE, squared(u)))),
    "arccos": lambda u: Negative(_over(Call("sqrt", minus(ONE, squared(u))))),
    "arctan": lambda u: _over(add(ONE, squared(u))),
    "sinh": lambda u: Call("cosh", u),
    "cosh": lambda u: Call("sinh", u),
    "tanh": lambda u: minus(ONE, squared(Call("tanh", u))),
    "arcsinh": lambda u: _over(Call("sqrt", add(squared(u), ONE))),
    "arccosh": lambda u: _over(Call("sqrt", minus(squared(u), ONE))),
    "arctanh": lambda u: _over(minus(ONE, squared(u))),
}
"""The derivative of each function at an inside; a root counts as a power."""


# Taking an expression apart


@dataclass(frozen=True, slots=True)
class Factored:
    """An expression as number x frozen factors x what moves."""

    number: Fraction
    frozen: Expression
    moving: Expression

    @property
    def is_bare(self) -> bool:
        """There is nothing in front of what moves."""
        return self.number == 1 and self.frozen == ONE


def factored(node: Expression, by: str) -> Factored:
    """The frozen factors of a product or quotient apart from what moves."""
    over, under = _bar(node)
    top, bottom = _moving(over, by), _moving(under, by)
    front = times(
        product([part for part in over if part not in top]),
        quotient(ONE, product([part for part in under if part not in bottom])),
    )
    size, frozen = _coefficient(front)
    moving = Quotient(product(top), product(bottom)) if bottom else product(top)
    return Factored(size, frozen, moving)


def _bar(node: Expression) -> tuple[list[Expression], list[Expression]]:
    """The factors above and below the fraction bar."""
    match node:
        case Negative(of):
            over, under = _bar(of)
            return [number(-1), *over], under
        case Product(factors):
            bars = [_bar(factor) for factor in factors]
            return [o for over, _ in bars for o in over], [u for _, under in bars for u in under]
        case Quotient(top, bottom):
            over, under = _bar(top), _bar(bottom)
            return over[0] + under[1], over[1] + under[0]
    return [node], []


def _moving(factors: Iterable[Expression], by: str) -> list[Expression]:
    return [factor for factor in factors if depends_on(factor, by)]


def _coefficient(front: Expression) -> tuple[Fraction, Expression]:
    if isinstance(front, Quotient):
        (over, above), (under, below) = coefficient(front.top), coefficient(front.bottom)
        return over / under, quotient(above, below)
    return coefficient(front)


# The pass over the tree


@dataclass(frozen=True, slots=True)
class _Pass:
    by: str
    use: Use

    def slope(self, node: Expression, *, inside: bool = False) -> Expression:
        if not depends_on(node, self.by):
            return ZERO
        match node:
            case Variable():
                return self._apply(Rule.VARIABLE, node, (), (), ONE, inside)
            case Sum(terms):
                slopes = tuple(self.slope(term, inside=inside) for term in terms)
                return self._apply(Rule.SUM, node, terms, slopes, add(*slopes), inside)
            case Negative(of):
                return negative(self.slope(of, inside=inside))
            case Product() | Quotient():
                return self._factored(node, inside)
            case Power():
                return self._power(node, inside)
            case Call("sqrt", argument):
                return self._outer_power(node, argument, number(Fraction(1, 2)), inside)
            case Call(function, argument):
                outer = OUTER_SLOPES[function](argument)
                return self._chain(Rule.FUNCTION, node, (argument,), outer, inside)
        raise TypeError(f"no rule for {node!r}")

    def _apply(
        self,
        rule: Rule,
        node: Expression,
        parts: tuple[Expression, ...],
        slopes: tuple[Expression, ...],
        right: Expression,
        inside: bool,
    ) -> Expression:
        return self.use(Application(rule, node, self.by, parts, slopes, right, inside))

    def _chain(
        self,
        rule: Rule,
        node: Expression,
        parts: tuple[Expression, ...],
        outer: Expression,
        inside: bool,
    ) -> Expression:
        inner = parts[0]
        is_bare = inner == Variable(self.by)
        slope = ONE if is_bare else self.slope(inner, inside=True)
        return self._apply(rule, node, parts, (slope,), scaled(outer, slope), inside)

    def _factored(self, node: Expression, inside: bool) -> Expression:
        split = factored(node, self.by)
        if split.is_bare:
            return self._bare(split.moving, inside)
        slope = self._bare(split.moving, inside)
        parts = (number(split.number), split.frozen, split.moving)
        right = times(parts[0], parts[1], slope)
        return self._apply(Rule.FACTOR, node, parts, (slope,), right, inside)

    def _bare(self, node: Expression, inside: bool) -> Expression:
        match node:
            case Product(factors):
                return self._product(node, factors, inside)
            case Quotient(top, bottom) if top == ONE:
                base, exponent = _root(bottom)
                return self._outer_power(node, base, number(-exponent), inside)
            case Quotient(top, bottom):
                return self._quotient(node, top, bottom, inside)
        return self.slope(node, inside=inside)

    def _product(
        self, node: Expression, factors: tuple[Expression, ...], inside: bool
    ) -> Expression:
        slopes = tuple(self.slope(factor, inside=inside) for factor in factors)
        right = add(*halves(factors, slopes))
        return self._apply(Rule.PRODUCT, node, factors, slopes, right, inside)

    def _quotient(
        self, node: Expression, top: Expression, bottom: Expression, inside: bool
    ) -> Expression:
        slopes = (self.slope(top, inside=inside), self.slope(bottom, inside=inside))
        over = minus(times(slopes[0], bottom), times(top, slopes[1]))
        right = times(over, quotient(ONE, squared(bottom)))
        return self._apply(Rule.QUOTIENT, node, (top, bottom), slopes, right, inside)

    def _power(self, node: Power, inside: bool) -> Expression:
        base, exponent = node.base, node.exponent
        if not depends_on(exponent, self.by):
            return self._outer_power(node, base, exponent, inside)
        if not depends_on(base, self.by):
            outer = times(node, logarithm(base))
            return self._chain(Rule.EXPONENTIAL, node, (exponent, base), outer, inside)
        slopes = (self.slope(base, inside=True), self.slope(exponent, inside=True))
        logged = times(slopes[1], Call("ln", base))
        right = times(node, add(logged, times(exponent, slopes[0], quotient(ONE, base))))
        return self._apply(Rule.TOWER, node, (base, exponent), slopes, right, inside)

    def _outer_power(
        self, node: Expression, base: Expression, exponent: Expression, inside: bool
    ) -> Expression:
        outer = times(exponent, raised(base, less_one(exponent)))
        return self._chain(Rule.POWER, node, (base, exponent), outer, inside)


def halves(
    factors: tuple[Expression, ...], slopes: tuple[Expression, ...]
) -> tuple[Expression, ...]:
    """The terms of the product rule: each factor differentiated once, the others as they are."""
    return tuple(
        times(*factors[:place], slope, *factors[place + 1 :]) for place, slope in enumerate(slopes)
    )


def _root(node: Expression) -> tuple[Expression, Fraction]:
    """Base and numeric exponent of what may be a power or a root."""
    match node:
        case Power(base, Number(exponent)):
            return base, exponent
        case Call("sqrt", argument):
            return argument, Fraction(1, 2)
    return node, Fraction(1)
