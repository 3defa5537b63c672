"""`gradquest explore`: any function, on a screen to walk on, or printed once."""

from __future__ import annotations

import os
import re
from argparse import ArgumentTypeError, Namespace
from typing import TYPE_CHECKING

from gradquest.commands.context import Context
from gradquest.commands.parser import Parser, add_json, add_look, whole
from gradquest.errors import Misuse, Unreadable

if TYPE_CHECKING:
    from gradquest.explore.exploration import Exploration
    from gradquest.explore.function import Function, Place

LEAST_SIZE, MOST_SIZE = (24, 8), (400, 200)
MOST_STEPS = 10_000
SHORTEST_NAME = 4
"""Shorter words are products of letters, not names of landscapes."""

EPILOG = """\
Without FUNCTION you choose from a gallery of landscapes; where there is no terminal
the gallery is listed. FUNCTION may also be a name from the gallery, such as saddle.

examples:
  gradquest explore "x^2 + 3xy + y^2" --at 1,2
  gradquest explore "2x^2 + xy" --at 1,2 --lr 0.1 --steps 2 --plain
  gradquest explore "x^2/2 + exp(-x)" --at -10 --lr 0.1 --steps 400 --plain
  gradquest explore cliff --at 14,-53 --steps 100 --plain"""


def options(parser: Parser, name: str) -> None:  # noqa: ARG001 (one command only)
    """Which function, where, and what is done there."""
    parser.epilog = EPILOG
    parser.add_argument("function", nargs="?", metavar="FUNCTION", help="as one types it")
    parser.add_argument("--at", metavar="A,B", help="the point to begin at")
    parser.add_argument("--vars", metavar="x,y", help="the variables, in order")
    parser.add_argument("--lr", metavar="RATE", help="the learning rate; 0.1 if nothing is said")
    parser.add_argument(
        "--steps",
        type=whole(0, MOST_STEPS),
        metavar="N",
        help="go N steps downhill; printed, each is a row with all its digits",
    )
    parser.add_argument("--direction", metavar="DEGREES", help="look along this direction")
    parser.add_argument("--slice", metavar="x", help="the curve along this variable")
    parser.add_argument("--size", type=_size, metavar="72x24", help="columns x rows of the picture")
    add_look(parser)
    add_json(parser)


def run(given: Namespace, context: Context) -> int:
    """Walk on it, or print it once."""
    state = None if given.function is None else _exploration(given)
    if state is None:
        _check_alone(given)
    if given.plain or given.json or not context.has_screens:
        from gradquest.commands.explore_print import print_once

        print_once(state, given, context)
        return 0
    from gradquest.training.start import Start
    from gradquest.tui.app import run as show

    return show(context.game(), Start("explore", is_ascii=given.ascii, exploration=state))


def _check_alone(given: Namespace) -> None:
    for option in ("at", "vars", "lr", "steps", "direction", "slice"):
        if getattr(given, option) is not None:
            raise Misuse(f"--{option} needs a function, such as: gradquest explore 'x^2 + y^2'")


# Reading the words


def _exploration(given: Namespace) -> Exploration:
    from dataclasses import replace

    from gradquest.explore.exploration import exploration
    from gradquest.explore.gallery import landmark_named

    typed = as_typed(given.function)
    _check_name(typed)
    landmark = landmark_named(typed)
    if landmark is not None and given.vars is None:
        state = landmark.exploration()
    else:
        state = exploration(_function(typed, given.vars))
    if given.at is not None:
        state = state.begun_at(_point(given.at, state.function))
    if given.lr is not None:
        state = replace(state, rate=_rate(given.lr))
    if given.direction is not None:
        state = replace(state, angle=_angle(given.direction, state.function))
    if given.slice is not None:
        state = replace(state, sliced=_axis(given.slice, state.function))
    return state.stepped(given.steps) if given.steps is not None else state


