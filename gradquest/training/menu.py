"""What can be asked: the templates of some banks under their kinds, narrowed by a wish."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from gradquest.errors import Misuse
from gradquest.kinds.kind import kind_named
from gradquest.training.options import Option

if TYPE_CHECKING:
    from gradquest.banks.bank import Bank
    from gradquest.kinds.problem import Problem
    from gradquest.training.start import Start

GENERATOR = 4
"""Goes up whenever the same seed would give another problem."""


def options(
    banks: Iterable[Bank], kinds: Sequence[str] = (), level: int | None = None
) -> list[Option]:
    """All that fits the wish, in an order that no file decides. Raises `Misuse` if nothing does."""
    wanted = {kind_named(name).name for name in kinds}
    templates = [template for bank in banks for template in bank.templates]
    every = [
        Option(kind, template)
        for template in sorted(templates, key=lambda template: template.name)
        for kind in template.kinds
        if not wanted or kind in wanted
    ]
    fitting = [option for option in every if level is None or option.level == level]
    if not fitting:
        raise Misuse(_nothing(every, level))
    return fitting


def _nothing(every: Sequence[Option], level: int | None) -> str:
    levels = sorted({option.level for option in every})
    if not levels:
        return "these banks have no problem of that kind"
    return f"there is no such problem of level {level}; there are levels {_listed(levels)}"


def _listed(levels: Sequence[int]) -> str:
    return ", ".join(map(str, levels))


def drawn(option: Option, seed: int) -> Problem | None:
    """The problem of an option and a seed; None where these numbers give none."""
    from gradquest.banks.drawing import Barren, draw
    from gradquest.banks.faults import BankError

    try:
        return draw(option.template, option.kind, seed)
    except (Barren, BankError):
        return None


def configuration(start: Start, size: int, banks: Sequence[Bank]) -> str:
    """Exactly what is played, so that only like is compared with like."""
    return f"{start.place}-{size} {problems_of(start.kinds, start.level, banks)}"


def problems_of(kinds: Sequence[str], level: int | None, banks: Sequence[Bank]) -> str:
    """Exactly what is drawn from: with a seed and a length it settles every problem."""
    parts = (
        f"kinds={'+'.join(sorted(kinds)) or 'all'}",
        f"level={level or 'all'}",
        f"banks={'+'.join(sorted(bank.hash for bank in banks))}",
        f"generator={GENERATOR}",
    )
    return " ".join(parts)
