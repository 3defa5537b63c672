"""Why a problem was chosen, in one or two sentences."""

from __future__ import annotations

from datetime import date

from gradquest.training.learner import Learner, Skill
from gradquest.training.options import Option
from gradquest.training.stages import Stage
from gradquest.wording import counted

SETTLED = 6
"""With fewer answers than this a skill is not settled."""

HARD, VERY_HARD = 0.75, 0.5
"""With a smaller chance of a clean answer a problem is hard for the learner."""
LONG_AGO = 30
"""After so many other problems a skill was not seen for long."""

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


def mixed_reason(learner: Learner, option: Option) -> str:
    """What is most worth saying of a problem that is only mixed in: that it is hard for the
    learner, that the last of its skill was long ago, or that it keeps fresh what was learned."""
    predicted = learner.predicted(option.skill, option.level)
    skill, ago = learner.skill(option.skill), learner.lately.skill_ago(option.skill)
    of = len(skill.recent)
    if predicted < VERY_HARD:
        return "Very hard for you so far: a miss here is no wonder."
    if predicted < HARD:
        return f"One of the harder ones for you: about {round(10 * predicted)} in 10 go well."
    if ago > LONG_AGO:
        return f"Not seen for long: the last one of these was {ago} problems ago."
    if skill.mastery.learned_at and all(skill.recent):
        return f"Keeps fresh what you have learned: your last {of} of these were all clean."
    return MIXED


def _were(count: int) -> str:
    return "was" if count == 1 else "were"


def sibling_reason(away: int) -> str:
    """What was missed comes back."""
    return f"You missed one like this {counted(away, 'problem')} ago: same shape, new numbers."


def _ago(days: int) -> str:
    return "today" if days == 0 else f"{counted(days, 'day')} ago"
