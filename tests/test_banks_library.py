"""All banks at hand: found wherever the program lies, chosen from evenly, named by reference."""

from collections import Counter
from pathlib import Path

import pytest

from gradquest.banks import library
from gradquest.banks.library import Library, shipped_banks, shipped_folder
from gradquest.banks.loader import load_bank
from gradquest.errors import GradquestError, Misuse
from gradquest.kinds.kind import kinds
from gradquest.maths.chance import LARGEST_SEED, Chance

DATA = Path(__file__).parent / "data" / "banks"
WORKED = load_bank(DATA / "worked.yaml")
BOTH = Library([WORKED, *shipped_banks()])


def bank_text(name, entries="  - {id: p, kinds: [partial_x], f: a*x + y, params: {a: 2..9}}\n"):
    return f"schema: gradquest/bank@1\nid: {name}\ntitle: T\nproblems:\n{entries}"


@pytest.mark.parametrize("inside", ["gradquest/problems", "problems"])
def test_shipped_banks_are_found_in_a_wheel_and_in_a_checkout(inside, tmp_path, monkeypatch):
    (tmp_path / inside).mkdir(parents=True)
    monkeypatch.setattr(library, "__file__", str(tmp_path / "gradquest" / "banks" / "library.py"))
    assert shipped_folder() == tmp_path / inside


def test_missing_shipped_banks_are_one_sentence(tmp_path, monkeypatch):
    monkeypatch.setattr(library, "__file__", str(tmp_path / "gradquest" / "banks" / "library.py"))
    with pytest.raises(GradquestError, match="install it again"):
        shipped_folder()


def test_a_broken_bank_of_a_learner_keeps_no_other_away(tmp_path):
    (tmp_path / "a_good.yaml").write_text(bank_text("good"))
    (tmp_path / "b_broken.yaml").write_text(bank_text("broken", "  - {id: p, f: a*x}\n"))
    (tmp_path / "c_again.yaml").write_text(bank_text("good"))
    (tmp_path / "d_binary.yaml").write_bytes(b"\xff\xfe\x00")
    (tmp_path / "notes.txt").write_text("no bank")
    opened = Library.open(tmp_path)
    assert [bank.id for bank in opened.banks] == [*(it.id for it in shipped_banks()), "good"]
    faults = [str(fault).removeprefix(f"{tmp_path}/") for fault in opened.faults]
    assert faults == [
        "b_broken.yaml:5:5: problems[p]: the field 'kinds' is missing, here and in defaults",
        "b_broken.yaml:5:16: problems[p].f: 'a' is not known here; the letters are x and y",
        "d_binary.yaml:1:1: file: this is not UTF-8 text; save it as UTF-8",
        f"c_again.yaml:1:1: id: the bank id 'good' is taken already by {tmp_path}/a_good.yaml",
    ]


def test_a_folder_that_is_not_there_has_no_banks(tmp_path):
    assert Library.open(tmp_path / "none").banks == shipped_banks()


def test_templates_are_found_by_kind_level_and_family():
    found = Library([WORKED])
    assert [it.id for it in found.templates()] == ["poly-trap", "tilted-bowl", "mse-two-points"]
    assert [it.id for it in found.templates("gradient_at")] == ["tilted-bowl", "mse-two-points"]
    assert [it.id for it in found.templates("gradient_at", 7)] == ["mse-two-points"]
    assert [it.id for it in found.templates(family="mixed", level=2)] == ["poly-trap"]
    assert not found.templates("gradient_at", 1)


def test_kinds_are_chosen_equally_often():
    chance = Chance("choice")
    chosen = Counter(BOTH.choose(chance)[1] for _ in range(200 * len(kinds())))
    assert set(chosen) == set(kinds())
    assert min(chosen.values()) > 150


