"""Problems and banks on request, outside of any session: for notebooks and teachers."""

from __future__ import annotations

from functools import cache
from os import PathLike
from pathlib import Path
from typing import TYPE_CHECKING

from gradquest.maths.chance import LARGEST_SEED, fresh_seed

if TYPE_CHECKING:
    from gradquest.banks.bank import Bank
    from gradquest.banks.library import Library
    from gradquest.kinds.problem import Problem


def generate(
    kind: str | None = None,
    level: int | None = None,
    seed: int | None = None,
    bank: Bank | None = None,
) -> Problem:
    """A problem of a kind and level, of any where none is named; the same seed, the same problem.

    Without a bank it comes from those that are shipped. Raises `GradquestError` where there is
    none such, and `ValueError` where the seed is none.
    """
    if seed is not None and not 0 <= seed <= LARGEST_SEED:
        raise ValueError(f"a seed is a whole number from 0 to {LARGEST_SEED}, not {seed}")
    from gradquest.banks.library import Library

    library = shipped_library() if bank is None else Library((bank,))
    return next(library.generate(kind, level, fresh_seed() if seed is None else seed))


def load_bank(path: str | PathLike[str]) -> Bank:
    """The bank in a file. Raises `BankError`, whose `faults` are all that is wrong with it."""
    from gradquest.banks.loader import load_bank as load

    return load(Path(path))


@cache
def shipped_library() -> Library:
    """The banks that come with the program, loaded once."""
    from gradquest.banks.library import Library

    return Library.open()
