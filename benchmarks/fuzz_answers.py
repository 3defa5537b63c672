"""Judges generated answers and reports what went wrong or slowly.

`nice python benchmarks/fuzz_answers.py 1000000 --processes 2`. Hostile texts, right answers in
other forms, and both mutated character by character, each against a reference. The same numbers
give the same answers. An answer that took over 50 ms is timed three times more before it counts:
other programs run on the machine as well.
"""

from __future__ import annotations

import argparse
import heapq
import multiprocessing
import resource
import sys
import time
from array import array
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path
from random import Random

sys.path.insert(0, str(Path(__file__).parent.parent / "tests"))

from answer_forms import expression, rewritten, slips, typed_somehow

from gradquest.errors import GradquestError
from gradquest.maths.expression import Expression
from gradquest.maths.grammar.characters import LONGEST_TEXT
from gradquest.maths.judging.checking import expectation
from gradquest.maths.judging.judge import judge
from gradquest.maths.notation import typed
from gradquest.maths.verdict import Expected

SLOW = 0.05
SLOWEST_SHOWN = 5
FIXED = (
    "6*x*y^2 + 10*cos(2*x)", "y*e^(x*y)", "x/sqrt(x^2 + y^2)", "(7/2, -3)", "(2*x*y, x^2 - 3)",
    "ln(x^2 + y^2)", "7/2", "|x|*y", "(x - 2*y)^5", "e^2", "x^y*ln(x)", "sqrt(x + sqrt(y))",
)  # fmt: skip
PIECES = (
    *"xyzeEij0123456789.()+-*/^|,;<>[]{} _'²½√π∛×−\\!=", "sin", "ln", "sqrt(", "exp(", "tan(pi)",
    "cbrt(", "^(1/3)", "1e5", "1e-15", "arccosh(", "abs(", "(x+y)", "x", "y", "2", "+", "*", "**",
    "^100", "^-1", "\\frac{", "\\sqrt[3]{", "log2", "Sin", "In(", "__import__('os')", "e^e^", "))",
    "|x|", "tanh ", "arcsin", "2.50", "0.333", "\x00", "\x1b[2J", "\u202e", "9^9^9", "x^x^", "sec²",
)  # fmt: skip


@dataclass(frozen=True)
class Answer:
    """A text, what it is judged against, and whether it is known to be right."""

    text: str
    reference: Expected
    is_right: bool = False

    @property
    def wanted(self) -> str:
        """The reference as text."""
        return ", ".join(map(typed, self.reference.components))


@dataclass
class Report:
    """What one process saw."""

    outcomes: Counter[str] = field(default_factory=Counter)
    exceptions: list[str] = field(default_factory=list)
    over: list[str] = field(default_factory=list)
    misjudged: list[str] = field(default_factory=list)
    """Right answers in other forms that were not taken for right."""
    forms: int = 0
    """How many of those there were."""
    slowest: list[tuple[float, str, str]] = field(default_factory=list)
    times: array[float] = field(default_factory=lambda: array("f"))
    growth: int = 0


def main() -> None:
    """Run the processes and print the report."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("count", type=int, nargs="?", default=20_000)
    parser.add_argument("--processes", type=int, default=1)
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    share = given.count // given.processes
    jobs = [(given.seed + turn, share) for turn in range(given.processes)]
    with multiprocessing.get_context("spawn").Pool(given.processes) as pool:
        show(pool.map(run, jobs))


def run(job: tuple[int, int]) -> Report:
    """Judge so many answers of one seed."""
    seed, count = job
    random, report = Random(seed), Report()  # noqa: S311  # nothing is secret here
    before = 0
    for turn, answer in enumerate(islice(answers(random), count)):
        if turn == count // 10:
            before = memory()
        try_one(answer, report)
    report.growth = memory() - before
    return report


def memory() -> int:
    """The most that this process has needed so far, in KB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss


def try_one(answer: Answer, report: Report) -> None:
    """Judge one answer."""
    text, reference = answer.text, answer.reference
    begun = time.process_time()
    try:
        outcome = str(judge(text, reference).outcome)
    except Exception as trouble:  # noqa: BLE001  # this is what is looked for
        report.exceptions.append(f"{text!r}: {trouble!r}")
        return
    spent = time.process_time() - begun
    if spent > SLOW:
        spent = min(spent, *(retimed(text, reference) for _ in range(3)))
        if spent > SLOW:
            report.over.append(text)
    note(answer, outcome, spent, report)


