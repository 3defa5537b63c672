"""The daily: ten problems that are the same for everybody who has the same game, for any date."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from hashlib import blake2b
from typing import TYPE_CHECKING

from gradquest.errors import Misuse
from gradquest.training.code import SEEDS
from gradquest.training.menu import GENERATOR

if TYPE_CHECKING:
    from gradquest.banks.bank import Bank
    from gradquest.progress.attempt import SessionEnd

SIZE = 10


def label_of(instant: datetime) -> str:
    """The date of an instant on the learner's own calendar."""
    return instant.date().isoformat()


def read_label(text: str) -> str:
    """A date as YYYY-MM-DD. Raises `Misuse`."""
    try:
        label = date.fromisoformat(text.strip()).isoformat()
    except ValueError:
        raise Misuse(f"{text[:40]!r} is no date; write it as 2026-11-20") from None
    if label != text.strip():
        raise Misuse(f"write the date as {label}")
    return label


def seed_of(label: str, banks: Sequence[Bank]) -> int:
    """The seed of a date, which changes with the generator and with the banks."""
    hashes = "+".join(sorted(bank.hash for bank in banks))
    text = f"gradquest/{GENERATOR}/{hashes}/{label}"
    return int.from_bytes(blake2b(text.encode(), digest_size=8).digest(), "big") % SEEDS


def ranked(ends: Iterable[SessionEnd], label: str) -> SessionEnd | None:
    """The run of a date that counts: the first in which something was answered, even if it was
    left; None where there is none yet."""
    return next((end for end in ends if end.daily == label), None)
