"""`gradquest explore` where there is no terminal: picture, sentence, table, data, refusals."""

from __future__ import annotations

import pytest
from command_line import CommandLine, gradquest

from gradquest.commands.explore import as_typed
from gradquest.explore.gallery import GALLERY

__all__ = ["gradquest"]

CLIFF = "2x^2+4y^2+exp(-3x)+3exp(-2y)"


def test_it_prints_the_picture_and_its_sentence_once(gradquest: CommandLine):
    ran = gradquest("explore", "x^2 + 3xy + y^2", "--at", "1,2", "--ascii", "--size", "60x24")
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.isascii()
    *drawn, told = ran.out.splitlines()
    assert drawn[0] == "f(x, y) = x^2 + 3xy + y^2"
    assert 20 <= len(drawn) <= 25
    assert max(map(len, drawn)) <= 60
    assert told.startswith("At (1, 2) f is 11. The gradient is (8, 7)")
    assert "saddle" in told


@pytest.mark.parametrize(
    ("steps", "point"),
    [
        (1, "(8.4, 6.506783131740139e+45)"),
        (10, "(0.3051864919697653, 3.331472963450944e+39)"),
        (100, "(0.30257801761441566, 0.3629306788831116)"),
    ],
)
def test_the_table_has_all_digits_in_two_variables(gradquest, steps, point):
    ran = gradquest("explore", CLIFF, "--at", "14,-53", "--lr", "0.1", "--steps", str(steps))
    last = ran.out.splitlines()[-1]
    assert ran.code == 0
    assert last.startswith(f"{steps}  {point}")


def test_the_table_has_all_digits_in_one_variable(gradquest):
    ran = gradquest("explore", "x^2/2 + exp(-x)", "--at", "-10", "--lr", "0.1", "--steps", "400")
    number, point, height = ran.out.splitlines()[-1].split()
    assert (number, point) == ("400", "0.5671432904097842")
    assert float(height) == pytest.approx(0.72797, abs=1e-5)


def test_it_says_diverges_when_it_does(gradquest):
    assert "diverges" in gradquest("explore", "overshoot", "--steps", "5").out
    assert "diverges" not in gradquest("explore", "overshoot", "--lr", "0.1", "--steps", "5").out


def test_no_descent_begins_where_there_is_no_value(gradquest):
    ran = gradquest("explore", "1/x", "--at", "0", "--steps", "10")
    assert "No way leads down from where f has no value." in ran.out
    assert "went from" not in ran.out


def test_without_a_function_the_gallery_is_listed(gradquest):
    lines = gradquest("explore").out.splitlines()
    assert len(lines) == len(GALLERY)
    assert all(
        line.startswith(it.name) and it.formula in line
        for line, it in zip(lines, GALLERY, strict=True)
    )


def test_a_name_from_the_gallery_is_as_good_as_its_function(gradquest):
    assert gradquest("explore", "saddle").out.startswith("f(x, y) = x² - y²")


def test_the_data_of_a_place(gradquest):
    data = gradquest(
        "explore", "x^2 + y^2", "--at", "1,1", "--direction", "45", "--steps", "2", "--json"
    ).json
    assert data["trail"][0] == [1.0, 1.0, 2.0]
    assert len(data["trail"]) == 3
    data = gradquest("explore", "x^2 + y^2", "--at", "3,4", "--direction", "90", "--json").json
    assert (data["gradient"], data["magnitude"]) == ([6.0, 8.0], 10.0)
    assert data["directional_derivative"] == 8.0
    assert data["hessian"] == [[2.0, 0.0], [0.0, 2.0]]
    assert data["shape"] == "bowl"


def test_a_slice_is_a_curve(gradquest):
    assert "f(x, 2)" in gradquest("explore", "x^2 + y^2", "--at", "1,2", "--slice", "x").out


def test_variables_can_be_named_in_their_order(gradquest):
    ran = gradquest("explore", "w^2 + 3b", "--vars", "b,w", "--at", "1,2", "--json")
    assert (ran.json["variables"], ran.json["gradient"]) == (["b", "w"], [3.0, 4.0])


