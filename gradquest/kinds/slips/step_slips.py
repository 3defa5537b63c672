"""Named wrong answers to one step of gradient descent."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction

from gradquest.kinds.kind import Task
from gradquest.kinds.slips.local import Entries, Spot, defined, exact_at, swapped, with_entry
from gradquest.maths.calculus.building import minus, times
from gradquest.maths.exact import rational
from gradquest.maths.expression import ONE, ZERO, Call, Expression, Variable, number
from gradquest.maths.floats import value as float_value
from gradquest.maths.notation import number_text, pretty, pretty_answer
from gradquest.maths.phrases import height_word, letters, listed, slope_name
from gradquest.maths.tidy import quotient, tidy
from gradquest.maths.verdict import Slip

NAME = "descent_step"
SKILL = f"{NAME}.polynomial"

STEP_IS_RIGHT = "The step is right, but look"
"""How the sentence about a wrong slope begins."""


class Stride(Spot):
    """A spot with a learning rate: where steps of all sorts lead."""

    @property
    def rate(self) -> Expression:
        """The learning rate; 1 where the task gives none."""
        return number(self.task.learning_rate or Fraction(1))

    @property
    def rate_text(self) -> str:
        """`0.1`."""
        return number_text(self.task.learning_rate or Fraction(1))

    @property
    def start(self) -> Entries:
        """The point, as the entries of an answer."""
        return tuple(map(number, self.point))

    @property
    def start_text(self) -> str:
        """`(1, 2)`, or `1` where there is one letter."""
        return pretty_answer(self.start)

    @property
    def slopes_text(self) -> str:
        """The gradient as a factor: `(8, 3)`, `8` or `(-8)`."""
        text = self.gradient_text
        is_closed = len(self.gradient) > 1 or not (" " in text or text.startswith("-"))
        return text if is_closed else f"({text})"

    @property
    def gradient_word(self) -> str:
        """What the gradient is called."""
        return "gradient" if len(self.gradient) > 1 else "slope"

    @property
    def move(self) -> str:
        """`(1, 2) - 0.1 · (8, 3)`."""
        return f"{self.start_text} - {self.rate_text} · {self.slopes_text}"

    @property
    def changes(self) -> Entries:
        """Rate times slope, for each coordinate."""
        return scaled(self.rate, self.gradient)

    def against(self, slopes: Sequence[Expression], rate: Expression | None = None) -> Entries:
        """Where a step against any slopes leads."""
        return apart(self.start, scaled(self.rate if rate is None else rate, slopes))


def scaled(factor: Expression, entries: Sequence[Expression]) -> Entries:
    """Every entry times a factor."""
    return tuple(times(factor, entry) for entry in entries)


def apart(left: Sequence[Expression], right: Sequence[Expression]) -> Entries:
    """The difference, entry by entry."""
    return tuple(minus(one, other) for one, other in zip(left, right, strict=True))


def step_slips(task: Task) -> Iterator[Slip]:
    """The step as a whole first, then each slope's broken rules carried through it."""
    stride = Stride(task)
    of_several = (_wrong_places, _in_turn) if len(task.variables) > 1 else ()
    whole = (_unfinished, _wrong_way, _wrong_size, *of_several, _wrong_slopes, _wrong_count)
    groups = (*whole, _with_wrong_slope)
    yield from _with_letters(stride)
    yield from defined(slip for group in groups for slip in group(stride))


def _slip(name: str, answer: Entries, message: str, did: str) -> Slip:
    return Slip(name, message, answer, SKILL, did)


def _with_letters(stride: Stride) -> Iterator[Slip]:
    """The step as a formula."""
    letters_left = tuple(map(Variable, stride.task.variables))
    landing = apart(letters_left, scaled(stride.rate, stride.partials))
    message = f"Right formula; now put in {stride.assignment(stride.point)}."
    yield _slip("not-substituted", landing, message, "leave the letters in")


