"""Does practice keep a learner where learning happens? A simulation, and 10,000 built sessions.

    python benchmarks/training.py [SESSIONS]

Simulated learners practise through the real session builder with the banks that come with the game,
ten problems a day, and answer by chance. What is assumed of them, and is no fact about people:

- A learner has one strength s between -1 and +2 logits, and in each skill s plus a normal deviation
  of 0.4. The chance of a clean answer at level L is σ(strength - b(L)), b(L) = -2.6 + 0.7 (L - 1).
- Every answer adds 0.01 to the strength in that skill, so that the target moves as it does in life.
- An answer takes par · tempo · exp(-0.3 (strength - b(L))) seconds, times a log-normal deviation of
  0.4: what is easy goes quickly. The tempo is the person's own, log-normal with deviation 0.3, and
  says nothing of the strength; whoever is hasty has 0.3, so that nearly all they answer is fast.
- Of somebody who slips, 3 % of the answers that would have been clean come out wrong.
- A finished solution counts 0.7 logits easier, and never counts for or against the windows.
- Hints are not taken, nobody idles, and nobody forgets: a due skill is as strong as it was.

A window is the share of clean answers over 60 problems in a row; it shall lie between 75 and 92 %.
How soon the level is right is counted in problems until the wanted levels of all skills are, on
average, at most one level below the right ones; and the variety in what one skill, or a template,
comes back in the problems after the first 50.
Built sessions are checked for what they promise, with learners of every sort on every sort of day.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from fractions import Fraction
from itertools import pairwise
from math import exp
from statistics import NormalDist, fmean, median

from gradquest.banks.library import shipped_banks
from gradquest.kinds.kind import Task, kind_named
from gradquest.kinds.problem import Origin, Problem
from gradquest.maths.chance import Chance
from gradquest.maths.expression import number
from gradquest.progress.attempt import Attempt, Status
from gradquest.training.learner import Learner
from gradquest.training.levels import PER_LEVEL, chance_of, difficulty
from gradquest.training.menu import options
from gradquest.training.mixing import asked, source_of
from gradquest.training.options import Option, Role
from gradquest.training.played import Played
from gradquest.training.practice import Practice
from gradquest.training.stages import Stage
from gradquest.training.syllabus import syllabus

SPREAD, GAIN, HELP = 0.4, 0.01, 0.7
PAR_S, QUICKER, UNEVEN, TEMPOS, HASTY = 30.0, 0.3, 0.4, 0.3, 0.3
SLIPS = 0.03
STRENGTHS = (-1.0, -0.5, 0.0, 0.5, 1.0, 1.5, 2.0)
LOW, HIGH, WINDOW = 0.75, 0.92, 60
DAYS, LEARNERS = 60, 12
STARTING_DAYS = 30
FIRST_DAY = date(2026, 1, 1)


@dataclass(frozen=True)
class Sort:
    """What a simulated learner is like."""

    strength: float
    slips: float = 0.0
    """Share of clean answers that are spoilt by a slip of the fingers."""
    tempo: float | None = None
    """Seconds for each second that others of that strength need; None: drawn by chance."""

    def __str__(self) -> str:
        slips = f", slips {self.slips:.0%}" if self.slips else ""
        return f"{self.strength:+.1f} logits{', hasty' if self.tempo else ''}{slips}"


@dataclass(frozen=True)
class Shape:
    """As much of a template as choosing looks at."""

    bank: str
    id: str
    family: str
    level: int


def menu() -> list[Option]:
    """All templates that come with the game, as all their kinds."""
    return [
        Option(it.kind, Shape(it.template.bank, it.template.id, it.template.family, it.level))  # type: ignore[arg-type]
        for it in options(shipped_banks())
    ]


def draw(option: Option, seed: int) -> Problem:
    """A problem in name only: nobody reads it."""
    shape = option.template
    origin = Origin(shape.bank, "hash", shape.id, seed, shape.family, shape.level, par_s=PAR_S)
    task = Task(number(0), ("x",), {}, (Fraction(seed),))
    return Problem(kind_named(option.kind), task, origin)


class Simulated:
    """A learner who answers by chance."""

    def __init__(self, sort: Sort, chance: Chance) -> None:
        self.slips = sort.slips
        self.chance, self.times = chance, chance.child("times")
        self.tempo = sort.tempo or exp(TEMPOS * deviation(self.times))
        self.log: list[Attempt] = []
        self.strengths = {skill: sort.strength + SPREAD * deviation(chance) for skill in SKILLS}

    def practise(self, learner: Learner, day: date, count: int, seed: int) -> list[Played]:
        """One session, answered; the learner has learnt from it afterwards."""
        chance = Chance("practice", seed)
        supply = Practice(MENU, draw, learner, day, chance, count=count, syllabus=SYLLABUS)
        played: list[Played] = []
        while (problem := supply.next(played)) is not None:
            item = Played(problem, stage=supply.stage, role=supply.role, why=supply.why)
            if item.stage is not Stage.WORKED:
                self._answer(item, day, f"session-{seed}")
            played.append(item)
        supply.next(played)
        return played

    def _answer(self, item: Played, day: date, session: str) -> None:
        problem, skill = item.problem, item.problem.skill
        edge = self.strengths[skill] - difficulty(problem.origin.level)
        likely = chance_of(edge + HELP * (item.stage is Stage.FADED)) * (1 - self.slips)
        is_clean = self.chance.unit() < likely
        self.strengths[skill] += GAIN
        first = _attempt(item, day, session, self._seconds(edge), is_right=is_clean)
        item.attempts.append(first)
        if not is_clean:
            item.attempts.append(replace(first, try_=2, status=Status.RIGHT))
        self.log += item.attempts

    def _seconds(self, edge: float) -> float:
        return PAR_S * self.tempo * exp(UNEVEN * deviation(self.times) - QUICKER * edge)


def deviation(chance: Chance) -> float:
    """A normal deviate."""
    return NormalDist().inv_cdf(max(1e-9, chance.unit()))


def _attempt(item: Played, day: date, session: str, seconds: float, *, is_right: bool) -> Attempt:
    problem, origin = item.problem, item.problem.origin
    return Attempt(
        id="", at=f"{day}T10:00:00.000Z", day=day.isoformat(), session=session, mode="practice",
        kind=problem.kind.name, family=origin.family, level=origin.level, bank=origin.bank,
        bank_hash="", template=origin.template, seed=origin.seed, try_=1,
        status=Status.RIGHT if is_right else Status.WRONG, answer="", hints=0,
        active_ms=round(1000 * seconds), par_s=PAR_S, stage=item.stage.value,
    )  # fmt: skip


MENU = menu()
SKILLS = sorted({option.skill for option in MENU})
SYLLABUS = syllabus(SKILLS)


# The windows


def windows(sort: Sort, seed: int, target: float) -> tuple[list[float], float]:
    """The share of clean answers of every window of one simulated learner, and over all."""
    simulated = Simulated(sort, Chance("simulated", str(sort.strength), seed))
    learner = Learner()
    learner.target = target
    clean: list[bool] = []
    for day in range(DAYS):
        played = simulated.practise(learner, FIRST_DAY + timedelta(days=day), 10, 1000 * seed + day)
        clean += [it.attempts[0].is_clean for it in asked(played) if it.stage is not Stage.FADED]
    shares = [fmean(clean[end - WINDOW : end]) for end in range(WINDOW, len(clean) + 1)]
    return shares, fmean(clean)


def report_windows(
    target: float = 0.83, low: float = LOW, high: float = HIGH, tempo: float | None = None
) -> None:
    """One line for each strength."""
    print(f"target {target:.0%}: share of rolling-{WINDOW} windows within {low:.0%} and {high:.0%}")
    every: list[float] = []
    for sort in (Sort(strength, tempo=tempo) for strength in STRENGTHS):
        runs = [windows(sort, seed, target) for seed in range(LEARNERS)]
        shares = [share for shares, _ in runs for share in shares]
        every += shares
        kept = fmean(low <= share <= high for share in shares)
        clean = fmean(share for _, share in runs)
        print(f"  {sort!s:20} {kept:6.1%}   clean over all {clean:.1%}")
    print(f"  {'all':20} {fmean(low <= share <= high for share in every):6.1%}")


# How soon the level is right, and the variety

STARTING = (
    Sort(0.0),
    Sort(1.0),
    Sort(2.0),
    Sort(1.0, SLIPS),
    Sort(2.0, SLIPS),
    Sort(2.0, SLIPS, HASTY),
)


@dataclass(frozen=True)
class Start:
    """The first sessions of a simulated learner."""

    right_after: int
    """So many problems passed before the level was right."""
    met: int
    """So many skills were met in the first 30 problems."""
    most_of_one: int
    """So often one skill came among 40 problems in a row, at most."""
    again: float
    """The share of problems whose template had come in the 30 before, siblings left out."""


def start(sort: Sort, seed: int) -> Start:
    """How one learner gets going, with one session a day."""
    simulated = Simulated(sort, Chance("simulated", str(sort.strength), seed))
    learner, items, met = Learner(), [], 0
    right_after = 10 * STARTING_DAYS
    for day in range(STARTING_DAYS):
        today = FIRST_DAY + timedelta(days=day)
        items += asked(simulated.practise(learner, today, 10, 1000 * seed + day))
        met = len(learner.met) if day < 3 else met
        if right_after > len(items) and lag(learner, simulated) <= 1:
            right_after = len(items)
    return Start(right_after, met, most_of_one(items), again(items))


def lag(learner: Learner, simulated: Simulated) -> float:
    """How many levels below the right ones the wanted ones are, over all skills."""
    able, strengths = learner.ratings.able, simulated.strengths
    return fmean(strengths[skill] - able(skill) for skill in SKILLS) / PER_LEVEL


def most_of_one(items: Sequence[Played]) -> int:
    """How often one skill came among 40 problems in a row, behind the first 50."""
    skills = [item.problem.skill for item in items]
    return max(
        Counter(skills[place : place + 40]).most_common(1)[0][1]
        for place in range(50, len(skills) - 40)
    )


def again(items: Sequence[Played]) -> float:
    """How many templates had come in the 30 problems before, behind the first 50."""
    names = [source_of(item) for item in items]
    plain = [at for at, item in enumerate(items) if at >= 50 and item.stage is Stage.PLAIN]
    return fmean(names[at] in names[at - 30 : at] for at in plain)


def report_starts() -> None:
    """One line for each sort of learner."""
    print(
        "problems until the level is right, skills met in the first 30 problems, most of one skill"
    )
    print("in 40 problems (means, most in brackets), templates that came in the 30 problems before")
    for sort in STARTING:
        starts = [start(sort, seed) for seed in range(LEARNERS)]
        right_after = sorted(it.right_after for it in starts)
        most = [it.most_of_one for it in starts]
        print(
            f"  {sort!s:30} {median(right_after):4.0f} ({right_after[-1]})"
            f"  {fmean(it.met for it in starts):4.1f}  {fmean(most):4.1f} ({max(most)})"
            f"  {fmean(it.again for it in starts):.0%}"
        )


# The sessions


def faults(played: Sequence[Played]) -> Iterator[str]:
    """What a session breaks of what it promises."""
    items = asked(played)
    trio = (Stage.FADED, Stage.SOLO)
    for one, two in pairwise(items):
        is_trio = (one.stage, two.stage) == trio
        if one.problem.skill == two.problem.skill and not is_trio:
            yield f"{one.problem.skill} twice running"
    for start in range(len(items) - 5):
        kinds = {item.problem.kind.name for item in items[start : start + 6]}
        if len(kinds) < 3:
            yield f"{len(kinds)} kinds in six problems"
    roles = Counter(item.role for item in items)
    if roles[Role.DUE] > 0.6 * len(items):
        yield f"{roles[Role.DUE]} of {len(items)} are due"
    as_due = Counter(item.problem.skill for item in items if item.role == Role.DUE)
    if any(count > 2 for count in as_due.values()):
        yield "a skill is asked as due more than twice"


def built_sessions(count: int, seed: int = 0) -> Iterator[tuple[int, list[Played]]]:
    """So many sessions of 5, 10 and 20 problems, of learners who come daily, rarely, or are new."""
    made = 0
    while made < count:
        seed += 1
        chance = Chance("habits", seed)
        simulated = Simulated(Sort(3 * chance.unit() - 1), chance.child("answers"))
        learner, day = Learner(), FIRST_DAY
        for session in range(1, 2 + chance.below(30)):
            if made == count:
                return
            day += timedelta(days=chance.pick((0, 1, 1, 1, 2, 3, 7, 20)))
            size = chance.pick((5, 10, 10, 20))
            made += 1
            yield session, simulated.practise(learner, day, size, 100_000 * seed + session)


def report_sessions(count: int) -> None:
    """How many sessions broke a promise, and what they were made of."""
    broken: Counter[str] = Counter()
    roles: Counter[str] = Counter()
    news: Counter[int] = Counter()
    for session, played in built_sessions(count):
        broken.update(set(faults(played)))
        roles.update(item.role for item in asked(played))
        new = {item.problem.skill for item in played if item.role == Role.NEW}
        news[len(new)] += session > 1
    total = sum(roles.values())
    shares = ", ".join(f"{role} {share / total:.0%}" for role, share in roles.most_common())
    print(f"{count} sessions, {total} problems: {shares}")
    later = ", ".join(f"{many}: {times / news.total():.0%}" for many, times in sorted(news.items()))
    print(f"new skills in a session after a learner's first: {later}")
    print("broken promises:", dict(broken) or "none")


def main() -> int:
    """All reports."""
    report_starts()
    report_windows()
    print("the same, where all answer hastily")
    report_windows(tempo=HASTY)
    report_windows(0.90, 0.82, 0.97)
    report_windows(0.70, 0.60, 0.80)
    report_sessions(int(sys.argv[1]) if len(sys.argv) > 1 else 10_000)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
