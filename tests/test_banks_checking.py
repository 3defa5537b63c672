"""What an author learns of a bank that loads: does it teach, is it judged as it should be?"""

import json
import re
from pathlib import Path

import pytest

from gradquest.banks import checking
from gradquest.banks.checking import check_bank

DATA = Path(__file__).parent / "data" / "banks"
POOR = [it for it in sorted((DATA / "broken").glob("*.yaml")) if "\n#? " in it.read_text("utf-8")]
HEAD = "schema: gradquest/bank@1\nid: b\ntitle: B\nproblems:\n"


def checked(folder, entries, seeds=12):
    path = folder / "bank.yaml"
    path.write_text(HEAD + entries, encoding="utf-8")
    return check_bank(path, seeds)


def told(faults):
    return [f"{it.line}:{it.column}: {it.field}: {it.message}" for it in faults]


@pytest.mark.parametrize("path", POOR, ids=lambda path: path.stem)
def test_an_author_is_told_what_only_solving_shows(path):
    """Every file ends in what is found, in lines that begin with `#? `."""
    expected = [f"{path}:{it}" for it in re.findall(r"^#[?] (.*)$", path.read_text("utf-8"), re.M)]
    report = check_bank(path, 40)
    warnings = [f"{warning} (warning)" for warning in report.warnings]
    assert [*map(str, report.faults), *warnings] == expected


def test_a_sound_bank_is_solved_without_a_word():
    heard = []
    report = check_bank(DATA / "worked.yaml", 10, heard.append)
    assert heard == ["poly-trap", "tilted-bowl", "mse-two-points"]
    assert report.is_valid
    assert not report.warnings
    assert [tally.kind for tally in report.tallies[:2]] == ["partial_x", "partial_y"]
    assert all(tally.drawn == tally.right == 10 for tally in report.tallies)
    assert all(tally.slips > 10 for tally in report.tallies)
    assert sum(tally.tests for tally in report.tallies) == 1
    assert list(report.lines())[-1].endswith("3 templates, 60 problems, 0 faults, 0 warnings")


def test_a_report_is_plain_data_too():
    data = json.loads(json.dumps(check_bank(DATA / "worked.yaml", 3).as_json()))
    assert data["valid"] is True
    assert data["templates"][0]["kind"] == "partial_x"
    assert set(data["templates"][2]["rejected"]) <= {"where", "point-swapped", "zero-component"}


def test_a_bank_that_does_not_load_is_reported_with_its_faults():
    report = check_bank(DATA / "broken" / "never-true.yaml")
    assert not report.is_valid
    assert "problems[never].where[1]: this is never true" in next(report.lines())
    assert report.as_json()["faults"][0]["line"] == 9


def test_a_slip_that_no_draw_shows_is_a_fault(tmp_path):
    """Swapped components cannot be noticed where f is symmetric and the point lies on x = y."""
    entry = "  - {id: p, kinds: [gradient_at], f: x^2 + y^2, point: {x: 1..9, y: x}}\n"
    report = checked(tmp_path, entry)
    assert told(report.faults) == [
        "5:5: problems[p].kinds: no problem can be drawn as gradient_at: in 200 of 200 draws the "
        "slip 'components-swapped' leads to the right answer; allow: [components-swapped] permits "
        "that"
    ]


def test_a_slope_that_is_always_zero_is_a_fault(tmp_path):
    report = checked(tmp_path, "  - {id: p, kinds: [partial_x], f: y^2 + 0*x}\n")
    assert told(report.faults) == [
        "5:5: problems[p].kinds: no problem can be drawn as partial_x: in 200 of 200 draws a "
        "partial derivative that is asked for is 0"
    ]


