"""The game: begins sessions in a learner's study, and answers what screens ask."""

from __future__ import annotations

from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from gradquest.training.clock import stamp
from gradquest.training.start import DRILLS, Start
from gradquest.training.study import Study

if TYPE_CHECKING:
    from gradquest.progress.achievement import Achievement
    from gradquest.progress.attempt import SessionEnd
    from gradquest.progress.exchange import Imported
    from gradquest.progress.reached import Reached
    from gradquest.progress.records import Best
    from gradquest.progress.reports import Filed
    from gradquest.progress.retired import SlipRecord
    from gradquest.progress.statistics import Summary
    from gradquest.progress.telling import News
    from gradquest.training.played import Feedback
    from gradquest.training.practising import PracticeSession
    from gradquest.training.projection import Projection
    from gradquest.training.result import Result
    from gradquest.training.resume import Bookmark
    from gradquest.training.session import Session
    from gradquest.training.standing import Standing
    from gradquest.training.today import Today


class Game(Study):
    """A learner's study, and what one does there."""

    # Sessions

    def begin(self, start: Start) -> Session:
        """A session as the start says. Raises `GradquestError` where there is none such."""
        _ = self._news  # what is unlocked from now on is new
        if start.place in DRILLS:
            from gradquest.training.referee import drill

            self.back_up()
            return drill(self, start)
        if start.place == "quest":
            from gradquest.training.quest import quest

            self.back_up()
            return quest(self, start)
        from gradquest.training.coach import practise, test_out

        self.back_up()
        resumed = self.resume() if start.is_resumed else None
        if resumed is not None:
            return resumed
        return test_out(self, start) if start.place == "test-out" else practise(self, start)

    def bookmark(self) -> Bookmark | None:
        """The practice that was left and waits; None where there is none."""
        from gradquest.training.coach import bookmarked

        return bookmarked(self)

    def resume(self) -> PracticeSession | None:
        """The practice that was left, as it was; None where it cannot be gone on with."""
        from gradquest.training.coach import resumed

        return resumed(self)

    def leave(self, session: Session, start: Start, typed: str = "") -> bool:
        """Put a bookmark into a session; True where one can come back to it."""
        from gradquest.training.coach import leave

        return leave(self, session, start, typed)

    def forget_bookmark(self) -> None:
        """There is nothing to come back to any more."""
        from gradquest.training.resume import drop

        if self.folders is not None and self.keeps_place:
            drop(self.folders)

    # What has been done

    def sessions(self) -> list[SessionEnd]:
        """All ends of sessions, in the order of storing."""
        return self.journal.sessions()

    def standing(self) -> Standing:
        """Every skill's level and memory, and when what comes due."""
        from gradquest.training.menu import options
        from gradquest.training.standing import standing

        return standing(self.learner(), options(self.banks()), self.day)

    def projection(self, standing: Standing) -> Projection | None:
        """How far the learner's own goal is; None where there is none."""
        from gradquest.progress.milestones import milestones_of
        from gradquest.training.projection import projection

        level, first = self.settings.goal_level, self.journal.first_day()
        if level is None:
            return None
        milestones = milestones_of(self.journal)
        return projection(standing.skills, milestones, level, first, self.day)

    def summary(self, latest_days: int | None = None) -> Summary:
        """The statistics of the whole log, with a row for each day or only for the latest."""
        from gradquest.progress.statistics import summary

        return summary(self.journal, self.day, latest_days)

    def today(self) -> Today:
        """How today stands, and what to do next."""
        from gradquest.training.today import LATELY, today

        return today(self.journal.latest(LATELY), self.learner(), self.day)

    def result(self, session: Session) -> Result | None:
        """What a finished session came to; None where nothing was answered."""
        from gradquest.training.result import result

        told = result(session, self.journal.sessions())
        return told.without_records if told is not None and self.settings.quiet else told

    def keep_result(self, result: Result, file: str | None = None) -> str:
        """Keep a run as a file for friends, and say where. Raises `GradquestError`."""
        from gradquest.progress.folders import shown
        from gradquest.training.postcard import PostcardError, write_result

        if file is not None:
            path = Path(file).expanduser()
        elif self.folders is not None:
            path = self.folders.results / f"{result.end.id[:12]}.json"
        else:
            raise PostcardError(self.no_folder)
        write_result(path, result)
        return shown(path.absolute())

    def dispute(self, told: Feedback, answer: str) -> Filed | None:
        """Keep a verdict that the learner doubts for the authors; None where none was given."""
        from gradquest.progress.reports import file_report, report_of

        if told.verdict is None:
            return None
        at = stamp(self.clock.now())
        return file_report(self.folders, report_of(told.problem, answer, told.verdict, at))

    def slips(self) -> list[SlipRecord]:
        """Every slip of the log, retired or live, the most frequent first."""
        from gradquest.progress.retired import slip_records

        return slip_records(self.journal)

    def weak_skills(self) -> tuple[str, ...]:
        """What a drill of weak spots would ask now, the weakest first."""
        from gradquest.training.menu import options
        from gradquest.training.weak_spots import LATELY, weak_skills

        return weak_skills(options(self.drill_banks()), self.journal.latest(LATELY))

    def records(self) -> list[Best]:
        """The standing record of each configuration, most recent last."""
        from gradquest.progress.records import bests_of

        return bests_of(self.journal)

    def reached(self) -> Reached:
        """Which achievements are earned, and how far the others are."""
        from gradquest.progress.reached import reached_in

        return reached_in(self.journal, self.shipped)

    def take_over(self, file: Path) -> Imported:
        """Merge an export into the log; what was unlocked stays. Raises `GradquestError`."""
        from gradquest.progress.exchange import import_file
        from gradquest.progress.reached import keep_unlocked

        keep_unlocked(self.journal, self.reached())
        return import_file(self.journal, file)

    def rebuild(self) -> None:
        """Make all that follows from the log anew. Raises `StoreError`."""
        from gradquest.progress import fold, milestones, reached, records, retired
        from gradquest.training import learner

        if not self.journal.is_in_order():
            reached.keep_unlocked(self.journal, self.reached())
            self.journal.put_in_order()
        achievements = reached.fold_of(self.shipped)
        folds = (retired.FOLD, records.FOLD, milestones.FOLD, achievements, learner.FOLD)
        fold.rebuild(self.journal, folds)

    def new_achievements(self) -> list[Achievement]:
        """What was unlocked since the first session was begun and not told yet, oldest first;
        nothing for who wants it quiet."""
        from gradquest.progress.achievements import achievement_named

        news = self._news.of(self.journal, self.reached())
        return [] if self.settings.quiet else [achievement_named(name) for name in news]

    @cached_property
    def _news(self) -> News:
        from gradquest.progress.telling import News

        return News(self.reached())

    def granted(self) -> list[str]:
        """The achievements that were earned before there was a rule for them; each told once."""
        from gradquest.progress.telling import granted

        names = granted(self.journal, self.reached())
        return [] if self.settings.quiet else names
