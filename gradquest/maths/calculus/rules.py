"""The rules of differentiation, applied one at a time to the tree.

One engine serves the worked solution and the named slips: every application of a rule, with its
pieces, passes through a function that may note it down, or answer as a broken rule would.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from enum import Enum, auto
from fractions import Fraction

from gradquest.maths.calculus.building import less_one, logarithm, minus, raised, squared, times
from gradquest.maths.calculus.factoring import factored
from gradquest.maths.exact import rational
from gradquest.maths.expression import (
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
from gradquest.maths.tidy import add, negative, power, product, quotient


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
        return Call(self.function, inside)

    def outer_slope(self, inside: Expression) -> Expression:
        """The derivative of the outer function, at another inside."""
        if self.rule is Rule.POWER:
            return times(self.parts[1], raised(inside, less_one(self.parts[1])))
        if self.rule is Rule.EXPONENTIAL:
            return times(self.outer(inside), logarithm(self.parts[1]))
        return OUTER_SLOPES[self.function](inside)

    @property
    def function(self) -> str:
        """The name of the function that is called; empty where none is."""
        return self.node.function if isinstance(self.node, Call) else ""


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
    differentiate(node, by, noting(sites))
    return sites


def noting(sites: list[Application]) -> Use:
    """By the book, and every application is noted down."""

    def note(application: Application) -> Expression:
        sites.append(application)
        return application.right

    return note


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
                return self.use(Application(Rule.VARIABLE, node, self.by, (), (), ONE, inside))
            case Sum(terms):
                slopes = tuple(self.slope(term, inside=inside) for term in terms)
                return self.use(
                    Application(Rule.SUM, node, self.by, terms, slopes, add(*slopes), inside)
                )
            case Negative(of):
                return negative(self.slope(of, inside=inside))
            case Product() | Quotient():
                return self._factored(node, inside)
            case Power():
                return self._power(node, inside)
            case Call("sqrt", argument):
                return self._chain(
                    Rule.POWER, node, (argument, number(Fraction(1, 2))), inside=inside
                )
            case Call(_, argument):
                return self._chain(Rule.FUNCTION, node, (argument,), inside=inside)
        raise TypeError(f"no rule for {node!r}")

    def _chain(
        self, rule: Rule, node: Expression, parts: tuple[Expression, ...], *, inside: bool
    ) -> Expression:
        bare = Application(rule, node, self.by, parts, (ONE,), node, inside)
        outer = bare.outer_slope(parts[0])
        slope = self.slope(parts[0], inside=True) if bare.is_chain else ONE
        return self.use(replace(bare, slopes=(slope,), right=times(slope, outer)))

    def _factored(self, node: Expression, inside: bool) -> Expression:
        split = factored(node, self.by)
        if split.is_bare:
            return self._bare(split.moving, inside)
        slope = self._bare(split.moving, inside)
        parts = (number(split.number), split.frozen, split.moving)
        right = times(parts[0], parts[1], slope)
        return self.use(Application(Rule.FACTOR, node, self.by, parts, (slope,), right, inside))

    def _bare(self, node: Expression, inside: bool) -> Expression:
        match node:
            case Product(factors):
                return self._product(node, factors, inside)
            case Quotient(top, bottom) if top == ONE:
                base, exponent = _root(bottom)
                return self._chain(Rule.POWER, node, (base, number(-exponent)), inside=inside)
            case Quotient(top, bottom):
                return self._quotient(node, top, bottom, inside)
        return self.slope(node, inside=inside)

    def _product(
        self, node: Expression, factors: tuple[Expression, ...], inside: bool
    ) -> Expression:
        slopes = tuple(self.slope(factor, inside=inside) for factor in factors)
        right = add(*halves(factors, slopes))
        return self.use(Application(Rule.PRODUCT, node, self.by, factors, slopes, right, inside))

    def _quotient(
        self, node: Expression, top: Expression, bottom: Expression, inside: bool
    ) -> Expression:
        slopes = (self.slope(top, inside=inside), self.slope(bottom, inside=inside))
        over = minus(times(slopes[0], bottom), times(top, slopes[1]))
        right = times(over, quotient(ONE, squared(bottom)))
        return self.use(
            Application(Rule.QUOTIENT, node, self.by, (top, bottom), slopes, right, inside)
        )

    def _power(self, node: Power, inside: bool) -> Expression:
        base, exponent = node.base, _plain(node.exponent)
        if not depends_on(exponent, self.by):
            return self._chain(Rule.POWER, node, (base, exponent), inside=inside)
        if not depends_on(base, self.by):
            return self._chain(Rule.EXPONENTIAL, node, (exponent, base), inside=inside)
        slopes = (self.slope(base, inside=True), self.slope(exponent, inside=True))
        logged = times(slopes[1], Call("ln", base))
        right = times(node, add(logged, times(exponent, slopes[0], quotient(ONE, base))))
        return self.use(
            Application(Rule.TOWER, node, self.by, (base, exponent), slopes, right, inside)
        )


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
        case Power(base, exponent) if isinstance(plain := _plain(exponent), Number):
            return base, plain.value
        case Call("sqrt", argument):
            return argument, Fraction(1, 2)
    return node, Fraction(1)


def _plain(exponent: Expression) -> Expression:
    """An exponent such as 1/2, typed as a quotient, as the number that it is."""
    known = rational(exponent)
    return exponent if known is None else number(known)