@pytest.mark.parametrize("size", ["24x8", "40x12", "200x60"])
@pytest.mark.parametrize("look", [(), ("--ascii",)])
def test_it_fits_every_size(gradquest, size, look):
    ran = gradquest("explore", "x^2 + y^2", "--size", size, *look)
    columns, rows = map(int, size.split("x"))
    _, *drawn, _ = ran.out.splitlines()
    assert len(drawn) <= rows
    assert max(map(len, drawn)) <= columns


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("sin(",), "column 5 of the function"),
        (("x + y + z",), "room for two"),
        (("7",), "no letter"),
        (("x^2", "--at", "1,2"), "one variable, x"),
        (("x y", "--at", "1"), "two variables, x and y"),
        (("x y", "--at", "1,q"), "--at, column 3"),
        (("x y", "--at"), "--at needs a value"),
        (("x y", "--at", "--"), "--at needs a value"),
        (("x y", "--lr", "0"), "above 0"),
        (("x y", "--lr", "-1"), "above 0"),
        (("x y", "--vars", "x,y,z"), "room for two"),
        (("x y", "--vars", "x,x"), "different letters"),
        (("x y", "--vars", "x"), "y is not"),
        (("x^2", "--direction", "10"), "two variables"),
        (("x y", "--direction", "1,2"), "one number"),
        (("x^2", "--slice", "x"), "two variables"),
        (("x y", "--slice", "z"), "x and y"),
        (("x y", "--size", "60"), "columns x rows"),
        (("x y", "--size", "3x3"), "not between"),
        (("x y", "--steps", "-1"), "not between"),
        (("--at", "1,2"), "needs a function"),
        (("--steps", "3"), "needs a function"),
    ],
)
def test_misuse_is_one_sentence_with_the_cure(gradquest, words, says):
    ran = gradquest("explore", *words)
    assert (ran.code, ran.out) == (2, "")
    assert says in ran.err
    assert ran.err.count("\n") == 1


def test_a_point_without_a_value_is_told_and_is_no_misuse(gradquest):
    ran = gradquest("explore", "ln(x) + y", "--at", "-1,2")
    assert ran.code == 0
    assert "no value" in ran.out


def test_help_says_what_happens_without_a_function(gradquest):
    told = " ".join(gradquest("explore", "--help").out.split())
    assert "the gallery is listed" in told


@pytest.mark.parametrize(
    ("typed", "meant"),
    [("sadle", "saddle"), ("rosenbrok", "Rosenbrock"), ("Tilted bowle", "tilted")],
)
def test_a_mistyped_landscape_is_suggested(gradquest: CommandLine, typed: str, meant: str) -> None:
    ran = gradquest("explore", typed, "--plain")
    assert ran.code == 2
    assert f"did you mean '{meant}" in ran.err


@pytest.mark.parametrize("formula", ["xyxy", "sinx", "cosy", "3x + 4y"])
def test_a_function_of_letters_alone_is_no_mistyped_landscape(
    gradquest: CommandLine, formula: str
) -> None:
    assert gradquest("explore", formula, "--plain").code == 0


def test_a_function_cannot_be_a_variable(gradquest: CommandLine) -> None:
    ran = gradquest("explore", "x", "--vars", "sin,x", "--plain")
    assert (ran.code, "sin is a function" in ran.err) == (2, True)


def test_a_size_may_have_a_capital_x(gradquest: CommandLine) -> None:
    one, other = (gradquest("explore", "xy", "--size", it, "--plain") for it in ("40X12", "40x12"))
    assert (one.code, one.out) == (0, other.out)


def test_the_cliff_has_its_whole_table_from_where_it_is_steep(gradquest: CommandLine) -> None:
    ran = gradquest("explore", "cliff", "--at", "14,-53", "--steps", "1", "--plain")
    assert "(8.4, 6.506783131740139e+45)" in ran.out


@pytest.mark.parametrize(
    ("word", "typed"),
    [
        ("x²+y", "x²+y"),
        ("x\udcc2\udcb2+y", "x²+y"),
        ("x\udcb2+y", "x\udcb2+y"),
        ("x^2", "x^2"),
    ],
)
def test_a_word_is_what_was_typed_whatever_the_locale_made_of_it(word: str, typed: str) -> None:
    assert as_typed(word) == typed
