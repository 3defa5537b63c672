"""Named wrong ways to follow an optimiser's rule."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import chain

from gradquest.errors import Undefined
from gradquest.kinds.slips.blind_spots import ZERO_COMPONENT
from gradquest.kinds.slips.coincidence import all_coincide
from gradquest.kinds.slips.local import Spot, defined, swapped, with_entry
from gradquest.kinds.slips.step_slips import STEP_IS_RIGHT, apart, turned_round
from gradquest.kinds.updates import LANDING, PLACE, RATE, SLOPE, Update
from gradquest.maths.calculus.building import times
from gradquest.maths.exact import rational
from gradquest.maths.expression import ZERO, number
from gradquest.maths.notation import pretty, pretty_answer
from gradquest.maths.phrases import letters, listed, slope_name
from gradquest.maths.verdict import Slip


@dataclass(frozen=True, slots=True)
class Habit:
    """A wrong way to follow a rule, in words."""

    id: str
    says: str
    """With {rule} for the lines that it breaks, {beta}, {V} and the like for what is shown."""
    did: str
    is_telling: bool = False
    """It must not lead to the right answer."""

    def by(self, **lines: str) -> Twist:
        """What it makes of some lines of a rule."""
        return Twist(self, lines)


@dataclass(frozen=True, slots=True)
class Twist:
    """A wrong way to follow a rule: other formulas in some of its lines."""

    habit: Habit
    lines: Mapping[str, str]

    @property
    def id(self) -> str:
        """The habit's."""
        return self.habit.id


def update_slips(update: Update, twists: Sequence[Twist], kind: str) -> Iterator[Slip]:
    """The rule followed wrongly first, then unfinished steps and wrong slopes."""
    groups = (_twisted(update, twists), _unfinished(update), _shared(update), _slopes(update))
    for slip in defined(chain.from_iterable(groups)):
        yield replace(slip, skill=f"{kind}.{slip.skill or 'polynomial'}")


def update_blind_spots(update: Update, twists: Sequence[Twist]) -> Iterator[str]:
    """The slips that lead to the right point all the same."""
    if ZERO in update.row(SLOPE):
        yield ZERO_COMPONENT
    if len(update.landing) > 1 and len(set(update.landing)) == 1:
        yield "components-swapped"
    if set(update.row(PLACE)) == {ZERO}:
        yield "only-the-change"
    telling = [it for it in twists if it.habit.is_telling]
    for slip in (*_twisted(update, telling), *_swapped(update), *_wrong_start(update)):
        if all_coincide(slip.answer, update.landing, {}):
            yield slip.id


# The rule


def _twisted(update: Update, twists: Sequence[Twist]) -> Iterator[Slip]:
    """Every twist that still gives numbers."""
    for twist in twists:
        other = replace(update, rule=update.rule.with_lines(twist.lines))
        try:
            landing = other.landing
        except Undefined:
            continue
        words = _words(update, twist)
        says, did = (text.format_map(words) for text in (twist.habit.says, twist.habit.did))
        yield Slip(twist.id, says, landing, "", did)


def _words(update: Update, twist: Twist) -> Mapping[str, str]:
    """What a sentence may speak of: the rate, the constants, the lines by name, what they say."""
    known = {name: update.start[0][name] for name in (RATE, *update.rule.constants)}
    return {
        **{name: pretty(it) for name, it in known.items()},
        **{name: update.name(name) for name in (*update.rule.memory, *update.formulas)},
        "rule": listed([update.line_text(name) for name in update.formulas if name in twist.lines]),
    }


# The step


def _unfinished(update: Update) -> Iterator[Slip]:
    """What is computed on the way, given for the answer."""
    places = update.row(PLACE)
    for name, _ in update.rule.lines:
        if name != LANDING:
            called = update.name(name)
            message = f"That is {called}; the rule goes on to the new point."
            yield Slip("gave-state", message, update.row(name), "", f"give {called}")
    message = "That is the gradient; the rule goes on to the new point."
    yield Slip("gave-gradient", message, update.row(SLOPE), "", "give the gradient")
    change = apart(update.landing, places)
    start = pretty_answer(places)
    message = f"That is only the change from {start}; the new point is asked for."
    for answer in (change, tuple(times(number(-1), it) for it in change)):
        yield Slip("only-the-change", message, answer, "", "give the change alone")
    yield Slip("off-by-one", "That is where you start.", places, "", "take no step")


def _shared(update: Update) -> Iterator[Slip]:
    """What goes wrong with any step: uphill, a letter that stays, slopes swapped."""
    places = update.row(PLACE)
    uphill = apart(places, apart(update.landing, places))
    message = "That climbs: the last line subtracts."
    yield Slip("ascent", message, uphill, "", "add in the last line")
    names = update.task.variables
    for place, name in enumerate(names if len(names) > 1 else ()):
        letter = letters([name])
        message = f"{letter} moves too, by its own numbers."
        stays = with_entry(update.landing, place, places[place])
        yield Slip("one-coordinate", message, stays, "", f"let {letter} stay")
    yield from turned_round(Spot(update.task), update.landing, "")
    yield from _swapped(update)
    yield from _wrong_start(update)


def _swapped(update: Update) -> Iterator[Slip]:
    """Each letter moved by another one's slope."""
    names, slopes = update.task.variables, update.row(SLOPE)
    for pair in Spot(update.task).swaps():
        said = listed([slope_name(names[place]) for place in pair])
        message = f"You swapped {said}: each letter moves by its own slope."
        other = replace(update, slopes=swapped(slopes, pair))
        yield Slip("swapped-gradient", message, other.landing, "", f"swap {said}")


def _wrong_start(update: Update) -> Iterator[Slip]:
    """The point's coordinates in each other's place."""
    spot = Spot(update.task)
    for swap in spot.swapped_coordinates():
        point = swapped(spot.point, swap.pair)
        other = replace(update, task=replace(update.task, point=point))
        yield Slip("point-swapped", swap.says, other.landing, "", swap.did)


def _slopes(update: Update) -> Iterator[Slip]:
    """Each slope's broken rules, carried through the step."""
    here = [rational(it) for it in update.row(update.rule.place)]
    known = [it for it in here if it is not None]
    if len(known) < len(here):
        return
    spot = Spot(replace(update.task, point=tuple(known)))
    for wrong in spot.wrong_slopes():
        slopes = with_entry(update.row(SLOPE), wrong.place, wrong.value)
        rule, slope = wrong.broken, spot.slope_name(wrong.by)
        try:
            landing = replace(update, slopes=slopes).landing
        except Undefined:
            continue
        message = f"{STEP_IS_RIGHT} at {slope}. {rule.sentence}"
        yield Slip(rule.id, message, landing, rule.family, f"{rule.did} in {slope}")