def as_typed(word: str) -> str:
    """A word of the command line, where the locale cannot say what UTF-8 stands for."""
    try:
        return os.fsencode(word).decode("utf-8")
    except UnicodeError:
        return word


def _check_name(text: str) -> None:
    """A single word that is nearly a landscape of the gallery was meant to be one."""
    from difflib import get_close_matches

    from gradquest.explore.gallery import GALLERY, landmark_named

    words = {mark.name.lower(): mark.name for mark in GALLERY}
    typed = text.strip().lower()
    if len(typed) < SHORTEST_NAME or not typed.replace(" ", "").isalpha() or landmark_named(typed):
        return
    if close := get_close_matches(typed, words, n=1, cutoff=0.7):
        raise Misuse(
            f"no landscape of the gallery is called {text!r}; did you mean {words[close[0]]!r}?"
        )


def _function(text: str, names: str | None) -> Function:
    from gradquest.explore.function import function_of

    try:
        return function_of(text, _names(names))
    except Unreadable as trouble:
        raise Misuse(f"column {trouble.column} of the function: {trouble.message}") from None


def _names(text: str | None) -> tuple[str, ...]:
    if text is None:
        return ()
    from gradquest.maths.grammar.names import FUNCTIONS

    names = tuple(name.strip() for name in as_typed(text).split(",") if name.strip())
    if not names or len(set(names)) < len(names) or not all(map(str.isidentifier, names)):
        raise Misuse(f"--vars: {text!r} should be different letters, such as x,y or w,b")
    if called := [name for name in names if name in FUNCTIONS]:
        raise Misuse(f"--vars: {called[0]} is a function, so no variable can be called that")
    return names


def _point(text: str, function: Function) -> Place:
    values = _numbers("--at", text)
    if len(values) != len(function.names):
        example = ",".join("12"[: len(function.names)])
        raise Misuse(
            f"--at: f has {_counted(function)} and {text!r} has {len(values)}: "
            f"write it as in --at {example}"
        )
    return values


def _counted(function: Function) -> str:
    from gradquest.maths.phrases import letters

    count = {1: "one variable", 2: "two variables"}[len(function.names)]
    return f"{count}, {letters(function.names)},"


def _rate(text: str) -> float:
    (rate, *others) = _numbers("--lr", text)
    if others or not rate > 0:
        raise Misuse(f"--lr: a learning rate is one number above 0, and {text!r} is not")
    return rate


def _angle(text: str, function: Function) -> float:
    (angle, *others) = _numbers("--direction", text)
    if others:
        raise Misuse(f"--direction: {text!r} should be one number, in degrees")
    if function.is_curve:
        raise Misuse("--direction needs two variables: on a curve there are only two ways to go")
    return angle % 360


def _axis(text: str, function: Function) -> int:
    if function.is_curve:
        raise Misuse("--slice needs two variables: a curve is its own slice")
    if text not in function.names:
        raise Misuse(f"--slice: {text!r} is none of the variables, {' and '.join(function.names)}")
    return function.names.index(text)


def _numbers(option: str, text: str) -> Place:
    """Numbers with commas between them; each may be typed like `pi/2`."""
    from gradquest.explore.coordinates import place_of

    try:
        return place_of(text)
    except Unreadable as trouble:
        raise Misuse(f"{option}, column {trouble.column}: {trouble.message}") from None


def _size(text: str) -> tuple[int, int]:
    found = re.fullmatch(r"\s*([0-9]{1,4})\s*[xX×,]\s*([0-9]{1,4})\s*", text, re.ASCII)
    if found is None:
        raise ArgumentTypeError(f"{text[:20]!r} is no size; write columns x rows, such as 60x24")
    size = int(found[1]), int(found[2])
    for given, least, most in zip(size, LEAST_SIZE, MOST_SIZE, strict=True):
        if not least <= given <= most:
            low, high = (f"{columns}x{rows}" for columns, rows in (LEAST_SIZE, MOST_SIZE))
            raise ArgumentTypeError(f"{text} is not between {low} and {high}")
    return size
