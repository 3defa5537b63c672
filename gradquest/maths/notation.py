"""Expressions as text: to be typed and read back, and to be read by people on one line.

Two-dimensional notation is in `layout`. A few conventions keep what is shown unambiguous: a
function always has brackets, an implicit product stands only where nobody can misread it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from fractions import Fraction
from itertools import pairwise

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
from gradquest.maths.tidy import signed

SUM, NEGATIVE, PRODUCT, POWER, ATOM = range(5)
"""How tightly a text holds together; what is looser than its place asks for gets brackets."""

_SUPERSCRIPTS = str.maketrans("0123456789-", "⁰¹²³⁴⁵⁶⁷⁸⁹⁻")
_GREEK = {"pi": "π", "theta": "θ", "alpha": "α", "beta": "β", "gamma": "γ", "lambda": "λ",
          "mu": "μ", "sigma": "σ", "phi": "φ", "omega": "ω", "eta": "η", "rho": "ρ",
          "tau": "τ", "delta": "δ", "epsilon": "ε"}  # fmt: skip
_ASCII = {
    "∂": "d", "∇": "grad ", "Δ": "delta ", "·": "*", "×": "x", "−": "-", "–": "-", "—": "-",
    "√": "sqrt",
    "≤": "<=", "≥": ">=", "≠": "!=", "≈": "~", "→": "->", "←": "<-", "↑": "^", "↓": "v",
    "↵": "Enter", "…": "...", "’": "'", "‘": "'", "“": '"', "”": '"', "°": " degrees",
    "✓": "+", "✗": "x", "●": "*", "▲": "^", "◆": "#", "★": "*", "•": "*", "½": "1/2", "₁": "_1",
    "│": "|", "┃": "|", "─": "-", "━": "-", "┄": "-", "┆": ":", "└": "+", "┌": "+", "┐": "+",
    "┘": "+", "├": "+", "┤": "+", "┬": "+", "┴": "+", "┼": "+", "╭": "+", "╮": "+", "╯": "+",
    "╰": "+", "█": "#", "▓": "#", "▒": "=", "░": "-", "▁": "_", "▂": "_", "▃": "-", "▄": "-",
    "▅": "=", "▆": "=", "▇": "#", "■": "#", "□": "-", "▪": "#", "⟨": "<", "⟩": ">", "ℝ": "R",
    "‖": "|", "∞": "infinity", "±": "+-", "∑": "sum", "Σ": "sum", "⎛": "/", "⎝": "\\",
    "⎜": "|", "⎞": "\\", "⎠": "/", "⎟": "|", "\N{NO-BREAK SPACE}": " ",
    **{sign: name for name, sign in _GREEK.items()},
}  # fmt: skip


_JUDGED = re.compile(r"[✓✗](?= (?:[A-Z]|\w+ entry|∂|\w\w?(?:   |$)))")
"""A mark before what it judges, a sentence or an entry: there `x` would look like a variable."""


def to_ascii(text: str) -> str:
    """Any text of ours for a terminal that has only ASCII; line widths may change."""
    if text.isascii():
        return text
    out: list[str] = []
    raised = False
    judged = _JUDGED.sub(lambda it: "[ok]" if it[0] == "✓" else "[no]", text)
    for sign in judged.replace("∇ ", "∇"):
        digit = "0123456789-".find(_lowered(sign)) if sign in _RAISED else -1
        out.append("^" if digit >= 0 and not raised else "")
        raised = digit >= 0
        out.append("0123456789-"[digit] if raised else _ASCII.get(sign, _plain(sign)))
    return "".join(out)


_RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹⁻"


def _lowered(sign: str) -> str:
    return "0123456789-"[_RAISED.index(sign)]


def _plain(sign: str) -> str:
    return sign if sign.isascii() else "?"


def number_text(value: Fraction) -> str:
    """`7`, `-2.25` where at most three decimals tell all, `22/7`, but `8.9997` for 89997/10000."""
    if value.denominator == 1:
        return str(value.numerator)
    is_large = value.denominator > 100 and 100_000 % value.denominator == 0
    if is_large or 1000 % value.denominator == 0:
        return f"{float(value):.5f}".rstrip("0")
    return f"{value.numerator}/{value.denominator}"


def fraction_text(value: Fraction) -> str:
    """`7`, `-9/4`: exact, as data files and bug reports want it."""
    return str(value)


def typed(node: Expression) -> str:
    """ASCII text with every `*` written out; the reader makes the same value of it."""
    return _Typed().text(node, SUM)


def typed_answer(components: Sequence[Expression]) -> str:
    """An answer as one would type it: an expression, or `(a, b)`."""
    return _tuple([typed(part) for part in components])


def pretty(node: Expression) -> str:
    """One line for people: `6x²y + e^(xy)`."""
    return _Pretty().text(node, SUM)


def pretty_answer(components: Sequence[Expression]) -> str:
    """An answer for people: an expression, or `(a, b)`."""
    return _tuple([pretty(part) for part in components])


def point_text(values: Sequence[Fraction]) -> str:
    """A point for people: `(1, -2)`."""
    return f"({', '.join(map(number_text, values))})"


def _tuple(parts: Sequence[str]) -> str:
    return parts[0] if len(parts) == 1 else f"({', '.join(parts)})"


class _Typed:
    """Writes an expression with explicit operators."""

    def text(self, node: Expression, needed: int) -> str:
        """The text, in brackets where it holds together less tightly than needed."""
        text, strength = self._parts(node)
        return text if strength >= needed else f"({text})"

    def _parts(self, node: Expression) -> tuple[str, int]:
        match node:
            case Number(value):
                return self._number(value)
            case Variable(name) | Constant(name):
                return self._name(name), ATOM
            case Sum(terms):
                return self._sum(terms), SUM
            case Negative(of):
                return f"-{self.text(of, PRODUCT)}", NEGATIVE
            case Product(factors):
                return self._product(factors), PRODUCT
            case Quotient(top, bottom):
                return f"{self.text(top, PRODUCT)}/{self.text(bottom, POWER)}", PRODUCT
            case Power(base, exponent):
                return self._power(base, exponent), POWER
            case Call(function, argument):
                return self._call(function, argument), ATOM

    def _number(self, value: Fraction) -> tuple[str, int]:
        strength = NEGATIVE if value < 0 else ATOM if value.denominator == 1 else PRODUCT
        return fraction_text(value), strength

    def _name(self, name: str) -> str:
        return name

    def _sum(self, terms: Sequence[Expression]) -> str:
        out = [self.text(terms[0], SUM)]
        for term in terms[1:]:
            sign, rest = signed(term)
            out.append(f"{' - ' if sign < 0 else ' + '}{self.text(rest, PRODUCT)}")
        return "".join(out)

    def _product(self, factors: Sequence[Expression]) -> str:
        first = self.text(factors[0], PRODUCT)
        return "*".join([first, *(self.text(factor, POWER) for factor in factors[1:])])

    def _power(self, base: Expression, exponent: Expression) -> str:
        return f"{self.text(base, ATOM)}^{self.text(exponent, ATOM)}"

    def _call(self, function: str, argument: Expression) -> str:
        return f"{function}({self.text(argument, SUM)})"


class _Pretty(_Typed):
    """Writes an expression as a textbook does, on one line."""

    def _parts(self, node: Expression) -> tuple[str, int]:
        if isinstance(node, Quotient) and signed(node)[0] < 0:
            return super()._parts(Negative(signed(node)[1]))
        return super()._parts(node)

    def _number(self, value: Fraction) -> tuple[str, int]:
        text = number_text(value)
        return text, NEGATIVE if value < 0 else PRODUCT if "/" in text else ATOM

    def _name(self, name: str) -> str:
        return _GREEK.get(name, name)

    def _product(self, factors: Sequence[Expression]) -> str:
        out = self.text(factors[0], POWER)
        for place, (before, after) in enumerate(pairwise(factors)):
            text = self.text(after, POWER)
            is_number = place > 0 and isinstance(before, Number)  # not 2·0e^x
            out += ("·" if is_number else joint(before, after, text)) + text
        return out

    def _power(self, base: Expression, exponent: Expression) -> str:
        below = self.text(base, ATOM)
        if is_whole(exponent):
            return below + raised(exponent)
        return f"{below}^{self.text(exponent, ATOM)}"

    def _call(self, function: str, argument: Expression) -> str:
        inside = self.text(argument, SUM)
        if function == "abs":
            return f"|{inside}|"
        if function == "sqrt":
            is_bare = len(inside) == 1 or inside.replace(".", "").isdecimal()
            return f"√{inside}" if is_bare else f"√({inside})"
        return f"{function}({inside})"


def joint(before: Expression, after: Expression, right: str) -> str:
    """What stands between two factors so that nobody can misread them: nothing, space or dot."""
    if right[0].isdigit():
        return "·"
    if isinstance(before, Number):
        return "·" if "/" in number_text(before.value) else ""
    if _is_long_name(after):
        return "·"
    if _is_closed(before):
        return " " if isinstance(after, Call) and right[0].isalpha() else ""
    return "·"


def _is_closed(node: Expression) -> bool:
    """Nothing that follows could be taken for a part of it."""
    match node:
        case Variable(name) | Constant(name):
            return len(_GREEK.get(name, name)) == 1 and name != "e"
        case Power(base, exponent):
            return is_whole(exponent) and not isinstance(base, Call)
    return isinstance(node, Sum | Quotient)


def _is_long_name(node: Expression) -> bool:
    base = node.base if isinstance(node, Power) else node
    if isinstance(base, Constant):
        return base.name == "e"
    return isinstance(base, Variable) and len(_GREEK.get(base.name, base.name)) > 1


def is_whole(node: Expression) -> bool:
    """A whole number, which can stand as a superscript."""
    match node:
        case Negative(Number(value)):
            return value.denominator == 1 and value >= 0
        case Number(value):
            return value.denominator == 1
    return False


def raised(node: Expression) -> str:
    """A whole number in superscript digits."""
    return typed(node).translate(_SUPERSCRIPTS)
