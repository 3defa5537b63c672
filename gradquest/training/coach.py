"""From a start to a practice or a test-out, and from a bookmark back into a practice."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from gradquest.banks.library import Library
from gradquest.errors import GradquestError, Misuse
from gradquest.maths.chance import Chance
from gradquest.progress.attempt import SessionEnd
from gradquest.topics.tree import topic_named, topic_of
from gradquest.training import placement, practice, resume
from gradquest.training.clock import practice_day, stamp
from gradquest.training.menu import configuration, drawn, options
from gradquest.training.mixing import asked
from gradquest.training.options import Option
from gradquest.training.placement import Placement
from gradquest.training.practising import Past, PracticeSession
from gradquest.training.resume import Bookmark
from gradquest.training.syllabus import syllabus

if TYPE_CHECKING:
    from gradquest.training.game import Game
    from gradquest.training.session import Session
    from gradquest.training.start import Start

LATELY = 3000
"""A practice is gone on with as long as its answers are among so many of the latest."""


def practise(game: Game, start: Start) -> PracticeSession:
    """The practice of a start. Raises `GradquestError` where there is none such."""
    seed = game.new_seed() if start.seed is None else start.seed
    return _practice(game, start, seed, start.size or game.settings.planned)


def _practice(
    game: Game, start: Start, seed: int, count: int, past: Past | None = None
) -> PracticeSession:
    banks = game.banks(start.bank)
    fitting = options(banks, start.kinds, start.level)
    if start.topic:
        fitting = of_topic(fitting, start.topic)
    supply = practice.Practice(
        fitting,
        drawn,
        game.learner(),
        game.day,
        Chance("practice", seed),
        count=count,
        syllabus=syllabus({option.skill for option in fitting}),
    )
    if past is not None:
        supply.knows(past.played)
    return PracticeSession(
        practice.RULES,
        supply,
        game.journal,
        game.clock,
        configuration=configuration(start, count, banks),
        seed=seed,
        past=past,
    )


def test_out(game: Game, start: Start) -> PracticeSession:
    """The test-out of one skill. Raises `GradquestError` where there is none such."""
    banks = game.banks(start.bank)
    seed = game.new_seed() if start.seed is None else start.seed
    fitting = of_skill(options(banks), start.skill)
    return PracticeSession(
        placement.RULES,
        Placement(fitting, drawn, Chance("test-out", seed)),
        game.journal,
        game.clock,
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


def bookmarked(game: Game) -> Bookmark | None:
    """The practice that was left, as far as a look at its file tells."""
    return resume.read(game.folders) if game.folders else None


def resumed(game: Game) -> PracticeSession | None:
    """The practice that was left, as it was; None where there is none that can be gone on with."""
    mark = bookmarked(game)
    past = None if mark is None else _past(game, mark)
    if mark is None or past is None:
        return None
    return _practice(game, mark.start, mark.seed, mark.total or practice.PLANNED, past)


def _past(game: Game, mark: Bookmark) -> Past | None:
    try:
        library = Library(game.banks(mark.bank))
    except GradquestError:  # the file is gone, or faulty by now
        return None
    return resume.past(mark, library.problem, game.journal.latest(LATELY))


def leave(game: Game, session: Session, start: Start, typed: str) -> bool:
    """Put a bookmark into a practice; False where there is nothing to come back to."""
    mark = resume.bookmark(session, start, typed) if isinstance(session, PracticeSession) else None
    if game.folders is None or mark is None:
        return False
    resume.keep(game.folders, mark)
    return True


def give_up(game: Game) -> None:
    """Another practice begins: the one that was left ends where it was left."""
    mark = bookmarked(game)
    if game.folders is None or mark is None:
        return
    past = _past(game, mark)
    if past is not None:
        game.journal.finish(_end(mark, past, game))
    resume.drop(game.folders)


def _end(mark: Bookmark, past: Past, game: Game) -> SessionEnd:
    done = [item for item in asked(past.played) if item.attempts]
    now = game.clock.now()
    return SessionEnd(
        id=mark.id,
        at=stamp(now),
        day=practice_day(now).isoformat(),
        mode=practice.RULES.mode,
        configuration=mark.configuration,
        seed=mark.seed,
        problems=len(done),
        right=sum(item.is_right for item in done),
        clean=sum(item.is_clean for item in done),
        elapsed_ms=round(mark.elapsed_s * 1000),
        is_complete=False,
    )
