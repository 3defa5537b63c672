"""What `gradquest explore` prints where there is no screen: pictures, tables and JSON."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from gradquest.commands.output import Output

if TYPE_CHECKING:
    from argparse import Namespace

    from gradquest.commands.context import Context
    from gradquest.explore.descent import Descent
    from gradquest.explore.exploration import Exploration
    from gradquest.explore.function import Place

USUAL_SIZE = (72, 24)
DUMB = ("dumb", "linux", "vt100")
"""Terminals that show only ASCII well."""


def print_once(state: Exploration | None, given: Namespace, context: Context) -> None:
    """The gallery, or all there is to see and to say of one exploration."""
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
