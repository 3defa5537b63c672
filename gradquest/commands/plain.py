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
from gradquest.commands.tutor import (
    Dispute,
    answer_of,
    check_lines,
    nowhere,
    picture_lines,
    walk_lines,
)
from gradquest.commands.wording import result_lines, solution_lines, summary_lines, verdict_line
from gradquest.maths.notation import pretty_answer
from gradquest.progress.attempt import Status
from gradquest.training.played import Feedback
from gradquest.training.session import Phase, Session

if TYPE_CHECKING:
    from gradquest.kinds.problem import Problem
    from gradquest.plot.scene import Scene
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
        PlainGame(session, out, columns, game.dispute).play(_lines(context.stdin))
        _sum_up(game, session, out)
    return 0


class PlainGame:
    """Shows one session as text and passes on what is typed."""

    def __init__(
        self, session: Session, out: Output, columns: int, dispute: Dispute = nowhere
    ) -> None:
        self.session = session
        self.out = out
        self.columns = columns
        self.file = dispute
        self.before: Feedback | None = None
        """What became of the problem before the one at hand."""
        self.judged: tuple[Feedback, str] | None = None
        """The latest verdict and the answer that it is about."""
        self.has_warned = False
        self.words: dict[str, Callable[[], None]] = {
            "hint": self.hint,
            "why": self.why,
            "solution": self.reveal,
            "picture": self.picture,
            "check": self.check,
            "walk": self.walk,
            "dispute": self.dispute,
            "skip": self.skip,
            "help": self.help,
        }

    def play(self, lines: Iterator[str]) -> None:
        """Ask until the session, the input or the learner's patience ends."""
        try:
            self.pose()
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
        """A command in words, or an answer."""
        if not text:
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

    def hint(self) -> None:
        """The next hint."""
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
        from dataclasses import replace

        scene = self.session.problem.scene()
        if scene is None:
            self.out.line("There is no picture for this one.")
        else:
            self.draw(replace(scene, arrows=(), moves=()))

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

    def pose(self) -> None:
        """The problem at hand, or nothing at the end."""
        if self.session.phase is Phase.FINISHED:
            return
        of = f" of {self.session.total}" if self.session.total else ""
        self.out.line()
        self.out.line(f"Problem {self.session.number}{of}. {self.session.problem.prompt}")

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

    def draw(self, scene: Scene) -> None:
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


def _sum_up(game: Game, session: Session, out: Output) -> None:
    out.line()
    for line in summary_lines(session):
        out.line(line)
    result = game.result(session)
    if result is not None and session.rules.is_timed:
        for line in result_lines(result):
            out.line(line)
        for row in result.missed:
            out.line(f"Problem {row.number}: {row.problem.prompt}")
            out.line(f"  Answer: {pretty_answer(row.problem.answer)}")
            for line in solution_lines(row.problem):
                out.line(f"  {line}")
    for achievement in game.new_achievements():
        out.line(f"New achievement: {achievement.name}. {achievement.says}")


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
