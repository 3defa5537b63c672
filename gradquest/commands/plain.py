"""The game as lines of text: for screen readers, pipes and terminals that can only print.

It is the very same session. Each verdict is one line that begins with right, wrong, unreadable or
ask, written after the attempt is on disk; no other line begins with one of these words.
"""

from __future__ import annotations

import signal
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing, contextmanager
from types import FrameType
from typing import TYPE_CHECKING, NoReturn, TextIO

from gradquest.commands.context import Context
from gradquest.commands.output import Output
from gradquest.commands.suspending import standing_still
from gradquest.commands.tutor import (
    Dispute,
    answer_of,
    check_lines,
    drawn_lines,
    nowhere,
    picture_lines,
    walk_lines,
)
from gradquest.commands.wording import (
    begun_lines,
    drill_lines,
    result_lines,
    share_lines,
    solution_lines,
    summary_lines,
    verdict_line,
)
from gradquest.kinds.wording import told_answer
from gradquest.progress.attempt import Status
from gradquest.training.drill import Drill
from gradquest.training.played import Feedback
from gradquest.training.session import Phase, Session
from gradquest.training.stages import Stage

if TYPE_CHECKING:
    from gradquest.kinds.problem import Problem
    from gradquest.plot.scene import Picture
    from gradquest.training.game import Game, Start

ENDING = ("SIGTERM", "SIGHUP")
"""The second is a window that was closed; not every system has it."""

LONGEST_LINE = 10_000
WIDTH = 78
INDENT = 2
NARROWEST, WIDEST = 40, 160

HELP = (
    "Type an answer such as 2xy, 3/4 or (2, -1), or one of these words:",
    "  hint      the next hint; the answer then no longer counts as clean",
    "  why       why this problem, and how the one before it goes",
    "  solution  how this one goes, instead of an answer",
    "  picture   the level curves, where there is a map",
    "  check     measure the slopes of the problem before with numbers",
    "  walk      ten descent steps there, by the true gradient and by your answer",
    "  dispute   keep the last verdict for the authors, if you doubt it",
    "  skip      leave this one",
    "  pause     in a drill: stop the clock before the next problem, twice at most",
    "  quit      end with a summary (so do Ctrl+C and the end of the input)",
)


