"""Directions that follow from the gradient: steepest up, steepest down, level; and its angle."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from gradquest.kinds import afterwords, pictures, samples, slips, wording
from gradquest.kinds.gradient_at import KIND as GRADIENT_AT
from gradquest.kinds.gradient_at import gradient_line, partial_lines
from gradquest.kinds.kind import Kind, Material, Task
from gradquest.kinds.magnitude import of_several_variables, written_length
from gradquest.kinds.slips.direction_slips import (
    LEVEL,
    angle_text,
    is_about_angle,
    is_about_unit,
    is_along,
    pointing,
    way_of,
)
from gradquest.maths.calculus.working import Step
from gradquest.maths.expression import Expression, Quotient
from gradquest.maths.lengths import is_short_root
from gradquest.maths.notation import point_text, pretty_answer
from gradquest.maths.tidy import negative
from gradquest.maths.verdict import Asked, Expected, Outcome, Reading, Slip, Verdict

if TYPE_CHECKING:
    from gradquest.kinds.samples import Samples
    from gradquest.plot.scene import Picture

OF_SEVERAL = ("ascent", "descent", "unit ascent", "unit descent")
OF_TWO = ("level", "unit level", "angle")
"""A level direction and an angle need a plane."""

LARGEST_SIDE = 20
"""Entries of a direction in lowest terms that are nice to write down."""


class Words(NamedTuple):
    """How one way is spoken of."""

    asks: str
    because: str
    name: str


WORDS = {
    "ascent": Words(
        "In which direction does f grow fastest",
        "f grows fastest along the gradient.",
        "steepest ascent",
    ),
    "descent": Words(
        "In which direction does f fall fastest",
        "f falls fastest against the gradient: turn every sign round.",
        "steepest descent",
    ),
    "level": Words(
        "In which direction does f neither grow nor fall",
        "f stays level at a right angle to the gradient: swap the entries, turn one sign round.",
        "level direction",
    ),
}


NEXT = {
    "descent": "Now turn the sign of every entry round.",
    "level": "Now swap the entries, and turn the sign of one of them round.",
}
"""What to do with the gradient where it is not the answer itself."""


class DirectionKind(Kind):
    """Where to go at the task's point.

    Aspects: `ascent`, `descent` and `level`, each also as `unit ascent` and so on, and `angle`,
    that of steepest ascent in degrees.
    """

    name = "direction"
    title = "direction"
    order = 24
    needs = frozenset({"point"})
    largest = 360

    def aspects(self, function: Expression, variables: Sequence[str]) -> tuple[str, ...]:  # noqa: ARG002
        """Some only where there are two variables."""
        return OF_SEVERAL + OF_TWO if len(variables) == 2 else OF_SEVERAL

    def hindrance(self, material: Material) -> str | None:
        """There must be two variables."""
        return of_several_variables(self, material) or super().hindrance(material)

    # What is asked

    def heading(self, task: Task) -> str:
        """`steepest ascent`, `angle of steepest ascent`"""
        name = WORDS[way_of(task)].name
        return f"angle of {name}" if is_about_angle(task) else name

    def question(self, task: Task) -> str:
        """`steepest ascent = ?`, `angle = ?`"""
        return f"{_asked_name(task)} = ?"

    def request(self, task: Task) -> str:
        """Which direction, and how to give it."""
        opening = f"{WORDS[way_of(task)].asks} at {wording.place(task)}?"
        if is_about_angle(task):
            first = wording.row(replace(task, variables=task.variables[:1]))
            return (
                f"{opening} Give the angle from the {first}-axis, counter-clockwise, "
                "in degrees, to a tenth."
            )
        if is_about_unit(task):
            return f"{opening} Give a vector of length 1."
        return f"{opening} Give a vector; its length does not matter."

    def entries(self, task: Task) -> tuple[str, ...]:
        """One entry for each variable; an angle is one number."""
        return () if is_about_angle(task) else task.variables

    def samples(self, task: Task) -> Samples:
        """An angle has a decimal, a unit vector length 1."""
        if is_about_angle(task):
            return samples.decimals()
        return samples.units(len(task.variables)) if is_about_unit(task) else super().samples(task)

    # What is answered

    def answer(self, task: Task) -> tuple[Expression, ...]:
        """The direction, or the angle in degrees, exact."""
        return pointing(GRADIENT_AT.answer(task), task)

    def is_neat(self, answer: Sequence[Expression]) -> bool:
        """Small whole numbers, decimals or short roots; an angle is rounded anyway."""
        return len(answer) == 1 or super().is_neat(answer) or all(map(is_short_root, answer))

    def expected(self, task: Task) -> Expected:
        """Any positive multiple, or length 1 where that is asked."""
        asked = Asked.UNIT if is_about_unit(task) else Asked.DIRECTION
        if is_about_angle(task):
            asked = Asked.VALUE
        return replace(super().expected(task), asked=asked)

    def read(self, task: Task, text: str) -> Reading:
        """A vector, or an angle with or without its sign. Raises `Unreadable`."""
        from gradquest.maths.judging.angle import plain_angle

        return super().read(task, plain_angle(text) if is_about_angle(task) else text)

    def judge(self, task: Task, text: str) -> Verdict:
        """Of a level direction both signs are right; of an angle full turns do not count."""
        from gradquest.maths.judging.angle import judge_angle
        from gradquest.maths.judging.judge import judge

        expected = self.expected(task)
        if is_about_angle(task):
            return judge_angle(text, expected)
        verdict = judge(text, expected)
        if way_of(task) != LEVEL or verdict.outcome is not Outcome.WRONG:
            return verdict
        opposite = tuple(map(negative, expected.components))
        other = judge(text, replace(expected, components=opposite))
        return other if _is_opposite(verdict) or not other.counts or other.is_right else verdict

    def is_same(
        self, task: Task, one: tuple[Expression, ...], other: tuple[Expression, ...]
    ) -> bool:
        """Both point the same way, or are the same angle."""
        if len(one) != len(other):
            return False
        if is_about_angle(task):
            from gradquest.maths.judging.angle import turned

            return super().is_same(task, one, (turned(other[0], one[0]),))
        ways = [other] if way_of(task) != LEVEL else [other, tuple(map(negative, other))]
        if is_about_unit(task):
            return any(super(DirectionKind, self).is_same(task, one, way) for way in ways)
        return any(is_along(one, way) for way in ways)

    # What is explained

    def steps(self, task: Task) -> tuple[Step, ...]:
        """The gradient at the point, turned and shortened as is asked."""
        return (*partial_lines(task), gradient_line(task), *_turned(task))

    def slips(self, task: Task) -> Iterator[Slip]:
        """Another way, the point itself, no unit, and each partial's broken rules."""
        return slips.direction_slips(task)

    def hints(self, task: Task) -> tuple[str, ...]:
        """What the gradient says of directions, how to find it, what to do with it."""
        first = f"Find the gradient first. {WORDS[way_of(task)].because}"
        if is_about_unit(task):
            third = f"Divide by the {wording.step_line(_length_line(task))}."
        elif is_about_angle(task):
            third = "The angle's tangent is the second entry over the first; mind the quadrant."
        elif way_of(task) in NEXT:
            third = NEXT[way_of(task)]
        else:
            return (first, *wording.rule_hints(self.steps(task)))
        here = point_text(task.point or ())
        return first, f"The gradient at {here} is {pretty_answer(GRADIENT_AT.answer(task))}.", third

    def scene(self, task: Task, learner: tuple[Expression, ...] | None) -> Picture | None:
        """The gradient with its parts, and the learner's direction in the gradient's length."""
        gradient = GRADIENT_AT.answer(task)
        return pictures.direction_scene(task, gradient, learner)

    def arrow(self, task: Task, answer: Sequence[Expression]) -> tuple[float, ...] | None:
        """The direction; a level one points both ways, so it is none."""
        has_one = not is_about_angle(task) and way_of(task) != LEVEL
        return wording.arrow(answer) if has_one else None

    def afterword(self, task: Task, learner: tuple[Expression, ...] | None) -> str:
        """What f does along the answer, where no picture says it."""
        return afterwords.along(task, None if is_about_angle(task) else learner)

    def blind_spots(self, task: Task) -> Iterator[str]:
        """The slips that lead to the right answer here."""
        return slips.direction_blind_spots(task)


