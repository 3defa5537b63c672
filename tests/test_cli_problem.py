"""`gradquest problem`: the shape that scripts outside the project rely on."""

from __future__ import annotations

from fractions import Fraction

import pytest
from command_line import CommandLine, gradquest

import gradquest as package
from gradquest.maths.grammar.reading import read

__all__ = ["gradquest"]

FIELDS = [
    "id", "kind", "family", "level", "seed", "function", "variables", "point", "learning_rate",
    "prompt", "answer", "steps", "par_s",
]  # fmt: skip


def test_a_problem_as_data_has_exactly_the_promised_fields(gradquest: CommandLine) -> None:
    ran = gradquest("problem", "--bank", gradquest.bank, "--count", "20", "--seed", "1", "--jsonl")
    assert ran.code == 0
    assert len(ran.lines) == 20
    for data in ran.lines:
        assert list(data) == FIELDS
        assert data["variables"] == ["x", "y"]
        assert data["steps"]
        assert all(isinstance(step, str) for step in data["steps"])
        assert read(data["function"], data["variables"])
        assert data["par_s"] > 0
        assert data["level"] in (1, 2, 3)


def test_exact_numbers_are_texts_and_vectors_are_arrays(gradquest: CommandLine) -> None:
    words = ("problem", "--bank", gradquest.bank, "--seed", "5", "--jsonl")
    step = gradquest(*words, "--kind", "descent_step").json
    assert step["kind"] == "descent_step"
    assert len(step["answer"]) == len(step["point"]) == 2
    assert all(Fraction(text) is not None for text in (*step["answer"], *step["point"]))
    assert Fraction(step["learning_rate"]) in (Fraction(1, 10), Fraction(1, 4))
    partial = gradquest(*words, "--kind", "partial_x").json
    assert isinstance(partial["answer"], str)
    assert partial["learning_rate"] is None


def test_a_seed_names_the_problem_for_ever(gradquest: CommandLine) -> None:
    words = ("problem", "--bank", gradquest.bank, "--jsonl")
    one = gradquest(*words, "--seed", "42").json
    assert one["seed"] == 42
    assert gradquest(*words, "--seed", "42").json == one
    three = gradquest(*words, "--seed", "42", "--count", "3").lines
    assert three[0] == one
    assert [data["seed"] for data in three] == [42, 43, 44]


def test_its_own_answer_is_judged_right_by_its_name(gradquest: CommandLine) -> None:
    bank = ("--bank", gradquest.bank)
    for data in gradquest("problem", *bank, "--count", "8", "--seed", "3", "--jsonl").lines:
        answer = data["answer"]
        typed = answer if isinstance(answer, str) else f"({', '.join(answer)})"
        name = f"{data['id']}:{data['seed']}"
        ran = gradquest("check", typed, *bank, "--problem", name, "--json")
        assert (ran.code, ran.json["verdict"]) == (0, "right"), name


@pytest.mark.parametrize("option", [["--kind", "gradient_at"], ["--level", "2"]])
def test_kind_and_level_narrow_the_choice(gradquest: CommandLine, option: list[str]) -> None:
    ran = gradquest("problem", "--bank", gradquest.bank, "--count", "6", *option, "--jsonl")
    name = option[0].removeprefix("--")
    assert {str(data[name]) for data in ran.lines} == {option[1]}


def test_as_text_it_is_the_prompt_and_the_worked_solution(gradquest: CommandLine) -> None:
    words = ("problem", "--bank", gradquest.bank, "--seed", "1", "--kind", "partial_y")
    ran = gradquest(*words, "--ascii")
    assert ran.out.isascii()
    assert "Find df/dy" in ran.out
    assert "  Answer: " in ran.out
    assert ":1, level" in ran.out


def test_shipped_banks_hold_all_four_core_kinds(gradquest: CommandLine) -> None:
    kinds = {
        gradquest("problem", "--seed", "1", "--kind", kind, "--jsonl").json["kind"]
        for kind in ("partial_x", "partial_y", "gradient_at", "descent_step")
    }
    assert len(kinds) == 4


def test_generate_is_the_same_from_python(gradquest: CommandLine) -> None:
    bank = package.load_bank(gradquest.bank)
    problem = package.generate("gradient_at", 1, 42, bank)
    words = ("problem", "--bank", gradquest.bank, "--kind", "gradient_at", "--level", "1")
    data = gradquest(*words, "--seed", "42", "--jsonl").json
    assert (problem.id, problem.origin.seed, problem.prompt) == (
        data["id"], data["seed"], data["prompt"],
    )  # fmt: skip
    assert problem.judge(f"({', '.join(data['answer'])})").is_right


def test_generate_without_a_bank_takes_the_shipped_ones() -> None:
    problem = package.generate(seed=7)
    assert package.generate(seed=7).task == problem.task
    assert package.generate(kind="partial_x").kind.name == "partial_x"


@pytest.mark.parametrize(
    ("kind", "fields"),
    [
        ("directional", {"direction"}),
        ("second", {"ask"}),
        ("descent_steps", {"count"}),
        ("adam_step", {"given"}),
        ("chain", {"ask", "inner", "outer"}),
        ("regression", {"data"}),
        ("partial_x", set()),
    ],
)
def test_what_the_prompt_says_is_there_as_data_too(
    gradquest: CommandLine, kind: str, fields: set[str]
) -> None:
    data = gradquest("problem", "--kind", kind, "--seed", "3", "--jsonl").json
    assert list(data)[: len(FIELDS)] == FIELDS
    assert set(data) - set(FIELDS) == fields
    help_text = gradquest("problem", "--help").out
    assert all(f"  {field} " in help_text for field in fields)


def test_several_kinds_are_mixed(gradquest: CommandLine) -> None:
    kinds = ("--kind", "partial_x", "--kind", "descent_step")
    words = ("problem", "--bank", gradquest.bank, "--count", "12", "--seed", "1", "--jsonl")
    found = {data["kind"] for data in gradquest(*words, *kinds).lines}
    assert found == {"partial_x", "descent_step"}


@pytest.mark.parametrize("seed", [-1, 2**70])
def test_a_seed_out_of_range_is_refused_from_python_as_well(seed: int) -> None:
    with pytest.raises(ValueError, match="a seed is a whole number from 0"):
        package.generate(seed=seed)


def test_what_load_bank_gives_is_public(gradquest: CommandLine) -> None:
    assert isinstance(package.load_bank(gradquest.bank), package.Bank)
