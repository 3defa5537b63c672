"""Why a problem was chosen, in one or two sentences."""

from __future__ import annotations

from datetime import date

from gradquest.training.learner import Skill
from gradquest.training.stages import Stage
from gradquest.wording import counted

SETTLED = 6
"""With fewer answers than this a skill is not settled."""

EASY = "An easy one to begin with."
LAST = "An easy one to end on."
MIXED = "Mixed in, so that you choose the rule yourself."
WISHED = "It is what you asked for."
AHEAD = "Due: it was last asked on a date that is still to come, so a clock was wrong."
NEW = {
    Stage.WORKED: "New: first read how one of these goes.",
    Stage.FADED: "New: you finish one of these; only its last line is missing.",
    Stage.SOLO: "New: now one without help.",
}


def due_reason(skill: Skill, today: date) -> str:
    """`Due: last clean 11 days ago, memory 84 %.`"""
    if skill.is_dated_ahead(today):
        return AHEAD
    days, remembered = skill.days_since_clean(today), skill.remembered(today) or 0.0
    clean = "not clean so far" if days is None else f"last clean {_ago(days)}"
    return f"Due: {clean}, memory {round(100 * remembered)} %."


def rested(count: int) -> str:
    """So many skills are due."""
    have = "One skill has" if count == 1 else f"{count} skills have"
    return f"{have} rested long enough to be asked again."


def frontier_reason(skill: Skill) -> str:
    """`Your frontier, where practice pays most: 4 of your last 8 of these were clean.`"""
    clean, of = sum(skill.recent), len(skill.recent)
    if not of:
        return "You have just begun with these."
    if of == 1:
        return f"Not settled yet: your only one of these so far was {'' if clean else 'not '}clean."
    if skill.items < SETTLED:
        return f"Not settled yet: {clean} of your first {of} of these {_were(clean)} clean."
    return (
        f"Your frontier, where practice pays most: "
        f"{clean} of your last {of} of these {_were(clean)} clean."
    )


def _were(count: int) -> str:
    return "was" if count == 1 else "were"


def sibling_reason(away: int) -> str:
    """What was missed comes back."""
    return f"You missed one like this {counted(away, 'problem')} ago: same shape, new numbers."


def _ago(days: int) -> str:
    return "today" if days == 0 else f"{counted(days, 'day')} ago"
