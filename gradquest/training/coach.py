"""From a start to a practice or a test-out, and from a bookmark back into a practice."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from gradquest.banks.library import Library
from gradquest.errors import GradquestError, Misuse
from gradquest.maths.chance import Chance
from gradquest.topics.tree import topic_named, topic_of
from gradquest.training import placement, practice, resume
from gradquest.training.journal import end_of
from gradquest.training.menu import configuration, drawn, options
from gradquest.training.mixing import asked
from gradquest.training.options import Option
from gradquest.training.placement import Placement
from gradquest.training.practising import Past, PracticeSession
from gradquest.training.resume import Bookmark
from gradquest.training.syllabus import syllabus

if TYPE_CHECKING:
    from gradquest.training.session import Session
    from gradquest.training.start import Start
    from gradquest.training.study import Study

LATELY = 3000
"""A practice is gone on with as long as its answers are among so many of the latest."""


def practise(study: Study, start: Start) -> PracticeSession:
    """The practice of a start; one that was left ends where it was left.

    Raises `GradquestError` where there is none such.
    """
    seed = study.new_seed() if start.seed is None else start.seed
    session = _practice(study, start, seed, start.size or study.settings.planned)
    _give_up(study)
    return session


def _practice(
    study: Study, start: Start, seed: int, count: int, past: Past | None = None
) -> PracticeSession:
    banks = study.banks(start.bank)
    fitting = options(banks, start.kinds, start.level)
    if start.topic:
        fitting = of_topic(fitting, start.topic)
    supply = practice.Practice(
        fitting,
        drawn,
        study.learner(),
        study.day,
        Chance("practice", seed),
        count=count,
        syllabus=syllabus({option.skill for option in fitting}),
    )
    if past is not None:
        supply.knows(past.played)
    return PracticeSession(
        practice.RULES,
        supply,
        study.journal,
        study.clock,
        configuration=configuration(start, count, banks),
        seed=seed,
        past=past,
    )


def test_out(study: Study, start: Start) -> PracticeSession:
    """The test-out of one skill. Raises `GradquestError` where there is none such."""
    banks = study.banks(start.bank)
    seed = study.new_seed() if start.seed is None else start.seed
    fitting = of_skill(options(banks), start.skill)
    return PracticeSession(
        placement.RULES,
        Placement(
            fitting, drawn, Chance("test-out", seed), is_known=start.skill in study.learner().met
        ),
        study.journal,
        study.clock,
        configuration=configuration(start, placement.QUESTIONS, banks),
        seed=seed,
    )


def of_topic(every: Sequence[Option], name: str) -> list[Option]:
    """What can be asked of one topic. Raises `Misuse`, with a suggestion for a mistyped one."""
    topic = topic_named(name)
    found = [it for it in every if topic_of(it.kind, it.template.family) is topic]
    if not found:
        raise Misuse(f"there is no problem of the topic {name!r} here")
    return found


def of_skill(every: Sequence[Option], skill: str) -> list[Option]:
    """What can be asked of one skill. Raises `Misuse` with a suggestion."""
    from difflib import get_close_matches

    names = sorted({option.skill for option in every})
    if skill not in names:
        close = get_close_matches(skill, names, n=1)
        hint = f"did you mean {close[0]!r}?" if close else f"there are {', '.join(names)}"
        raise Misuse(f"{skill!r} is no skill of these banks; {hint}")
    return [option for option in every if option.skill == skill]


# Going on with what was left


def bookmarked(study: Study) -> Bookmark | None:
    """The practice that was left, as far as a look at its file tells; None for a second program."""
    return resume.read(study.folders) if study.folders and study.may_keep_place else None


def resumed(study: Study) -> PracticeSession | None:
    """The practice that was left, as it was; None where there is none that can be gone on with."""
    mark = bookmarked(study) if study.keeps_place else None
    past = None if mark is None else _past(study, mark)
    if mark is None or past is None:
        return None
    return _practice(study, mark.start, mark.seed, mark.total or practice.PLANNED, past)


def _past(study: Study, mark: Bookmark) -> Past | None:
    try:
        library = Library(study.banks(mark.bank))
    except GradquestError:  # the file is gone, or faulty by now
        return None
    return resume.past(mark, library.problem, study.journal.latest(LATELY))


def leave(study: Study, session: Session, start: Start, typed: str) -> bool:
    """Put a bookmark into a practice; False where there is nothing to come back to."""
    mark = resume.bookmark(session, start, typed) if isinstance(session, PracticeSession) else None
    if study.folders is None or mark is None or not study.keeps_place:
        return False
    resume.keep(study.folders, mark)
    return True


def _give_up(study: Study) -> None:
    mark = bookmarked(study) if study.keeps_place else None
    if study.folders is None or mark is None:
        return
    past = _past(study, mark)
    if past is not None:
        played, now = asked(past.played), study.clock.now()
        study.journal.finish(end_of(mark, practice.RULES, played, now, is_complete=False))
    resume.drop(study.folders)