def play(start: Start, context: Context, notice: str = "") -> int:
    """Play one session from stdin to stdout, and give the exit code; a notice comes first."""
    out = Output(context.stdout, is_ascii=start.is_ascii)
    with closing(context.game()) as game, _ending_on_signals():
        session = game.begin(start)
        for said in filter(None, (notice, game.trouble)):
            Output(context.stderr).one_line(f"gradquest: {said}")
        columns = _width(context.environment.get("COLUMNS", ""))
        mark = game.bookmark() if start.is_resumed else None
        typed = mark.typed if mark is not None and mark.id == session.id else ""
        with standing_still(session):
            plain = PlainGame(session, out, columns, game.dispute, typed)
            plain.play(_lines(context.stdin))
        if start.place == "practice":
            game.forget_bookmark()
        _sum_up(game, session, out, start.keep)
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
    ) -> None:
        self.session = session
        self.out = out
        self.columns = columns
        self.file = dispute
        self.typed = typed
        """What stood in the answer line when this practice was left on a screen."""
        self.before: Feedback | None = None
        """What became of the problem before the one at hand."""
        self.judged: tuple[Feedback, str] | None = None
        """The latest verdict and the answer that it is about."""
        self.has_warned = False
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
            self.introduce()
            self.pose()
            self.remind()
            while self.session.phase is not Phase.FINISHED:
                text = next(lines, "quit").strip()
                if text.lower() == "quit":
                    break
                self.take(text)
        except KeyboardInterrupt:
            self.out.line()
        finally:
            self.session.stop()

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
        self.warn(told)
        if told.status is None or (self.session.rules.is_brisk and not told.verdict.is_right):
            return
        if told.may_retry:
            self.session.retry()
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
            self.explain(self.before.problem)

    def picture(self) -> None:
        """The map without the arrows that would give the answer away."""
        problem = self.session.problem
        scene = problem.exhibit or problem.scene()
        if scene is None:
            self.out.line("There is no picture for this one.")
        else:
            self.draw(scene.bare)

    def check(self) -> None:
        """The slopes of the problem before, measured."""
        if (told := self.left()) is not None:
            self.show(check_lines(told))

    def walk(self) -> None:
        """Where the answer to the problem before would lead."""
        if (told := self.left()) is not None:
            self.show(walk_lines(told, self.columns - INDENT))

    def left(self) -> Feedback | None:
        """What became of the problem before; checks of an open one would give it away."""
        if self.before is None:
            self.out.line("There is no problem before this one yet; answer this one first.")
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

    def introduce(self) -> None:
        """What drill this is."""
        if isinstance(self.session, Drill):
            for line in drill_lines(self.session):
                self.out.line(line)

    def remind(self) -> None:
        """In a practice that goes on: the hints that were shown, and what was typed."""
        for number, hint in enumerate(self.session.hints, 1):
            self.out.line(f"Hint {number} of {len(self.session.problem.hints)}: {hint}")
        if self.typed:
            self.out.one_line(f"You had typed: {self.typed}")

    def pose(self) -> None:
        """The problem at hand, or nothing at the end."""
        if self.session.phase is Phase.FINISHED:
            return
        if self.wants_pause and self.session.pause():
            self.wants_pause = False
            self.out.line("Paused: the clock stands still. Enter goes on.")
            return
        if self.session.phase is Phase.READING:
            self.show_example()
        of = f" of {self.session.total}" if self.session.total else ""
        self.out.line()
        self.out.line(f"Problem {self.session.number}{of}. {self.session.problem.prompt}")
        self.show_exhibit()
        if self.session.current.stage is Stage.FADED:
            self.show(begun_lines(self.session.problem))

    def show_exhibit(self) -> None:
        """The picture that the question is about; its words are in the question."""
        shown = self.session.problem.exhibit
        if shown is not None:
            self.show(drawn_lines(shown, self.columns - INDENT))

    def show_example(self) -> None:
        """A worked example of a new skill; the next one is like it."""
        self.out.line()
        self.out.line(f"Example. {self.session.problem.prompt}")
        self.show_exhibit()
        self.explain(self.session.problem)
        self.session.advance()

    def leave(self, told: Feedback) -> None:
        """Explain what went wrong, then go on."""
        if not self.session.rules.is_brisk and told.status is not Status.RIGHT:
            self.explain(told.problem)
            self.show_map(told)
        self.before = told
        self.session.advance()
        self.pose()

    def explain(self, problem: Problem) -> None:
        """The worked solution, line by line."""
        self.show(solution_lines(problem))

    def show_map(self, told: Feedback) -> None:
        """The picture with the learner's own arrow beside the true one."""
        scene = told.problem.scene(answer_of(told))
        if scene is not None:
            self.draw(scene)

    def draw(self, scene: Picture) -> None:
        """A picture, and the sentences that say the same."""
        self.show(picture_lines(scene, self.columns - INDENT))

    def show(self, lines: Iterable[str]) -> None:
        """Lines that belong together."""
        for line in lines:
            self.out.line(f"  {line}")

    def warn(self, told: Feedback) -> None:
        """Say once that nothing can be saved."""
        if told.trouble and not self.has_warned:
            self.has_warned = True
            self.out.one_line(f"note: {told.trouble}")


def _sum_up(game: Game, session: Session, out: Output, keep: str | None) -> None:
    out.line()
    for line in summary_lines(session):
        out.line(line)
    result = game.result(session)
    if result is not None and session.rules.is_timed:
        for line in result_lines(result):
            out.line(line)
        for row in result.missed:
            out.line(f"Problem {row.number}: {row.problem.prompt}")
            out.line(f"  Answer: {told_answer(row.problem.answer)}")
            for line in solution_lines(row.problem):
                out.line(f"  {line}")
        for line in share_lines(result, is_ascii=out.is_ascii):
            out.line(line)
    for achievement in game.new_achievements():
        out.line(f"New achievement: {achievement.name}. {achievement.says}")
    if result is not None and keep is not None:
        out.one_line(f"Kept for friends: {game.keep_result(result, keep)}")


def _lines(stream: TextIO) -> Iterator[str]:
    """The lines of a stream; what is longer than any answer is cut, its rest dropped."""
    while line := stream.readline(LONGEST_LINE):
        rest = line
        while rest and not rest.endswith("\n"):
            rest = stream.readline(LONGEST_LINE)
        yield line


def _width(text: str) -> int:
    if not text.isascii() or not text.isdigit() or len(text) > 4:
        return WIDTH
    return min(WIDEST, max(NARROWEST, int(text)))


@contextmanager
def _ending_on_signals() -> Iterator[None]:
    """A signal that ends the game stores its end like any other; the exit status tells of it."""

    def end(number: int, frame: FrameType | None) -> NoReturn:  # noqa: ARG001 (a handler's signature)
        raise SystemExit(128 + number)

    numbers = [getattr(signal, name) for name in ENDING if hasattr(signal, name)]
    try:
        before = {number: signal.signal(number, end) for number in numbers}
    except ValueError:  # not in the main thread, as in a test
        yield
        return
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
