"""Named wrong answers to several steps of gradient descent: one mistake, made at every step."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from gradquest.kinds.descents import path
from gradquest.kinds.kind import Task
from gradquest.kinds.slips.blind_spots import ZERO_COMPONENT
from gradquest.kinds.slips.coincidence import all_coincide
from gradquest.kinds.slips.local import Entries, defined, exact_at, is_defined, swapped, with_entry
from gradquest.kinds.slips.step_slips import (
    STEP_IS_RIGHT,
    Stride,
    apart,
    moved_in,
    scaled,
    size,
    turned_round,
)
from gradquest.maths import floats
from gradquest.maths.exact import rational
from gradquest.maths.expression import ONE, ZERO, Expression, depends_on, number
from gradquest.maths.phrases import height_word, letters, listed
from gradquest.maths.tidy import quotient
from gradquest.maths.verdict import Slip

NAME = "descent_steps"
SKILL = f"{NAME}.polynomial"
MINUS = number(-1)

FINEST = 10**12
"""The largest denominator of a wrong point that is no fraction."""

Advance = Callable[[Stride], Entries]
"""Where one step leads, rightly or not."""


@dataclass(frozen=True, slots=True)
class Habit:
    """A mistake that is made at every step."""

    id: str
    says: str
    did: str
    advance: Advance


def path_slips(task: Task) -> Iterator[Slip]:
    """The count and the old gradient first, then every habit, then each slope's broken rules."""
    start = Stride(task)
    groups = (_wrong_count, _unfinished, _wrong_start, _habits, _with_wrong_slope)
    yield from defined(slip for group in groups for slip in group(start))


def path_blind_spots(task: Task) -> Iterator[str]:
    """The slips that lead to the right point all the same."""
    start = Stride(task)
    right = path(task)[-1]
    if any(slope == ZERO for slope in start.gradient):
        yield ZERO_COMPONENT
    if start.rate == ONE:
        yield "no-learning-rate"
    if len(right) > 1 and len(set(start.gradient)) == 1:
        yield "swapped-gradient"
    if len(right) > 1 and len(set(right)) == 1:
        yield "components-swapped"
    seen = [*_wrong_count(start), *_wrong_start(start)]
    if _is_coupled(start):
        seen += [_by_habit(it, start) for it in _in_turn(start) if it.id == "sequential"]
    yield from (slip.id for slip in seen if all_coincide(slip.answer, right, task.domain))


def _is_coupled(start: Stride) -> bool:
    """Some slope depends on another letter."""
    names = start.task.variables
    return any(
        depends_on(partial, other)
        for name, partial in zip(names, start.partials, strict=True)
        for other in names
        if other != name
    )


# Walking


def _walk(start: Stride, advance: Advance, count: int | None = None) -> Entries:
    """Where so many steps lead; a number that is no fraction is rounded, as it is only compared."""
    stride = start
    steps = start.task.count or 0 if count is None else count
    for _ in range(steps):
        landing = advance(stride)
        if not is_defined(landing):
            return landing
        stride = _at(start, landing)
    return stride.start


def _at(start: Stride, point: Entries) -> Stride:
    return Stride(replace(start.task, point=tuple(map(_fraction, point))))


def _fraction(entry: Expression) -> Fraction:
    known = rational(entry)
    if known is not None:
        return known
    return Fraction(floats.value(entry)).limit_denominator(FINEST)


def _right(stride: Stride) -> Entries:
    return stride.against(stride.gradient)


# What goes wrong once


def _slip(name: str, answer: Entries, message: str, did: str) -> Slip:
    return Slip(name, message, answer, SKILL, did)


def _wrong_count(start: Stride) -> Iterator[Slip]:
    """The first gradient kept, or a step too few or too many."""
    count = start.task.count or 0
    kept = start.against(scaled(number(count), start.gradient))
    message = (
        f"You used the {start.gradient_word} at the start, {start.gradient_text}, for every step: "
        "find it anew where each step begins."
    )
    yield _slip("stale-gradient", kept, message, f"keep the {start.gradient_word} of the start")
    for other, said in ((count - 1, "too few"), (count + 1, "too many")):
        taken = f"{other} step{'' if other == 1 else 's'}"
        message = f"That is the point after {taken}; {count} were asked for."
        yield _slip("off-by-one", _walk(start, _right, other), message, f"take a step {said}")
    yield _slip("off-by-one", start.start, "That is where you start.", "take no step")


def _unfinished(start: Stride) -> Iterator[Slip]:
    """Gradients and changes instead of the point."""
    *_, last, end = (_at(start, point) for point in path(start.task))
    for stride in (start, last, end):
        place = "the end" if stride is end else stride.start_text
        gives = f"the {stride.gradient_word} at {place}"
        message = f"That is {gives}; the point where you land is asked for."
        yield _slip("gave-gradient", stride.gradient, message, f"give {gives}")
    yield from turned_round(start, end.start, SKILL)
    message = f"That is only the last change, from {last.start_text}; where it ends is asked for."
    for change in (scaled(MINUS, last.changes), last.changes):
        yield _slip("only-the-change", change, message, "give the last change alone")
    message = f"That is how far you came: the start was {start.start_text}."
    way = apart(end.start, start.start)
    for change in (way, scaled(MINUS, way)):
        yield _slip("only-the-change", change, message, "give the way from the start alone")


