"""The achievements, one row each.

Everything follows from the log alone: the same log gives the same unlocks at the same times, a
longer log takes none back, and a new row is granted for what was done before it was written.
"""

from __future__ import annotations

from functools import partial

from gradquest.progress.achievement import Achievement, Goal, Tier
from gradquest.progress.course import CORE_KINDS, COURSE
from gradquest.progress.mastery import Shown
from gradquest.progress.milestones import skills_at
from gradquest.progress.moments import (
    FLAT,
    LEVEL_GROUND,
    OTHER_FORM,
    OVERSHOOTS,
    Moments,
    after_a_hint,
    all_kinds_in_a_session,
    arrows_read,
    clean,
    clean_after_rest,
    cleared_up,
    day_of,
    distinct,
    family_of,
    flagged,
    own_banks,
    returns,
    right,
    second_tries,
    siblings,
    skill_of,
    steady_weeks,
)
from gradquest.progress.retired import retired, retired_slips
from gradquest.progress.session_moments import (
    answered_sessions,
    complete_sessions,
    dailies,
    days_of_records,
    ghosts_beaten,
    races,
    shared_runs,
    sure_quests,
    valleys,
)

MONSTERS = ("exp", "log", "root", "trig")
UPHILL = "ascent"


def _row(tier: Tier, name: str, says: str, *goals: Goal) -> Achievement:
    return Achievement(name, tier, says, goals)


def _hidden(tier: Tier, name: str, says: str, *goals: Goal) -> Achievement:
    return Achievement(name, tier, says, goals, is_hidden=True)


_cairn = partial(_row, Tier.CAIRN)
_ridge = partial(_row, Tier.RIDGE)
_summit = partial(_row, Tier.SUMMIT)


def _broad(moments: Moments, count: int, families: int, days: int = 1) -> tuple[Goal, ...]:
    """So many moments, in so many families, on so many days."""
    return (
        Goal(moments, count),
        Goal(distinct(moments, family_of), families),
        _on_days(moments, days),
    )


def _on_days(moments: Moments, days: int) -> Goal:
    return Goal(distinct(moments, day_of), days)


def _ladder(name: str, noun: str, kinds: str) -> tuple[Achievement, ...]:
    """Three tiers of the same: more answers, more families, more days."""
    answers = clean(kinds)
    return (
        _cairn(f"{name} I", f"Get 10 {noun} clean, in 3 families.", *_broad(answers, 10, 3)),
        _ridge(
            f"{name} II",
            f"Get 50 {noun} clean, in 5 families and on 4 days.",
            *_broad(answers, 50, 5, 4),
        ),
        _summit(
            f"{name} III",
            f"Get 150 {noun} clean, in 8 families and on 10 days.",
            *_broad(answers, 150, 8, 10),
        ),
    )


def _of_one_rule(name: str, rule: str) -> Achievement:
    answers = clean(families=(rule,), level=3)
    says = f"Get 10 problems of the {rule} rule clean, from level 3 on and on 3 days."
    return _ridge(name, says, Goal(answers, 10), _on_days(answers, 3))


_FIRSTS = (
    _cairn("Base Camp", "Answer 10 problems in a session and finish it.", Goal(answered_sessions)),
    _cairn("Hold y Still", "Get a partial in x clean.", Goal(clean("partial_x"))),
    _cairn("Hold x Still", "Get a partial in y clean.", Goal(clean("partial_y"))),
    _cairn("Nabla!", "Get a gradient right.", Goal(right("gradient"))),
    _cairn("First Descent", "Get a descent step right.", Goal(right("descent"))),
    _cairn(
        "Four Corners",
        "Get both partials, a gradient and a descent step right in one session.",
        Goal(all_kinds_in_a_session(CORE_KINDS)),
    ),
)

_BREADTH = (
    *_ladder("Frozen Variable", "partials", "partial"),
    *_ladder("Compass Rose", "gradients", "gradient"),
    *_ladder("Steady Boots", "descent steps", "descent"),
    _of_one_rule("Chain Gang", "chain"),
    _of_one_rule("Product Placement", "product"),
    _ridge(
        "Logs, Exps & Other Monsters",
        "From level 3 on, get a problem with a log, an exp, a root and a trig function clean.",
        Goal(distinct(clean(families=MONSTERS, level=3), family_of), len(MONSTERS)),
    ),
    _cairn("Homebrew", "Get 5 problems of a bank of your own right.", Goal(own_banks, 5)),
    _ridge(
        "Contour Reader",
        "Read 20 arrows off maps, clean and within 15 degrees.",
        Goal(arrows_read, 20),
    ),
)

_MASTERY = (
    _summit(
        "Cartographer",
        f"Become proficient in all {len(COURSE)} skills of partials, gradients and steps.",
        Goal(skills_at(Shown.PROFICIENT, is_course=True), len(COURSE)),
    ),
    _cairn("Summiteer I", "Master a skill.", Goal(skills_at(Shown.MASTERED))),
    _ridge("Summiteer II", "Master 12 skills.", Goal(skills_at(Shown.MASTERED), 12)),
    _summit(
        "Summiteer III",
        f"Master all {len(COURSE)} skills of partials, gradients and steps.",
        Goal(skills_at(Shown.MASTERED, is_course=True), len(COURSE)),
    ),
)

