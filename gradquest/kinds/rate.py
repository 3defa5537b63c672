"""Whether a learning rate suits a bowl, and how large it may be."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from typing import TYPE_CHECKING

from gradquest.kinds import afterwords, pictures, samples, wording
from gradquest.kinds.descent_step import KIND as DESCENT_STEP
from gradquest.kinds.gradient_at import gradient_line, partial_lines
from gradquest.kinds.kind import Task
from gradquest.kinds.second import named_second, second_derivative
from gradquest.kinds.slips.rate_slips import fall_slips, judge_slips, largest_slips
from gradquest.kinds.spoken import YES_OR_NO, Spoken, Words, concluded, spoken
from gradquest.kinds.steepness import (
    DIVERGES,
    GOOD,
    OVERSHOOTS,
    TOO_SMALL,
    Bowl,
    bowl_of,
    height,
    is_unclear,
    landing,
    suits,
)
from gradquest.maths.calculus.curvature import is_quadratic
from gradquest.maths.calculus.working import Step
from gradquest.maths.exact import rational
from gradquest.maths.expression import (
    Call,
    Expression,
    Negative,
    Power,
    Product,
    Quotient,
    Sum,
    number,
    substitute,
)
from gradquest.maths.notation import number_text, point_text
from gradquest.maths.phrases import letters
from gradquest.maths.verdict import Slip

if TYPE_CHECKING:
    from gradquest.kinds.samples import Samples
    from gradquest.plot.scene import Picture

JUDGE, LARGEST, FALL = "judge", "largest", "fall"

WORDS: Words = {
    TOO_SMALL: ("small", "slow", "too slow", "tiny"),
    GOOD: ("fine", "ok", "okay", "right", "just right"),
    OVERSHOOTS: ("overshoot", "overshooting", "oscillates", "zigzags", "zigzag"),
    DIVERGES: ("diverge", "divergent", "diverging", "explodes", "blows up"),
}
MEANINGS = (
    "too small (less than a tenth of the way to the floor), good (a quarter of the way or more, "
    "not beyond the floor), overshoots (beyond the floor, but nearer than before) or diverges "
    "(beyond it, and farther away)"
)
SHARE = "The slope is λ times the way to the floor, so one step does rate · λ of that way."
SHOWN_STEPS = 5


class Rate(Spoken):
    """How a learning rate suits a quadratic bowl, λ its largest second derivative.

    One step does the share rate · λ of the way to the floor. Aspects: `judge` says it in a word:
    too small (below 0.1), good (0.25 to 1), overshoots (up to 2) or diverges; shares in between
    are not asked. `largest` asks for the bound 2/λ, and `fall` whether f is lower after one step.
    """

    name = "rate"
    title = "learning rate"
    order = 42
    needs = frozenset({"point", "lr"})

    def aspects(self, function: Expression, variables: Sequence[str]) -> tuple[str, ...]:
        """All three for a quadratic function; else only whether f falls."""
        return (JUDGE, LARGEST, FALL) if is_quadratic(function, variables) else (FALL,)

    def moving(self, variables: Sequence[str], aspect: str = "") -> tuple[str, ...]:
        """All variables where a step is taken; of a bowl only its shape counts."""
        return tuple(variables) if aspect == FALL else ()

    def words(self, task: Task) -> Words:
        """Four words, yes and no, or none where a number is asked for."""
        return {JUDGE: WORDS, FALL: YES_OR_NO}.get(task.aspect, {})

    def question(self, task: Task) -> str:
        """`learning rate 0.3 = ?`, `largest rate = ?`, `f is lower = ?`"""
        return f"{self._asked(task)} = ?"

    def request(self, task: Task) -> str:
        """What to say of which rate."""
        times = number_text(rate(task))
        match task.aspect:
            case "largest":
                return (
                    "From any start, gradient descent on f comes nearer and nearer to the floor "
                    "if the learning rate is below some bound. Find that bound."
                )
            case "fall":
                return (
                    f"You stand at {wording.place(task)} and take one gradient descent step with "
                    f"learning rate {times}. Is f lower after it? Type yes or no."
                )
        way = "What" if len(task.variables) == 1 else "In the steepest direction, what"
        return (
            f"Gradient descent on f with learning rate {times}. "
            f"{way} does each step do? Type {MEANINGS}."
        )

    def samples(self, task: Task) -> Samples:  # noqa: ARG002  # others look at it
        """A rate is a decimal."""
        return samples.small_decimals()

    def answer(self, task: Task) -> tuple[Expression, ...]:
        """The word or the number; what no draw keeps is answered anyhow."""
        bowl = bowl_of(task)
        match task.aspect:
            case "fall":
                before, after = _heights(task)
                is_lower = before is not None and after is not None and after < before
                return spoken("yes" if is_lower else "no")
            case "largest":
                return (number(2 / bowl.steepest if bowl else Fraction(0)),)
        return spoken(suits(rate(task) * bowl.steepest) if bowl else TOO_SMALL)

    def steps(self, task: Task) -> tuple[Step, ...]:
        """The step and both heights, or the curvature and what follows from it."""
        if task.aspect == FALL:
            return tuple(_fall_lines(task, self._asked(task)))
        bowl = bowl_of(task)
        if bowl is None:
            return ()
        lines = (*_curvature_lines(task, bowl),)
        if task.aspect == LARGEST:
            bound = Quotient(number(2), number(bowl.steepest))
            says = f"{SHARE} Up to twice the way it comes nearer: rate · λ stays below 2."
            return (*lines, Step("", says, (bound,), self.answer(task), name=self._asked(task)))
        share = rate(task) * bowl.steepest
        product = Product((number(rate(task)), number(bowl.steepest)))
        lines = (*lines, Step("", SHARE, (product,), (number(share),), name="rate · λ"))
        return (*lines, concluded(self._asked(task), suits(share), _because(share)))

    def slips(self, task: Task) -> Iterator[Slip]:
        """The flattest direction, half the curvature, the wrong border."""
        bowl = bowl_of(task)
        if task.aspect == FALL:
            return fall_slips()
        if bowl is None:
            return iter(())
        return largest_slips(bowl) if task.aspect == LARGEST else judge_slips(task, bowl)

    def hints(self, task: Task) -> tuple[str, ...]:
        """The idea, the rule, the first line."""
        lines = self.steps(task)
        if task.aspect == FALL:
            first = "Take the step. Then work out f where you start and where you land."
            return first, "Lower means a smaller number.", f"{wording.step_line(lines[-4])}."
        first = (
            "How strongly does f bend? The larger its second derivative, the smaller the rate "
            "must be. Call the largest one, in any direction, λ."
        )
        second = f"{SHARE} Above 2 it diverges."
        curvature = next((it for it in lines if it.name == "λ"), None)
        return first, second, f"{wording.step_line(curvature)}." if curvature else second

    def scene(self, task: Task, learner: tuple[Expression, ...] | None) -> Picture | None:  # noqa: ARG002
        """The trail of steps with this rate, or of the one step."""
        if task.aspect == LARGEST or task.point is None:
            return None
        path = [task.point]
        while len(path) <= (1 if task.aspect == FALL else SHOWN_STEPS):
            end = landing(task, path[-1])
            if end is None:
                return None
            path.append(end)
        return pictures.path_scene(task, [tuple(map(number, point)) for point in path], None)

    def afterword(self, task: Task, learner: tuple[Expression, ...] | None) -> str:
        """What the rate, or the learner's bound, does to the way to the floor."""
        bowl = bowl_of(task)
        if bowl is None or task.aspect == FALL:
            return ""
        if task.aspect == JUDGE:
            most, share = bowl.steepest, rate(task) * bowl.steepest
            rates = f"λ is {number_text(most)}, so rate · λ is {number_text(share)}"
            return f"{rates}, and {_because(share)}"
        mine = (rational(learner[0]) if learner else None) or 2 / bowl.steepest
        return afterwords.reached(task, mine, mine * bowl.steepest)

    def blind_spots(self, task: Task) -> Iterator[str]:
        """No bowl, a word that is not certain, or a bowl alike in all directions."""
        if task.aspect == FALL:
            before, after = _heights(task)
            if before is None or after is None or before == after:
                yield "unclear"
            return
        bowl = bowl_of(task)
        if bowl is None:
            yield "no-bowl"
        elif task.aspect == JUDGE and is_unclear(bowl, rate(task)):
            yield "unclear"
        elif len(task.variables) > 1 and bowl.flattest == bowl.steepest:
            yield "flat-direction"

    def _asked(self, task: Task) -> str:
        match task.aspect:
            case "largest":
                return "largest rate"
            case "fall":
                return "f is lower"
        return f"learning rate {number_text(rate(task))}"