def _wrong_start(start: Stride) -> Iterator[Slip]:
    """All steps from the point with its coordinates in each other's place."""
    for pair in start.swaps():
        other = Stride(replace(start.task, point=swapped(start.point, pair)))
        message = f"You began at {other.start_text}; the start is {start.start_text}."
        yield _slip("point-swapped", _walk(other, _right), message, f"begin at {other.start_text}")


# What goes wrong at every step


def _by_habit(habit: Habit, start: Stride) -> Slip:
    return _slip(habit.id, _walk(start, habit.advance), habit.says, habit.did)


def _habits(start: Stride) -> Iterator[Slip]:
    of_several = (_in_turn,) if len(start.gradient) > 1 else ()
    groups = (_wrong_way, _wrong_size, _wrong_slopes, *of_several)
    return (_by_habit(habit, start) for group in groups for habit in group(start))


def _wrong_way(start: Stride) -> Iterator[Habit]:
    says = (
        f"Every step climbs: descent subtracts {start.rate_text} times the {start.gradient_word}."
    )
    yield Habit("ascent", says, "step uphill", lambda at: at.against(scaled(MINUS, at.gradient)))
    says, did = "Start minus change, not the other way round.", "subtract the wrong way round"
    yield Habit("reversed", says, did, lambda at: apart(at.changes, at.start))


def _wrong_size(start: Stride) -> Iterator[Habit]:
    rate, word = start.rate_text, start.gradient_word
    says = f"Scale the {word} first: each step subtracts {rate} times the {word}."
    did = f"leave out the learning rate {rate}"
    yield Habit("no-learning-rate", says, did, lambda at: at.against(at.gradient, ONE))
    says = f"The learning rate {rate} multiplies the {word}, and nothing else."
    did = f"put the learning rate {rate} in the wrong place"
    whole = lambda at: scaled(at.rate, apart(at.start, at.gradient))  # noqa: E731
    yield Habit("rate-misplaced", says, did, whole)
    shrunk = lambda at: apart(scaled(at.rate, at.start), at.gradient)  # noqa: E731
    yield Habit("rate-misplaced", says, did, shrunk)
    size_of = "the gradient's length" if len(start.gradient) > 1 else "the slope's size"
    says = f"Do not divide by {size_of}: it is part of the step."
    yield Habit("unit-step", says, f"divide by {size_of}", _unit)


def _unit(at: Stride) -> Entries:
    if at.length == ZERO:
        return at.start
    return at.against(scaled(quotient(ONE, at.length), at.gradient))


def _wrong_slopes(start: Stride) -> Iterator[Habit]:
    """A step against something else than the gradient."""
    count = len(start.gradient)
    for pair in start.swaps():
        names = listed([start.slope_name(start.task.variables[place]) for place in pair])
        says = f"You swapped {names}: each letter moves by its own slope."
        yield Habit("swapped-gradient", says, f"swap {names}", _against_swapped(pair))
    word = height_word(start.task.variables)
    says = f"You stepped by the {word}; step by the {'slopes' if count > 1 else 'slope'}."
    yield Habit("used-f", says, f"step by the {word}", lambda at: at.against([at.height] * count))
    if count > 1:
        says = "You stepped by the gradient's length; each letter has its own slope."
        did = "step by the gradient's length"
        yield Habit("length-instead", says, did, lambda at: at.against([at.length] * count))
    signs = "signs of the slopes" if count > 1 else "sign of the slope"
    says = f"A negative slope moves you the other way: keep the {signs}."
    did = f"drop the sign of {'a' if count > 1 else 'the'} slope"
    yield Habit("slope-sign-lost", says, did, lambda at: at.against([*map(size, at.gradient)]))


def _against_swapped(pair: tuple[int, int]) -> Advance:
    return lambda at: at.against(swapped(at.gradient, pair))


def _in_turn(start: Stride) -> Iterator[Habit]:
    """Coordinates that stay, or move one after the other."""
    names = start.task.variables
    for place, name in enumerate(names):
        letter = letters([name])
        says = f"{letter} moves too: every letter takes its part in every step."
        yield Habit("one-coordinate", says, f"let {letter} stay", _with_one_still(place))
    for order in (range(len(names)), range(len(names))[::-1]):
        late = start.slope_name(names[order[-1]])
        says = f"You took {late} at a point that had moved: take all slopes at the old point."
        did = f"take {late} at a point that had moved"
        yield Habit("sequential", says, did, _one_after_another(order))


def _with_one_still(place: int) -> Advance:
    return lambda at: with_entry(at.against(at.gradient), place, at.start[place])


def _one_after_another(order: Sequence[int]) -> Advance:
    return lambda at: moved_in(order, at)


# A wrong formula for a slope


def _with_wrong_slope(start: Stride) -> Iterator[Slip]:
    """Each broken rule, at every step."""
    for wrong in start.wrong_slopes():
        formulas = with_entry(start.partials, wrong.place, wrong.broken.derivative)
        rule, slope = wrong.broken, start.slope_name(wrong.by)
        yield Slip(
            rule.id,
            f"{STEP_IS_RIGHT.replace('step is', 'steps are')} at {slope}. {rule.sentence}",
            _walk(start, _by_formulas(formulas)),
            f"{NAME}.{rule.family}",
            f"{rule.did} in {slope}",
        )


def _by_formulas(formulas: Entries) -> Advance:
    return lambda at: at.against([exact_at(formula, at.task.at) for formula in formulas])
