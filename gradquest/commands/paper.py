"""Problems, examples, solutions and pictures as lines of text."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from gradquest.commands.tutor import answer_of, drawn_lines, own_lines, picture_lines
from gradquest.commands.wording import begun_lines, drill_lines, solution_lines
from gradquest.training import quest_words
from gradquest.training.drill import Drill
from gradquest.training.quest import Quest
from gradquest.training.stages import Stage

if TYPE_CHECKING:
    from gradquest.commands.output import Output
    from gradquest.kinds.problem import Problem
    from gradquest.plot.scene import Picture
    from gradquest.training.played import Feedback
    from gradquest.training.session import Session

INDENT = 2
WIDTH = 78
NARROWEST, WIDEST = 40, 160


class Paper:
    """Writes one below the other what a screen would show side by side."""

    def __init__(self, out: Output, columns: int) -> None:
        self.out = out
        self.columns = columns - INDENT
        """Room for what is indented."""

    def introduce(self, session: Session) -> None:
        """What drill this is, or what quest."""
        if isinstance(session, Drill):
            for line in drill_lines(session):
                self.out.line(line)
        if isinstance(session, Quest):
            for line in quest_words.introduction(session.landscape):
                self.out.line(line)

    def remind(self, session: Session, typed: str) -> None:
        """In a practice that goes on: the hints that were shown, and what was typed."""
        for number, hint in enumerate(session.hints, 1):
            self.out.line(f"Hint {number} of {len(session.problem.hints)}: {hint}")
        if typed:
            self.out.one_line(f"You had typed: {typed}")

    def pose(self, session: Session) -> None:
        """The problem at hand."""
        self.out.line()
        self.out.line(f"Problem {session.place}. {session.problem.prompt}")
        self.show_exhibit(session.problem)
        if session.current.stage is Stage.FADED:
            self.show(begun_lines(session.problem))

    def show_exhibit(self, problem: Problem) -> None:
        """The picture that the question is about; its words are in the question."""
        if problem.exhibit is not None:
            self.show(drawn_lines(problem.exhibit, self.columns))

    def show_example(self, problem: Problem) -> None:
        """A worked example of a new skill; the next problem is like it."""
        self.out.line()
        self.out.line(f"Example. {problem.prompt}")
        self.show_exhibit(problem)
        self.explain(problem)

    def explain(self, problem: Problem) -> None:
        """The worked solution, line by line."""
        self.show(solution_lines(problem))

    def show_own(self, told: Feedback, session: Session) -> None:
        """A wrong answer in the picture, and nothing of the right one."""
        self.show(own_lines(told, session, self.columns))

    def show_map(self, told: Feedback, session: Session) -> None:
        """The picture with the learner's own arrow beside the true one, and what is left to say."""
        scene = told.problem.scene(answer_of(told))
        if scene is not None:
            self.draw(session.seen(scene))
        self.show(filter(None, [told.problem.afterword(answer_of(told))]))

    def draw(self, scene: Picture) -> None:
        """A picture, and the sentences that say the same."""
        self.show(picture_lines(scene, self.columns))

    def show(self, lines: Iterable[str]) -> None:
        """Lines that belong together."""
        for line in lines:
            self.out.line(f"{'':{INDENT}}{line}")


def width_of(text: str) -> int:
    """The columns that the environment names, within reason."""
    if not text.isascii() or not text.isdigit() or len(text) > 4:
        return WIDTH
    return min(WIDEST, max(NARROWEST, int(text)))
