"""How far a session has come, as one sign a problem."""

from __future__ import annotations

from gradquest.training.mixing import asked
from gradquest.training.played import Played
from gradquest.training.session import Phase, Session

LONGEST_TRAIL = 20


def place_of(session: Session) -> str:
    """`3 of 10`, or as far as that is known; an example stands before its number."""
    before = "example before " if session.phase is Phase.READING else ""
    return f"{before}{session.place}"


def trail(session: Session) -> str:
    """One sign a problem: clean, right, wrong, skipped, this one, still to come."""
    signs = [_sign(item, item is session.played[-1]) for item in asked(session.played)]
    ahead = (session.total or 0) - len(signs)
    return " ".join([*signs, *"." * max(0, ahead)][-LONGEST_TRAIL:])


def _sign(played: Played, is_current: bool) -> str:
    if played.is_right:
        return "✓" if played.is_clean else "•"
    if is_current:
        return ">"
    return "✗" if played.wrong_tries else "–"