_SURPRISES = (
    _hidden(
        Tier.CAIRN,
        "With a Twist",
        "Get 10 problems right in another form than ours.",
        Goal(flagged(OTHER_FORM), 10),
    ),
    _hidden(Tier.CAIRN, "Flatlander", "Find a derivative that is 0.", Goal(flagged(FLAT))),
    _hidden(
        Tier.CAIRN,
        "Saddle Up",
        "Get a problem right at whose point the gradient is (0, 0).",
        Goal(flagged(LEVEL_GROUND)),
    ),
    _hidden(
        Tier.CAIRN,
        "Unlearning Rate",
        "Get a step right that goes beyond the lowest point on its way.",
        Goal(flagged(OVERSHOOTS)),
    ),
)

_MEMORY = (
    _cairn(
        "Still There",
        "Get a skill clean that you left alone for 7 days.",
        Goal(clean_after_rest(7)),
    ),
    _ridge(
        "Long Memory",
        "Get a skill clean that you left alone for 30 days.",
        Goal(clean_after_rest(30)),
    ),
    _hidden(
        Tier.SUMMIT,
        "Elephant",
        "Get a skill clean that you left alone for 90 days.",
        Goal(clean_after_rest(90)),
    ),
    _ridge(
        "Perennial",
        "Get 10 skills clean, each after 14 days without it.",
        Goal(distinct(clean_after_rest(14), skill_of), 10),
    ),
    _cairn(
        "Welcome Back", "Answer 5 problems after 14 days away.", Goal(returns(away=14, problems=5))
    ),
    _cairn(
        "Weekly Rhythm I",
        "Practise 5 problems on 3 days of a week, in 2 weeks.",
        Goal(steady_weeks, 2),
    ),
    _ridge(
        "Weekly Rhythm II",
        "Practise 5 problems on 3 days of a week, in 6 weeks.",
        Goal(steady_weeks, 6),
    ),
    _summit(
        "Weekly Rhythm III",
        "Practise 5 problems on 3 days of a week, in 12 weeks.",
        Goal(steady_weeks, 12),
    ),
    _hidden(
        Tier.CAIRN,
        "Rest Stop",
        "Stop at the end of a planned practice 5 times.",
        Goal(complete_sessions("practice"), 5),
    ),
)

_MENDING = (
    _cairn(
        "Second Wind", "Get 10 problems right at the second try, no hint.", Goal(second_tries, 10)
    ),
    _ridge(
        "Took the Hint", "5 times: take a hint, and be clean on a later day.", Goal(after_a_hint, 5)
    ),
    _ridge(
        "Read the Map", "10 times: miss a problem, then get its sibling clean.", Goal(siblings, 10)
    ),
    _ridge(
        "From Fog to Clear",
        "Get 9 of 10 clean in a skill in which at most 2 of your first 5 were.",
        Goal(cleared_up),
    ),
    _cairn(
        "Myth Buster I",
        "Retire a slip: seen 3 times, then away for 12 first tries on 3 days.",
        Goal(retired_slips),
    ),
    _ridge("Myth Buster II", "Retire 4 slips.", Goal(retired_slips, 4)),
    _summit("Myth Buster III", "Retire 8 slips.", Goal(retired_slips, 8)),
    _ridge("Downhill From Here", "Retire the slip of stepping uphill.", Goal(retired(UPHILL))),
)

_RACES = (
    _ridge(
        "Under Par",
        "Finish a race of 10 or more at pace 1.00, nine in ten clean.",
        Goal(races(10, 0.9, pace=1)),
    ),
    _summit(
        "Double Black Diamond",
        "Finish a race of 20 or more at pace 1.50, nine in ten clean.",
        Goal(races(20, 0.9, pace=1.5)),
    ),
    _ridge("Clean Line", "Finish a race of 20 or more, all clean.", Goal(races(20, 1))),
    _ridge(
        "Metronome",
        "Finish a race of 20 or more at consistency 80, nine in ten clean.",
        Goal(races(20, 0.9, consistency=80)),
    ),
    _ridge(
        "Five Times Better",
        "Set your best pace in one configuration on 5 days.",
        Goal(days_of_records, 5),
    ),
    _hidden(
        Tier.RIDGE,
        "Smooth Is Fast",
        "Finish a race of 10 or more, all clean, at a pace of 0.95 to 1.05.",
        Goal(races(10, 1, pace=0.95, most=1.05)),
    ),
)

_QUESTS = (
    _cairn("Out of the Fog", "Reach a valley on a quest.", Goal(valleys)),
    _ridge(
        "Sure-Footed",
        "Reach a valley in four steps or more, every answer right.",
        Goal(sure_quests),
    ),
    _summit("All the Way Down", "Reach the valleys of 9 landscapes.", Goal(valleys, 9)),
)

_COMPANY = (
    _cairn(
        "Ghost Buster",
        "Beat a ghost by 5 % in a race of 10 or more.",
        Goal(ghosts_beaten(0.05, 10)),
    ),
    _cairn("Same Hill, Different Boots", "Finish a drill from a shared code.", Goal(shared_runs)),
    _cairn("Postcard I", "Finish a daily, half of it right.", Goal(dailies)),
    _ridge("Postcard II", "Finish the dailies of 7 dates.", Goal(dailies, 7)),
    _summit("Postcard III", "Finish the dailies of 30 dates.", Goal(dailies, 30)),
)

ACHIEVEMENTS = (
    *_FIRSTS,
    *_BREADTH,
    *_MASTERY,
    *_MEMORY,
    *_MENDING,
    *_RACES,
    *_QUESTS,
    *_COMPANY,
    *_SURPRISES,
)


def achievement_named(name: str) -> Achievement:
    """The achievement of that name."""
    return next(achievement for achievement in ACHIEVEMENTS if achievement.name == name)
