"""What checking a bank found out, as data, as lines and as JSON."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from gradquest.banks.faults import Fault
from gradquest.banks.worth import explained
from gradquest.kinds.problem import Problem
from gradquest.maths.expression import Expression
from gradquest.maths.notation import pretty
from gradquest.wording import counted


@dataclass
class Tally:
    """One template asked as one kind, over many seeds."""

    template: str
    kind: str
    drawn: int = 0
    different: int = 0
    right: int = 0
    """Draws whose own answer is judged right."""
    slips: int = 0
    """Named wrong answers that are judged wrong."""
    tests: int = 0
    """The author's own tests that passed."""
    ugly: int = 0
    """Draws whose answer has more than three decimals."""
    rejected: Counter[str] = field(default_factory=Counter)
    barren: int = 0
    """Seeds that gave no problem at all."""
    kinks: Counter[str] = field(default_factory=Counter)
    """What is 0 at a kink near the domain's edge, each with its draws."""

    def count(self, problem: Problem, rejected: Counter[str], different: int) -> None:
        """One more draw, and how many different ones there are now."""
        self.drawn += 1
        self.different = different
        self.rejected += rejected
        self.ugly += not problem.kind.is_neat(problem.answer)

    def note_kink(self, inside: Expression | None) -> None:
        """Whether such a draw has a kink near the domain's edge."""
        if inside is not None:
            self.kinks[pretty(inside)] += 1

    @property
    def rejections(self) -> int:
        """Draws that were not worth asking."""
        return self.rejected.total()

    @property
    def top_reason(self) -> str:
        """The commonest reason for a rejection, or nothing."""
        return self.rejected.most_common(1)[0][0] if self.rejected else ""

    def line(self) -> str:
        """The counts for people."""
        parts = [
            f"{self.drawn} draws",
            f"{self.different} different",
            f"{self.right} judged right",
            f"{self.slips} slips judged wrong",
        ]
        parts += [f"{self.tests} tests passed"] if self.tests else []
        if self.barren:
            parts.append(f"{counted(self.barren, 'seed')} without a problem")
        if self.rejected:
            parts.append(f"{self.rejections} rejected, mostly because {explained(self.top_reason)}")
        return f"  {self.template} as {self.kind}: {', '.join(parts)}"

    def as_json(self) -> dict[str, object]:
        """The counts as a plain record."""
        return {
            "template": self.template,
            "kind": self.kind,
            "drawn": self.drawn,
            "different": self.different,
            "right": self.right,
            "slips": self.slips,
            "tests": self.tests,
            "ugly": self.ugly,
            "barren": self.barren,
            "rejected": {str(reason): count for reason, count in self.rejected.most_common()},
        }


@dataclass(frozen=True)
class Report:
    """The outcome of checking one file."""

    file: str
    faults: tuple[Fault, ...]
    warnings: tuple[Fault, ...] = ()
    tallies: tuple[Tally, ...] = ()

    @property
    def is_valid(self) -> bool:
        """Learners can be given this bank."""
        return not self.faults

    def found(self) -> Iterator[tuple[str, bool]]:
        """Faults and warnings together in the order of the file; whether each is a fault."""
        faults = [(fault, True) for fault in self.faults]
        for fault, is_fault in sorted([*faults, *((it, False) for it in self.warnings)]):
            yield f"{fault}{'' if is_fault else ' (warning)'}", is_fault

    def lines(self) -> Iterator[str]:
        """Faults, warnings, counts and a sum, a line each."""
        yield from (line for line, _ in self.found())
        yield from self.counts()

    def counts(self) -> Iterator[str]:
        """What was solved, a line for each template and kind, and a sum."""
        for tally in self.tallies:
            yield tally.line()
        names = {tally.template for tally in self.tallies}
        counts = (
            counted(len(names), "template"),
            counted(sum(tally.drawn for tally in self.tallies), "problem"),
            counted(len(self.faults), "fault"),
            counted(len(self.warnings), "warning"),
        )
        yield f"{self.file}: {', '.join(counts)}"

    def as_json(self) -> dict[str, object]:
        """The same as one JSON object."""
        return {
            "file": self.file,
            "valid": self.is_valid,
            "faults": [fault.as_json() for fault in self.faults],
            "warnings": [warning.as_json() for warning in self.warnings],
            "templates": [tally.as_json() for tally in self.tallies],
        }