def rate(task: Task) -> Fraction:
    """The learning rate; templates of this kind always give one."""
    return task.learning_rate or Fraction(1)


def _heights(task: Task) -> tuple[Fraction | None, Fraction | None]:
    """f before and after one step."""
    start = task.point or ()
    end = landing(task, start)
    return height(task, start), None if end is None else height(task, end)


def _fall_lines(task: Task, asked: str) -> Iterator[Step]:
    yield from partial_lines(task)
    yield gradient_line(task)
    start = task.point or ()
    end = landing(task, start)
    if end is None:
        return
    yield DESCENT_STEP.landing(task)
    before, after = _heights(task)
    for point, value, says in ((start, before, "Before the step."), (end, after, "After it.")):
        filled = substitute(
            task.function, dict(zip(task.variables, map(number, point), strict=True))
        )
        yield Step("", says, (filled,), (number(value or 0),), name=f"f{point_text(point)}")
    is_lower = before is not None and after is not None and after < before
    compared = f"{number_text(after or Fraction(0))} is {'below' if is_lower else 'above'}"
    says = f"{compared} {number_text(before or Fraction(0))}."
    yield concluded(asked, "yes" if is_lower else "no", says)


def _curvature_lines(task: Task, bowl: Bowl) -> Iterator[Step]:
    """The second derivatives, and the largest in any direction."""
    names, matrix = task.variables, bowl.matrix
    is_tilted = any(matrix[0][1:])
    for row, one in enumerate(names):
        for column in range(row, len(names)):
            if row == column or is_tilted:
                entry = (second_derivative(task.function, one, names[column]),)
                name = named_second(task, one, names[column])
                says = f"Differentiate f in {letters([one])}, then in {letters([names[column]])}."
                yield Step("", says, entry, (number(matrix[row][column]),), name=name, work=2)
    steepest = (number(bowl.steepest),)
    if is_tilted:
        says = _tilted_words(task, bowl)
        yield Step("", says, (_root(bowl),), steepest, name="λ", work=3)
        return
    way = letters(
        [names[place] for place in range(len(names)) if matrix[place][place] == bowl.steepest]
    )
    says = (
        "How strongly f bends, the second derivative, is called λ."
        if len(names) == 1
        else f"The largest of them is called λ: f bends most in {way}."
    )
    yield Step("", says, steepest, steepest, name="λ")


