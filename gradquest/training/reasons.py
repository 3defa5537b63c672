"""Why a problem was chosen, in one or two sentences."""

from __future__ import annotations

from datetime import date

from gradquest.training.learner import Skill
from gradquest.training.stages import Stage
from gradquest.wording import counted

EASY = "An easy one to begin with."
LAST = "An easy one to end on."
MIXED = "Mixed in, so that you choose the rule yourself."
WISHED = "It is what you asked for."
NEW = {
    Stage.WORKED: "New: first read how one of these goes.",
    Stage.FADED: "New: you finish one of these; only its last line is missing.",
    Stage.SOLO: "New: now one without help.",
}


def due_reason(skill: Skill, today: date) -> str:
    """`Due: last clean 11 days ago, memory 84 %.`"""
    days, remembered = skill.days_since_clean(today), skill.remembered(today) or 0.0
    clean = "not clean so far" if days is None else f"last clean {_ago(days)}"
    return f"Due: {clean}, memory {round(100 * remembered)} %."


def frontier_reason(skill: Skill) -> str:
    """`Your frontier, where practice pays most: 4 of your last 8 of these were clean.`"""
    of = len(skill.recent)
    said = f"{sum(skill.recent)} of your last {of} of these were clean."
    if not of:
        said = "you have just begun with these."
    elif of == 1:
        said = f"your only one of these so far was {'' if skill.recent[0] else 'not '}clean."
    return f"Your frontier, where practice pays most: {said}"


def sibling_reason(away: int) -> str:
    """What was missed comes back."""
    return f"You missed one like this {counted(away, 'problem')} ago: same shape, new numbers."


def _ago(days: int) -> str:
    return "today" if days == 0 else f"{counted(days, 'day')} ago"