def _unfinished(stride: Stride) -> Iterator[Slip]:
    """Right numbers on the way to the answer."""
    word = stride.gradient_word
    message = f"That is the {word}. Now take the step: {stride.move}."
    yield _slip("gave-gradient", stride.gradient, message, f"give the {word}")
    message = f"That is only the change. Start from {stride.start_text}: {stride.move}."
    for change in (scaled(number(-1), stride.changes), stride.changes):
        yield _slip("only-the-change", change, message, "give the change alone")
    message = f"That is where you start; the step leads to {stride.move}."
    yield _slip("off-by-one", stride.start, message, "take no step")


def _wrong_way(stride: Stride) -> Iterator[Slip]:
    """Uphill, or start and change the wrong way round."""
    message = f"That climbs: descent subtracts {stride.rate_text} · {stride.slopes_text}."
    uphill = stride.against(scaled(number(-1), stride.gradient))
    yield _slip("ascent", uphill, message, "step uphill")
    message = f"Start minus change, not the other way round: {stride.move}."
    did = "subtract the wrong way round"
    yield _slip("reversed", apart(stride.changes, stride.start), message, did)
    turned = apart(stride.gradient, scaled(stride.rate, stride.start))
    yield _slip("reversed", turned, message, did)


def _wrong_size(stride: Stride) -> Iterator[Slip]:
    """The learning rate forgotten or misplaced, or the gradient's length lost."""
    rate, word, slopes = stride.rate_text, stride.gradient_word, stride.slopes_text
    short = stride.gradient_text
    message = f"Scale the {word} first: the change is {rate} · {slopes}, not {short}."
    did = f"leave out the learning rate {rate}"
    yield _slip("no-learning-rate", stride.against(stride.gradient, ONE), message, did)
    message = f"The learning rate {rate} multiplies the {word}, and nothing else."
    did = f"put the learning rate {rate} in the wrong place"
    shrunk = scaled(stride.rate, stride.start)
    whole = scaled(stride.rate, apart(stride.start, stride.gradient))
    for answer in (whole, apart(shrunk, stride.gradient)):
        yield _slip("rate-misplaced", answer, message, did)
    message = f"Multiply the {word} by the learning rate {rate}; you divided."
    divided = stride.against(stride.gradient, quotient(ONE, stride.rate))
    yield _slip("rate-misplaced", divided, message, f"divide by the learning rate {rate}")
    if stride.length != ZERO:
        length = f"the {word}'s {'length' if word == 'gradient' else 'size'}"
        message = f"Do not divide by {length} {pretty(stride.length)}: it is part of the step."
        unit = stride.against(scaled(quotient(ONE, stride.length), stride.gradient))
        yield _slip("unit-step", unit, message, f"divide by {length}")


def _wrong_places(stride: Stride) -> Iterator[Slip]:
    """Slopes or coordinates in each other's place."""
    for pair in stride.swaps():
        names = listed([slope_name(stride.task.variables[place]) for place in pair])
        message = f"You swapped {names}: each letter moves by its own slope."
        answer = stride.against(swapped(stride.gradient, pair))
        yield _slip("swapped-gradient", answer, message, f"swap {names}")
    for pair in stride.swaps():
        other = swapped(stride.point, pair)
        used = stride.assignment(other)
        message = f"You took the gradient at {used}; you stand at {stride.place_text}."
        answer = stride.against(stride.gradient_at(other))
        yield _slip("point-swapped", answer, message, f"take the gradient at {used}")
    landing = stride.against(stride.gradient)
    yield from turned_round(stride, landing, SKILL)
    for place, name in enumerate(stride.task.variables):
        message = f"That is the new {letters([name])} alone; every letter takes its step."
        did = f"give the new {letters([name])} alone"
        yield _slip("one-coordinate-only", (landing[place],), message, did)
    message = (
        "You stepped by the gradient's length; "
        f"each letter has its own slope in {stride.gradient_text}."
    )
    answer = stride.against([stride.length] * len(stride.gradient))
    yield _slip("length-instead", answer, message, "step by the gradient's length")


