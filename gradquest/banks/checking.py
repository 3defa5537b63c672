"""A bank put to the test for its author: every template solved over many seeds."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import fields, replace
from pathlib import Path
from typing import NamedTuple

from gradquest.banks.bank import Bank
from gradquest.banks.drawing import MOST_TRIES, Barren, drawn
from gradquest.banks.faults import BankError, Fault
from gradquest.banks.findings import WHOLE_FILE, suggestion
from gradquest.banks.kinks import edge_kink
from gradquest.banks.loader import load_bank
from gradquest.banks.report import Report, Tally
from gradquest.banks.template import Example, Place, Template
from gradquest.banks.trials import refusal
from gradquest.banks.worth import (
    COMPONENTS_SWAPPED,
    POINT_SWAPPED,
    Reason,
    coincides,
    explained,
)
from gradquest.kinds.kind import Task
from gradquest.kinds.problem import Problem
from gradquest.maths.notation import pretty, pretty_answer, typed_answer
from gradquest.maths.verdict import Outcome
from gradquest.wording import counted

SEEDS = 200
SEEDS_WITH_SLIPS = 3
"""All slips of a problem take long to compute."""
HOPELESS = 5
"""So many seeds without a problem, and none with one, show that there is none."""
ENOUGH_DIFFERENT = 8
MOST_REJECTED = 0.9
MOST_UGLY = 0.05

_TELLING = [field.name for field in fields(Task) if field.name != "domain"]
"""What makes two problems different; the domain is the template's."""

_COMMENTED = re.compile(r"[\s-]*f:\s*[^\s\"'#][^#]*\s(#)\s*[-+*/^(]")


class Progress(NamedTuple):
    """How far a check has come."""

    template: str
    done: int
    """Problems drawn so far."""
    of: int


Heard = Callable[[Progress], None]


def check_bank(path: Path, seeds: int = SEEDS, on_progress: Heard | None = None) -> Report:
    """Load a bank and solve all of it; `on_progress` hears of every problem."""
    try:
        bank = load_bank(path)
    except BankError as error:
        return Report(str(path), error.faults)
    templates = [template.whole() for template in bank.templates]
    check = _Check(bank, seeds, on_progress or (lambda _: None), templates)
    for template in templates:
        check.solve(template)
    check.look_for_comments()
    return check.report()


