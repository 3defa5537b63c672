"""The catalogue of broken rules, and what a tutor says of each.

Rows stand in the order in which they explain a wrong answer: what was taken for moving first, then
chain, power, product and quotient rule, then single functions, then signs and forgotten terms.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from gradquest.maths.calculus import broken_products as products
from gradquest.maths.calculus import broken_rules as broken
from gradquest.maths.calculus.broken_rules import Wrong
from gradquest.maths.calculus.rules import Application, Rule
from gradquest.maths.expression import Variable

BROAD = frozenset(
    {
        "sum-sign",
        "term-forgotten",
        "whole-sign",
        "gave-f",
        "second-derivative",
        "derivative-squared",
    }
)
"""Mistakes that say little: named only where nothing more telling leads to the same answer."""

CHAINED = (Rule.POWER, Rule.EXPONENTIAL, Rule.FUNCTION)


@dataclass(frozen=True, slots=True)
class Mistake:
    """One way to break a rule."""

    id: str
    rules: tuple[Rule, ...]
    """The rules that it can break."""
    wrong: Callable[[Application], Iterator[Wrong]]
    says: str
    """For the learner; {by}, {node} and the pieces stand in braces."""
    did: str
    """The mistake as a clause after `Did you`."""
    family: str
    """The rule family in which it is unlearned."""

    def variants(self, at: Application) -> Iterator[Wrong]:
        """The wrong results at one application, those left out that are right."""
        if at.rule in self.rules:
            for answer, pieces in self.wrong(at):
                if answer != at.right:
                    yield answer, {"node": at.node, "by": Variable(at.by), **pieces}


MISTAKES: tuple[Mistake, ...] = (
    Mistake(
        "mixed-term-lost",
        (Rule.SUM,),
        broken.mixed_lost,
        "{term} has {by} in it, so it does change. Only terms without any {by} vanish.",
        "take {term} for a fixed number",
        "polynomial",
    ),
    Mistake(
        "vanishing-term-kept",
        (Rule.SUM,),
        broken.vanishing_kept,
        "{term} has no {by} in it, so it does not change: its derivative is 0.",
        "keep the term {term}",
        "polynomial",
    ),
    Mistake(
        "frozen-factor-dropped",
        (Rule.FACTOR,),
        broken.frozen_dropped,
        "In {node} the factor {frozen} is frozen: it stays, as a number would.",
        "drop the frozen factor {frozen}",
        "polynomial",
    ),
    Mistake(
        "frozen-factor-differentiated",
        (Rule.FACTOR,),
        broken.frozen_differentiated,
        "Only {by} moves in {node}: {frozen} is copied as it is, not differentiated.",
        "differentiate the frozen factor {frozen}",
        "polynomial",
    ),
    Mistake(
        "log-u-over-x",
        (Rule.FUNCTION,),
        broken.log_over_x,
        "The logarithm's derivative is 1 over its inside: over {inside}, not over {by}.",
        "put 1/{by} where 1 over the inside {inside} belongs",
        "log",
    ),
    Mistake(
        "inner-derivative-missing",
        CHAINED,
        broken.inner_missing,
        "Chain rule on {node}: multiply by the derivative of the inside {inside}, here {slope}.",
        "leave out the derivative of the inside {inside}",
        "chain",
    ),
    Mistake(
        "outer-at-x",
        CHAINED,
        broken.outer_at_x,
        "The outer derivative keeps its inside: {kept}, not {bare}.",
        "put {by} where the inside of {node} belongs",
        "chain",
    ),
    Mistake(
        "outer-at-inner-derivative",
        CHAINED,
        broken.outer_at_slope,
        "The inside stays as it is: {kept}, not {moved}. Its derivative comes as a factor.",
        "differentiate inside the brackets of {node}",
        "chain",
    ),
    Mistake(
        "added-not-multiplied",
        CHAINED,
        broken.inner_added,
        "The chain rule multiplies by the inside's derivative {slope}; you added it.",
        "add the inside's derivative {slope} instead of multiplying by it",
        "chain",
    ),
    Mistake(
        "inner-derivative-divided",
        CHAINED,
        broken.inner_divided,
        "The chain rule multiplies by the inside's derivative {slope}; you divided by it.",
        "divide by the inside's derivative {slope}",
        "chain",
    ),
    Mistake(
        "power-no-coefficient",
        (Rule.POWER,),
        broken.no_coefficient,
        "Power rule on {node}: the exponent {exponent} also comes down in front.",
        "lower the exponent of {node} without bringing it down in front",
        "polynomial",
    ),
    Mistake(
        "power-not-reduced",
        (Rule.POWER,),
        broken.not_reduced,
        "Power rule on {node}: the exponent goes down by one, from {exponent} to {low}.",
        "leave the exponent of {node} as it was",
        "polynomial",
    ),
    Mistake(
        "power-not-reduced",
        (Rule.VARIABLE,),
        broken.letter_left,
        "The derivative of {by} itself is 1: its exponent 1 goes down to 0.",
        "leave {by} undifferentiated",
        "polynomial",
    ),
    Mistake(
        "power-plus-one",
        (Rule.POWER,),
        broken.raised_instead,
        "Power rule on {node}: the exponent goes down to {low}, not up to {high}.",
        "raise the exponent of {node} instead of lowering it",
        "polynomial",
    ),
    Mistake(
        "integrated",
        (Rule.POWER,),
        broken.power_integrated,
        "You integrated {node}. Differentiating goes the other way: the exponent comes down.",
        "integrate {node}",
        "polynomial",
    ),
    Mistake(
        "integrated",
        (Rule.VARIABLE,),
        broken.letter_integrated,
        "You integrated {by}. Its derivative is 1.",
        "integrate {by}",
        "polynomial",
    ),
    Mistake(
        "power-lowered-first",
        (Rule.POWER,),
        broken.lowered_first,
        "Power rule on {node}: the old exponent {exponent} comes down in front, not {low}.",
        "lower the exponent of {node} before you brought it down",
        "polynomial",
    ),
    Mistake(
        "coefficient-dropped",
        (Rule.FACTOR,),
        broken.coefficient_dropped,
        "The constant multiple {size} of {node} stays: it multiplies the derivative too.",
        "drop the factor {size} of {node}",
        "polynomial",
    ),
    Mistake(
        "product-of-derivatives",
        (Rule.PRODUCT,),
        products.product_of_slopes,
        "(uv)’ is u’v + uv’, not u’v’. Here u = {u} and v = {v}.",
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
        "Product rule: pair each derivative with the other factor, u’v + uv’. "
        "Here u = {u} and v = {v}.",
        "pair each derivative with its own factor in {node}",
        "product",
    ),
    Mistake(
        "product-minus",
        (Rule.PRODUCT,),
        products.product_minus,
        "The product rule adds its parts: u’v + uv’. Here u = {u} and v = {v}.",
        "subtract in the product rule for {node}",
        "product",
    ),
    Mistake(
        "quotient-ratio",
        (Rule.QUOTIENT, Rule.POWER),
        products.quotient_ratio,
        "A quotient's derivative is not the quotient of the derivatives. "
        "It is (u’v - uv’)/v², here with v = {bottom}.",
        "differentiate top and bottom of {node} apart",
        "quotient",
    ),
    Mistake(
        "quotient-swapped",
        (Rule.QUOTIENT,),
        products.quotient_swapped,
        "Quotient rule on {node}: the top's derivative comes first, u’v - uv’.",
        "swap the two parts u’v and uv’ of the quotient rule",
        "quotient",
    ),
    Mistake(
        "quotient-plus",
        (Rule.QUOTIENT,),
        products.quotient_plus,
        "Quotient rule on {node}: it is minus on top, u’v - uv’.",
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
        (Rule.QUOTIENT,),
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
    Mistake(
        "trig-sign",
        (Rule.FUNCTION,),
        broken.trig_sign,
        "Check the sign: {outer} becomes {slope}.",
        "take the wrong sign for the derivative of {node}",
        "trig",
    ),
    Mistake(
        "exponent-as-power",
        (Rule.EXPONENTIAL, Rule.TOWER),
        broken.exponent_as_power,
        "In {node} the exponent moves, so the power rule does not apply: "
        "the exponential stays, times the exponent's derivative.",
        "use the power rule on {node}",
        "exp",
    ),
    Mistake(
        "base-log-missing",
        (Rule.EXPONENTIAL,),
        broken.base_logarithm_missing,
        "Only e^u copies itself: the derivative of {node} also has the factor {log}.",
        "leave out the factor {log}",
        "exp",
    ),
    Mistake(
        "function-unchanged",
        (Rule.FUNCTION,),
        broken.function_unchanged,
        "You copied {outer}; only e^u is its own derivative.",
        "copy {outer} without differentiating it",
        "trig",
    ),
    Mistake(
        "sum-sign",
        (Rule.SUM,),
        broken.sign_lost,
        "Check the sign of what {term} gives.",
        "take the wrong sign for {term}",
        "polynomial",
    ),
    Mistake(
        "term-forgotten",
        (Rule.SUM,),
        broken.term_forgotten,
        "Something is missing: {term} has a derivative too.",
        "forget the term {term}",
        "polynomial",
    ),
)
"""All broken rules, most specific first."""
