"""Whole pictures in ASCII, each looked at before it was accepted.

`python tests/test_plot_goldens.py` writes them anew; look at every difference before you keep it.
"""

from dataclasses import replace
from pathlib import Path

import pytest
from plot_scenes import (
    choices,
    curve,
    descent,
    feedback,
    hops,
    landscape,
    slide,
    step,
    walks,
)

from gradquest.plot.describe import describe
from gradquest.plot.picture import draw
from gradquest.plot.scene import Arrow, Mark, Picture, Role, Scene, Whose
from gradquest.plot.signs import Look
from gradquest.plot.slices import slice_of

GOLDENS = Path(__file__).parent / "goldens"
X_PART, Y_PART = (Role.X_ONLY,), (Role.Y_ONLY,)
BOWL, HILLS = "x^2 + y^2", "2x^2 + 4y^2 + e^(-3x) + 3e^(-2y)"

P, Q = Mark((1, 1), "P"), Mark((-2, 0.5), "Q")
ESTIMATE = Mark((1.5, 2), "estimate", Whose.ANSWER)
OWN = Mark((1.5, 0.5), "yours", Whose.LEARNER)
U = Arrow(Role.DIRECTION, (0.6, -0.8), "u")

SCENES: dict[str, tuple[Picture, tuple[int, int]]] = {
    "bowl_swapped": (feedback(BOWL, (1, 2), (4, 2)), (78, 24)),
    "bowl_right_answer": (feedback(BOWL, (1, 2), (2, 4)), (78, 20)),
    "bowl_half_as_long": (feedback(BOWL, (1, 2), (1, 2)), (60, 22)),
    "bowl_opposite": (feedback(BOWL, (1, 2), (-2, -4)), (60, 22)),
    "bowl_without_gutters": (feedback(BOWL, (1, 2), (4, 2)), (42, 18)),
    "bowl_smallest": (feedback(BOWL, (1, 2), (4, 2)), (24, 8)),
    "bowl_at_its_bottom": (feedback(BOWL, (0, 0), (1, 0)), (60, 22)),
    "bowl_map_only": (replace(feedback(BOWL, (1, 2)), arrows=()), (60, 22)),
    "bowl_far_away": (feedback(BOWL, (30, 40)), (60, 22)),
    "saddle_close": (feedback("x^2 + 3xy + y^2", (1, 1), (4, 5)), (60, 22)),
    "plane_swapped": (feedback("3x + 2y", (1, 1), (2, 3)), (60, 22)),
    "diamond": (feedback("|x| + |y|", (1, 1.5)), (60, 22)),
    "waves": (feedback("sin(x) cos(y)", (0.8, 0.5), (0.6, 0.3)), (60, 22)),
    "monkey_saddle": (feedback("x^3 - 3x y^2", (0.9, 0.5)), (60, 22)),
    "banana": (feedback("(1-x)^2 + 100(y-x^2)^2", (-1, 1.5)), (60, 24)),
    "exponential": (feedback("e^(xy)", (1, 2)), (60, 22)),
    "poles": (feedback("1/(xy)", (1, 0.8), (1, 1)), (60, 22)),
    "tangent": (feedback("tan(x) + y", (0.4, 0.3)), (60, 22)),
    "half_plane": (feedback("y ln x", (1.5, 1)), (60, 22)),
    "two_quadrants": (feedback("sqrt(xy)", (2, 3)), (60, 22)),
    "nothing_there": (feedback("ln(x) + y", (-1, 2), (1, 1)), (60, 22)),
    "flat": (feedback("7 + 0x", (1, 1), (1, 0)), (60, 22)),
    "partial_x": (feedback("x^2 y", (1, 2), (2, 1), parts=X_PART), (60, 22)),
    "partial_y": (feedback("x^2 y", (3, -2), (-12, 6), parts=Y_PART), (60, 22)),
    "stub": (feedback(BOWL, (1, 2), (200, 40)), (60, 22)),
    "other_names": (feedback("(w - 1)^2 + w b", (2, 1), (3, 1), names=("w", "b")), (60, 22)),
    "step_beside": (step(HILLS, (1, 1), 0.1, (0.8, 0.2)), (78, 24)),
    "step_climbing": (step(BOWL, (1, 2), 0.1, (1.2, 2.4)), (60, 22)),
    "step_overshooting": (step(BOWL, (1, 2), 1.2), (60, 22)),
    "step_far_off": (step(BOWL, (1, 2), 0.1, (400, 3)), (60, 22)),
    "step_tiny": (step(BOWL, (1, 2), 0.001, (1.002, 1.996)), (60, 22)),
    "trail": (descent("x^2 + 4y^2", (3, 1), 0.2, 5), (60, 22)),
    "trail_from_home": (
        replace(descent("x^2 + 4y^2", (3, 1), 0.23, 3), home=(3, 1)), (60, 22),
    ),
    "walks_missing_factor": (walks("x^2 + 3y^2", (3, 2), 0.1, ("2x", "y")), (78, 22)),
    "walks_swapped": (walks("x^2 + 4y^2", (3, 1), 0.1, ("8y", "2x")), (60, 22)),
    "walks_diverging": (walks("x^2 + 3y^2", (2, 1), 0.1, ("-2x", "-6y")), (60, 22)),
    "zoomed_in": (replace(feedback(BOWL, (1, 2), (4, 2)), zoom=8), (60, 22)),
    "zoomed_out": (replace(feedback(BOWL, (1, 2), (4, 2)), zoom=0.25), (60, 22)),
    "choices": (choices(BOWL, (1, 2), (2, 4), (4, 2), (-2, -4), (4, -2)), (78, 24)),
    "choices_by_length": (
        choices("x^2 + 3xy + y^2", (1, 1), (5, 5), (2, 2), (5, -5), (-5, 2)), (60, 22),
    ),
    "choices_smallest": (choices(BOWL, (1, 2), (2, 4), (4, 2), (-2, -4), (4, -2)), (24, 8)),
    "direction": (Scene(landscape(BOWL), (1, 2), (U,)), (60, 22)),
    "direction_beside_gradient": (
        replace(feedback(BOWL, (1, 2), parts=()),
                arrows=(*feedback(BOWL, (1, 2), parts=()).arrows, U)), (60, 22),
    ),
    "points": (Scene(landscape("x^2 + 4y^2"), (1, 1), marks=(P, Q)), (60, 22)),
    "points_with_gradients": (
        Scene(landscape("x^2 + 4y^2"), (1, 1), (Arrow(Role.GRADIENT, (2, 8), "∇f(P)"),
              Arrow(Role.GRADIENT, (-4, 4), "∇f(Q)", start=Q.point)), marks=(P, Q)), (60, 22),
    ),
    "curve": (curve("x^2", 1, 3), (78, 22)),
    "curve_falling": (curve("x^3 - 3x", 0.5, 2), (60, 20)),
    "curve_right": (curve("x^2", 1, 2), (60, 20)),
    "curve_bare": (curve("x^2", 1, 3).bare, (60, 20)),
    "curve_without_gutters": (curve("x^2", 1, 3), (42, 16)),
    "curve_smallest": (curve("x^2", 1, 3), (24, 8)),
    "curve_waves": (curve("sin(x)", 0.5, 0.5), (60, 20)),
    "curve_pole": (curve("1/x", 1, 1), (60, 20)),
    "curve_edge": (curve("ln x", 1), (60, 20)),
    "curve_estimate": (replace(curve("x^2", 1), marks=(ESTIMATE, OWN)), (60, 20)),
    "curve_own_line": (replace(curve("x^2", 1, 3), yours_height=2.5), (60, 20)),
    "curve_corner": (curve("|x|", 1, -1), (60, 20)),
    "curve_level": (curve("7 + 0x", 1, 1), (60, 20)),
    "curve_steep": (curve("e^(3x)", 1, 20), (60, 20)),
    "curve_nowhere": (curve("ln x", -1), (60, 20)),
    "hops": (hops("x^2", 2, 0.4, 3), (60, 20)),
    "hop_tiny": (hops("x^2", 2, 0.001), (60, 20)),
    "hop_far_off": (hops("x^2", 2, 0.1, 400), (60, 20)),
    "slide": (slide("x^2", 3, 0.2, 6), (60, 20)),
    "slide_from_home": (replace(slide("x^2", 3, 0.2, 3), home=3), (60, 20)),
    "slide_diverging": (slide("x^2", 1, 1.1, 5), (60, 20)),
    "slice_along_x": (slice_of(landscape("x^2 y + y"), (1, 2), 0), (60, 20)),
    "slice_along_y": (slice_of(landscape("x^2 y + y"), (1, 2), 1), (60, 20)),
}  # fmt: skip


