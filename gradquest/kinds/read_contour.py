"""Reading a map of level lines: signs of slopes, the gradient's arrow, the steeper place."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from gradquest.kinds.gradient_at import KIND as GRADIENT_AT
from gradquest.kinds.kind import Material, Task
from gradquest.kinds.maps import (
    ARROW,
    CLEAR,
    DOWNHILL,
    LETTERS,
    SIGN,
    STEEPER,
    Map,
    answer_scene,
    question_scene,
)
from gradquest.kinds.slips.map_slips import arrow_slips, sign_slips, steeper_slips
from gradquest.kinds.spoken import Spoken, Words, concluded, spoken
from gradquest.maths.calculus.working import Step
from gradquest.maths.expression import Expression, Variable
from gradquest.maths.notation import pretty, pretty_answer
from gradquest.maths.phrases import letters, listed, slope_name
from gradquest.maths.verdict import Slip

if TYPE_CHECKING:
    from gradquest.plot.scene import Picture

SIGNS: Words = {
    "positive": ("+", "plus", "pos", ">0", "> 0", "rises", "up"),
    "negative": ("-", "minus", "neg", "<0", "< 0", "falls", "down"),
    "zero": ("0", "null", "flat", "level", "=0"),
}
PLACES: Words = {"P": (), "Q": ()}


class ReadContour(Spoken):
    """Questions that a map of level lines answers; the formula stays hidden.

    Aspects: `sign x` and `sign y`, whether that slope is positive, negative or zero at P; `arrow`,
    which of four arrows is the gradient; `downhill`, which goes straight down; `steeper`, whether
    the ground is steeper at P or at Q.
    """

    name = "read_contour"
    title = "reading a map"
    order = 25
    needs = frozenset({"point"})

    def aspects(self, function: Expression, variables: Sequence[str]) -> tuple[str, ...]:  # noqa: ARG002
        """A sign for each letter, and three questions about the ground."""
        return (*(f"{SIGN} {name}" for name in variables), ARROW, DOWNHILL, STEEPER)

    def moving(self, variables: Sequence[str], aspect: str = "") -> tuple[str, ...]:
        """The letter whose slope is looked at, else both."""
        by = aspect.partition(" ")[2]
        return (by,) if by else tuple(variables)

    def hindrance(self, material: Material) -> str | None:
        """A map has two letters."""
        if len(material.variables) != 2:
            return "read_contour needs 2 variables, so that there is a map"
        return super().hindrance(material)

    def words(self, task: Task) -> Words:
        """Signs, arrows or points."""
        if _by(task):
            return SIGNS
        return PLACES if task.aspect == STEEPER else dict.fromkeys(LETTERS, ())

    def accepts(self, task: Task) -> str:
        """The words; of a slope its sign, which fits the line beside a map."""
        return "+, - or 0" if _by(task) else super().accepts(task)

    def defined(self, task: Task) -> tuple[tuple[str, Expression], ...]:  # noqa: ARG002
        """No formula: the map is all there is."""
        return ()

    def question(self, task: Task) -> str:
        """`sign of ∂f/∂x at P = ?`"""
        return f"{_asked(task)} = ?"

    def request(self, task: Task) -> str:
        """What to look for on the map."""
        accepted = self.accepts(task)
        if by := _by(task):
            words = listed(list(SIGNS), "or")
            return f"On the map: is {slope_name(by)} at P {words}? Type the word, or {accepted}."
        match task.aspect:
            case "arrow":
                return f"On the map: which arrow shows the gradient at P? Type {accepted}."
            case "downhill":
                return f"On the map: which arrow goes straight downhill from P? Type {accepted}."
        return f"On the map: is the ground steeper at P or at Q? Type {accepted}."

    def exhibit(self, task: Task) -> Picture | None:
        """The level lines, P, and what is to choose from."""
        return question_scene(Map(task), task.aspect)

    def caption(self, task: Task) -> str:
        """Where everything is, and how high the ground is around it."""
        from gradquest.plot.describe import describe

        ground = Map(task)
        shown = question_scene(ground, task.aspect)
        spots = [("P", ground.here)]
        spots += [("Q", ground.there)] if task.aspect == STEEPER and ground.there else []
        heights = " ".join(ground.sentences(*spot) for spot in spots)
        right, up = (letters([name]) for name in task.variables)
        axes = f"A map of level lines of f; {right} grows to the right, {up} upwards."
        return f"{axes} {describe(shown)} {heights}"

    def answer(self, task: Task) -> tuple[Expression, ...]:
        """The word."""
        ground = Map(task)
        if by := _by(task):
            return spoken(_sign(ground.slopes[task.variables.index(by)]))
        match task.aspect:
            case "arrow":
                return spoken(ground.letter_of(ground.slopes))
            case "downhill":
                return spoken(ground.letter_of(_opposite(ground)))
        return spoken(_steeper(ground))

    def steps(self, task: Task) -> tuple[Step, ...]:
        """What the map shows, and what the formula behind it says: one line, as it is one look."""
        says = f"{self._reason(task)} {_behind(task)}"
        return (concluded(_asked(task), _said(self.answer(task)), says, work=3),)

    def slips(self, task: Task) -> Iterator[Slip]:
        """The other axis, the other way, along the line, wide gaps."""
        ground = Map(task)
        if by := _by(task):
            axis = task.variables.index(by)
            first, second = task.variables
            return sign_slips((first, second), axis, _sign(ground.slopes[1 - axis]))
        if task.aspect == STEEPER:
            return steeper_slips("Q" if _steeper(ground) == "P" else "P")
        return arrow_slips(_ways(ground), is_downhill=task.aspect == DOWNHILL)

    def hints(self, task: Task) -> tuple[str, ...]:
        """What level lines tell, what to do, what the numbers are."""
        ground = Map(task)
        around = ground.sentences("P", ground.here)
        first = "Along a line f stays the same; from line to line the numbers tell up from down."
        if by := _by(task):
            way = ("right", "up")[task.variables.index(by)]
            second = f"Only {letters([by])} moves: go straight {way} from P, and read the numbers."
            return first, second, around
        if task.aspect == STEEPER:
            second = "Where lines are close together, f changes fast: the ground is steep."
            there = ground.there
            return (
                first,
                second,
                f"{around} {ground.sentences('Q', there) if there else ''}".strip(),
            )
        way = "smaller" if task.aspect == DOWNHILL else "larger"
        second = f"Look for the arrow square across the line through P, towards {way} numbers."
        return first, second, around

    def scene(self, task: Task, learner: tuple[Expression, ...] | None) -> Picture | None:
        """The gradient, and the arrow that the learner chose."""
        return answer_scene(Map(task), task.aspect, _said(learner))

    def arrow(self, task: Task, answer: Sequence[Expression]) -> tuple[float, ...] | None:
        """The arrow of the letter, where one is chosen."""
        if task.aspect not in (ARROW, DOWNHILL):
            return None
        return Map(task).arrows.get(_said(tuple(answer)))

    def blind_spots(self, task: Task) -> Iterator[str]:
        """The map does not show it clearly, or both axes have the same sign."""
        ground = Map(task)
        if by := _by(task):
            axis = task.variables.index(by)
            slope, other = abs(ground.slopes[axis]), ground.slopes[1 - axis]
            if 0 < slope < CLEAR * math.hypot(*ground.slopes):
                yield "unclear"
            if _sign(ground.slopes[axis]) == _sign(other):
                yield "axes-swapped"
        elif task.aspect == STEEPER and ground.there is None:
            yield "unclear"

    def _reason(self, task: Task) -> str:
        """How the map shows it."""
        ground = Map(task)
        if by := _by(task):
            way = ("right", "up")[task.variables.index(by)]
            sign = _sign(ground.slopes[task.variables.index(by)])
            found = {"positive": "grow", "negative": "fall"}.get(sign)
            if found is None:
                return (
                    f"Going {way} from P, f does not change at first: the line runs along with you."
                )
            return f"Going {way} from P the numbers on the lines {found}."
        if task.aspect == STEEPER:
            return f"The lines are closest together at {_steeper(ground)}."
        way = "smaller" if task.aspect == DOWNHILL else "larger"
        return f"It stands square on the line through P, and points to {way} numbers."


def _by(task: Task) -> str:
    """The letter whose slope's sign is asked for; empty where something else is."""
    kind, _, by = task.aspect.partition(" ")
    return by if kind == SIGN else ""


