"""What every kind of problem can do, and how the kinds are found."""

from __future__ import annotations

import importlib
import pkgutil
from abc import ABC, abstractmethod
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from functools import cache
from typing import TYPE_CHECKING, ClassVar

from gradquest.errors import Misuse
from gradquest.maths.calculus.working import Step
from gradquest.maths.expression import Expression, Number, Variable, depends_on, variables
from gradquest.maths.notation import pretty
from gradquest.maths.verdict import Domain, Expected, Reading, Slip, Verdict

if TYPE_CHECKING:
    from gradquest.kinds.samples import Samples
    from gradquest.plot.scene import Picture

NEAT = 1000
"""A denominator that divides it gives at most three decimals."""


class Form(StrEnum):
    """How a direction is given."""

    VECTOR = "vector"
    ANGLE = "angle"
    """In degrees, counter-clockwise from the first axis."""
    TOWARDS = "towards"
    """Towards a point."""


@dataclass(frozen=True, slots=True)
class Direction:
    """Which way a directional derivative looks."""

    form: Form
    numbers: tuple[Fraction, ...]
    """The vector, the angle, or the point."""


@dataclass(frozen=True, slots=True)
class Task:
    """What a problem is about, before a kind asks anything of it."""

    function: Expression
    variables: tuple[str, ...]
    domain: Domain
    point: tuple[Fraction, ...] | None = None
    """In the order of `variables`."""
    learning_rate: Fraction | None = None
    aspect: str = ""
    """Which of its questions a kind asks: `x y` of the second partials, `unit` of directions."""
    count: int | None = None
    """How many descent steps."""
    direction: Direction | None = None
    parts: tuple[tuple[str, Expression], ...] = ()
    """Letters between the variables and f, in order; each may use those before it."""
    outer: Expression | None = None
    """f in the letters of `parts`; `function` has them replaced. None where there are none."""
    data: tuple[tuple[Fraction, ...], ...] = ()
    """Rows of numbers, such as the points (x, y) that a line is fitted to."""
    given: tuple[tuple[str, Fraction], ...] = ()
    """Further numbers by name, such as the momentum `beta`."""

    @property
    def at(self) -> Mapping[str, Fraction]:
        """The point by name; empty where there is none."""
        return dict(zip(self.variables, self.point or (), strict=False))


@dataclass(frozen=True, slots=True)
class Material:
    """What an author's entry has to offer, before anything is drawn."""

    function: Expression
    variables: tuple[str, ...]
    gives: frozenset[str] = frozenset()
    """Which of the fields in `NEEDS` are there."""
    given: frozenset[str] = frozenset()
    """The names in `given`."""
    form: Form = Form.VECTOR
    """How the direction is given, where there is one."""
    ask: frozenset[str] = frozenset()
    """The questions that the author wants; empty: any."""
    is_flat_allowed: bool = False
    """A partial derivative may be 0."""


NEEDS: Mapping[str, str] = {
    "point": "needs a point; add point: {x: -3..3, y: -3..3}",
    "lr": "needs a learning rate; add lr: [0.1, 0.05]",
    "steps": "needs a number of steps; add steps: [2, 3]",
    "direction": "needs a direction; add direction: {x: 3, y: 4}, or {angle: [30, 60]}",
    "inner": "needs letters in between; add inner: {u: x*y, v: x + y}",
    "data": "needs data; add data: [[1, 2], [3, 5]]",
}
"""What a kind may need besides the function, and what to say where it is missing."""


