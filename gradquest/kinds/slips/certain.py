"""What is certain about a wrong answer that no slip explains: right entries, sign and size."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence

from gradquest.kinds.slips.letters_left import is_unfinished, put_in, unfinished_sentences
from gradquest.kinds.slips.multiples import compared
from gradquest.kinds.slips.posed import Entries, Posed, is_right
from gradquest.maths import floats
from gradquest.maths.expression import Expression, variables
from gradquest.maths.judging.samples import samples
from gradquest.maths.phrases import are, letters
from gradquest.maths.verdict import Asked, Verdict, Witness

SEEN = 1e-3
"""So much, of its size, a value must be off for its four digits to show it."""


def explain_wrong(verdict: Verdict, problem: Posed) -> str:
    """What is certain about a wrong answer: which entries are right, and sign or size."""
    if verdict.reading is None:
        return ""
    answer, right = verdict.reading.components, problem.answer
    if problem.asked is not Asked.VALUE:
        return put_in(problem) if is_unfinished(answer, problem) else ""
    if len(answer) != len(right):
        return _count_sentence(len(right), [letters([name]) for name in problem.entries])
    if is_unfinished(answer, problem):
        return " ".join(unfinished_sentences(answer, problem))
    if len(right) > 1:
        return " ".join(_entry_sentences(answer, verdict.witness, problem))
    finding = compared(answer[0], right[0], problem.task.domain)
    found = finding.of_one if finding else next(_shown(answer, [0], verdict.witness, problem))
    return f"Your answer {found}." if found else ""


def _count_sentence(count: int, names: Sequence[str]) -> str:
    if count == 1:
        return "One expression is asked for."
    return f"The answer has {count} entries, in this order: {', '.join(names)}."


def _entry_sentences(answer: Entries, witness: Witness | None, problem: Posed) -> Iterator[str]:
    """Which entries are right, then what is wrong with the others."""
    places = range(len(answer))
    wrong = [place for place in places if not is_right(place, answer, problem)]
    done = [place for place in places if place not in wrong]
    if done:
        yield f"{_named(done, problem)} {are(len(done))} right."
    findings = {
        place: compared(answer[place], problem.answer[place], problem.task.domain)
        for place in wrong
    }
    for finding in dict.fromkeys(findings.values()):
        alike = [place for place in wrong if findings[place] == finding]
        if finding:
            found = finding.of_one if len(alike) == 1 else finding.of_several
            yield f"{_named(alike, problem)} {found}."
    unknown = [place for place in wrong if findings[place] is None]
    shown = _shown(answer, unknown, witness, problem)
    for place, found in zip(unknown, shown, strict=True):
        yield f"{_named([place], problem)} {found or 'is wrong'}."


def _named(places: Sequence[int], problem: Posed) -> str:
    """`The entry for x`, `Both entries`, `The entries for x and z`."""
    if len(places) == 1:
        return f"The entry for {letters([problem.entries[places[0]]])}"
    if len(places) == len(problem.entries):
        return "Both entries" if len(places) == 2 else "All entries"
    return f"The entries for {letters([problem.entries[place] for place in places])}"


# A point where formulas differ


def _shown(
    answer: Entries, places: Sequence[int], witness: Witness | None, problem: Posed
) -> Iterator[str]:
    """What each entry gives at a point where it is seen to be wrong; empty where none was found."""
    before: Mapping[str, float] = {}
    for place in places:
        here = witness if witness and witness.component == place else None
        spots = [*([before] if before else ()), *_spots(here, problem)]
        right = problem.answer[place]
        found = next((spot for spot in spots if _differ(answer[place], right, spot)), None)
        if found is None:
            yield ""
            continue
        yours, true = floats.value(answer[place], found), floats.value(right, found)
        at = ", ".join(f"{letters([name])} = {value:.4g}" for name, value in found.items())
        gives = f"gives {yours:.4g} {'there' if found == before else f'at {at}'}"
        if variables(right):
            yield f"{gives}, where {true:.4g} is right"
        else:  # the point would give the number away
            yield f"{gives}, which is too {'large' if yours > true else 'small'}"
        before = found


def _spots(witness: Witness | None, problem: Posed) -> Iterator[Mapping[str, float]]:
    """Points to show, with a value for every letter; the judge's own first."""
    simple = [it.approximate for it in samples(problem.task.variables, problem.task.domain).simple]
    names = problem.task.variables
    for spot in [*([witness.at] if witness else ()), *simple]:
        rest = simple[0] if simple else {}
        full = {**rest, **spot}
        if all(name in full for name in names):
            yield {name: full[name] for name in names}


def _differ(entry: Expression, right: Expression, spot: Mapping[str, float]) -> bool:
    """Four digits show it."""
    yours, true = floats.value(entry, spot), floats.value(right, spot)
    if not (math.isfinite(yours) and math.isfinite(true)):
        return False
    return abs(yours - true) > SEEN * max(abs(yours), abs(true))
