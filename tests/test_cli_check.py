"""`gradquest check`: one verdict, and the stream."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from command_line import CommandLine, gradquest

import gradquest as package
from gradquest.errors import Misuse

__all__ = ["gradquest"]

FIELDS = ["verdict", "method", "message", "column", "read_as", "witness", "ms"]


@pytest.mark.parametrize(
    ("answer", "expected", "verdict", "code"),
    [
        ("2yx", "2xy", "right", 0),
        ("-2x", "-2x", "right", 0),
        ("--x", "x", "right", 0),
        ("2x", "3x", "wrong", 1),
        ("2y", "2x", "wrong", 1),
        ("2x+", "2x", "unreadable", 1),
        ("2q", "2x", "unreadable", 1),
        ("1/2x", "1/(2x)", "ask", 1),
        ("(2, 4)", "(2,4)", "right", 0),
        ("2, 4", "(2,4)", "right", 0),
        ("(2, 5)", "(2,4)", "wrong", 1),
        ("2w + 3b", "3b + 2w", "right", 0),
    ],
)
def test_one_verdict_and_its_exit_code(
    gradquest: CommandLine, answer: str, expected: str, verdict: str, code: int
) -> None:
    words = ["--expected", expected, "--json"]
    ran = gradquest("check", *words, "--", answer)
    assert (ran.json["verdict"], ran.code) == (verdict, code)
    assert gradquest("check", "--expected", expected, "--", answer).out.startswith(verdict)


def test_an_answer_that_begins_with_a_minus_is_no_option(gradquest: CommandLine) -> None:
    assert gradquest("check", "-2x", "--expected", "-2x").code == 0
    assert gradquest("check", "-(x+y)", "--expected", "-x-y", "--json").code == 0


def test_the_fields_are_the_promised_ones(gradquest: CommandLine) -> None:
    told = gradquest("check", "2x", "--expected", "3x", "--json").json
    assert list(told)[: len(FIELDS)] == FIELDS
    assert told["method"] == "refuted"
    assert told["read_as"] == "2*x"
    assert set(told["witness"]) == {"at", "yours", "expected", "component"}
    assert told["witness"]["yours"] != told["witness"]["expected"]
    assert gradquest("check", "2x+", "--expected", "2x", "--json").json["column"] == 4


def test_vars_say_which_letters_there_are(gradquest: CommandLine) -> None:
    words = ("check", "x", "--expected", "w", "--json")
    assert gradquest(*words, "--vars", "w,b").json["verdict"] == "unreadable"
    assert gradquest(*words, "--vars", "w, x").json["verdict"] == "wrong"


def test_a_real_problem_names_the_slip(gradquest: CommandLine) -> None:
    bank = ("--bank", gradquest.bank)
    words = ("problem", *bank, "--kind", "descent_step", "--seed", "1", "--jsonl")
    data = gradquest(*words).json
    name = f"{data['id']}:{data['seed']}"
    start = [*data["point"]]
    ran = gradquest("check", f"({start[0]}, {start[1]})", *bank, "--problem", name, "--json")
    assert ran.code == 1
    assert ran.json["components"] == [False, False]
    assert "slip" in ran.json
    other = gradquest("problem", *bank, "--kind", "partial_x", "--seed", "1", "--jsonl").json
    wrong = gradquest("problem", *bank, "--kind", "partial_y", "--seed", "1", "--jsonl").json
    assert other["id"].split("/")[1] == wrong["id"].split("/")[1]
    ran = gradquest("check", wrong["answer"], *bank, "--problem", f"{other['id']}:1", "--json")
    assert ran.json["slip"]["id"] == "wrong-variable"
    assert ran.json["slip"]["message"]


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (["x"], "either an expected expression or a problem"),
        ([], "'answer' is missing"),
        (["x", "--expected", "((("], "the expected answer cannot be read"),
        (["x", "--problem", "nonsense"], "nonsense"),
        (["x", "--expected", "x", "--vars", "x,1"], "different names"),
        (["x", "--jsonl"], "ANSWER does not go with it"),
    ],
)
def test_misuse_is_exit_code_2(gradquest: CommandLine, words: list[str], says: str) -> None:
    ran = gradquest("check", "--bank", gradquest.bank, *words)
    assert ran.code == 2
    assert says in ran.err
    assert ran.err.count("\n") == 1


def streamed(gradquest: CommandLine, *lines: Any) -> list[Any]:
    texts = [line if isinstance(line, str) else json.dumps(line) for line in lines]
    ran = gradquest("check", "--jsonl", "--bank", gradquest.bank, stdin="\n".join(texts) + "\n")
    assert ran.code == 0
    assert ran.err == ""
    return ran.lines


def test_a_stream_is_answered_in_order(gradquest: CommandLine) -> None:
    told = streamed(
        gradquest,
        {"answer": "2x", "expected": "x*2", "vars": ["x", "y"]},
        {"answer": "2x", "expected": "3x"},
        {"answer": "2x+", "expected": "3x"},
        {"answer": "1/2x", "expected": "1/(2x)"},
        {"answer": "(1, 2)", "expected": ["1", "2"]},
    )
    assert [line["verdict"] for line in told] == ["right", "wrong", "unreadable", "ask", "right"]
    assert all(list(line)[: len(FIELDS)] == FIELDS for line in told)


def test_a_domain_decides_where_answers_are_compared(gradquest: CommandLine) -> None:
    line = {"answer": "x", "expected": "abs(x)", "vars": ["x"]}
    told = streamed(
        gradquest,
        line,
        {**line, "domain": {"x": [1, 2]}},
        {**line, "domain": {"x": ["1/2", 2.5]}},
    )
    assert [it["verdict"] for it in told] == ["wrong", "right", "right"]


@pytest.mark.parametrize(
    "bad",
    [
        "",
        "   ",
        "nonsense",
        "[1, 2]",
        "null",
        "[" * 5000,
        '{"answer": 3, "expected": "x"}',
        '{"answer": "x"}',
        '{"expected": "x"}',
        '{"answer": "x", "expected": 7.5}',
        '{"answer": "x", "expected": "x", "problem": "a/b/c:1"}',
        '{"answer": "x", "problem": "no/such/problem:1"}',
        '{"answer": "x", "problem": "tiny/bowl/partial_x"}',
        '{"answer": "x", "expected": "x", "vars": "x"}',
        '{"answer": "x", "expected": "x", "vars": ["x", "x"]}',
        '{"answer": "x", "expected": "x", "domain": {"x": [1]}}',
        '{"answer": "x", "expected": "x", "domain": {"x": [2, 1]}}',
        '{"answer": "x", "expected": "x", "domain": {"x": [0, "oo"]}}',
        '{"answer": "x", "expected": "x", "domain": {"q": [0, 1]}}',
        '{"answer": "x", "expected": "x", "domain": 3}',
        '{"answer": "x", "expected": "x", "domain": {"x": [NaN, 1]}}',
        '{"answer": "x", "expected": "x", "domain": {"x": [0, 1e999]}}',
        '{"answer": "\\ud800", "expected": "x"}',
    ],
)
def test_a_bad_line_is_one_unreadable_line_and_the_stream_goes_on(
    gradquest: CommandLine, bad: str
) -> None:
    first, second = streamed(gradquest, bad, {"answer": "x", "expected": "x"})
    assert first["verdict"] == "unreadable"
    assert first["message"]
    is_about_the_answer = "ud800" in bad
    assert first.get("error", False) is not is_about_the_answer
    assert "error" not in second
    assert second["verdict"] == "right"


def test_a_stream_may_name_real_problems(gradquest: CommandLine) -> None:
    words = ("problem", "--bank", gradquest.bank, "--kind", "gradient_at", "--seed", "1", "--jsonl")
    data = gradquest(*words).json
    name = f"{data['id']}:1"
    right, wrong = streamed(
        gradquest,
        {"answer": f"({', '.join(data['answer'])})", "problem": name},
        {"answer": "(999, 998)", "problem": name},
    )
    assert right["verdict"] == "right"
    assert right["components"] == [True, True]
    assert right["slip"] is None
    assert wrong["verdict"] == "wrong"
    assert wrong["components"] == [False, False]


def test_each_line_is_answered_before_the_next_is_read(tmp_path: Any) -> None:
    from command_line import program

    with program("check", "--jsonl", home=tmp_path) as ran:
        assert ran.stdin
        assert ran.stdout
        for answer, verdict in (("2x", "right"), ("3x", "wrong"), ("2x", "right")):
            ran.stdin.write(json.dumps({"answer": answer, "expected": "2x"}) + "\n")
            ran.stdin.flush()
            assert json.loads(ran.stdout.readline())["verdict"] == verdict
        ran.stdin.close()
        assert ran.wait(10) == 0


# From Python


def test_check_compares_two_expressions() -> None:
    assert package.check("(x+1)^2", "x^2 + 2x + 1").is_right
    assert package.check("x", "abs(x)", ["x"], {"x": (1, 2)}).is_right
    assert not package.check("x", "abs(x)", ["x"]).is_right
    with pytest.raises(Misuse):
        package.check("x", "((")


@pytest.mark.parametrize("words", [["--expected", "x"], ["--problem", "a/b/c:1"], ["--vars", "x"]])
def test_a_stream_takes_nothing_from_the_command_line(
    gradquest: CommandLine, words: list[str]
) -> None:
    ran = gradquest("check", "--jsonl", *words)
    assert ran.code == 2
    assert f"so {words[0]} does not go with it" in ran.err


def test_true_is_no_number(gradquest: CommandLine) -> None:
    ran = gradquest("check", "--jsonl", stdin='{"answer": "x", "expected": [true]}\n')
    assert ran.lines[0]["message"] == "'expected' should be a text or an array of texts"


def test_an_answer_that_cannot_be_read_is_no_error(gradquest: CommandLine) -> None:
    (told,) = streamed(gradquest, {"answer": "2x+", "expected": "2x"})
    assert told["verdict"] == "unreadable"
    assert "error" not in told


def test_a_broken_bank_is_told_from_an_answer(gradquest: CommandLine, tmp_path: Path) -> None:
    broken = tmp_path / "broken.yaml"
    broken.write_text("schema: gradquest/bank@1\nid: broken\n")
    line = json.dumps({"answer": "x", "problem": "broken/a/partial_x:1"})
    ran = gradquest("check", "--jsonl", "--bank", str(broken), stdin=f"{line}\n{line}\n")
    assert [told["error"] for told in ran.lines] == [True, True]