def _is_opposite(verdict: Verdict) -> bool:
    from gradquest.maths.judging import remarks

    return verdict.message in (remarks.OPPOSITE, remarks.OPPOSITE_NOT_UNIT)


def _asked_name(task: Task) -> str:
    return "angle" if is_about_angle(task) else WORDS[way_of(task)].name


def _turned(task: Task) -> Iterator[Step]:
    """The lines from the gradient to the answer."""
    gradient = GRADIENT_AT.answer(task)
    words, answer = WORDS[way_of(task)], KIND.answer(task)
    if is_about_angle(task):
        says = f"The gradient points along its angle: {angle_text(gradient, answer[0])}."
        yield Step("", says, answer, answer, name="angle", work=2)
        return
    plain = _plain(task)
    yield Step("", words.because, plain, plain, name=words.name)
    if is_about_unit(task):
        yield _length_line(task)
        says = "Divide every entry by the length: what is left has length 1."
        length = _length_line(task).equals[0]
        of = tuple(Quotient(entry, length) for entry in plain)
        yield Step("", says, of, answer, name=f"unit {words.name}")


def _plain(task: Task) -> tuple[Expression, ...]:
    """The direction that is asked for, of any length."""
    return pointing(GRADIENT_AT.answer(task), replace(task, aspect=way_of(task)))


def _length_line(task: Task) -> Step:
    from gradquest.maths.lengths import length

    gradient = GRADIENT_AT.answer(task)
    of = (written_length(gradient),)
    return Step("", "The gradient's length.", of, (length(gradient),), name="length")


KIND = DirectionKind()
