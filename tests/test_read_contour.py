"""Reading a map: the picture and its words tell enough, and the formula stays hidden."""

from __future__ import annotations

import math
import re

import pytest
from posing import posed, slip_of

from gradquest.kinds.maps import Map
from gradquest.maths.notation import pretty, pretty_answer
from gradquest.plot.picture import Look, draw
from gradquest.plot.scene import Claim, Role

BOWL = "x^2 + 3y^2 - x*y"
ASPECTS = ("sign x", "sign y", "arrow", "downhill", "steeper")


def on_map(aspect: str, function: str = BOWL, point=(2, -1), names="xy"):
    return posed("read_contour", function, names=names, at=point, aspect=aspect)


@pytest.mark.parametrize(
    ("aspect", "word"),
    [("sign x", "positive"), ("sign y", "negative"), ("arrow", "D"), ("downhill", "B"),
     ("steeper", "P")],
)  # fmt: skip
def test_what_is_read_off_the_map(aspect, word):
    problem = on_map(aspect)
    assert pretty_answer(problem.answer) == word
    assert not list(problem.kind.blind_spots(problem.task))


@pytest.mark.parametrize("aspect", ASPECTS)
def test_formula_and_gradient_stay_hidden_while_it_is_asked(aspect):
    problem = on_map(aspect)
    assert pretty(problem.task.function) not in problem.prompt
    assert "gradient is" not in problem.prompt
    assert not problem.kind.defined(problem.task)
    roles = {arrow.role for arrow in problem.exhibit.arrows}
    assert roles <= {Role.CHOICE}
    assert problem.exhibit.bare == problem.exhibit


@pytest.mark.parametrize("aspect", ASPECTS)
@pytest.mark.parametrize("size", [(60, 24), (50, 21), (34, 16)])
def test_the_map_can_be_read_in_ascii(aspect, size):
    """P, all that is to choose from, the height at P and at least two more heights are there."""
    problem = on_map(aspect)
    lines = draw(problem.exhibit, *size, Look.ASCII).lines()
    body = "\n".join(lines[:-2])
    assert "P" in body
    assert all(name in body for name in problem.kind.words(problem.task) if len(name) == 1)
    assert "uneven" not in "\n".join(lines)
    assert len(re.findall(r"(?<=\s)-?\d+(?:\.\d+)?(?=\s)", body)) >= 2


@pytest.mark.parametrize("aspect", ["sign x", "sign y"])
def test_the_words_tell_the_heights_around_so_that_the_sign_can_be_told(aspect):
    problem = on_map(aspect)
    said = re.search(
        r"where f is (\S+), it is (\S+) to the right, (\S+) to the left, (\S+) above and (\S+)"
        r" below", problem.prompt
    )  # fmt: skip
    here, right, left, above, below = (float(it.rstrip(".,")) for it in said.groups())
    more, less = (right, left) if aspect == "sign x" else (above, below)
    assert (more > here > less) == (pretty_answer(problem.answer) == "positive")


def test_the_words_look_closer_where_the_ground_bends():
    """Along each axis they find f higher on one side and lower on the other."""
    ground = Map(on_map("steeper").task)
    assert "0.2 away from Q" in ground.sentences("Q", ground.there)


def test_the_four_arrows_are_the_gradient_its_opposite_and_both_ways_along_the_line():
    ground = Map(on_map("arrow").task)
    x, y = ground.slopes
    assert set(ground.arrows.values()) == {(x, y), (-x, -y), (-y, x), (y, -x)}
    turns = [math.atan2(b, a) % (2 * math.pi) for a, b in ground.arrows.values()]
    assert turns == sorted(turns)


@pytest.mark.parametrize(
    ("aspect", "said", "slip"),
    [
        ("sign x", "negative", "axes-swapped"),
        ("sign x", "zero", "taken-for-level"),
        ("arrow", "B", "negated"),
        ("arrow", "A", "along-level"),
        ("downhill", "D", "uphill-instead"),
        ("downhill", "C", "along-level"),
        ("steeper", "Q", "widely-spaced"),
    ],
)
def test_slips_on_a_map(aspect, said, slip):
    assert slip_of(on_map(aspect), said) == slip


@pytest.mark.parametrize(
    ("aspect", "function", "point", "blind"),
    [
        ("sign x", "x^2 + y^2", (1, 2), "axes-swapped"),
        ("sign x", "x + 9y", (1, 2), "unclear"),
        ("steeper", "x + 2y", (1, 2), "unclear"),
    ],
)
def test_what_the_map_does_not_show_is_not_asked(aspect, function, point, blind):
    problem = on_map(aspect, function, point)
    assert blind in set(problem.kind.blind_spots(problem.task))


def test_a_level_slope_is_zero():
    problem = on_map("sign y", "x^2 + y^2", (2, 0))
    assert problem.judge("0").is_right
    assert "does not change at first" in problem.steps[-1].says


def test_afterwards_the_gradient_is_drawn_and_the_arrow_that_was_chosen():
    problem = on_map("arrow")
    wrong = problem.scene(problem.read("A").components)
    assert [it.role for it in wrong.arrows] == [Role.GRADIENT, Role.YOURS]
    assert wrong.arrows[1].claim is Claim.WAY
    sign = on_map("sign y").scene()
    assert [it.role for it in sign.arrows] == [Role.GRADIENT, Role.Y_ONLY]
    both = on_map("steeper").scene()
    assert len(both.arrows) == len(both.marks) == 2


def test_letters_of_any_name_stand_at_the_axes():
    problem = posed("read_contour", "w^2 + 2theta^2", names=("w", "theta"), at=(1, -1),
                    aspect="sign theta")  # fmt: skip
    assert "w grows to the right, θ upwards" in problem.prompt
    assert problem.question == "sign of ∂f/∂θ at P = ?"
    assert problem.judge("negative").is_right


def test_either_place_may_be_the_steeper_one():
    answers = {
        pretty_answer(on_map("steeper", "x^2 + 2y^2", (x, y)).answer)
        for x in (1, 2) for y in (1, -2, 2)
    }  # fmt: skip
    assert answers == {"P", "Q"}


@pytest.mark.parametrize("aspect", ASPECTS)
def test_what_may_be_typed_fits_the_line_beside_a_map(aspect):
    problem = on_map(aspect)
    assert len(problem.accepts) <= 20
    for typed in problem.accepts.replace(" or ", ", ").split(", "):
        assert problem.read(typed)
