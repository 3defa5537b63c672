"""When a problem is behind: the truth beside the answer, and not a word of it before."""

from __future__ import annotations

import io

import pytest
from posing import along, posed, towards
from test_tui_practice import playing, press, settled, words
from training_stage import Fixed, HandClock, MemoryJournal
from tui_world import FakeGame

from gradquest.commands.output import Output
from gradquest.commands.plain import PlainGame
from gradquest.kinds.estimates import side_by_side
from gradquest.kinds.problem import Problem
from gradquest.training.practice import RULES
from gradquest.training.session import Session

LETTERS = posed("depends_on", "5x^3 + x y", aspect="x")
PARTIAL = "∂f/∂x = 15x² + y."


def told(problem: Problem, answer: str = "") -> str:
    return problem.afterword(problem.read(answer).components if answer else None)


def near(aspect: str, function: str, point: tuple[int, ...], to: tuple[str, ...]) -> Problem:
    way = towards(*to)
    return posed(
        "linear_estimate", function, point, names="xyz"[: len(point)], aspect=aspect, direction=way
    )


CURVE = ("2x^2 - 5x + 1", (4,), ("4.1",))
GROUND = ("x y", (8, 3), ("8.2", "3.1"))
SPACE = ("3x y + 3z^2", (1, -1, -2), ("0.9", "-1.2", "-2.05"))
ROOT = ("sqrt(x^2 + y^2)", (6, 8), ("5.9", "8.1"))


@pytest.mark.parametrize(
    ("problem", "answer", "says"),
    [
        (near("value", *CURVE), "14.1",
         "At x = 4.1 the tangent line has the height 14.1; f itself has 14.12."),
        (near("value", *CURVE), "13",
         "At x = 4.1 the tangent line has the height 14.1; f itself has 14.12. "
         "Yours, 13, is off by 1.1."),
        (near("value", *GROUND), "25.4",
         "At (8.2, 3.1) the tangent plane has the height 25.4; f itself has 25.42."),
        (near("change", *CURVE), "1.1", "The estimate is 1.1; f really changes by 1.12."),
        (near("change", *CURVE), "-1.1",
         "The estimate is 1.1; f really changes by 1.12. Yours, -1.1, is off by 2.2."),
        (near("change", *SPACE), "0.3", "The estimate is 0.3; f really changes by 0.3675."),
        (near("value", *SPACE), "9.3",
         "At (0.9, -1.2, -2.05) the tangent plane has the value 9.3; f itself has 9.3675."),
        (near("plane", *ROOT), "3x/5 + 4y/5", "Close by, at (5.9, 8.1) the tangent plane has the "
         "height 10.02; f itself has 10.02098."),
        (near("plane", *CURVE), "11x", "Close by, at x = 4.1 the tangent line has the height 14.1; "
         "f itself has 14.12. Yours, 45.1, is off by 31."),
        (near("change", *CURVE), "x", "The estimate is 1.1; f really changes by 1.12."),
    ],
)  # fmt: skip
def test_an_estimate_is_told_beside_the_truth(problem, answer, says):
    assert told(problem, answer) == says


@pytest.mark.parametrize(
    ("numbers", "texts"),
    [
        ((14.1, 14.12), ("14.1", "14.12")),
        ((10.02, 10.0209780), ("10.02", "10.02098")),
        ((2.0, 2.0), ("2", "2")),
        ((-0.0, 0.5), ("0", "0.5")),
        ((1 / 3, 1.0), ("0.3333", "1")),
        ((1e-9, 2e-9), ("0.000000001", "0.000000002")),
    ],
)
def test_two_numbers_show_by_how_much_they_differ(numbers, texts):
    assert side_by_side(*numbers) == texts


