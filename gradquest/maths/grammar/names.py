"""The names that everybody may type: functions and constants, with every usual spelling."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from gradquest.maths.expression import (
    EULER,
    ONE,
    Call,
    Expression,
    Power,
    Quotient,
    Span,
    number,
)


@dataclass(frozen=True, slots=True)
class Name:
    """A function or constant as it is typed, and what help says of it."""

    spellings: tuple[str, ...]
    """The first is the usual one."""
    says: str

    @property
    def name(self) -> str:
        """The usual spelling."""
        return self.spellings[0]


FUNCTION_NAMES = (
    Name(("sqrt",), "square root; √x too"),
    Name(("cbrt",), "cube root, also of negative numbers"),
    Name(("abs", "Abs"), "absolute value; |x| too"),
    Name(("sign", "sgn"), "−1, 0 or 1"),
    Name(("exp",), "e to a power: exp(x) is e^x"),
    Name(("ln", "log"), "natural logarithm, as log is in machine learning"),
    Name(("log10", "log_10"), "logarithm to the base 10"),
    Name(("log2", "log_2"), "logarithm to the base 2"),
    Name(("sin",), "sine, in radians"),
    Name(("cos",), "cosine, in radians"),
    Name(("tan",), "tangent, in radians"),
    Name(("sec",), "1/cos"),
    Name(("csc", "cosec"), "1/sin"),
    Name(("cot",), "1/tan"),
    Name(("arcsin", "asin"), "inverse sine"),
    Name(("arccos", "acos"), "inverse cosine"),
    Name(("arctan", "atan"), "inverse tangent"),
    Name(("sinh",), "hyperbolic sine"),
    Name(("cosh",), "hyperbolic cosine"),
    Name(("tanh",), "hyperbolic tangent"),
    Name(("sech",), "1/cosh"),
    Name(("csch",), "1/sinh"),
    Name(("coth",), "1/tanh"),
    Name(("arcsinh", "asinh", "arsinh"), "inverse hyperbolic sine"),
    Name(("arccosh", "acosh", "arcosh"), "inverse hyperbolic cosine"),
    Name(("arctanh", "atanh", "artanh"), "inverse hyperbolic tangent"),
)

CONSTANT_NAMES = (
    Name(("pi",), "3.14159…; π too"),
    Name(("e",), "2.71828…, unless the problem has a variable e"),
)

FUNCTIONS: Mapping[str, str] = {
    spelling: row.name for row in FUNCTION_NAMES for spelling in row.spellings
}
"""Every spelling of a function with its usual one."""

CONSTANTS: Mapping[str, str] = {
    spelling: row.name for row in CONSTANT_NAMES for spelling in row.spellings
}

GREEK: Mapping[str, str] = {
    "α": "alpha", "β": "beta", "γ": "gamma", "δ": "delta", "ε": "epsilon", "ζ": "zeta",
    "η": "eta", "θ": "theta", "κ": "kappa", "λ": "lambda", "μ": "mu", "ν": "nu", "ξ": "xi",
    "ρ": "rho", "σ": "sigma", "τ": "tau", "φ": "phi", "χ": "chi", "ψ": "psi", "ω": "omega",
    "π": "pi",
}  # fmt: skip
"""Greek letters and the words that people type for them."""

FOREIGN: Mapping[str, str] = {
    "tg": "tan", "ctg": "cot", "arctg": "arctan", "sh": "sinh", "ch": "cosh", "th": "tanh",
    "lg": "log10", "lb": "log2", "lm": "ln", "Exp": "exp",
    "arccot": "arctan(1/x)", "acot": "arctan(1/x)", "arcsec": "arccos(1/x)",
    "arccsc": "arcsin(1/x)", "Pi": "pi", "PI": "pi", "E": "e",
}  # fmt: skip
"""Names from other books and languages, misspellings, and what to type for them here."""

_RECIPROCALS = {"sech": "cosh", "csch": "sinh", "coth": "tanh"}


def applied(function: str, argument: Expression, span: Span) -> Expression:
    """The tree of a function, by its usual spelling, applied to an argument."""
    if function == "exp":
        return Power(EULER, argument, span)
    if function == "cbrt":
        return Power(argument, Quotient(ONE, number(3)), span)
    if function in _RECIPROCALS:
        return Quotient(ONE, Call(_RECIPROCALS[function], argument, span), span)
    return Call(function, argument, span)
