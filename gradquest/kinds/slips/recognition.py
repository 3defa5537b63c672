"""Which named slip explains a wrong answer.

A slip that explains the whole answer comes first, then one that explains every wrong entry. At a
point numbers coincide by chance: an entry alone is explained only by what people often do, and
where another entry stays unexplained that is said.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace

from gradquest.kinds.slips.coincidence import coincides
from gradquest.kinds.slips.letters_left import is_unfinished
from gradquest.kinds.slips.posed import Entries, Posed, is_right
from gradquest.kinds.slips.step_slips import STEP_IS_RIGHT
from gradquest.maths.calculus.mistakes import BROAD
from gradquest.maths.expression import Expression
from gradquest.maths.phrases import are, letters
from gradquest.maths.verdict import Asked, Slip

EVERYDAY = frozenset(
    {
        "wrong-variable",
        "nothing-frozen",
        "frozen-factor-dropped",
        "frozen-factor-differentiated",
        "mixed-term-lost",
        "vanishing-term-kept",
        "vanishing-term-differentiated",
        "inner-derivative-missing",
        "power-no-coefficient",
        "power-not-reduced",
        "coefficient-dropped",
        "product-of-derivatives",
        "product-half",
        "quotient-ratio",
        "quotient-half",
        "quotient-swapped",
        "trig-sign",
        "exponent-as-power",
        "log-u-over-x",
        "base-log-missing",
        "ascent",
        "no-learning-rate",
        "one-coordinate",
        "one-coordinate-only",
        "slope-sign-lost",
        "negated",
        "factor-two-missing",
        "mean-missing",
        "x-missing",
    }
)
"""So common that they are named even where they explain one wrong entry of several."""

SIGNS = frozenset({"whole-sign", "sum-sign"})
"""Say little of a formula, but are as likely as anything where a number is off by its sign."""

BROAD_AT_A_POINT = BROAD - SIGNS

WRONG_WAY = frozenset({"ascent", "negated", "slope-sign-lost"})

SAID_BY: Mapping[str, frozenset[str]] = {
    "mixed-term-lost": frozenset({"one-coordinate", "one-coordinate-only"}),
    "only-the-change": frozenset({"gave-state"}),
    "slope-sign-lost": frozenset({"ascent"}),
    "sum-sign": WRONG_WAY,
    "vanishing-term-differentiated": frozenset({"nothing-frozen"}),
    "whole-sign": WRONG_WAY,
}
"""Slips that another one says as well: nobody is asked which of these it was."""

UNLIKELY = frozenset({"integrated", "inner-derivative-divided"})
"""Named where nothing else fits; nobody is asked about them beside something commoner."""


def recognise(answer: Entries, problem: Posed) -> Slip | None:
    """The slip that leads to this wrong answer; None where none does.

    Two that fit equally well are put to the learner as one question.
    """
    right = problem.answer
    fitting = [slip for slip in problem.slips if problem.is_same(answer, slip.answer)]
    wrong = [slip for slip in fitting if not problem.is_same(slip.answer, right)]
    if len(right) == 1:
        return _said(sorted(wrong, key=lambda slip: slip.id != "whole-sign"), BROAD)
    if problem.asked is not Asked.VALUE:
        return _said(sorted(wrong, key=_oddity))
    return _said(sorted(wrong, key=_oddity)) or _by_entries(answer, problem)


def _oddity(slip: Slip) -> int:
    """How seldom a slip explains a vector of numbers; those about the whole vector are common."""
    if slip.id == "whole-sign":
        return -1
    if slip.id in BROAD_AT_A_POINT:
        return 2
    is_of_one_slope = slip.skill.rpartition(".")[2] != "polynomial" or "∂" in slip.did
    return int(is_of_one_slope and slip.id not in EVERYDAY | SIGNS)


def _said(fitting: Sequence[Slip], broad: frozenset[str] = BROAD_AT_A_POINT) -> Slip | None:
    """The most telling slip, or the question which of two it was."""
    telling: dict[str, Slip] = {}
    for slip in fitting:
        if slip.id not in broad:
            telling.setdefault(slip.id, slip)
    match [telling[name] for name in likely(telling)]:
        case [first, second, *_]:
            return replace(first, message=f"Did you {first.did}, or {second.did}?")
        case [only]:
            return only
    return fitting[0] if fitting else None


def likely(names: Collection[str]) -> list[str]:
    """Without what another slip says as well, and what is unlikely beside it."""
    kept = [name for name in names if SAID_BY.get(name, frozenset()).isdisjoint(names)]
    return [name for name in kept if name not in UNLIKELY] or kept


# Entry by entry


def _by_entries(answer: Entries, problem: Posed) -> Slip | None:
    """One slip for all wrong entries, if it can be; else a question about those that are known."""
    if len(answer) != len(problem.answer) or len(answer) < 2 or is_unfinished(answer, problem):
        return None
    wrong = [place for place in range(len(answer)) if not is_right(place, answer, problem)]
    if not wrong:
        return None
    fitting = {place: _fitting_entry(place, answer[place], problem) for place in wrong}
    found = _one_for_all(fitting, problem) or _asked(fitting, problem)
    return found and replace(found, answer=answer, did="")


def _one_for_all(fitting: Mapping[int, Sequence[Slip]], problem: Posed) -> Slip | None:
    """The same mistake in every wrong entry; what is rare takes more than one entry to be seen."""
    ids = set.intersection(*({slip.id for slip in slips} for slips in fitting.values())) - BROAD
    ids = ids if len(fitting) > 1 else ids & EVERYDAY
    named = [
        slip
        for place, slips in fitting.items()
        if (slip := _of_entry(place, [slip for slip in slips if slip.id in ids], problem))
    ]
    if not named:
        return None
    first, *others = (slip.message for slip in named)
    again = (message.replace(STEP_IS_RIGHT, "Look") for message in others)
    return replace(named[0], message=" ".join((first, *again)))


def _asked(fitting: Mapping[int, Sequence[Slip]], problem: Posed) -> Slip | None:
    """A question about each entry that one common mistake explains, and word of the others."""
    known: dict[int, Slip] = {}
    for place, slips in fitting.items():
        alone = [slip for slip in slips if _wrong_entries(slip, problem) == 1]
        if len({slip.id for slip in alone if slip.id not in BROAD_AT_A_POINT}) == 1:
            known.update((place, slip) for slip in alone[:1] if slip.id in EVERYDAY)
    if not known:
        return None
    asked = ", and did you ".join(slip.did for slip in known.values())
    others = [place for place in fitting if place not in known]
    message = " ".join((f"Did you {asked}?", *_too(others, problem)))
    return replace(next(iter(known.values())), message=message)


def _too(silent: Sequence[int], problem: Posed) -> Iterator[str]:
    """That other entries are wrong as well, for another reason."""
    if silent:
        names = letters([problem.entries[place] for place in silent])
        entries = "entry" if len(silent) == 1 else "entries"
        yield f"The {entries} for {names} {are(len(silent))} wrong too, for another reason."


def _fitting_entry(place: int, entry: Expression, problem: Posed) -> list[Slip]:
    """The slips that lead to this wrong entry."""
    return [
        slip
        for slip in problem.slips
        if len(slip.answer) == len(problem.answer)
        and coincides(entry, slip.answer[place], problem.task.domain)
        and not is_right(place, slip.answer, problem)
    ]


def _of_entry(place: int, fitting: Sequence[Slip], problem: Posed) -> Slip | None:
    """What explains one entry: a slip in this entry alone, else one of the whole vector."""
    alone = _said([slip for slip in fitting if _wrong_entries(slip, problem) == 1])
    whole = None if alone else _said(fitting)
    if whole is None:
        return alone
    name = letters([problem.entries[place]])
    return replace(whole, message=f"In the entry for {name}: {whole.message}")


def _wrong_entries(slip: Slip, problem: Posed) -> int:
    return sum(not is_right(place, slip.answer, problem) for place in range(len(slip.answer)))
