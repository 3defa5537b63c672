"""What is wrong with a bank file, each fault with its place."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from gradquest.errors import GradquestError
from gradquest.wording import in_one_line


@dataclass(frozen=True, slots=True, order=True)
class Fault:
    """One thing that the author can put right."""

    file: str
    line: int
    column: int
    """Both counted from 1."""
    field: str
    """Where it is in the bank: `problems[poly-trap].kinds[1]`."""
    message: str

    def __str__(self) -> str:
        place = f"{self.file}:{self.line}:{self.column}"
        return in_one_line(f"{place}: {self.field}: {self.message}")

    def as_json(self) -> dict[str, str | int]:
        """The fault as a plain record."""
        return {
            "file": self.file,
            "line": self.line,
            "column": self.column,
            "field": self.field,
            "message": self.message,
        }


class BankError(GradquestError):
    """A bank that cannot be used; its text has one line for each fault."""

    def __init__(self, faults: Iterable[Fault]) -> None:
        self.faults = tuple(sorted(faults))
        super().__init__("\n".join(map(str, self.faults)))
