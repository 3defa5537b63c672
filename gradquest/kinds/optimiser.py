"""What the steps of all optimisers have in common: a printed rule, followed line by line."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Iterator
from typing import TYPE_CHECKING, ClassVar

from gradquest.kinds import afterwords, pictures, slips, wording
from gradquest.kinds.descents import Entries, slopes_line
from gradquest.kinds.gradient_at import partial_lines
from gradquest.kinds.kind import Kind, Task
from gradquest.kinds.updates import AHEAD, LANDING, PLACE, SLOPE, Line, Rule, Update
from gradquest.kinds.wording import step_line
from gradquest.maths.calculus.working import Step
from gradquest.maths.expression import Expression
from gradquest.maths.notation import pretty_answer
from gradquest.maths.phrases import letters, listed
from gradquest.maths.verdict import Slip

if TYPE_CHECKING:
    from gradquest.kinds.slips.update_slips import Twist
    from gradquest.plot.scene import Picture


class OptimiserStep(Kind):
    """Where one step by the printed rule leads."""

    needs = frozenset({"point", "lr"})
    called: ClassVar[str]
    """As in `one step of momentum`."""

    @abstractmethod
    def rule(self, task: Task) -> Rule:
        """The formulas that are printed."""

    @abstractmethod
    def twists(self, task: Task) -> tuple[Twist, ...]:
        """The wrong ways to follow them."""

    def update(self, task: Task) -> Update:
        """The right step."""
        return Update(task, self.rule(task))

    def question(self, task: Task) -> str:
        """`new (x, y) = ?`"""
        return f"new {wording.names(task)} = ?"

    def request(self, task: Task) -> str:
        """The start, what is remembered, and that every letter moves alike."""
        first, *others = task.variables
        alike = f" Move {letters(others)} like {letters([first])}." if others else ""
        return (
            f"You stand at {wording.place(task)}. Take one step of {self.called} by this rule, "
            f"with {self.update(task).slope_text}.{alike} {self.so_far(task)} Where do you land?"
        )

    def so_far(self, task: Task) -> str:
        """What is remembered of earlier steps, as a sentence."""
        update = self.update(task)
        kept = [f"{update.name(it)} = {pretty_answer(update.row(it))}" for it in update.rule.memory]
        return f"So far {listed(kept)}."

    def defined(self, task: Task) -> tuple[tuple[str, Expression], ...]:
        """f, and the rule with its numbers."""
        update = self.update(task)
        rule = ((update.name(name), formula) for name, formula in update.formulas.items())
        return (*super().defined(task), *rule)

    def entries(self, task: Task) -> tuple[str, ...]:
        """One coordinate for each variable."""
        return task.variables

    def answer(self, task: Task) -> Entries:
        """The exact landing point."""
        return self.update(task).landing

    def steps(self, task: Task) -> tuple[Step, ...]:
        """The gradient, then every line of the rule."""
        return (*partial_lines(task), *_lines(self.update(task)))

    def slips(self, task: Task) -> Iterator[Slip]:
        """The rule followed wrongly, then as in any step."""
        return slips.update_slips(self.update(task), self.twists(task), self.name)

    def hints(self, task: Task) -> tuple[str, ...]:
        """The order of work, the gradient, the first line with numbers."""
        update = self.update(task)
        where = "where the rule looks ahead" if update.rule.looks_ahead else "where you stand"
        first = f"Find the gradient {where}; then go down the rule, line by line."
        gradient = f"The gradient there is {pretty_answer(update.row(SLOPE))}."
        line = next(it for it in update.rule.lines if it[0] != AHEAD)
        return first, gradient, f"{step_line(_rule_line(line, update))}."

    def scene(self, task: Task, learner: Entries | None) -> Picture | None:
        """The step from the point, the gradient there, and where the learner lands."""
        update = self.update(task)
        return pictures.step_scene(
            task, update.slopes_at(update.row(PLACE)), update.landing, learner
        )

    def afterword(self, task: Task, learner: Entries | None) -> str:  # noqa: ARG002
        """How far down that is, where no picture says it."""
        return afterwords.landed(task, self.answer(task))

    def blind_spots(self, task: Task) -> Iterator[str]:
        """The slips that lead to the right answer here."""
        return slips.update_blind_spots(self.update(task), self.twists(task))


def _lines(update: Update) -> Iterator[Step]:
    """The slopes where the rule takes them, and the lines of the rule."""
    lines, task = list(update.rule.lines), update.task
    says = f"Put in {wording.assignment(task)}."
    if update.rule.looks_ahead:
        yield _rule_line(lines.pop(0), update)
        says = "Put in the point ahead, not the one where you stand."
    yield slopes_line(task, update.row(update.rule.place), says)
    for line in lines:
        yield _rule_line(line, update)


def _rule_line(line: Line, update: Update) -> Step:
    """One line of the rule, for every letter at once."""
    name, others = line[0], update.task.variables[1:]
    alike = f", and so for {letters(others)}" if others else ""
    says = f"The rule says {update.line_text(name)}{alike}."
    called = f"new {wording.names(update.task)}" if name == LANDING else update.name(name)
    work = len(others) + 1
    return Step("", says, update.written(line), update.row(name), name=called, work=work)
