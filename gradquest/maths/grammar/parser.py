"""The grammar of typed mathematics: tokens to one tree, by recursive descent.

Where the documented table knows two readings, the parser takes ours and notes the doubt; told to
take a doubt's other reading, it does.
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from gradquest.errors import Unreadable
from gradquest.maths.expression import (
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
)
from gradquest.maths.grammar.cursor import CLOSERS, Cursor
from gradquest.maths.grammar.doubts import NONE, Doubt, Doubts
from gradquest.maths.grammar.names import applied
from gradquest.maths.grammar.tokens import Kind, Token

_OPENERS = ("(", "[", "{")
_PLAIN = (Kind.NUMBER, Kind.VARIABLE, Kind.CONSTANT)
_ROOTS = {"√": "sqrt", "∛": "cbrt"}
_ONE = Fraction(1)
_INVERTIBLE = frozenset(("sin", "cos", "tan", "sinh", "cosh", "tanh"))
_PREFIXES = (*_ROOTS, r"\sqrt", r"\frac")


class Parser(Cursor):
    """One reading of one expression."""

    def __init__(self, tokens: Sequence[Token], taken: Doubts = NONE) -> None:
        super().__init__(tokens, taken)
        self._bars = 0
        """Bars open at this level of brackets."""

    def parse(self) -> Expression:
        """The tree of all tokens. Raises `Unreadable`."""
        node = self._sum()
        if self._here.kind is not Kind.END:
            raise self._stray()
        return node

    # Sums and products

    def _sum(self) -> Expression:
        start = self._at
        terms = [self._signed_term()]
        while self._sees("+", "-"):
            terms.append(self._signed_term())
        return terms[0] if len(terms) == 1 else Sum(tuple(terms), self._span(start))

    def _signed_term(self) -> Expression:
        start = self._at
        is_negative = self._signs()
        term = self._product()
        return Negative(term, self._span(start)) if is_negative else term

    def _product(self) -> Expression:
        start = self._at
        factors = [self._power()]
        is_divided = False
        while True:
            if self._takes("*"):
                factors.append(self._signed_power())
            elif self._takes("/"):
                top = self._gathered(factors, start, self._at - 1)
                factors = [Quotient(top, self._divisor(), self._span(start))]
                is_divided = True
            elif self._starts_factor():
                if is_divided:
                    self.met.add(Doubt.DIVISION)
                factors.append(self._power())
            else:
                return self._gathered(factors, start, self._at)

    def _gathered(self, factors: Sequence[Expression], start: int, stop: int) -> Expression:
        span = (self.tokens[start].start, self.tokens[stop - 1].end)
        return factors[0] if len(factors) == 1 else Product(tuple(factors), span)

    def _signed_power(self) -> Expression:
        start = self._at
        is_negative = self._signs()
        node = self._power()
        return Negative(node, self._span(start)) if is_negative else node

    def _divisor(self) -> Expression:
        start = self._at
        factors = [self._signed_power()]
        while Doubt.DIVISION in self.taken and self._starts_factor():
            factors.append(self._power())
        return self._gathered(factors, start, self._at)

    def _starts_factor(self) -> bool:
        here = self._here
        if here.kind is Kind.MARK:
            return here.text in (*_OPENERS, *_PREFIXES) or (here.text == "|" and not self._bars)
        if here.kind is Kind.NUMBER and self.tokens[self._at - 1].kind is Kind.NUMBER:
            message = "Two numbers stand side by side: put a sign such as * or + between them."
            raise Unreadable(message, here.start + 1)
        return here.kind is not Kind.END

    # Powers

    def _power(self) -> Expression:
        start = self._at
        base = self._atom()
        if self._raises_letter(start) and self._is_other(Doubt.RAISED_LETTER):
            base = Power(base, self._atom(), self._span(start))
        while self._takes("^"):
            base = Power(base, self._exponent(base), self._span(start))
        return base

    def _raises_letter(self, start: int) -> bool:
        is_letter = self.tokens[start].kind is Kind.VARIABLE and self._at == start + 1
        return is_letter and self._here.kind is Kind.NUMBER and not self._here.is_spaced

    def _exponent(self, base: Expression) -> Expression:
        self._deeper()
        start = self._at
        is_negative = self._signs()
        is_bare = not self._sees(*_OPENERS)
        node = self._atom()
        if self._sees("^") and not self._is_other(Doubt.TOWER):
            base_end = self._at
            self._next()
            node = Power(node, self._exponent(node), self._span(base_end - 1))
        if is_bare:
            node = self._longer_exponent(base, node, start)
        self._depth -= 1
        return Negative(node, self._span(start)) if is_negative else node

    def _longer_exponent(self, base: Expression, node: Expression, start: int) -> Expression:
        """The other readings of `e^xy` and `x^1/2`; nobody means x^(2y) by `x^2y`."""
        factors = [node]
        is_doubtful = isinstance(base, Constant | Number) or not isinstance(node, Number)
        while is_doubtful and self._touches() and self._is_other(Doubt.EXPONENT):
            factors.append(self._power())
        node = self._gathered(factors, start, self._at)
        if self._sees("/") and self._is_other(Doubt.FRACTION):
            self._next()
            node = Quotient(node, self._divisor(), self._span(start))
        return node

    def _touches(self) -> bool:
        return not self._here.is_spaced and self._starts_factor()

    # Atoms

    def _atom(self) -> Expression:
        here = self._here
        match here.kind:
            case Kind.NUMBER:
                self._next()
                return Number(here.value, here.text, (here.start, here.end))
            case Kind.VARIABLE | Kind.UNIT:
                self._next()
                return Variable(here.text, (here.start, here.end))
            case Kind.CONSTANT:
                self._next()
                return Constant(here.text, (here.start, here.end))
            case Kind.FUNCTION:
                return self._call()
        return self._marked_atom()

    def _marked_atom(self) -> Expression:
        if self._sees(*_OPENERS):
            return self._group()
        if self._sees("|"):
            return self._absolute()
        if self._sees(r"\frac"):
            return self._fraction()
        if self._sees(*_ROOTS, r"\sqrt"):
            return self._root()
        raise self._missing()

    def _group(self) -> Expression:
        self._deeper()
        opener, bars, self._bars = self._next(), self._bars, 0
        closer = CLOSERS[opener.text]
        if self._sees(closer):
            raise Unreadable("There is nothing between these brackets.", opener.start + 1)
        node = self._sum()
        if not self._takes(closer):
            raise self._unclosed(opener)
        self._bars = bars
        self._depth -= 1
        return node

    def _absolute(self) -> Expression:
        self._deeper()
        start = self._at
        opener = self._next()
        self._bars += 1
        node = self._sum()
        if not self._takes("|"):
            raise self._unclosed(opener)
        self._bars -= 1
        self._depth -= 1
        return Call("abs", node, self._span(start))

    def _fraction(self) -> Expression:
        start = self._at
        self._next()
        top, bottom = self._piece(), self._piece()
        return Quotient(top, bottom, self._span(start))

    def _piece(self) -> Expression:
        r"""What `\frac` takes: a group, or one number or letter."""
        if self._sees(*_OPENERS):
            return self._group()
        if self._here.kind in _PLAIN:
            return self._atom()
        raise Unreadable(r"\frac needs two parts: \frac{a}{b}.", self._here.start + 1)

    # Functions

    def _root(self) -> Expression:
        self._deeper()
        start = self._at
        sign = self._next()
        degree = self._group() if sign.text == r"\sqrt" and self._sees("[") else None
        is_group = self._sees(*_OPENERS)
        under = self._group() if is_group else self._bare_argument(sign, is_root=True)
        self._depth -= 1
        span = self._span(start)
        if degree is not None:
            return Power(under, Quotient(Number(_ONE), degree, span), span)
        return applied(_ROOTS.get(sign.text, "sqrt"), under, span)

    def _call(self) -> Expression:
        self._deeper()
        start = self._at
        name = self._next()
        exponent = self._function_exponent(name) if self._takes("^") else None
        argument = self._argument(name)
        self._depth -= 1
        node = applied(name.text, argument, self._span(start))
        return node if exponent is None else Power(node, exponent, self._span(start))

    def _function_exponent(self, name: Token) -> Expression:
        start = self._at
        is_negative = self._signs()
        node = self._atom()
        exponent = Negative(node, self._span(start)) if is_negative else node
        if exponent in (Negative(Number(_ONE)), Number(-_ONE)):
            inverse = f"arc{name.text}(x)" if name.text in _INVERTIBLE else "the inverse"
            message = f"Write {inverse} or 1/{name.text}(x) instead of {name.text}^-1."
            raise Unreadable(message, name.start + 1)
        return exponent

    def _argument(self, name: Token) -> Expression:
        if self._sees(*_OPENERS):
            return self._group()
        if self._sees("|"):
            return self._absolute()
        if self._here.kind is Kind.FUNCTION:
            return self._call()
        return self._bare_argument(name, is_root=False)

    def _bare_argument(self, name: Token, *, is_root: bool) -> Expression:
        """An argument without brackets: the letters and digits that touch."""
        if self._here.kind not in _PLAIN and not self._sees(*_PREFIXES):
            example = f"{name.text}x" if is_root else f"{name.text}(x)"
            message = f"{name.text} needs something to work on, such as {example}."
            raise Unreadable(message, name.start + 1)
        start = self._at
        factors = [self._first_factor()]
        while self._continues(factors, is_root=is_root):
            factors.append(self._power())
        return self._longer_argument(factors, start)

    def _first_factor(self) -> Expression:
        start = self._at
        is_raised = self.tokens[start + 1].text == "^"
        if is_raised and self._is_other(Doubt.RAISED_ARGUMENT):
            return self._atom()
        return self._power()

    def _continues(self, factors: Sequence[Expression], *, is_root: bool) -> bool:
        here = self._here
        if is_root or here.kind not in _PLAIN or self._sees("^"):
            return False
        follows_number = len(factors) == 1 and isinstance(factors[0], Number)
        if not self._starts_factor() or (here.is_spaced and not follows_number):
            return False
        return follows_number or not self._is_other(Doubt.SHORT_ARGUMENT)

    def _longer_argument(self, factors: list[Expression], start: int) -> Expression:
        """The other readings of `sin x y` and `sin x/y`."""
        while self._here.kind is not Kind.FUNCTION and self._starts_factor():
            if self._here.kind is Kind.UNIT or not self._is_other(Doubt.LONG_ARGUMENT):
                break
            factors.append(self._power())
        node = self._gathered(factors, start, self._at)
        if self._sees("/") and self._is_other(Doubt.DIVIDED_ARGUMENT):
            self._next()
            node = Quotient(node, self._divisor(), self._span(start))
        return node
