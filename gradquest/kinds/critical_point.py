"""The critical point of a quadratic: where every slope is 0."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from typing import TYPE_CHECKING

from gradquest.kinds import afterwords, wording
from gradquest.kinds.equations import Equation, Found, worked
from gradquest.kinds.gradient_at import partial_lines
from gradquest.kinds.kind import Kind, Material, Task
from gradquest.kinds.second import first_derivative
from gradquest.kinds.slips.critical_slips import critical_blind_spots, critical_slips
from gradquest.maths.calculus.curvature import hessian_at, is_quadratic, solved
from gradquest.maths.calculus.working import Step
from gradquest.maths.exact import rational
from gradquest.maths.expression import Expression, number
from gradquest.maths.phrases import letters, listed, slope_name, total
from gradquest.maths.verdict import Slip

if TYPE_CHECKING:
    from gradquest.plot.scene import Picture

MOST_LETTERS = 3


class CriticalPoint(Kind):
    """The point where the gradient of a quadratic function is zero."""

    name = "critical_point"
    title = "critical point"
    order = 53

    def hindrance(self, material: Material) -> str | None:
        """Only a quadratic function surely has just one."""
        if len(material.variables) > MOST_LETTERS:
            return f"critical_point takes {MOST_LETTERS} variables at most"
        if not is_quadratic(material.function, material.variables):
            return "critical_point needs a quadratic function, so that there is just one"
        return super().hindrance(material)

    def question(self, task: Task) -> str:
        """`critical (x, y) = ?`"""
        return f"critical {wording.names(task)} = ?"

    def request(self, task: Task) -> str:
        """What a critical point is."""
        slopes = listed([named(task, name) for name in task.variables])
        both = f"{slopes} {'is' if len(task.variables) == 1 else 'are'} 0"
        return f"Find the critical point of f, the point where {both}."

    def entries(self, task: Task) -> tuple[str, ...]:
        """One coordinate for each variable."""
        return task.variables

    def is_formula(self, task: Task) -> bool:  # noqa: ARG002  # others look at it
        """Coordinates are numbers."""
        return False

    def answer(self, task: Task) -> tuple[Expression, ...]:
        """The exact point; the origin where there is not just one, which no draw keeps."""
        return tuple(map(number, critical_point(task) or [Fraction(0)] * len(task.variables)))

    def steps(self, task: Task) -> tuple[Step, ...]:
        """Each partial, then the equations solved one after the other."""
        lines = partial_lines(task)
        return (*lines, *_solved(task, self.answer(task)))

    def slips(self, task: Task) -> Iterator[Slip]:
        """The wrong sign, swapped, the mixed term ignored, something else."""
        return critical_slips(task, critical_point(task) or ())

    def hints(self, task: Task) -> tuple[str, ...]:
        """The condition, the equations, how to begin to solve them."""
        first = "On level ground every slope is 0. Find the slopes, and set each of them to 0."
        second = f"Solve {listed([equation.text for equation in _equations(task)])}."
        return first, second, _beginning(task)

    def scene(self, task: Task, learner: tuple[Expression, ...] | None) -> Picture | None:
        """The ground around the point, and where the learner's is."""
        from gradquest.kinds.outlooks import critical_scene

        return critical_scene(task, self.answer(task), learner)

    def afterword(self, task: Task, learner: tuple[Expression, ...] | None) -> str:
        """Whether f is level where the learner says."""
        return afterwords.levelled(task, self.answer(task), learner)

    def blind_spots(self, task: Task) -> Iterator[str]:
        """The slips that give the right point all the same."""
        point = critical_point(task)
        if point is None:
            yield "not-critical"
        else:
            yield from critical_blind_spots(task, point)


def _equations(task: Task) -> list[Equation]:
    """Every slope is 0."""
    origin = dict.fromkeys(task.variables, Fraction(0))
    matrix = hessian_at(task.function, task.variables, origin) or ()
    heights = [rational(first_derivative(task.function, by), origin) for by in task.variables]
    return [
        Equation(task.variables, tuple(row), height or Fraction(0), named(task, by))
        for row, height, by in zip(matrix, heights, task.variables, strict=False)
    ]


def _solved(task: Task, answer: Sequence[Expression]) -> Iterator[Step]:
    """The lines from the equations to the point; the last one finds the last letter."""
    point = critical_point(task) or ()
    lines = list(worked(_equations(task), dict(zip(task.variables, point, strict=False))))
    for line in lines[:-1]:
        if isinstance(line, Found):
            value = (number(line.value),)
            yield Step("", line.says, (line.of,), value, name=letters([line.name]))
        else:
            yield line
    name, work = f"critical {wording.names(task)}", len(answer) + 1
    if lines and isinstance(last := lines[-1], Found):
        place = task.variables.index(last.name)
        of = (*answer[:place], last.of, *answer[place + 1 :])
        yield Step("", last.says, of, tuple(answer), name=name, work=work)


def _beginning(task: Task) -> str:
    """The first line of the way to the point, without the point."""
    equations = _equations(task)
    point = dict(zip(task.variables, critical_point(task) or (), strict=False))
    first = next(worked(equations, point), None)
    if isinstance(first, Step):
        return f"{first.says.partition('.')[0]}: {wording.step_line(first)}."
    alone = next(it for it in equations if len(it.letters({})) == 1)
    return f"Bring the number to the other side: {alone.begun}."


def named(task: Task, by: str) -> str:
    """`∂f/∂x`; `df/dx` where there is one letter."""
    return slope_name(by) if len(task.variables) > 1 else total(slope_name(by))


def critical_point(task: Task) -> tuple[Fraction, ...] | None:
    """Where all slopes of a quadratic are 0; None where that is not just one point."""
    origin = dict.fromkeys(task.variables, Fraction(0))
    matrix = hessian_at(task.function, task.variables, origin)
    slopes = [rational(first_derivative(task.function, by), origin) for by in task.variables]
    if matrix is None or any(slope is None for slope in slopes):
        return None
    return solved(matrix, [-slope for slope in slopes if slope is not None])


KIND = CriticalPoint()