def note(answer: Answer, outcome: str, spent: float, report: Report) -> None:
    """Put what happened into the report."""
    if answer.is_right:
        report.forms += 1
        if outcome in ("wrong", "ask"):
            report.misjudged.append(f"{answer.text} judged {outcome} for {answer.wanted}")
    report.outcomes[outcome] += 1
    report.times.append(spent)
    shown = (spent, answer.text, answer.wanted)
    (heapq.heappush if len(report.slowest) < SLOWEST_SHOWN else heapq.heappushpop)(
        report.slowest, shown
    )


def retimed(text: str, reference: Expected) -> float:
    """Seconds for the same answer once more."""
    begun = time.process_time()
    judge(text, reference)
    return time.process_time() - begun


def answers(random: Random) -> Iterator[Answer]:
    """Answers without end, several to a reference."""
    fixed = [expectation(text, ("x", "y")) for text in FIXED]
    while True:
        reference = random.choice(fixed) if random.random() < 0.5 else drawn(random)
        if reference is not None:
            for _ in range(10):
                yield answer_to(reference, random)


def drawn(random: Random) -> Expected | None:
    """A reference at random; None where it is beyond what can be typed."""
    text = typed(expression(random))
    try:
        return expectation(text, ("x", "y"), {"x": ("1/2", 3), "y": ("1/2", 3)})
    except GradquestError:
        return None


def answer_to(reference: Expected, random: Random) -> Answer:
    """One answer: hostile, mutated, with a slip in it, or right in another form."""
    turn = random.random()
    if turn < 0.25:
        text = "".join(random.choices(PIECES, k=random.randint(0, 60)))
        return Answer(text, reference)
    slipped = turn < 0.7 and random.random() < 0.6
    trees = [slip(tree, random) if slipped else tree for tree in reference.components]
    other = random.choice((0, 0.2, 0.4))
    parts = [typed_somehow(rewritten(tree, random, other), random) for tree in trees]
    text = parts[0] if len(parts) == 1 else f"({', '.join(parts)})"
    if turn < 0.5:
        return Answer(mutated(text, random)[: LONGEST_TEXT + 1], reference)
    return Answer(text[: LONGEST_TEXT + 1], reference, is_right=not slipped)


def slip(tree: Expression, random: Random) -> Expression:
    """The tree with one mistake in it, which may happen to make no difference."""
    return random.choice(list(slips(tree)) or [tree])


def mutated(text: str, random: Random) -> str:
    """A few characters lost, doubled, exchanged or put in."""
    for _ in range(random.randint(1, 4)):
        at = random.randint(0, len(text))
        piece = random.choice((random.choice(PIECES), "", text[at : at + 3] * 2))
        text = text[:at] + piece + text[at + random.randint(0, 2) :]
    return text


def show(reports: Sequence[Report]) -> None:
    """Print the whole."""
    times = sorted(each for report in reports for each in report.times)
    outcomes = sum((report.outcomes for report in reports), Counter[str]())
    exceptions = [line for report in reports for line in report.exceptions]
    over = [text for report in reports for text in report.over]
    print(f"{len(times) + len(exceptions):,} answers: {dict(outcomes)}")
    wrong = [line for report in reports for line in report.misjudged]
    forms = sum(report.forms for report in reports)
    print(
        f"misjudged of {forms:,} right ones in other forms: {len(wrong)}", *wrong[:20], sep="\n  "
    )
    print(f"exceptions: {len(exceptions)}", *exceptions[:20], sep="\n  ")
    print(f"over {SLOW * 1000:.0f} ms: {len(over)}", *map(repr, over[:20]), sep="\n  ")
    for name, part in (("p50", 0.5), ("p99", 0.99), ("p99.9", 0.999)):
        print(f"{name} {times[int(len(times) * part)] * 1000:.3f} ms")
    print(f"max {times[-1] * 1000:.1f} ms, memory grown by "
          f"{max(report.growth for report in reports) / 1024:.1f} MB at most")  # fmt: skip
    slowest = heapq.nlargest(SLOWEST_SHOWN, (each for report in reports for each in report.slowest))
    for seconds, text, wanted in slowest:
        print(f"  {seconds * 1000:.1f} ms {text!r} for {wanted}")


if __name__ == "__main__":
    main()