def test_choice_keeps_to_the_wish():
    chance = Chance("wish")
    for _ in range(50):
        template, kind = BOTH.choose(chance, ("gradient_at",), (2, 3), ("mixed", "chain"))
        assert kind == "gradient_at"
        assert kind in template.kinds
        assert template.level in (2, 3)
        assert template.family in ("mixed", "chain")


def test_the_order_of_banks_changes_no_choice():
    other = Library([*reversed(shipped_banks()), WORKED])
    for seed in range(30):
        assert BOTH.choose(Chance(seed)) == other.choose(Chance(seed))


@pytest.mark.parametrize(
    ("wish", "sentence"),
    [
        (
            {"kinds": ("gradient_ta",)},
            "'gradient_ta' is not a kind of problem; did you mean 'gradient_at'?",
        ),
        ({"kinds": ("partial_x",), "levels": (9,)}, "no template has kind partial_x, level 9"),
        ({"levels": (1,), "families": ("root",)}, "no template has level 1, family root"),
    ],
)
def test_a_wish_that_nothing_fits_is_one_sentence(wish, sentence):
    with pytest.raises(Misuse) as refusal:
        Library([WORKED]).choose(Chance(1), **wish)
    assert str(refusal.value) == sentence


def test_every_problem_of_a_row_follows_from_its_own_seed():
    row = list(BOTH.generate(seed=40, count=6))
    assert [problem.origin.seed for problem in row] == [40, 41, 42, 43, 44, 45]
    assert row == [next(BOTH.generate(seed=seed)) for seed in range(40, 46)]
    assert len({problem.id for problem in row}) > 3
    wrapped = list(BOTH.generate("partial_x", seed=LARGEST_SEED, count=2))
    assert [problem.origin.seed for problem in wrapped] == [LARGEST_SEED, 0]


def test_a_barren_template_is_passed_over(tmp_path):
    path = tmp_path / "bank.yaml"
    barren = "  - {id: never, kinds: [partial_x], f: x + y}\n"
    path.write_text(bank_text("b", barren))
    with pytest.raises(GradquestError, match="b/never/partial_x gives no problem"):
        next(Library([load_bank(path)]).generate(seed=1))
    path.write_text(bank_text("b", f"{barren}  - {{id: good, kinds: [partial_x], f: 2*x + y}}\n"))
    row = Library([load_bank(path)]).generate(seed=1, count=8)
    assert {problem.origin.template for problem in row} == {"good"}


def test_a_reference_names_one_problem():
    for problem in BOTH.generate(seed=1, count=5):
        assert BOTH.problem(problem.reference) == problem


@pytest.mark.parametrize(
    ("reference", "sentence"),
    [
        ("worked", "'worked' names no problem; write bank/template/kind:seed"),
        ("worked/poly-trap/partial_x", "names no problem; write bank/template/kind:seed"),
        ("worked/poly-trap/partial_x:-1", "names no problem; write bank/template/kind:seed"),
        ("work/poly-trap/partial_x:1", "there is no bank 'work'; did you mean 'worked'?"),
        ("xyz/poly-trap/partial_x:1", "there is no bank 'xyz'; there are worked, "),
        ("worked/poly/partial_x:1", "the bank 'worked' has no template 'poly'"),
        ("worked/poly-tarp/partial_x:1", "no template 'poly-tarp'; did you mean 'poly-trap'?"),
        (
            "worked/poly-trap/partial_z:1",
            "'worked/poly-trap' is not asked as 'partial_z'; did you mean 'partial_y'?",
        ),
        (
            "worked/poly-trap/descent:1",
            "'worked/poly-trap' is not asked as 'descent'; there are partial_x, partial_y",
        ),
        ("worked/poly-trap/partial_x:9007199254740992", "a seed is at most 9007199254740991"),
    ],
)
def test_a_reference_that_names_nothing_says_what_is_near(reference, sentence):
    with pytest.raises(Misuse) as refusal:
        BOTH.problem(reference)
    assert sentence in str(refusal.value)
    assert refusal.value.exit_code == 2
