"""What an author learns of a bank that loads: does it teach, is it judged as it should be?"""

import json
import re
from pathlib import Path

import pytest

from gradquest.banks import checking
from gradquest.banks.checking import Progress, check_bank

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
    heard: list[Progress] = []
    report = check_bank(DATA / "worked.yaml", 10, heard.append)
    names = list(dict.fromkeys(it.template for it in heard))
    assert names == ["poly-trap", "tilted-bowl", "mse-two-points"]
    assert [it.done for it in heard] == list(range(heard[0].of))
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
        "5:5: problems[p].kinds: no problem can be drawn as gradient_at: in 200 of 200 draws "
        "(such as x = 3, y = 3) the slip 'components-swapped' leads to the right answer, as it "
        "does where the entries of the answer are all the same; allow: [components-swapped] "
        "permits that"
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
        ("right: f_x = 8x", ""),
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
            "{f: a*x^2 + y, kinds: [partial_x], params: {a: 2..99}, allow: [rate-twice]}",
            "allow: ",
            "the slip 'rate-twice' does not occur here",
        ),
        (
            "{f: a*x^2 + y, kinds: [partial_x], params: {a: 3}}",
            "params: as partial_x, ",
            "there is only 1 different problem in 12 draws",
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
        "8:18: problems[p].f: what follows # is a comment; put the formula in quotes if it is not"
    ]
    assert not checked(tmp_path, entry % "# a bowl", 1).warnings


def test_an_answer_that_is_misjudged_is_a_fault(tmp_path, monkeypatch):
    monkeypatch.setattr(checking, "typed_answer", lambda answer: "x^9")
    report = checked(tmp_path, "  - {id: p, kinds: [partial_x], f: 2*x^2 + y}\n", 1)
    assert "b/p/partial_x:0: its own answer 4x is judged wrong" in told(report.faults)[0]


def test_a_slip_that_is_judged_right_in_every_draw_is_one_fault_with_a_count(tmp_path, monkeypatch):
    monkeypatch.setattr(checking, "typed_answer", lambda answer: "x^9")
    report = checked(tmp_path, "  - {id: p, kinds: [partial_x], f: 2*x^2 + y}\n")
    (fault,) = told(report.faults)
    assert fault.endswith("its own answer 4x is judged wrong, and so in 11 more draws")


@pytest.mark.parametrize(
    ("text", "is_right"),
    [
        ("2.83", True),
        ("2.828", True),
        ("2*sqrt(2)", True),
        ("2.9", False),
        ("2", False),
    ],
)
def test_a_test_is_judged_by_the_rule_by_which_learners_are_judged(text, is_right, tmp_path):
    """A decimal stands for what it rounds, and the name of what is asked may stand in front."""
    entry = (
        "  - id: p\n    kinds: [magnitude]\n    f: x^2 + y^2\n    point: {x: 1, y: 1}\n"
        "    allow: [point-swapped, components-swapped]\n    tests:\n"
        f'      - {{seed: 1, kind: magnitude, {"right" if is_right else "wrong"}: "{text}"}}\n'
    )
    assert told(checked(tmp_path, entry, 1).faults) == []


def test_one_unlucky_seed_makes_no_bank_faulty(tmp_path):
    """Where most seeds give a problem, those that give none are worth a warning."""
    entry = (
        "  - {id: p, kinds: [partial_x], f: a*x^2 + y, params: {a: 1..2000}, where: [a > 1995]}\n"
    )
    report = checked(tmp_path, entry, 20)
    assert report.is_valid
    (tally,) = report.tallies
    assert 0 < tally.barren < 20
    assert tally.drawn + tally.barren == 20
    warning = f"{tally.barren} of 20 seeds give no problem, since all of 200 draws are rejected"
    assert any(it.message.endswith(warning) for it in report.warnings)


@pytest.mark.parametrize(
    ("function", "domain", "inside"),
    [
        ("a*x*abs(2*y - 5.998) + x*y", "", "2y - 5.998"),
        ("a*x*sqrt((y - 2.99)^2) + x^2*y", "", "y - 2.99"),
        ("a*x^2 + x*abs(y - 0.21)", "domain: {y: 0.2..4}", "y - 0.21"),
        ("a*x*abs(y - 1) + x*y", "", ""),
        ("a*x*abs(y - 3) + x*y", "", ""),
        ("a*x*abs(x*y - 1) + x*y", "", ""),
        ("a*x*sqrt(y + 3) + x*y", "", ""),
    ],
)
def test_kinks_near_the_edge_of_the_domain_are_warned_of(function, domain, inside, tmp_path):
    """What lies behind such a kink is hardly ever compared; on the edge itself nothing does."""
    entry = f"  - id: p\n    kinds: [partial_x]\n    f: {function}\n    params: {{a: 2..19}}\n"
    report = checked(tmp_path, entry + (f"    {domain}\n" if domain else ""))
    warned = [it.message for it in report.warnings if "kink" in it.message]
    assert len(warned) == bool(inside)
    assert all(f"where {inside} = 0" in message for message in warned)


def test_faults_and_warnings_are_told_together_in_the_order_of_the_file(tmp_path):
    entries = (
        "  - {id: poor, kinds: [partial_x], f: a*x^2 + y, params: {a: 1..2}}\n"
        "  - {id: flat, kinds: [partial_x], f: y^2 + 0*x}\n"
        "  - {id: poor2, kinds: [partial_x], f: a*x^2 + y, params: {a: 1..2}}\n"
    )
    found = list(checked(tmp_path, entries).found())
    assert [is_fault for _, is_fault in found] == [False, True, False]
    assert [line.split(":")[1] for line, _ in found] == ["5", "6", "7"]


def test_a_hessian_with_letters_needs_no_point(tmp_path):
    entry = "  - {id: p, kinds: [hessian], f: a*x^3*y, params: {a: 2..30}, ask: [symbolic]}\n"
    report = checked(tmp_path, entry)
    assert (report.faults, report.warnings) == ((), ())