@pytest.mark.parametrize(
    ("test", "refusal"),
    [
        ("right: 2*a*x", ""),
        ("right: a*x + x*a", ""),
        ("wrong: a*x, tag: power-no-coefficient", ""),
        ("wrong: a*x^5", ""),
        (
            "right: a*x",
            "expected 'a*x' to be right, got wrong; the answer is 8x",
        ),
        (
            "wrong: 2*a*x",
            "expected '2*a*x' to be wrong, got right; the answer is 8x",
        ),
        (
            "wrong: a*x, tag: gave-f",
            "expected 'a*x' to be the slip 'gave-f', got 'power-no-coefficient'",
        ),
        (
            "wrong: a*x^5, tag: gave-f",
            "expected 'a*x^5' to be the slip 'gave-f', got none",
        ),
    ],
)
def test_authors_tests_are_run(test, refusal, tmp_path):
    entry = "  - id: p\n    kinds: [partial_x]\n    f: a*x^2 + y\n    params: {a: 4}\n    tests:\n"
    report = checked(tmp_path, f"{entry}      - {{seed: 1, kind: partial_x, {test}}}\n", 1)
    faults = told(report.faults)
    assert faults == (
        [f"10:9: problems[p].tests[0]: seed 1, 4x² + y: {refusal}"] if refusal else []
    )
    assert report.tallies[0].tests == (not refusal)


def test_tests_of_vectors_may_use_parameters_too(tmp_path):
    entry = (
        "  - id: p\n    kinds: [gradient_at]\n    f: a*x^2 + b*y\n    params: {a: 2..5, b: 6..9}\n"
        "    point: {x: 2..4, y: 1..9}\n    tests:\n"
        '      - {seed: 1, kind: gradient_at, wrong: "(2*a*x, b)", tag: not-substituted}\n'
        '      - {seed: 1, kind: gradient_at, wrong: "(b, a)"}\n'
        '      - {seed: 1, kind: gradient_at, right: "(7, b)"}\n'
    )
    (fault,) = checked(tmp_path, entry, 1).faults
    assert fault.field == "problems[p].tests[2]"
    assert "expected '(7, b)' to be right, got wrong" in fault.message


@pytest.mark.parametrize(
    ("entry", "place", "warning"),
    [
        (
            "{f: a*x^2 + y, kinds: [partial_x], params: {a: 1..2}}",
            "params: as partial_x, ",
            "there are only 2 different problems in 12 draws",
        ),
        (
            "{f: a*x^2 + y, kinds: [partial_x], params: {a: 1..200}, where: [a > 190]}",
            "params: as partial_x, 9",
            " % of the draws are rejected, mostly because a condition in where is false",
        ),
        (
            "{f: e^(a*x) + b*y, kinds: [gradient_at], params: {a: 2..3, b: 2..9}, "
            "point: {x: 1, y: 1..9}}",
            "params: as gradient_at, ",
            "12 of 12 answers have more than three decimals",
        ),
        (
            "{f: a*x^2 + y, kinds: [partial_x], params: {a: 2..99}, allow: [gave-g]}",
            "allow: ",
            "no slip here is called 'gave-g'; did you mean 'gave-f'?",
        ),
    ],
)
def test_poor_templates_are_warned_of(entry, place, warning, tmp_path):
    report = checked(tmp_path, f"  - {entry.replace('{', '{id: p, ', 1)}\n")
    assert report.is_valid
    start = f"5:5: problems[p].{place}"
    assert [it for it in told(report.warnings) if it.startswith(start) and it.endswith(warning)]
    assert f"{report.warnings[0]} (warning)" in report.lines()


def test_a_formula_that_a_comment_cuts_off_is_warned_of(tmp_path):
    entry = "  - id: p\n    kinds: [partial_x]\n    params: {a: 2..99}\n    f: a*x^2 + y %s\n"
    cut = checked(tmp_path, entry % "# + 7*x", 1)
    assert told(cut.warnings) == [
        "8:18: f: what follows # is a comment; put the formula in quotes if it is not"
    ]
    assert not checked(tmp_path, entry % "# a bowl", 1).warnings


def test_an_answer_that_is_misjudged_is_a_fault(tmp_path, monkeypatch):
    monkeypatch.setattr(checking, "typed_answer", lambda answer: "x^9")
    report = checked(tmp_path, "  - {id: p, kinds: [partial_x], f: 2*x^2 + y}\n", 1)
    assert "b/p/partial_x:0: its own answer 4x is judged wrong" in told(report.faults)[0]