@pytest.mark.parametrize(
    ("problem", "answer", "says"),
    [
        (LETTERS, "x, y", PARTIAL),
        (LETTERS, "none", PARTIAL),
        (posed("difference_quotient", "x^3 + x y", (3, 2), aspect="x", given={"h": "0.1"}), "29.91",
         "The quotient is 29.91, the slope ∂f/∂x(3, 2) itself 29: the smaller the width, the "
         "nearer they are."),
        (posed("difference_quotient", "x y", (3, 2), aspect="x", given={"h": "0.1"}), "2",
         "The quotient is the slope itself: along x f is a straight line."),
        (posed("frozen", "x^2 - x y", (1, 3), aspect="x"), "x^2 - 3x",
         "While y = 3 stays, f draws this curve over x: f(x, 3) = x² - 3x."),
        (posed("frozen", "x^2 - x y", (1, 3), aspect="value"), "-2", ""),
        (posed("critical_point", "x^2 + y^2 - 2x"), "(1, 0)",
         "At (1, 0) ∂f/∂x and ∂f/∂y are 0, so f is level there."),
        (posed("critical_point", "x^2 + y^2 - 2x"), "(-1, 0)",
         "At your point ∂f/∂x is -4 and ∂f/∂y is 0."),
        (posed("critical_point", "x^2 - 9x", names="x"), "4.5",
         "At x = 4.5 df/dx is 0, so f is level there."),
        (posed("classify", "x^2 + y^2 - 2x", (1, 0)), "minimum",
         "D = 2·2 - 0² = 4. D is above 0, and ∂²f/∂x² too: the ground bends up in every "
         "direction."),
        (posed("classify", "-x^2", (0,), names="x"), "maximum",
         "d²f/dx² is below 0, so the curve bends down there."),
        (posed("rate", "5x^2", (1,), "0.6", names="x", aspect="judge"), "diverges",
         "λ is 10, so rate · λ is 6, and 6 is above 2: beyond the floor, and farther away than "
         "before."),
        (posed("rate", "2x^2", (1,), "0.1", names="x", aspect="largest"), "0.5",
         "With 0.5 a step goes twice as far as the floor is: it ends as far beyond as it began "
         "before."),
        (posed("rate", "2x^2", (1,), "0.1", names="x", aspect="largest"), "1",
         "With 1 a step goes 4 times as far as the floor is, so it diverges."),
        (posed("rate", "2x^2", (1,), "0.1", names="x", aspect="largest"), "0.25",
         "With 0.25 a step goes just as far as the floor is, so it comes nearer, and so do larger "
         "rates."),
        (posed("rate", "2x^2", (1,), "0.1", names="x", aspect="largest"), "-1", ""),
        (posed("descent_step", "x^2 + y^2 + z^2", (1, 1, 1), "0.5", names="xyz"), "(0, 0, 0)",
         "That is where f is 0: down by 3 from 3."),
        (posed("descent_step", "x^2 + y^2", (1, 1), "0.5"), "(0, 0)", ""),
        (posed("magnitude", "3x + 4y + 12z", (1, 1, 1), names="xyz"), "13",
         "The gradient there is (3, 4, 12): along it f rises by 13 per unit, and no other way is "
         "as steep."),
        (posed("direction", "3x + 4y + 12z", (1, 1, 1), names="xyz", aspect="ascent"), "(4, -3, 0)",
         "Along your direction f does not change at first. The gradient there is (3, 4, 12): along "
         "it f rises by 13 per unit, and no other way is as steep."),
        (posed("directional", "3x + 4y + 12z", (1, 1, 1), names="xyz",
               direction=along(0, 0, 1)), "12",
         "The gradient there is (3, 4, 12): along it f rises by 13 per unit, and no other way is "
         "as steep."),
        (posed("backprop", "q z", (-2, 2, -3), names="xyz", inner={"q": "4x - 3y"}), "",
         "To see it: with z larger by 0.01 f goes from 42 to 41.86. That is -14 per unit, and "
         "∂f/∂z is -14."),
        (posed("gradient", "x^2 + y^2"), "(2x, 2y)", ""),
    ],
)  # fmt: skip
def test_what_no_picture_shows_is_told_afterwards(problem, answer, says):
    assert told(problem, answer) == says


def printed(*lines: str) -> str:
    paper = io.StringIO()
    session = Session(RULES, Fixed([LETTERS], 1), MemoryJournal(), HandClock())
    PlainGame(session, Output(paper), 80).play(iter([f"{line}\n" for line in lines]))
    return paper.getvalue()


def test_in_lines_it_comes_after_the_last_try_and_not_before():
    assert PARTIAL not in printed("x", "quit")
    assert PARTIAL in printed("x", "none", "quit")


class LettersDeck:
    """The same question about letters, again and again."""

    total = 3
    why, predicted = "It is due.", None

    def next(self, played: object) -> object:
        return LETTERS


def game() -> FakeGame:
    made = FakeGame()
    made.deck = LettersDeck()
    return made


@pytest.mark.parametrize("size", [(60, 18), (80, 24), (120, 40)])
async def test_on_the_page_a_right_answer_is_followed_by_what_it_is_about(size):
    async with playing(game(), size=size) as pilot:
        await pilot.press(*"x, y", "enter")
        await settled(pilot)
        assert PARTIAL in words(pilot)


async def test_on_the_page_nothing_of_it_is_said_while_another_try_is_left():
    async with playing(game(), size=(120, 40)) as pilot:
        await pilot.press("x", "enter")
        await settled(pilot)
        assert "Not yet" in words(pilot)
        assert PARTIAL not in words(pilot)
        await press(pilot, "enter", "enter")
        assert "Not this time" in words(pilot)
        assert PARTIAL in words(pilot)
