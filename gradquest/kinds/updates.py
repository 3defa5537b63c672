"""Update rules of optimisers: a few formulas for one letter, and what they come to."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from fractions import Fraction
from functools import cached_property, lru_cache

from gradquest.kinds.descents import Entries, exact, gradient
from gradquest.kinds.kind import Task
from gradquest.maths.expression import Expression, Variable, number, substitute
from gradquest.maths.notation import pretty
from gradquest.maths.phrases import letters, slope_name, total

PLACE, SLOPE, RATE, AHEAD, LANDING = "p", "g", "rate", "L", "P"
"""What formulas call a coordinate, its slope, the learning rate, a look ahead, the new coordinate;
a capital letter is the new value of a small one."""

TIME = "t"

OTHERS = {"v": "r", "m": "n", "s": "q", "g": "d", "a": "c", "M": "A", "V": "B"}
"""What is shown instead of a letter that the problem uses itself."""

Line = tuple[str, str]
"""What is computed, and its formula as one would type it."""


@dataclass(frozen=True, slots=True)
class Rule:
    """How an optimiser moves one letter; every letter is moved alike."""

    lines: tuple[Line, ...]
    """In order; the last one gives the new coordinate."""
    memory: tuple[str, ...] = ()
    """What is kept from step to step, for each letter: the velocity `v`."""
    constants: tuple[str, ...] = ()
    """Numbers that are the same for every letter: `beta`."""
    shown: Mapping[str, str] = field(default_factory=dict)
    """What is shown for the name of a line, such as `v₁` for `V`."""

    @property
    def looks_ahead(self) -> bool:
        """The slope is taken at another point than where one stands."""
        return self.lines[0][0] == AHEAD

    @property
    def place(self) -> str:
        """What the point is called at which the slope is taken."""
        return AHEAD if self.looks_ahead else PLACE

    @property
    def names(self) -> tuple[str, ...]:
        """All that its formulas may use."""
        known = (PLACE, SLOPE, RATE, TIME, *self.memory, *self.constants)
        return (*known, *(name for name, _ in self.lines))

    def formula(self, text: str) -> Expression:
        """One of its formulas as a tree."""
        return _read(text, self.names)

    def with_lines(self, other: Mapping[str, str]) -> Rule:
        """The rule with other formulas in some of its lines."""
        return replace(self, lines=tuple((name, other.get(name, it)) for name, it in self.lines))


@lru_cache(maxsize=512)
def _read(text: str, names: tuple[str, ...]) -> Expression:
    from gradquest.maths.grammar.reading import read

    return read(text, names).components[0]


@dataclass(frozen=True)
class Update:
    """One step of a task by a rule: every line for every letter."""

    task: Task
    rule: Rule
    slopes: Entries | None = None
    """Other slopes than the true ones."""

    @cached_property
    def given(self) -> Mapping[str, Fraction]:
        """The numbers that the question gives by name; a first step has no others."""
        return {TIME: Fraction(1), **dict(self.task.given)}

    @cached_property
    def start(self) -> tuple[Mapping[str, Expression], ...]:
        """For each letter what is known before anything is computed."""
        rate = self.task.learning_rate or Fraction(1)
        fixed = {RATE: rate, **{name: self.given[name] for name in (*self.rule.constants, TIME)}}
        return tuple(
            {
                PLACE: number(place),
                **{name: number(value) for name, value in fixed.items()},
                **{name: number(self.kept(name, by)) for name in self.rule.memory},
            }
            for by, place in zip(self.task.variables, self.task.point or (), strict=True)
        )

    def kept(self, name: str, by: str) -> Fraction:
        """What the rule remembers of a letter; nothing at a first step."""
        return self.given.get(f"{name}{by}", Fraction(0))

    @cached_property
    def filled(self) -> tuple[Mapping[str, Expression], ...]:
        """The same with every line computed."""
        known = [dict(it) for it in self.start]
        lines = list(self.rule.lines)
        if self.rule.looks_ahead:
            self._compute(lines.pop(0), known)
        here = tuple(it[self.rule.place] for it in known)
        for it, slope in zip(known, self.slopes or self.slopes_at(here), strict=True):
            it[SLOPE] = slope
        for line in lines:
            self._compute(line, known)
        return tuple(known)

    def _compute(self, line: Line, known: Sequence[dict[str, Expression]]) -> None:
        name, formula = line[0], self.rule.formula(line[1])
        for it in known:
            it[name] = exact(substitute(formula, it))

    def slopes_at(self, here: Entries) -> Entries:
        """The gradient at a point."""
        return gradient(self.task.function, self.task.variables, here)

    def row(self, name: str) -> Entries:
        """One quantity, for every letter."""
        return tuple(it[name] for it in self.filled)

    @property
    def landing(self) -> Entries:
        """The new point."""
        return self.row(LANDING)

    def written(self, line: Line) -> Entries:
        """A line with its numbers, not yet computed, for every letter."""
        formula = self.rule.formula(line[1])
        return tuple(substitute(formula, it) for it in self.filled)

    # How it is shown

    def name(self, line: str) -> str:
        """What a quantity is called on screen: `v₁`, `new x`; letters of the problem stay free."""
        if line == LANDING:
            return f"new {letters(self.task.variables[:1])}"
        text = self.rule.shown.get(line, line)
        return OTHERS[text[0]] + text[1:] if text[0] in self.task.variables else text

    @cached_property
    def formulas(self) -> Mapping[str, Expression]:
        """Every line of the rule for the first letter, with the constants put in."""
        kept = (SLOPE, *self.rule.memory, *(name for name, _ in self.rule.lines))
        fixed = {name: self.start[0][name] for name in (RATE, TIME, *self.rule.constants)}
        shown: dict[str, Expression] = {name: Variable(self.name(name)) for name in kept}
        shown[PLACE] = Variable(self.task.variables[0])
        return {
            name: substitute(self.rule.formula(text), {**fixed, **shown})
            for name, text in self.rule.lines
        }

    def line_text(self, name: str) -> str:
        """`v₁ = 0.9v + g`"""
        return f"{self.name(name)} = {pretty(self.formulas[name])}"

    @property
    def slope_text(self) -> str:
        """`g for the slope ∂f/∂x where you stand`"""
        slope = slope_name(self.task.variables[0])
        where = "at the point ahead" if self.rule.looks_ahead else "where you stand"
        own = slope if len(self.task.variables) > 1 else total(slope)
        return f"{self.name(SLOPE)} for the slope {own} {where}"
