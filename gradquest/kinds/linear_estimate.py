"""Close to a point a function is nearly flat ground: estimates by the tangent plane."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from typing import TYPE_CHECKING

from gradquest.kinds import estimates, samples, wording
from gradquest.kinds.gradient_at import KIND as GRADIENT_AT
from gradquest.kinds.gradient_at import gradient_line, partial_lines
from gradquest.kinds.kind import Form, Kind, Material, Task
from gradquest.kinds.slips.estimate_slips import (
    Near,
    estimate_blind_spots,
    estimate_slips,
    placed,
    surface,
)
from gradquest.maths.calculus.working import Step
from gradquest.maths.expression import Expression, number, substitute
from gradquest.maths.notation import point_text, pretty
from gradquest.maths.phrases import height_word, letters, listed
from gradquest.maths.verdict import Slip

if TYPE_CHECKING:
    from gradquest.kinds.samples import Samples
    from gradquest.plot.scene import Picture

VALUE, CHANGE, PLANE = "value", "change", "plane"


class LinearEstimate(Kind):
    """f near a point, by its slopes there.

    Aspects: `value`, the estimate of f at the near point; `change`, by how much f changes on the
    way there; `plane`, the tangent plane's formula. The near point is given by `towards`, or by
    the way there as a `direction`.
    """

    name = "linear_estimate"
    title = "linear estimate"
    order = 36
    needs = frozenset({"point", "direction"})

    def aspects(self, function: Expression, variables: Sequence[str]) -> tuple[str, ...]:  # noqa: ARG002
        """All three."""
        return (VALUE, CHANGE, PLANE)

    def hindrance(self, material: Material) -> str | None:
        """An angle leads to no point."""
        if material.form is Form.ANGLE and "direction" in material.gives:
            return "linear_estimate needs a near point; add towards: {x: 1.1, y: 2.1}"
        return super().hindrance(material)

    def heading(self, task: Task) -> str:
        """`tangent plane`, or `linear estimate`."""
        return surface(task) if task.aspect == PLANE else self.title

    def question(self, task: Task) -> str:
        """`f(1.1, 1.9) ≈ ?`, `change of f ≈ ?`, `L(x, y) = ?`"""
        match task.aspect:
            case "plane":
                return f"{plane_name(task)} = ?"
            case "change":
                return "change of f ≈ ?"
        return f"f{point_text(near(task))} ≈ ?"

    def also_called(self, task: Task) -> tuple[str, ...]:
        """`y = 3x - 1` for a tangent, `z = …` for a plane, `df = …` for a change."""
        if task.aspect == CHANGE:
            return ("df", "Δf", "change", "ΔL")
        height = "yzw"[len(task.variables) - 1 : len(task.variables)]
        names = ("L", height, "L" + point_text(near(task)))
        return tuple(name for name in names if name and name not in task.variables)

    def request(self, task: Task) -> str:
        """Where from, where to, and by what."""
        here = f"{wording.names(task)} = {placed(task.point or ())}"
        there = placed(near(task))
        match task.aspect:
            case "plane":
                return f"Find the formula of the {surface(task)} to f at {here}."
            case "change":
                slopes = "slopes" if len(task.variables) > 1 else "slope"
                return (
                    f"By how much does f change from {here} to {there}? "
                    f"Estimate it by the {slopes} at the start."
                )
        return (
            f"Estimate f at {there} by the {surface(task)} at {here}: "
            "its value there, not the exact one."
        )

    def is_formula(self, task: Task) -> bool:
        """A plane is one."""
        return task.aspect == PLANE

    def samples(self, task: Task) -> Samples:
        """A plane, or a decimal."""
        return samples.planes(task.variables) if task.aspect == PLANE else samples.decimals()

    def answer(self, task: Task) -> tuple[Expression, ...]:
        """The number, or the plane's formula."""
        spot = Near(task)
        match task.aspect:
            case "plane":
                return (spot.plane,)
            case "change":
                return (spot.change,)
        return (spot.estimate,)

    def steps(self, task: Task) -> tuple[Step, ...]:
        """The gradient at the point, the height there, then the way times the slopes."""
        spot = Near(task)
        lines = (*partial_lines(task), gradient_line(task))
        match task.aspect:
            case "plane":
                return (*lines, self._height(task, spot), self._plane(task, spot))
            case "change":
                return (*lines, self._way(task, spot), self._change(spot))
        return (*lines, self._way(task, spot), self._height(task, spot), self._value(task, spot))

    def slips(self, task: Task) -> Iterator[Slip]:
        """The height forgotten, the point instead of the way to it, slopes from elsewhere."""
        return estimate_slips(task)

    def hints(self, task: Task) -> tuple[str, ...]:
        """The idea, the formula, the gradient."""
        third, word = f"{wording.step_line(gradient_line(task))}.", height_word(task.variables)
        slopes = "the slopes" if len(task.variables) > 1 else "the slope"
        if task.aspect == PLANE:
            first = f"The {surface(task)} has the {word} and {slopes} that f has at the point."
            ways = listed([pretty(way) for way in Near(task).offsets])
            each = "each slope" if len(task.variables) > 1 else "the slope"
            return first, f"Start at that {word}, and add {each} times {ways}.", third
        first = "Close by, f changes by about its slope times the change in the letter."
        if len(task.variables) > 1:
            first = (
                "Close by, f changes by about each slope times the change in its own letter, "
                "all added up."
            )
        start = "" if task.aspect == CHANGE else f" Then add the {word} that you start from."
        changes = [
            f"{letters([name])} changes by {pretty(step)}"
            for name, step in zip(task.variables, Near(task).way, strict=True)
        ]
        return first, f"{listed(changes)}.{start}", third

    def scene(self, task: Task, learner: tuple[Expression, ...] | None) -> Picture | None:
        """The gradient at the point, and the near point; of one letter the tangent."""
        if len(task.variables) == 1:
            return estimates.estimate_curve(task, learner)
        return estimates.estimate_scene(task, GRADIENT_AT.answer(task))

    def afterword(self, task: Task, learner: tuple[Expression, ...] | None) -> str:
        """What f really is, and how far off the learner's answer."""
        return estimates.beside_truth(task, learner)

    def blind_spots(self, task: Task) -> Iterator[str]:
        """The slips that lead to the right answer here."""
        return estimate_blind_spots(task)

    def _height(self, task: Task, spot: Near) -> Step:
        numbers = {name: number(value) for name, value in task.at.items()}
        filled = (substitute(task.function, numbers),)
        name = f"f{point_text(task.point or ())}"
        says = f"The {height_word(task.variables)} at the point."
        return Step("", says, filled, (spot.height,), name=name)

    def _way(self, task: Task, spot: Near) -> Step:
        name = f"change in {wording.names(task)}"
        says = f"From {placed(task.point or ())} to {placed(near(task))}."
        return Step("", says, spot.way, spot.way, name=name)

    def _change(self, spot: Near) -> Step:
        says = "The slope times the change in the letter."
        if len(spot.way) > 1:
            says = "Each slope times the change in its letter, added up."
        return Step("", says, (spot.sum,), (spot.change,), name="change of f", work=2)

    def _value(self, task: Task, spot: Near) -> Step:
        each, its = ("each slope", "its") if len(spot.way) > 1 else ("the slope", "the")
        word = height_word(task.variables)
        says = f"The {word} at the start, and {each} times the change in {its} letter."
        name = f"estimate of f{point_text(near(task))}"
        return Step("", says, (spot.whole,), (spot.estimate,), name=name, work=3)

    def _plane(self, task: Task, spot: Near) -> Step:
        each, its = ("each slope", "its") if len(spot.way) > 1 else ("the slope", "the")
        word = height_word(task.variables)
        says = f"The {word} at the point, and {each} times how far {its} letter is from there."
        return Step("", says, (spot.written_plane,), (spot.plane,), name=plane_name(task), work=3)


def near(task: Task) -> tuple[Fraction, ...]:
    """The point whose height is estimated."""
    return Near(task).near


def plane_name(task: Task) -> str:
    """`L(x, y)`; `z` for a height has no place in a list of letters."""
    return f"L({wording.row(task)})"


KIND = LinearEstimate()
