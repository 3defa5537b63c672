"""What may be typed and how it is read, as help shows it; every row is tested."""

from __future__ import annotations

FORMS: tuple[tuple[str, str], ...] = (
    ("2xy   2x y   2*x*y   2·x·y", "2*x*y"),
    ("x^2   x**2   x²", "x^2"),
    ("x^-1   x⁻¹", "1/x"),
    ("y(2x+1)", "y*(2*x + 1)"),
    ("1/2   ½   0.5   .5", "1/2"),
    ("3e-2", "0.03"),
    ("pi   π", "3.14159…"),
    ("2e", "2*e, Euler's number"),
    ("sqrt(x)   sqrt x   √x   x^(1/2)", "sqrt(x)"),
    ("cbrt(x)   x^(1/3)", "the real cube root, also below 0"),
    ("|x|   abs(x)", "abs(x)"),
    ("e^x   exp(x)", "e^x"),
    ("e^-(x+y)", "e^(-(x + y))"),
    ("ln x   ln(x)   log(x)", "ln(x)"),
    ("log10(x)   log2(x)", "to the base 10 and 2"),
    ("sin x   sinx   sin(x)", "sin(x)"),
    ("sin 2x   sin xy", "sin(2*x); sin(x*y)"),
    ("sin^2 x   sin²x   sin(x)^2", "(sin(x))^2"),
    ("x sin x   xsin(x)", "x*sin(x)"),
    (r"\frac{x}{2}   \sqrt{x}   x^{2}", "x/2; sqrt(x); x^2"),
)
"""What you type, with three spaces between ways to type the same; and what it means."""

VECTOR_FORMS: tuple[tuple[str, str], ...] = (
    ("(2, 4)   [2, 4]   <2, 4>   2, 4", "(2, 4)"),
    ("2 4", "(2, 4), numbers only"),
    ("2i + 4j", "(2, 4)"),
)

READINGS: tuple[tuple[str, str, str], ...] = (
    ("1/2x", "(1/2)*x", "1/(2x)"),
    ("e^xy", "e^x*y", "e^(xy)"),
    ("x^1/2", "(x^1)/2", "x^(1/2)"),
    ("2^x^2", "2^(x^2)", "(2^x)^2"),
    ("sin x/y", "sin(x)/y", "sin(x/y)"),
    ("sin xy", "sin(xy)", "sin(x)y"),
    ("sin x y", "sin(x)*y", "sin(xy)"),
    ("sin x^2", "sin(x^2)", "sin(x)^2"),
    ("√2x", "√(2)*x", "√(2x)"),
    ("x2", "x*2", "x^2"),
    ("2e3", "2000", "2*e*3"),
)
"""A text that could mean two things: our one reading, and what to type for the other one.

Where only the other one is right, the game asks instead of saying 'wrong'.
"""
