"""How the product and the quotient rule are broken, and what a tutor says of it."""

from __future__ import annotations

from gradquest.maths.calculus import broken_products as products
from gradquest.maths.calculus.mistake import Mistake
from gradquest.maths.calculus.rules import Rule

PRODUCT_MISTAKES: tuple[Mistake, ...] = (
    Mistake(
        "product-of-derivatives",
        (Rule.PRODUCT,),
        products.product_of_slopes,
        "(uv)' is u'v + uv', not u'v'. Here u = {u} and v = {v}.",
        "multiply the derivatives of {u} and {v}",
        "product",
    ),
    Mistake(
        "product-half",
        (Rule.PRODUCT,),
        products.product_half,
        "A part of the product rule is missing: in {node} every factor has its turn to move.",
        "stop halfway through the product rule for {node}",
        "product",
    ),
    Mistake(
        "product-mispaired",
        (Rule.PRODUCT,),
        products.product_mispaired,
        "Product rule: pair each derivative with the other factor, u'v + uv'. "
        "Here u = {u} and v = {v}.",
        "pair each derivative with its own factor in {node}",
        "product",
    ),
    Mistake(
        "product-minus",
        (Rule.PRODUCT,),
        products.product_minus,
        "The product rule adds its parts: u'v + uv'. Here u = {u} and v = {v}.",
        "subtract in the product rule for {node}",
        "product",
    ),
    Mistake(
        "quotient-ratio",
        (Rule.QUOTIENT, Rule.POWER),
        products.quotient_ratio,
        "A quotient's derivative is not the quotient of the derivatives. "
        "It is (u'v - uv')/v², here with v = {bottom}.",
        "differentiate top and bottom of {node} apart",
        "quotient",
    ),
    Mistake(
        "quotient-half",
        (Rule.QUOTIENT,),
        products.bottom_still,
        "In {node} the bottom moves too: (u'v - uv')/v², here with u = {u} and v = {v}.",
        "hold the bottom {v} still",
        "quotient",
    ),
    Mistake(
        "quotient-half",
        (Rule.QUOTIENT,),
        products.top_still,
        "In {node} the top moves too: (u'v - uv')/v², here with u = {u} and v = {v}.",
        "hold the top {u} still",
        "quotient",
    ),
    Mistake(
        "quotient-swapped",
        (Rule.QUOTIENT,),
        products.quotient_swapped,
        "Quotient rule on {node}: the top's derivative comes first, u'v - uv'.",
        "swap the two parts u'v and uv' of the quotient rule",
        "quotient",
    ),
    Mistake(
        "quotient-plus",
        (Rule.QUOTIENT,),
        products.quotient_plus,
        "Quotient rule on {node}: it is minus on top, u'v - uv'.",
        "put a plus between the parts of the quotient rule",
        "quotient",
    ),
    Mistake(
        "quotient-no-square",
        (Rule.QUOTIENT, Rule.POWER),
        products.quotient_no_square,
        "Quotient rule: the bottom {bottom} is squared.",
        "leave the bottom {bottom} unsquared",
        "quotient",
    ),
    Mistake(
        "quotient-top-squared",
        (Rule.QUOTIENT, Rule.FACTOR),
        products.quotient_top_squared,
        "Quotient rule on {node}: below stands the bottom squared, not the top.",
        "square the top instead of the bottom {bottom}",
        "quotient",
    ),
    Mistake(
        "quotient-no-denominator",
        (Rule.QUOTIENT, Rule.POWER),
        products.quotient_no_denominator,
        "Quotient rule on {node}: all of it stands over the bottom squared, v².",
        "leave out the bottom v² of the quotient rule",
        "quotient",
    ),
)
"""Most specific first."""