def _root(bowl: Bowl) -> Expression:
    """The larger root of λ² - trace · λ + determinant."""
    trace = number(bowl.flattest + bowl.steepest)
    whole = number(4 * bowl.flattest * bowl.steepest)
    square = Sum((Power(trace, number(2)), Negative(whole)))
    return Quotient(Sum((trace, Call("sqrt", square))), number(2))


def _tilted_words(task: Task, bowl: Bowl) -> str:
    """Where the two numbers come from; a tilted bowl has two letters."""
    total = number_text(bowl.flattest + bowl.steepest)
    whole = number_text(bowl.flattest * bowl.steepest)
    one, other = task.variables[:2]
    pure = [named_second(task, it, it) for it in (one, other)]
    return (
        "The bowl is tilted, so it bends most between the axes. How strongly it does there is "
        f"called λ, the larger solution of λ² - {total}λ + {whole} = 0. Here {total} is "
        f"{pure[0]} + {pure[1]}, and {whole} is {pure[0]} times {pure[1]} minus the square of "
        f"{named_second(task, one, other)}."
    )


def _because(share: Fraction) -> str:
    """What the share of the way means."""
    text = number_text(share)
    return {
        TOO_SMALL: f"{text} of the way is less than a tenth.",
        GOOD: f"{text} of the way is a quarter or more, and not beyond the floor.",
        OVERSHOOTS: f"{text} is between 1 and 2: beyond the floor, but nearer than before.",
        DIVERGES: f"{text} is above 2: beyond the floor, and farther away than before.",
    }[suits(share)]


KIND = Rate()