def _asked(task: Task) -> str:
    if by := _by(task):
        return f"sign of {slope_name(by)} at P"
    return {ARROW: "gradient at P", DOWNHILL: "downhill from P"}.get(task.aspect, "steeper place")


def _sign(slope: float) -> str:
    return "zero" if abs(slope) < 1e-9 else "positive" if slope > 0 else "negative"


def _opposite(ground: Map) -> tuple[float, float]:
    return -ground.slopes[0], -ground.slopes[1]


def _steeper(ground: Map) -> str:
    if ground.there is None:
        return "P"
    return "P" if math.hypot(*ground.slopes) > math.hypot(*ground.slopes_at(ground.there)) else "Q"


def _ways(ground: Map) -> Mapping[str, str]:
    """What each arrow does: `up`, `down` or `along`."""
    special = {
        ground.letter_of(ground.slopes): "up",
        ground.letter_of(_opposite(ground)): "down",
    }
    return {letter: special.get(letter, "along") for letter in LETTERS}


def _said(answer: tuple[Expression, ...] | None) -> str:
    """The word of an answer; empty where there is none."""
    word = answer[0] if answer else None
    return word.name if isinstance(word, Variable) else ""


def _behind(task: Task) -> str:
    """The hidden formula, and its gradient at P."""
    gradient = pretty_answer(GRADIENT_AT.answer(task))
    return f"The map belongs to f = {pretty(task.function)}, with ∇f = {gradient} at P."


KIND = ReadContour()
