"""`gradquest explore`: any function, on a screen to walk on, or printed once."""

from __future__ import annotations

import re
from argparse import ArgumentTypeError, Namespace
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from gradquest.commands.context import Context
from gradquest.commands.output import Output
from gradquest.commands.parser import Parser, add_json, add_look, whole
from gradquest.errors import Misuse, Unreadable

if TYPE_CHECKING:
    from gradquest.explore.descent import Descent
    from gradquest.explore.exploration import Exploration
    from gradquest.explore.function import Function, Place

USUAL_SIZE = (72, 24)
LEAST_SIZE, MOST_SIZE = (24, 8), (400, 200)
MOST_STEPS = 10_000
SHORTEST_NAME = 4
"""Shorter words are products of letters, not names of landscapes."""
DUMB = ("dumb", "linux", "vt100")
"""Terminals that show only ASCII well."""

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
        _print(state, given, context)
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

    _check_name(given.function)
    landmark = landmark_named(given.function)
    if landmark is not None and given.vars is None:
        state = landmark.exploration()
    else:
        state = exploration(_function(given.function, given.vars))
    if given.at is not None:
        state = state.begun_at(_point(given.at, state.function))
    if given.lr is not None:
        state = replace(state, rate=_rate(given.lr))
    if given.direction is not None:
        state = replace(state, angle=_angle(given.direction, state.function))
    if given.slice is not None:
        state = replace(state, sliced=_axis(given.slice, state.function))
    return state.stepped(given.steps) if given.steps is not None else state


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

    names = tuple(name.strip() for name in text.split(",") if name.strip())
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


# Printing


def _print(state: Exploration | None, given: Namespace, context: Context) -> None:
    from dataclasses import asdict

    from gradquest.explore.gallery import GALLERY

    is_ascii = given.ascii or context.environment.get("TERM") in DUMB
    out = Output(context.stdout, is_ascii=is_ascii)
    if state is None and given.json:
        out.json({"gallery": [asdict(mark) for mark in GALLERY]})
    elif state is None:
        for mark in GALLERY:
            at = ",".join(f"{value:g}" for value in mark.point)
            out.line(f"{mark.name:<13}{mark.formula}   at {at}")
    elif given.json:
        out.json(_as_json(state))
    else:
        for line in _lines(state, given.size or USUAL_SIZE, is_ascii=out.is_ascii):
            out.line(line)
        for row in _table(state.descent) if given.steps is not None else ():
            out.line(row)


def _lines(state: Exploration, size: tuple[int, int], *, is_ascii: bool) -> Iterator[str]:
    """The function, its picture, and both in words."""
    from gradquest.explore.sentences import sentences
    from gradquest.explore.view import described, drawable, still
    from gradquest.plot.picture import draw
    from gradquest.plot.signs import Look

    seen = still(state)
    yield state.function.text
    drawing = draw(drawable(seen), *size, Look.ASCII if is_ascii else Look.BRAILLE)
    yield from filter(None, drawing.lines())
    yield " ".join([described(seen), *sentences(state)])


def _table(descent: Descent | None) -> Iterator[str]:
    """Every stop with all its digits."""
    if descent is None:
        return
    rows = [("k", "point", "f")]
    rows += [
        (str(number), _exactly(stop.point), repr(stop.height))
        for number, stop in enumerate(descent.stops)
    ]
    wide = [max(len(row[column]) for row in rows) for column in (0, 1)]
    yield ""
    for number, point, height in rows:
        yield f"{number:>{wide[0]}}  {point:<{wide[1]}}  {height}"


def _exactly(point: Place) -> str:
    return repr(point[0]) if len(point) == 1 else f"({', '.join(map(repr, point))})"


def _as_json(state: Exploration) -> dict[str, Any]:
    """All that is known of a place, as plain data."""
    from gradquest.explore.sentences import sentences
    from gradquest.explore.view import described, still
    from gradquest.maths.notation import typed

    facts, descent = state.facts, state.descent
    return {
        "function": typed(state.function.formula),
        "variables": list(state.function.names),
        "partials": [typed(it) for it in state.function.partials],
        "point": list(state.point),
        "f": _number(facts.height),
        "gradient": [_number(it) for it in facts.gradient],
        "magnitude": _number(facts.magnitude),
        "angle": facts.angle,
        "direction": state.angle,
        "directional_derivative": None
        if state.angle is None
        else _number(facts.along(state.angle)),
        "hessian": [[_number(it) for it in row] for row in facts.hessian],
        "eigenvalues": list(facts.bends),
        "shape": facts.shape.value,
        "learning_rate": state.rate,
        "trail": [[*it.point, _number(it.height)] for it in (descent.stops if descent else ())],
        "ending": None if descent is None else descent.ending.name.lower(),
        "says": " ".join([described(still(state)), *sentences(state)]),
    }


def _number(value: float) -> float | None:
    """JSON has no number that is none, or endless."""
    return value if abs(value) < float("inf") else None
