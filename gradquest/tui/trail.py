"""How far a session has come, as one sign a problem."""

from __future__ import annotations

from gradquest.training.played import Played
from gradquest.training.session import Session

LONGEST_TRAIL = 20


def place_of(session: Session) -> str:
    """`3 of 10`, or `3` where there is no end but the bell."""
    return str(session.number) if session.total is None else f"{session.number} of {session.total}"


def trail(session: Session) -> str:
    """One sign a problem: clean, right, wrong, skipped, this one, still to come."""
    signs = [_sign(item, item is session.played[-1]) for item in session.played]
    ahead = (session.total or 0) - len(signs)
    return " ".join([*signs, *"." * max(0, ahead)][-LONGEST_TRAIL:])


def _sign(played: Played, is_current: bool) -> str:
    if played.is_right:
        return "✓" if played.is_clean else "•"
    if is_current:
        return ">"
    return "✗" if played.wrong_tries else "–"