class _Check:
    """One bank's check as it goes on."""

    def __init__(self, bank: Bank, seeds: int, heard: Heard, templates: list[Template]) -> None:
        self.bank = bank
        self.seeds = seeds
        self.heard = heard
        self.templates = templates
        self.size = seeds * sum(len(template.kinds) for template in templates)
        self.faults: list[Fault] = []
        self.warnings: list[Fault] = []
        self.tallies: list[Tally] = []
        self.again: Counter[Fault] = Counter()
        """How often a fault was met after the first time."""
        self.first: dict[tuple[str, str, str], Fault] = {}

    def report(self) -> Report:
        """What was found, in the order of the file."""
        counted_faults = [self._counted(fault) for fault in self.faults]
        faults, warnings = tuple(sorted(counted_faults)), tuple(sorted(self.warnings))
        return Report(str(self.bank.path), faults, warnings, tuple(self.tallies))

    def solve(self, template: Template) -> None:
        """All kinds of a template over all seeds, and the author's tests."""
        known: set[str] = set()
        for kind in template.kinds:
            tally = Tally(template.id, kind)
            self.tallies.append(tally)
            self._solve_kind(template, tally, known)
            self._weigh(template, tally)
        strangers = (template.allow | template.avoid) - known - set(Reason)
        for slip in sorted(strangers) if known else ():
            message = f"the slip '{slip}' does not occur here{suggestion(slip, known)}"
            self._warn(template, "allow" if slip in template.allow else "avoid", message)

    def _solve_kind(self, template: Template, tally: Tally, known: set[str]) -> None:
        seen: set[object] = set()
        barren: Barren | None = None
        begun = self.seeds * (len(self.tallies) - 1)
        for seed in range(self.seeds):
            self.heard(Progress(template.id, begun + seed, self.size))
            try:
                found = drawn(template, tally.kind, seed)
            except Barren as refused:
                barren = barren or refused
                tally.barren += 1
                tally.rejected += refused.rejected
                if not tally.drawn and tally.barren >= HOPELESS:
                    break
                continue
            problem = found.problem
            seen.add(tuple(getattr(problem.task, name) for name in _TELLING))
            tally.count(problem, found.rejected, len(seen))
            self._judge_answer(template, problem, tally)
            if problem.kind.is_formula(problem.task):
                tally.note_kink(edge_kink(problem.task))
            if tally.drawn <= SEEDS_WITH_SLIPS:
                known |= slips_of(problem)
                self._judge_slips(template, problem, tally)
        if barren and not tally.drawn:
            self._fault(template, "kinds", _barren(tally.kind, barren))
            return
        for place, example in enumerate(template.examples):
            if example.kind == tally.kind:
                self._run(template, place, example, tally)

    def _judge_answer(self, template: Template, problem: Problem, tally: Tally) -> None:
        verdict = problem.kind.judge(problem.task, typed_answer(problem.answer))
        if verdict.is_right:
            tally.right += 1
            return
        message = f"its own answer {pretty_answer(problem.answer)} is judged {verdict.outcome}"
        self._repeated(template, problem, "", message)

    def _judge_slips(self, template: Template, problem: Problem, tally: Tally) -> None:
        for slip in problem.slips:
            verdict = problem.kind.judge(problem.task, typed_answer(slip.answer))
            if verdict.outcome is Outcome.WRONG:
                tally.slips += 1
            elif verdict.is_right and not coincides(slip, problem):
                message = f"the slip '{slip.id}', {pretty_answer(slip.answer)}, is judged right"
                self._repeated(template, problem, slip.id, message)

    def _repeated(self, template: Template, problem: Problem, slip: str, message: str) -> None:
        """A fault that is said once, however many draws have it."""
        key = template.id, problem.kind.name, slip
        if key in self.first:
            self.again[self.first[key]] += 1
            return
        self._fault(template, "f", f"{problem.reference}: {message}")
        self.first[key] = self.faults[-1]

    def _counted(self, fault: Fault) -> Fault:
        more = self.again[fault]
        said = f"{fault.message}, and so in {counted(more, 'more draw')}"
        return replace(fault, message=said) if more else fault

    def _run(self, template: Template, place: int, example: Example, tally: Tally) -> None:
        try:
            found = drawn(template, example.kind, example.seed)
        except Barren:
            refused, shown = "this seed gives no problem", ""
        else:
            refused, shown = refusal(example, found), pretty(found.problem.task.function)
        if not refused:
            tally.tests += 1
            return
        said = f"seed {example.seed}, {shown}: {refused}" if shown else refused
        self._fault(template, f"tests[{place}]", said, example.place)

    def _weigh(self, template: Template, tally: Tally) -> None:
        """Warn of what makes a template poor."""
        for message in _poverty(tally) if tally.drawn else ():
            self._warn(template, "params", f"as {tally.kind}, {message}")
        if tally.kinks:
            inside, count = tally.kinks.most_common(1)[0]
            message = (
                f"as {tally.kind}, in {count} of {tally.drawn} draws there is a kink where "
                f"{inside} = 0, at the very edge of the domain: what lies behind it is hardly "
                "compared; move the kink inwards, or end the domain before it"
            )
            self._warn(template, "f", message)

    def look_for_comments(self) -> None:
        """Warn where a formula seems to go on behind a #, which begins a comment."""
        text = self.bank.path.read_text(encoding="utf-8-sig")
        for count, line in enumerate(text.splitlines(), 1):
            if cut := _COMMENTED.match(line):
                message = "what follows # is a comment; put the formula in quotes if it is not"
                above = [it.id for it in self.templates if it.place[0] <= count]
                path = f"problems[{above[-1]}].f" if above else WHOLE_FILE
                fault = Fault(str(self.bank.path), count, cut.start(1) + 1, path, message)
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


def slips_of(problem: Problem) -> set[str]:
    """The ids of all slips that this problem knows."""
    swapped = {POINT_SWAPPED, COMPONENTS_SWAPPED} if len(problem.task.variables) > 1 else set()
    unseen = set(problem.kind.blind_spots(problem.task))
    return {slip.id for slip in problem.slips} | unseen | swapped


def _barren(kind: str, barren: Barren) -> str:
    count = barren.rejected[barren.reason]
    cure = "" if barren.reason in set(Reason) else f"; allow: [{barren.reason}] permits that"
    such = f" (such as {barren.example})" if barren.example else ""
    return (
        f"no problem can be drawn as {kind}: in {count} of {MOST_TRIES} draws{such} "
        f"{explained(barren.reason)}{cure}"
    )


def _poverty(tally: Tally) -> Iterator[str]:
    if tally.barren:
        verb = "gives" if tally.barren == 1 else "give"
        seeds = f"{tally.barren} of {tally.drawn + tally.barren} seeds {verb} no problem"
        yield f"{seeds}, since all of {MOST_TRIES} draws are rejected"
    if tally.different < min(ENOUGH_DIFFERENT, tally.drawn):
        verb = "is" if tally.different == 1 else "are"
        problems = counted(tally.different, "different problem")
        few = f"there {verb} only {problems} in {tally.drawn} draws"
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