def drawn(name: str) -> str:
    """The picture and its sentences, as plain mode prints them."""
    scene, size = SCENES[name]
    return "\n".join((*draw(scene, *size, Look.ASCII).lines(), describe(scene), ""))


@pytest.mark.parametrize("name", SCENES)
def test_the_picture_is_the_one_that_was_accepted(name):
    assert drawn(name) == (GOLDENS / f"{name}.txt").read_text(encoding="utf-8")


def test_every_golden_has_its_scene():
    assert {path.stem for path in GOLDENS.glob("*.txt")} == set(SCENES)


@pytest.mark.parametrize("name", SCENES)
def test_a_picture_keeps_to_its_size(name):
    scene, (columns, rows) = SCENES[name]
    for look in Look:
        lines = draw(scene, columns, rows, look).lines()
        assert len(lines) == rows
        assert max(map(len, lines)) <= columns


@pytest.mark.parametrize("name", SCENES)
def test_without_a_frame_there_is_only_the_plane(name):
    picture = draw(SCENES[name][0], 60, 20, Look.ASCII, frame=False)
    assert (picture.window.columns, picture.window.rows) == (60, 20)


@pytest.mark.parametrize("size", [(23, 20), (60, 7), (0, 0), (-1, 5)])
def test_too_little_room_gives_no_picture(size):
    picture = draw(SCENES["bowl_swapped"][0], *size, Look.FILL)
    assert picture.is_empty
    assert picture.lines() == ()


def test_the_same_scene_gives_the_same_picture_in_every_look():
    scene = SCENES["bowl_swapped"][0]
    windows = {draw(scene, 78, 24, look).window for look in Look}
    assert len(windows) == 1


def test_the_same_curve_gives_the_same_picture_in_every_look():
    windows = {draw(SCENES["curve"][0], 78, 22, look).window for look in Look}
    assert len(windows) == 1


def test_the_document_shows_a_picture_as_it_is_drawn():
    document = Path(__file__).parent.parent / "docs" / "plot.md"
    assert f"```text\n{drawn('curve')}```\n" in document.read_text(encoding="utf-8")


def test_landscapes_of_one_function_are_shared():
    assert landscape(BOWL) is landscape(BOWL)


if __name__ == "__main__":
    for each in SCENES:
        (GOLDENS / f"{each}.txt").write_text(drawn(each), encoding="utf-8")
