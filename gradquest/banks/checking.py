"""A bank put to the test for its author: every template solved over many seeds."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import fields
from pathlib import Path

from gradquest.banks.bank import Bank
from gradquest.banks.drawing import MOST_TRIES, Barren, Drawn, drawn
from gradquest.banks.faults import BankError, Fault
from gradquest.banks.findings import suggestion
from gradquest.banks.loader import load_bank
from gradquest.banks.report import Report, Tally
from gradquest.banks.template import Example, Place, Template
from gradquest.banks.worth import COMPONENTS_SWAPPED, POINT_SWAPPED, Reason, coincides, explained
from gradquest.kinds.kind import Task
from gradquest.kinds.problem import Problem
from gradquest.maths.expression import number, substitute
from gradquest.maths.notation import pretty, pretty_answer, typed_answer
from gradquest.maths.phrases import listed
from gradquest.maths.tidy import tidy
from gradquest.maths.verdict import Outcome

SEEDS = 200
SEEDS_WITH_SLIPS = 3
"""All slips of a problem take long to compute."""
ENOUGH_DIFFERENT = 8
MOST_REJECTED = 0.9
MOST_UGLY = 0.05

_TELLING = [field.name for field in fields(Task) if field.name != "domain"]
"""What makes two problems different; the domain is the template's."""

_COMMENTED = re.compile(r"[\s-]*f:\s*[^\s\"'#][^#]*\s(#)\s*[-+*/^(]")


def check_bank(
    path: Path, seeds: int = SEEDS, on_template: Callable[[str], None] | None = None
) -> Report:
    """Load a bank and solve all of it; `on_template` hears the name of each template in turn."""
    try:
        bank = load_bank(path)
    except BankError as error:
        return Report(str(path), error.faults)
    check = _Check(bank, seeds)
    for template in bank.templates:
        if on_template:
            on_template(template.id)
        check.solve(template)
    check.look_for_comments()
    return check.report()


class _Check:
    """One bank's check as it goes on."""

    def __init__(self, bank: Bank, seeds: int) -> None:
        self.bank = bank
        self.seeds = seeds
        self.faults: list[Fault] = []
        self.warnings: list[Fault] = []
        self.tallies: list[Tally] = []

    def report(self) -> Report:
        """What was found, in the order of the file."""
        faults, warnings = tuple(sorted(self.faults)), tuple(sorted(self.warnings))
        return Report(str(self.bank.path), faults, warnings, tuple(self.tallies))

    def solve(self, template: Template) -> None:
        """All kinds of a template over all seeds, and the author's tests."""
        known: set[str] = set()
        for kind in template.kinds:
            tally = Tally(template.id, kind)
            self.tallies.append(tally)
            try:
                self._solve_kind(template, tally, known)
            except Barren as barren:
                tally.rejected += barren.rejected
                self._fault(template, "kinds", _barren(kind, barren))
            else:
                self._weigh(template, tally)
        strangers = (template.allow | template.avoid) - known - set(Reason)
        for slip in sorted(strangers) if known else ():
            message = f"no slip here is called '{slip}'{suggestion(slip, known)}"
            self._warn(template, "allow" if slip in template.allow else "avoid", message)

    def _solve_kind(self, template: Template, tally: Tally, known: set[str]) -> None:
        seen: set[object] = set()
        for seed in range(self.seeds):
            found = drawn(template, tally.kind, seed)
            task = found.problem.task
            seen.add(tuple(getattr(task, name) for name in _TELLING))
            tally.drawn += 1
            tally.different = len(seen)
            tally.rejected += found.rejected
            tally.ugly += not found.problem.kind.is_neat(found.problem.answer)
            self._judge_answer(template, found.problem, tally)
            if seed < SEEDS_WITH_SLIPS:
                known |= {slip.id for slip in found.problem.slips}
                known |= set(found.problem.kind.blind_spots(task))
                known |= {POINT_SWAPPED, COMPONENTS_SWAPPED} if len(task.variables) > 1 else set()
                self._judge_slips(template, found.problem, tally)
        for place, example in enumerate(template.examples):
            if example.kind == tally.kind:
                self._run(template, place, example, tally)

    def _judge_answer(self, template: Template, problem: Problem, tally: Tally) -> None:
        verdict = problem.kind.judge(problem.task, typed_answer(problem.answer))
        if verdict.is_right:
            tally.right += 1
            return
        message = f"its own answer {pretty_answer(problem.answer)} is judged {verdict.outcome}"
        self._fault(template, "f", f"{problem.reference}: {message}")

    def _judge_slips(self, template: Template, problem: Problem, tally: Tally) -> None:
        for slip in problem.slips:
            verdict = problem.kind.judge(problem.task, typed_answer(slip.answer))
            if verdict.outcome is Outcome.WRONG:
                tally.slips += 1
            elif verdict.is_right and not coincides(slip, problem):
                message = f"the slip '{slip.id}', {pretty_answer(slip.answer)}, is judged right"
                self._fault(template, "f", f"{problem.reference}: {message}")

    def _run(self, template: Template, place: int, example: Example, tally: Tally) -> None:
        found = drawn(template, example.kind, example.seed)
        refusal = _refusal(example, found)
        if not refusal:
            tally.tests += 1
            return
        shown = f"{pretty(found.problem.task.function)}: {refusal}"
        self._fault(template, f"tests[{place}]", f"seed {example.seed}, {shown}", example.place)

    def _weigh(self, template: Template, tally: Tally) -> None:
        """Warn of what makes a template poor."""
        for message in _poverty(tally):
            self._warn(template, "params", f"as {tally.kind}, {message}")

    def look_for_comments(self) -> None:
        """Warn where a formula seems to go on behind a #, which begins a comment."""
        text = self.bank.path.read_text(encoding="utf-8-sig")
        for count, line in enumerate(text.splitlines(), 1):
            if cut := _COMMENTED.match(line):
                message = "what follows # is a comment; put the formula in quotes if it is not"
                fault = Fault(str(self.bank.path), count, cut.start(1) + 1, "f", message)
                self.warnings.append(fault)

    def _fault(
        self, template: Template, field: str, message: str, place: Place | None = None
    ) -> None:
        self.faults.append(self._placed(template, field, message, place))

    def _warn(self, template: Template, field: str, message: str) -> None:
        self.warnings.append(self._placed(template, field, message, None))

    def _placed(self, template: Template, field: str, message: str, place: Place | None) -> Fault:
        path = f"problems[{template.id}].{field}"
        return Fault(str(self.bank.path), *(place or template.place), path, message)


