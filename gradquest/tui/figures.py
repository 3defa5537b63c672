"""Numbers as pages say them: what the timer shows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gradquest.wording import clock_text

if TYPE_CHECKING:
    from gradquest.training.session import Session


def timer_text(session: Session, *, is_shown: bool = True) -> str:
    """What the timer says now: what is left of a sprint, else what has passed."""
    if session.is_paused:
        return "paused"
    left = session.left_s
    if left is not None and left < 0:
        return "last one: its time counts too"
    if not is_shown:
        return ""
    return f"{clock_text(left)} left" if left is not None else clock_text(session.elapsed_s)
