"""The game as lines of text: for screen readers, pipes and terminals that can only print.

It is the very same session. Each verdict is one line that begins with right, wrong, unreadable or
ask, written after the attempt is on disk; no other line begins with one of these words.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import closing
from typing import TYPE_CHECKING

from gradquest.commands.context import Context
from gradquest.commands.output import Output
from gradquest.commands.paper import Paper, width_of
from gradquest.commands.signals import ending_on_signals, standing_still, staying_awake
from gradquest.commands.tutor import (
    GIVEAWAY,
    NOTHING_YET,
    Dispute,
    check_lines,
    nowhere,
    walk_lines,
)
from gradquest.commands.wording import (
    reading_line,
    result_lines,
    share_lines,
    solution_lines,
    summary_lines,
    verdict_line,
)
from gradquest.commands.words import GUIDANCE, HELP, meant, typed_lines
from gradquest.progress.attempt import Status
from gradquest.training.played import Feedback
from gradquest.training.quest import Quest
from gradquest.training.session import Phase, Session
from gradquest.wording import counted

if TYPE_CHECKING:
    from gradquest.training.game import Game
    from gradquest.training.start import Start


def play(start: Start, context: Context, notice: str = "") -> int:
    """Play one session from stdin to stdout, and give the exit code; a notice comes first."""
    out = Output(context.stdout, is_ascii=start.is_ascii)
    with closing(context.game()) as game, ending_on_signals():
        session = game.begin(start)
        for said in filter(None, (notice, game.trouble)):
            Output(context.stderr).one_line(f"gradquest: {said}")
        columns = width_of(context.environment.get("COLUMNS", ""))
        mark = game.bookmark() if start.is_resumed else None
        typed = mark.typed if mark is not None and mark.id == session.id else ""
        with standing_still(session), staying_awake(session):
            is_live = context.stdin.isatty()
            plain = PlainGame(session, out, columns, game.dispute, typed, awaits_enter=is_live)
            plain.play(typed_lines(context.stdin))
        if start.place == "practice":
            game.forget_bookmark()
        _sum_up(game, session, out, columns, start.keep)
        if plain.unsaved:
            out.line(f"{counted(plain.unsaved, 'answer')} could not be saved; the note says why.")
    return 0


class PlainGame:
    """Shows one session as text and passes on what is typed."""

    def __init__(
        self,
        session: Session,
        out: Output,
        columns: int,
        dispute: Dispute = nowhere,
        typed: str = "",
        *,
        awaits_enter: bool = False,
    ) -> None:
        self.session = session
        self.out = out
        self.paper = Paper(out, columns)
        self.file = dispute
        self.typed = typed
        """What stood in the answer line when this practice was left on a screen."""
        self.awaits_enter = awaits_enter
        """A clock starts with Enter: somebody sits there."""
        self.before: Feedback | None = None
        """What became of the problem before the one at hand."""
        self.judged: tuple[Feedback, str] | None = None
        """The latest verdict and the answer that it is about."""
        self.unsaved = 0
        self.wants_pause = False
        self.words: dict[str, Callable[[], None]] = {
            "hint": self.hint,
            "why": self.why,
            "solution": self.reveal,
            "picture": self.picture,
            "check": self.check,
            "walk": self.walk,
            "dispute": self.dispute,
            "skip": self.skip,
            "pause": self.pause,
            "help": self.help,
        }

    def play(self, lines: Iterator[str]) -> None:
        """Ask until the session, the input or the learner's patience ends."""
        try:
            self.begin()
            while self.session.phase is not Phase.FINISHED:
                text = meant(next(lines, "quit").strip(), self.session.problem)
                if text == "quit":
                    break
                self.take(text)
        except KeyboardInterrupt:
            self.out.line()
        finally:
            self.session.stop()

    def begin(self) -> None:
        """What this is, how to go on, and the first problem once the clock may run."""
        self.paper.introduce(self.session)
        self.out.line(GUIDANCE)
        if self.awaits_enter and self.session.rules.is_timed:
            self.session.pause(is_forced=True)
            self.out.line("Press Enter to start the clock.")
            return
        self.pose()
        self.paper.remind(self.session, self.typed)

    def take(self, text: str) -> None:
        """A command in words, or an answer; while the clock stands, any line goes on."""
        if self.session.is_paused:
            self.session.resume()
            self.pose()
        elif not text:
            self.out.line("Nothing typed yet. Type an answer, or help.")
        elif (command := self.words.get(text.lower())) is not None:
            command()
        else:
            self.answer(text)

    # What a learner does

    def answer(self, text: str) -> None:
        """Judge the answer; its verdict is written when the attempt is safe."""
        told = self.session.submit(text)
        if told is None or told.verdict is None:
            return
        self.judged = told, text
        self.out.one_line(verdict_line(told.verdict))
        if understood := reading_line(told.verdict):
            self.out.one_line(understood)
        self.warn(told)
        if told.status is None or (self.session.rules.is_brisk and not told.verdict.is_right):
            return
        if told.may_retry:
            self.session.retry()
            self.paper.show_own(told, self.session)
            self.out.line("One more try at the same problem.")
            return
        self.leave(told)

    def skip(self) -> None:
        """Leave the problem."""
        self.give_up(self.session.skip())

    def reveal(self) -> None:
        """See the solution instead of answering."""
        self.give_up(self.session.skip() if self.session.rules.is_brisk else self.session.reveal())

    def give_up(self, told: Feedback | None) -> None:
        """Go on without an answer."""
        if told is not None:
            self.warn(told)
            self.out.line("Skipped." if told.status is Status.SKIPPED else "Here is how it goes.")
            self.leave(told)

    def pause(self) -> None:
        """Stop the clock once this problem is done: the next one is then still unseen."""
        if not self.session.rules.is_timed:
            self.out.line("There is no clock here: take your time.")
        elif self.session.pauses == self.session.rules.pauses:
            self.out.line("Both pauses are used up.")
        else:
            self.wants_pause = True
            self.out.line("The clock will stop before the next problem.")

    def hint(self) -> None:
        """The next hint."""
        if not self.session.rules.has_hints:
            self.out.line("A test-out has no hints: it finds out what you can do alone.")
            return
        text = self.session.hint()
        if text is None:
            self.out.line("There are no more hints for this one; solution shows how it goes.")
            return
        count = len(self.session.hints)
        self.out.line(f"Hint {count} of {len(self.session.problem.hints)}: {text}")

    def why(self) -> None:
        """Why this problem was chosen, and the worked solution of the one before."""
        self.out.line(f"Why this one: {self.session.current.why}")
        if self.before is not None and not self.session.rules.is_brisk:
            self.out.line("How the one before it goes:")
            self.paper.explain(self.before.problem)

    def picture(self) -> None:
        """The map without the arrows that would give the answer away."""
        problem = self.session.problem
        scene = problem.exhibit or problem.scene()
        if scene is None:
            self.out.line("There is no picture for this one.")
        else:
            self.paper.draw(self.session.seen(scene.bare))

    def check(self) -> None:
        """The slopes of the problem before, measured."""
        if (told := self.left()) is not None:
            self.paper.show(check_lines(told))

    def walk(self) -> None:
        """Where the answer to the problem before would lead."""
        if (told := self.left()) is not None:
            self.paper.show(walk_lines(told, self.paper.columns))

    def left(self) -> Feedback | None:
        """What became of the problem before; checks of an open one would give it away."""
        is_tried = not self.session.rules.is_brisk and self.session.current.wrong_tries
        if is_tried or self.before is None:
            self.out.line(GIVEAWAY if is_tried else NOTHING_YET)
            return None
        return self.before

    def dispute(self) -> None:
        """Keep the latest verdict for the authors."""
        filed = self.file(*self.judged) if self.judged else None
        self.out.line(filed.says if filed else "Nothing was judged yet.")

    def help(self) -> None:
        """What can be typed."""
        for line in HELP:
            self.out.line(line)

    # What is shown

    def pose(self) -> None:
        """The problem at hand, or nothing at the end."""
        if self.session.phase is Phase.FINISHED:
            return
        if self.wants_pause and self.session.pause():
            self.wants_pause = False
            self.out.line("Paused: the clock stands still. Enter goes on.")
            return
        if self.session.phase is Phase.READING:
            self.paper.show_example(self.session.problem)
            self.session.advance()
        self.paper.pose(self.session)

    def leave(self, told: Feedback) -> None:
        """Explain what went wrong, then go on."""
        if not self.session.rules.is_brisk and told.status is not Status.RIGHT:
            self.paper.explain(told.problem)
            self.paper.show_map(told, self.session)
        if self.session.consequence:
            self.out.line(self.session.consequence)
        self.before = told
        self.session.advance()
        self.pose()

    def warn(self, told: Feedback) -> None:
        """Say once that nothing can be saved; the summary tells how much it was."""
        self.unsaved += bool(told.trouble)
        if told.trouble and self.unsaved == 1:
            self.out.one_line(f"note: {told.trouble}")


def _sum_up(game: Game, session: Session, out: Output, columns: int, keep: str | None) -> None:
    out.line()
    for line in summary_lines(session):
        out.line(line)
    if isinstance(session, Quest) and session.end is not None:
        Paper(out, columns).draw(session.whole_map)
    result = game.result(session)
    if result is not None and session.rules.is_timed:
        for line in result_lines(result):
            out.line(line)
        for row in result.missed:
            out.line(f"Problem {row.number}: {row.problem.prompt}")
            for line in solution_lines(row.problem):
                out.line(f"  {line}")
        for line in share_lines(result, is_ascii=out.is_ascii):
            out.line(line)
    for achievement in game.new_achievements():
        out.line(f"New achievement: {achievement.told}")
    if result is not None and keep is not None:
        out.one_line(f"Kept for friends: {game.keep_result(result, keep)}")