def _wrong_slopes(stride: Stride) -> Iterator[Slip]:
    """A step against something else than the slopes here."""
    count, gradient, height = len(stride.gradient), stride.gradient_text, pretty(stride.height)
    slopes = "slopes" if count > 1 else "slope"
    word = height_word(stride.task.variables)
    message = f"You stepped by the {word} {height}; step by the {slopes} {gradient}."
    yield _slip("used-f", stride.against([stride.height] * count), message, f"step by the {word}")
    if any(float_value(slope) < 0 for slope in stride.gradient):
        signs = "signs" if count > 1 else "sign"
        message = f"A negative slope moves you the other way: keep the {signs} of {gradient}."
        answer = stride.against([size(slope) for slope in stride.gradient])
        did = f"drop the sign of {'a' if count > 1 else 'the'} slope"
        yield _slip("slope-sign-lost", answer, message, did)


def turned_round(spot: Spot, landing: Entries, skill: str) -> Iterator[Slip]:
    """The right coordinates in each other's place."""
    for pair in spot.swaps():
        message = f"Right numbers, wrong order: the entries come in the order {spot.letters}."
        yield Slip("components-swapped", message, swapped(landing, pair), skill, "swap the entries")


def size(slope: Expression) -> Expression:
    """A slope without its sign."""
    known = rational(slope)
    return tidy(Call("abs", slope)) if known is None else number(abs(known))


def _in_turn(stride: Stride) -> Iterator[Slip]:
    """Coordinates that stay, or move one after the other."""
    names = stride.task.variables
    landing = stride.against(stride.gradient)
    for place, name in enumerate(names):
        message = f"{letters([name])} moves too: every letter takes its step."
        answer = with_entry(landing, place, stride.start[place])
        yield _slip("one-coordinate", answer, message, f"let {letters([name])} stay")
        others = [other for other in names if other != name]
        takes = "takes" if len(others) == 1 else "take"
        message = f"Only {letters([name])} moved; {letters(others)} {takes} a step too."
        answer = with_entry(stride.start, place, landing[place])
        yield _slip("one-coordinate", answer, message, f"move {letters([name])} only")
    for order in (range(len(names)), range(len(names))[::-1]):
        late = slope_name(names[order[-1]])
        message = f"You took {late} at a point that had moved: take all slopes at the old point."
        did = f"take {late} at a point that had moved"
        yield _slip("sequential", moved_in(order, stride), message, did)


def moved_in(order: Sequence[int], stride: Stride) -> Entries:
    """One letter after the other: each slope at the point as far as it has moved already."""
    moved = stride.start
    for place in order:
        now = [rational(entry) for entry in moved]
        at = dict(zip(stride.task.variables, now, strict=True))
        known = {name: value for name, value in at.items() if value is not None}
        slope = exact_at(stride.partials[place], known)
        moved = with_entry(moved, place, minus(moved[place], times(stride.rate, slope)))
    return moved


def _wrong_count(stride: Stride) -> Iterator[Slip]:
    """Two steps instead of one, with a fresh gradient or the old one."""
    landing = stride.against(stride.gradient)
    point = [rational(entry) for entry in landing]
    message = f"One step was asked, and you took two: {stride.move} is all."
    if all(value is not None for value in point):
        slopes = stride.gradient_at([value for value in point if value is not None])
        twice = apart(landing, scaled(stride.rate, slopes))
        yield _slip("off-by-one", twice, message, "take two steps")
    double = stride.against(scaled(number(2), stride.gradient))
    yield _slip("off-by-one", double, message, "take the step twice")


def _with_wrong_slope(stride: Stride) -> Iterator[Slip]:
    for wrong in stride.wrong_slopes():
        slope, rule = stride.slope_name(wrong.by), wrong.broken
        yield Slip(
            rule.id,
            f"{STEP_IS_RIGHT} at {slope}. {rule.sentence}",
            stride.against(with_entry(stride.gradient, wrong.place, wrong.value)),
            f"{NAME}.{rule.family}",
            f"{rule.did} in {slope}",
        )
