"""A problem as it is posed: a kind's question about a task, with where it came from."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING

from gradquest.errors import Unreadable
from gradquest.kinds.kind import Kind, Task
from gradquest.maths.calculus.working import Step
from gradquest.maths.expression import Expression
from gradquest.maths.grammar.prefixes import spellings, without_names
from gradquest.maths.grammar.reading import read
from gradquest.maths.phrases import letters
from gradquest.maths.verdict import Asked, Outcome, Reading, Slip, Verdict

if TYPE_CHECKING:
    from gradquest.plot.scene import Picture


@dataclass(frozen=True)
class Origin:
    """Where a problem came from: enough to make the very same one again."""

    bank: str
    bank_hash: str
    template: str
    seed: int
    family: str
    level: int
    author_hints: tuple[str, ...] = ()
    """Come before the computed ones."""
    explain: str = ""
    """The author's closing paragraph of the worked solution."""
    show: str = ""
    """The author's own words for what f is."""
    par_s: float | None = None
    """The author's own par; None: estimated."""


@dataclass(frozen=True)
class Problem:
    """One problem: posed, judged, explained and drawn."""

    kind: Kind
    task: Task
    origin: Origin

    @property
    def id(self) -> str:
        """`bank/template/kind`; with the seed behind a colon it names this very problem."""
        return f"{self.origin.bank}/{self.origin.template}/{self.kind.name}"

    @property
    def reference(self) -> str:
        """`ID:SEED`, as `gradquest check --problem` takes it."""
        return f"{self.id}:{self.origin.seed}"

    @property
    def skill(self) -> str:
        """Kind and rule family: what is practised, remembered and mastered."""
        return f"{self.kind.name}.{self.origin.family}"

    @property
    def heading(self) -> str:
        """What kind of problem it is, in its own letters."""
        return self.kind.heading(self.task)

    @cached_property
    def question(self) -> str:
        """What is asked, in one line."""
        return self.kind.question(self.task)

    @cached_property
    def prompt(self) -> str:
        """The whole problem as plain text."""
        asked = self.kind.prompt(self.task)
        return f"{self.origin.show.rstrip('.')}. {asked}" if self.origin.show else asked

    @property
    def entries(self) -> tuple[str, ...]:
        """What each entry of the answer belongs to; empty where it is one expression."""
        return self.kind.entries(self.task)

    @cached_property
    def exhibit(self) -> Picture | None:
        """The picture that the question is about, if it is about one."""
        return self.kind.exhibit(self.task)

    @property
    def accepts(self) -> str:
        """What may be typed, in a few words, where it is not mathematics."""
        return self.kind.accepts(self.task)

    @cached_property
    def sample(self) -> str:
        """What an answer of this shape looks like, such as `6x^2`; never a right one."""
        samples = self.kind.samples(self.task)
        wrong = (it for it in samples if self.kind.judge(self.task, it).outcome is Outcome.WRONG)
        return next(wrong, "")

    @cached_property
    def answer(self) -> tuple[Expression, ...]:
        """The reference answer, entry by entry."""
        return self.kind.answer(self.task)

    @cached_property
    def steps(self) -> tuple[Step, ...]:
        """The worked solution."""
        return self.kind.steps(self.task)

    @cached_property
    def hints(self) -> tuple[str, ...]:
        """The author's hints, then the computed ones."""
        return self.origin.author_hints + self.kind.hints(self.task)

    @cached_property
    def slips(self) -> tuple[Slip, ...]:
        """All wrong answers that have a name. Slow (up to 0.2 s): made in the background."""
        return tuple(self.kind.slips(self.task))

    @cached_property
    def par_s(self) -> float:
        """Seconds that an able learner needs."""
        from gradquest.kinds.par import par_seconds

        return self.origin.par_s or par_seconds(self.steps, self.answer)

    @property
    def asked(self) -> Asked:
        """What of the answer counts."""
        return self.kind.expected(self.task).asked

    @property
    def asks_for_numbers(self) -> bool:
        """No letter can stand in the answer."""
        return not self.kind.is_spoken and not self.kind.is_formula(self.task)

    def is_same(self, one: tuple[Expression, ...], other: tuple[Expression, ...]) -> bool:
        """Two answers come to the same here."""
        return self.kind.is_same(self.task, one, other)

    def read(self, text: str) -> Reading:
        """How a text is understood. Raises `Unreadable`."""
        try:
            return replace(self.kind.read(self.task, self._bare(text)), text=text)
        except Unreadable:
            if self._is_list(text):
                raise Unreadable(self._one_entry, 1) from None
            raise

    def judge(self, text: str) -> Verdict:
        """The verdict; a wrong answer comes with its slip, or with what is certain about it."""
        verdict = self.kind.judge(self.task, self._bare(text))
        reading = verdict.reading and replace(verdict.reading, text=text)
        verdict = replace(verdict, reading=reading, names=self._entry_names)
        if verdict.outcome is Outcome.UNREADABLE and self._is_list(text):
            return replace(verdict, message=self._one_entry, column=1)
        if verdict.outcome is not Outcome.WRONG or verdict.reading is None:
            return verdict
        told = self.kind.explain(self.task, verdict)
        if told is not None:
            return told
        from gradquest.kinds.slips.certain import explain_wrong
        from gradquest.kinds.slips.posed import UNFINISHED
        from gradquest.kinds.slips.recognition import recognise

        slip = recognise(verdict.reading.components, self)
        if slip and slip.id == UNFINISHED:
            return replace(verdict, slip=slip, message=slip.message, witness=None)
        is_whole = len(verdict.reading.components) == len(self.answer)
        if slip:
            return replace(verdict, slip=slip, components=verdict.components if is_whole else ())
        message = explain_wrong(verdict, self) or verdict.message
        if not is_whole:
            return Verdict(Outcome.UNREADABLE, message, reading=verdict.reading)
        return replace(verdict, message=message)

    def _bare(self, text: str) -> str:
        """The text without the names of what is asked: `f_x = 6x`, `(x = 1, y = 2)`."""
        if "=" not in text or self.kind.is_spoken:
            return text
        asked = self.question.rstrip(" =≈?")
        is_slope = asked.startswith(("∇", "∂", "d", "f'"))
        entries = [
            spellings(f"∂f/∂{name}") | {f"d{name}"}
            if is_slope and name in self.task.variables
            else {name, *spellings(letters([name]))}
            for name in self.entries
        ]
        whole = spellings(asked) | (entries[0] if len(entries) == 1 else set())
        whole |= {*self.kind.also_called(self.task)}
        return without_names(text, whole, entries)

    def _is_list(self, text: str) -> bool:
        """Several entries, where one is asked for."""
        if len(self.answer) != 1 or self.kind.is_spoken:
            return False
        try:
            found = read(self._bare(text), self.task.variables, is_vector=True)
        except Unreadable:
            return False
        return len(found.components) > 1

    @property
    def _one_entry(self) -> str:
        return f"One entry is asked for: {self.question.removesuffix(' = ?')}."

    @property
    def _entry_names(self) -> tuple[str, ...]:
        """Of entries that are more than one for each variable."""
        entries = self.entries
        return () if entries == self.task.variables else tuple(letters([it]) for it in entries)

    def scene(self, learner: tuple[Expression, ...] | None = None) -> Picture | None:
        """The picture, with the learner's answer where it is given."""
        return self.kind.scene(self.task, learner)

    def afterword(self, learner: tuple[Expression, ...] | None = None) -> str:
        """A sentence or two for when the problem is behind; often empty."""
        return self.kind.afterword(self.task, learner)
