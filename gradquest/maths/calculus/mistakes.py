"""The catalogue of broken rules, and what a tutor says of each.

Rows stand in the order in which they explain a wrong answer: what was taken for moving first, then
chain, power, product and quotient rule, then single functions, then signs and forgotten terms.
"""

from __future__ import annotations

from gradquest.maths.calculus import broken_functions as functions
from gradquest.maths.calculus import broken_rules as broken
from gradquest.maths.calculus.mistake import Mistake
from gradquest.maths.calculus.product_mistakes import PRODUCT_MISTAKES
from gradquest.maths.calculus.rules import Rule

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

SAID_BY = {"vanishing-term-differentiated": "nothing-frozen"}
"""Mistakes that another one says as well, where both lead to the same."""

CHAINED = (Rule.POWER, Rule.EXPONENTIAL, Rule.FUNCTION)

MISTAKES: tuple[Mistake, ...] = (
    Mistake(
        "mixed-term-lost",
        (Rule.SUM,),
        broken.mixed_lost,
        "{Term} has {by} in it, so it does change. Only terms without any {by} vanish.",
        "take {the_term} for a fixed number",
        "polynomial",
        "term",
    ),
    Mistake(
        "vanishing-term-kept",
        (Rule.SUM,),
        broken.vanishing_kept,
        "{Term} has no {by} in it, so it does not change: its derivative is 0.",
        "keep {the_term}",
        "polynomial",
        "term",
    ),
    Mistake(
        "vanishing-term-differentiated",
        (Rule.SUM,),
        broken.vanishing_moved,
        "{Term} has no {by} in it: here its derivative is 0, not {moved}.",
        "differentiate {the_term} by its own letter",
        "polynomial",
        "term",
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
        functions.log_over_x,
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
        (Rule.VARIABLE, Rule.FACTOR),
        broken.letter_left,
        "The derivative of {node} is {slope}, not {node}.",
        "leave {node} undifferentiated",
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
        (Rule.VARIABLE, Rule.FACTOR),
        broken.letter_integrated,
        "You integrated {node}. Its derivative is {slope}.",
        "integrate {node}",
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
    *PRODUCT_MISTAKES,
    Mistake(
        "trig-sign",
        (Rule.FUNCTION,),
        functions.trig_sign,
        "Check the sign: {outer} becomes {slope}.",
        "take the wrong sign for the derivative of {node}",
        "trig",
    ),
    Mistake(
        "exponent-as-power",
        (Rule.EXPONENTIAL,),
        functions.exponent_as_power,
        "In {node} the exponent moves, so the power rule does not apply: "
        "{node} stays, times the exponent's derivative.",
        "use the power rule on {node}",
        "exp",
    ),
    Mistake(
        "exponent-as-power",
        (Rule.EXPONENTIAL,),
        functions.other_base_as_power,
        "In {node} the exponent moves, so the power rule does not apply: "
        "{node} stays, times {log} and the exponent's derivative.",
        "use the power rule on {node}",
        "exp",
    ),
    Mistake(
        "exponent-as-power",
        (Rule.TOWER,),
        functions.tower_as_power,
        "In {node} the exponent moves too, so the power rule does not apply: "
        "write it as {rewritten} and use the chain rule.",
        "use the power rule on {node}",
        "exp",
    ),
    Mistake(
        "base-log-missing",
        (Rule.EXPONENTIAL,),
        functions.base_logarithm_missing,
        "Only e^u copies itself: the derivative of {node} also has the factor {log}.",
        "leave out the factor {log}",
        "exp",
    ),
    Mistake(
        "function-unchanged",
        (Rule.FUNCTION,),
        functions.function_unchanged,
        "You copied {outer}; only e^u is its own derivative.",
        "copy {outer} without differentiating it",
        "trig",
    ),
    Mistake(
        "sum-sign",
        (Rule.SUM,),
        broken.sign_lost,
        "Check the sign of what {the_term} gives.",
        "take the wrong sign for {the_term}",
        "polynomial",
        "term",
    ),
    Mistake(
        "term-forgotten",
        (Rule.SUM,),
        broken.term_forgotten,
        "Something is missing: {the_term} has a derivative too.",
        "forget {the_term}",
        "polynomial",
        "term",
    ),
)
"""All broken rules, most specific first."""
