"""Numbers as pages say them: counts with their noun, shares, times in whole seconds."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from gradquest.training.session import Session


def counted(count: int, noun: str) -> str:
    """`1 problem`, `2 problems`."""
    return f"{count:,} {noun}" if count == 1 else f"{count:,} {noun}s"


def clock_text(seconds: float) -> str:
    """`1:05`."""
    whole = max(0, int(seconds))
    return f"{whole // 60}:{whole % 60:02}"


def timer_text(session: Session, *, is_shown: bool = True) -> str:
    """What the timer says now: what is left of a sprint, else what has passed."""
    if session.is_paused:
        return "paused"
    left = session.left_s
    if left is not None and left < 0:
        return "last one: take your time"
    if not is_shown:
        return ""
    return f"{clock_text(left)} left" if left is not None else clock_text(session.elapsed_s)
