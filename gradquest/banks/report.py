"""What checking a bank found out, as data, as lines and as JSON."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from gradquest.banks.faults import Fault
from gradquest.banks.worth import explained
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

    def lines(self) -> Iterator[str]:
        """Faults, warnings, counts and a sum, a line each."""
        yield from map(str, self.faults)
        for warning in self.warnings:
            yield f"{warning} (warning)"
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
