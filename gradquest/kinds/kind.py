"""What every kind of problem can do, and how the kinds are found."""

from __future__ import annotations

import importlib
import pkgutil
from abc import ABC, abstractmethod
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import cache
from typing import TYPE_CHECKING, ClassVar

from gradquest.errors import Misuse
from gradquest.maths.calculus.working import Step
from gradquest.maths.expression import Expression
from gradquest.maths.verdict import Domain, Expected, Reading, Slip, Verdict

if TYPE_CHECKING:
    from gradquest.plot.scene import Scene


@dataclass(frozen=True, slots=True)
class Task:
    """What a problem is about, before a kind asks anything of it."""

    function: Expression
    variables: tuple[str, ...]
    domain: Domain
    point: tuple[Fraction, ...] | None = None
    """In the order of `variables`."""
    learning_rate: Fraction | None = None

    @property
    def at(self) -> Mapping[str, Fraction]:
        """The point by name; empty where there is none."""
        return dict(zip(self.variables, self.point or (), strict=False))


class Kind(ABC):
    """One kind of question. Stateless: everything follows from the task."""

    name: str
    """As in banks, exports and on the command line: `partial_x`."""
    title: str
    """As on screen: `partial in x`."""
    order: int
    """Where it stands in lists, easiest first."""
    needs: ClassVar[frozenset[str]] = frozenset()
    """Which of `point` and `lr` a template must give."""
    is_vector: ClassVar[bool] = False

    def heading(self, task: Task) -> str:  # noqa: ARG002  # for the kinds that override it
        """The title with the task's own letters: `partial in w`."""
        return self.title

    @abstractmethod
    def question(self, task: Task) -> str:
        """What is asked, one line: `∂f/∂x = ?`"""

    @abstractmethod
    def prompt(self, task: Task) -> str:
        """The whole problem in one or two sentences of plain text."""

    @abstractmethod
    def answer(self, task: Task) -> tuple[Expression, ...]:
        """The reference answer, entry by entry, exact."""

    @abstractmethod
    def steps(self, task: Task) -> tuple[Step, ...]:
        """The worked solution of this instance; the last line ends in the answer."""

    @abstractmethod
    def slips(self, task: Task) -> Iterator[Slip]:
        """Named wrong answers, most specific first; some may equal the right one."""

    @abstractmethod
    def hints(self, task: Task) -> tuple[str, ...]:
        """Three hints: the direction, the rule with its pieces, the next line."""

    @abstractmethod
    def scene(self, task: Task, learner: tuple[Expression, ...] | None) -> Scene | None:
        """The picture with, where given, the learner's answer in it; None where there is none."""

    @abstractmethod
    def blind_spots(self, task: Task) -> Iterator[str]:
        """The slips that could not be noticed here; such a draw is rejected."""

    def expected(self, task: Task) -> Expected:
        """What an answer is compared with."""
        return Expected(self.answer(task), task.variables, task.domain, self.is_vector)

    def read(self, task: Task, text: str) -> Reading:
        """How a text is understood here. Raises `Unreadable`."""
        from gradquest.maths.grammar.reading import read

        return read(text, task.variables, is_vector=self.is_vector)

    def judge(self, task: Task, text: str) -> Verdict:
        """The verdict on a typed answer, without a slip's name."""
        from gradquest.maths.judging.judge import judge

        return judge(text, self.expected(task))


@cache
def kinds() -> Mapping[str, Kind]:
    """All kinds by name, in their order: every module of this package that defines `KIND`."""
    package = importlib.import_module("gradquest.kinds")
    modules = (
        importlib.import_module(f"gradquest.kinds.{info.name}")
        for info in pkgutil.iter_modules(package.__path__)
    )
    found = [module.KIND for module in modules if hasattr(module, "KIND")]
    return {kind.name: kind for kind in sorted(found, key=lambda kind: (kind.order, kind.name))}


def kind_named(name: str) -> Kind:
    """The kind of that name. Raises `Misuse` with a suggestion."""
    from difflib import get_close_matches

    known = kinds()
    if name in known:
        return known[name]
    close = get_close_matches(name, known, n=1)
    hint = f"; did you mean {close[0]!r}?" if close else f"; there are {', '.join(known)}"
    raise Misuse(f"{name!r} is not a kind of problem{hint}")