def _barren(kind: str, barren: Barren) -> str:
    count = barren.rejected[barren.reason]
    cure = "" if barren.reason in set(Reason) else f"; allow: [{barren.reason}] permits that"
    return (
        f"no problem can be drawn as {kind}: in {count} of {MOST_TRIES} draws "
        f"{explained(barren.reason)}{cure}"
    )


def _refusal(example: Example, found: Drawn) -> str:
    """How a test of the author's fails; empty where it passes."""
    problem = found.problem
    values = {name: number(value) for name, value in found.values.items()}
    given = {name: it for name, it in values.items() if name not in problem.task.variables}
    answer = example.answer
    if not problem.kind.is_spoken:  # letters of words are no parameters
        answer = tuple(tidy(substitute(entry, given)) for entry in answer)
    verdict = problem.kind.judge(problem.task, typed_answer(answer))
    wanted = Outcome.RIGHT if example.is_right else Outcome.WRONG
    if verdict.outcome is not wanted:
        got = f"{verdict.outcome}; the answer is {pretty_answer(problem.answer)}"
        return f"expected '{example.text}' to be {wanted}, got {got}"
    read = verdict.reading.components if verdict.reading else answer
    fitting = {slip.id for slip in problem.slips if problem.is_same(read, slip.answer)}
    if example.slip and example.slip not in fitting:
        got = listed([f"'{name}'" for name in sorted(fitting)], "or") or "none"
        return f"expected '{example.text}' to be the slip '{example.slip}', got {got}"
    return ""


def _poverty(tally: Tally) -> Iterator[str]:
    if tally.different < min(ENOUGH_DIFFERENT, tally.drawn):
        few = f"there are only {tally.different} different problems in {tally.drawn} draws"
        is_waste = tally.rejections > tally.drawn
        yield f"{few}; in others {explained(tally.top_reason)}" if is_waste else few
    refused = tally.rejected - Counter({Reason.UGLY: tally.rejected[Reason.UGLY]})
    tried = tally.drawn + refused.total()
    if refused.total() > MOST_REJECTED * tried:
        share = round(100 * refused.total() / tried)
        reason = explained(refused.most_common(1)[0][0])
        yield f"{share} % of the draws are rejected, mostly because {reason}"
    if tally.ugly > MOST_UGLY * tally.drawn:
        yield f"{tally.ugly} of {tally.drawn} answers have more than three decimals"