class Kind(ABC):
    """One kind of question. Stateless: everything follows from the task."""

    name: str
    """As in banks, exports and on the command line: `partial_x`."""
    title: str
    """As on screen: `partial in x`."""
    short: str = ""
    """As in tables: `∂x`; empty where that is the title."""
    order: int
    """Where it stands in lists, easiest first."""
    needs: ClassVar[frozenset[str]] = frozenset()
    """Which of `NEEDS` a template must give."""
    takes: ClassVar[frozenset[str]] = frozenset()
    """Which of `NEEDS` are used where a template gives them."""
    on_request: ClassVar[frozenset[str]] = frozenset()
    """Aspects that are asked only where an author names them."""
    largest: ClassVar[int] = 60
    """No number in an answer is larger, unless the author allows it."""
    is_spoken: ClassVar[bool] = False
    """Answered by a word; a word stands as a `Variable` of that name."""

    def aspects(self, function: Expression, variables: Sequence[str]) -> tuple[str, ...]:  # noqa: ARG002
        """What this kind may ask of such a function; one of them is drawn."""
        return ("",)

    def moving(self, variables: Sequence[str], aspect: str = "") -> tuple[str, ...]:  # noqa: ARG002
        """The variables whose partial derivatives are asked for, so none of them may be 0."""
        return tuple(variables)

    def constants(self, variables: Sequence[str]) -> tuple[str, ...]:  # noqa: ARG002
        """The names that a template must list under `given`."""
        return ()

    def hindrance(self, material: Material) -> str | None:
        """Why this cannot be asked of what an author offers; None where it can."""
        for need, cure in NEEDS.items():
            if need in self.needs - material.gives:
                return f"{self.name} {cure}"
        for name in self.constants(material.variables):
            if name not in material.given:
                return f"{self.name} needs the number {name}; add given: {{{name}: 0.9}}"
        aspects = self.aspects(material.function, material.variables)
        if not aspects:
            return f"{self.name} has nothing to ask of this function"
        letters = {it for aspect in aspects for it in self.moving(material.variables, aspect)}
        lost = [it for it in sorted(letters) if not depends_on(material.function, it)]
        if lost and not material.is_flat_allowed:
            return f"{lost[0]} does not occur in f, so its partial derivative is always 0"
        return None

    # What is asked

    def settled(self, task: Task) -> Task:
        """The task as this kind asks it: a loss may be made of some of the data only."""
        return task

    def heading(self, task: Task) -> str:  # noqa: ARG002  # for the kinds that override it
        """The title with the task's own letters: `partial in w`."""
        return self.title

    @abstractmethod
    def question(self, task: Task) -> str:
        """What is asked, one line: `∂f/∂x = ?`"""

    def also_called(self, task: Task) -> tuple[str, ...]:  # noqa: ARG002  # others override it
        """What people write before an answer and its = besides the words of the question."""
        return ()

    @abstractmethod
    def request(self, task: Task) -> str:
        """What to find, in a sentence or two."""

    def defined(self, task: Task) -> tuple[tuple[str, Expression], ...]:
        """The formulas that the question shows, each with its name: `f(x, y)`."""
        name = f"f({', '.join(pretty(Variable(it)) for it in task.variables)})"
        return ((name, task.function),)

    def prompt(self, task: Task) -> str:
        """The whole problem in a few sentences of plain text."""
        formulas = ", ".join(f"{name} = {pretty(formula)}" for name, formula in self.defined(task))
        shown = f"{formulas}." if formulas else ""
        return " ".join(filter(None, (shown, self.caption(task), self.request(task))))

    def exhibit(self, task: Task) -> Picture | None:  # noqa: ARG002
        """The picture that the question is about; None for all that are asked in words alone."""
        return None

    def caption(self, task: Task) -> str:  # noqa: ARG002
        """The exhibit in sentences that say as much as it shows; empty where there is none."""
        return ""

    def entries(self, task: Task) -> tuple[str, ...]:  # noqa: ARG002
        """What each entry of a vector answer belongs to; empty where it is one expression."""
        return ()

    def is_vector(self, task: Task) -> bool:
        """The answer has several entries."""
        return len(self.entries(task)) > 1

    def is_formula(self, task: Task) -> bool:
        """Letters may stand in the answer, whether or not they do here."""
        return task.point is None

    def accepts(self, task: Task) -> str:  # noqa: ARG002
        """What may be typed, in a few words, where it is not mathematics; else empty."""
        return ""

    def samples(self, task: Task) -> Samples:
        """What might be typed, to show the shape of an answer: a few, any of them may be right."""
        from gradquest.kinds import samples

        count = max(1, len(self.entries(task)))
        if not self.is_formula(task):
            return samples.numbers(count)
        return samples.formulas(self.moving(task.variables, task.aspect) or task.variables, count)

    # What is answered

    @abstractmethod
    def answer(self, task: Task) -> tuple[Expression, ...]:
        """The reference answer, entry by entry, exact."""

    @abstractmethod
    def steps(self, task: Task) -> tuple[Step, ...]:
        """The worked solution of this instance; the last line ends in the answer."""

    @abstractmethod
    def slips(self, task: Task) -> Iterator[Slip]:
        """Named wrong answers, most specific first; some may equal the right one."""

    def explain(self, task: Task, verdict: Verdict) -> Verdict | None:  # noqa: ARG002
        """A wrong answer's verdict as only this kind can tell it; None: its slips tell."""
        return None

    @abstractmethod
    def hints(self, task: Task) -> tuple[str, ...]:
        """Three hints: the direction, the rule with its pieces, the next line."""

    @abstractmethod
    def scene(self, task: Task, learner: tuple[Expression, ...] | None) -> Picture | None:
        """The picture with, where given, the learner's answer in it; None where there is none."""

    def arrow(self, task: Task, answer: Sequence[Expression]) -> tuple[float, ...] | None:  # noqa: ARG002
        """The way that an answer points; None for all that are no arrows."""
        return None

    def afterword(self, task: Task, learner: tuple[Expression, ...] | None) -> str:  # noqa: ARG002
        """What is left to say when nothing can be given away; empty where the picture says it."""
        return ""

    @abstractmethod
    def blind_spots(self, task: Task) -> Iterator[str]:
        """The slips that could not be noticed here; such a draw is rejected."""

    def is_neat(self, answer: Sequence[Expression]) -> bool:
        """Every entry has letters in it, or is a number of at most three decimals."""
        return all(_is_short(entry) for entry in answer if not variables(entry))

    def expected(self, task: Task) -> Expected:
        """What an answer is compared with."""
        return Expected(self.answer(task), task.variables, task.domain, self.is_vector(task))

    def is_same(
        self, task: Task, one: tuple[Expression, ...], other: tuple[Expression, ...]
    ) -> bool:
        """Two answers come to the same; a typed decimal in `one` is taken for what it rounds."""
        from gradquest.kinds.slips.coincidence import all_coincide

        return all_coincide(one, other, task.domain)

    def read(self, task: Task, text: str) -> Reading:
        """How a text is understood here. Raises `Unreadable`."""
        from gradquest.maths.grammar.reading import read

        return read(text, task.variables, is_vector=self.is_vector(task))

    def judge(self, task: Task, text: str) -> Verdict:
        """The verdict on a typed answer, without a slip's name."""
        from gradquest.maths.judging.judge import judge

        return judge(text, self.expected(task))


def _is_short(entry: Expression) -> bool:
    return isinstance(entry, Number) and NEAT % entry.value.denominator == 0


@cache
def kinds() -> Mapping[str, Kind]:
    """All kinds by name, in their order: every module of this package that defines `KIND`."""
    package = importlib.import_module("gradquest.kinds")
    names = [info.name for info in pkgutil.iter_modules(package.__path__)]
    modules = (importlib.import_module(f"gradquest.kinds.{name}") for name in names)
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
