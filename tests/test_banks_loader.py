"""Bank files: what authors may write, and what they are told where something is wrong."""

import re
from fractions import Fraction
from pathlib import Path

import pytest
import yaml

from gradquest.banks.family import FAMILIES
from gradquest.banks.faults import BankError
from gradquest.banks.loader import load_bank
from gradquest.banks.schema import BANK, DEFAULTS, EXAMPLE, PROBLEM, json_schema
from gradquest.kinds.kind import kinds
from gradquest.maths.notation import typed

DATA = Path(__file__).parent / "data" / "banks"
BROKEN = [it for it in sorted((DATA / "broken").glob("*.yaml")) if "\n#! " in it.read_text("utf-8")]

HEAD = "schema: gradquest/bank@1\nid: b\ntitle: B\nproblems:\n"
ENTRY = "  - id: p\n    kinds: [partial_x]\n    f: a*x^2 + y\n    params: {a: 1..3}\n"


def loaded(folder, text):
    path = folder / "bank.yaml"
    path.write_text(text, encoding="utf-8")
    return load_bank(path)


def faults_of(folder, text):
    with pytest.raises(BankError) as error:
        loaded(folder, text)
    return [f"{it.line}:{it.column}: {it.field}: {it.message}" for it in error.value.faults]


@pytest.mark.parametrize("path", BROKEN, ids=lambda path: path.stem)
def test_all_faults_of_a_file_are_told_at_once_in_its_order(path):
    """Every file ends in what its author must be told, in lines that begin with `#! `."""
    if "syntax" in path.stem and not yaml.__with_libyaml__:
        pytest.skip("pure Python words syntax errors in its own way")
    lists = {"{kinds}": ", ".join(kinds()), "{families}": ", ".join(FAMILIES)}
    text = path.read_text("utf-8")
    for name, known in lists.items():
        text = text.replace(name, known)
    expected = [f"{path}:{it}" for it in re.findall(r"^#! (.*)$", text, re.M)]
    with pytest.raises(BankError) as error:
        load_bank(path)
    assert str(error.value).split("\n") == expected
    assert error.value.exit_code == 1


def test_the_worked_examples_are_understood():
    bank = load_bank(DATA / "worked.yaml")
    trap, bowl, loss = bank.templates
    assert (bank.id, bank.title) == ("worked", "Three worked examples")
    assert re.fullmatch(r"[0-9a-f]{12}", bank.hash)
    assert (trap.kinds, trap.level, trap.family) == (("partial_x", "partial_y"), 2, "mixed")
    assert trap.skill == "partial.polynomial"
    assert list(trap.params["c"].values({})) == [-4, -3, -2, -1, 2, 3, 4]
    assert [example.slip for example in trap.examples] == ["power-no-coefficient"]
    assert list(bowl.rate.values({})) == [Fraction(1, 10), Fraction(1, 20), Fraction(1, 4)]
    assert [condition.text for condition in bowl.where] == ["4*a*c > b^2"]
    assert bowl.explain == "The bowl's floor is at (0, 0), so a good step moves towards it."
    assert (loss.variables, loss.family) == (("w", "b"), "chain")
    assert typed(loss.function) == "((w*x1 + b - y1)^2 + (w*x2 + b - y2)^2)/2"


def test_defaults_stand_in_and_the_problems_own_fields_win(tmp_path):
    text = (
        "schema: gradquest/bank@1\nid: b\ntitle: B\n"
        "defaults:\n  vars: [u, v]\n  kinds: [gradient_at]\n  level: 4\n  family: chain\n"
        "  params: {a: 1..3, c: 7}\n  point: {u: 1..2, v: 1..2}\n  lr: 0.1\n"
        "  domain: {u: 1..2, v: 3..4}\n"
        "problems:\n"
        "  - {id: plain, f: a*u^2 + v^2}\n"
        "  - {id: own, f: a*u^2 + b*v^2, params: {a: 9, b: a}, level: 1, domain: {v: 0..1}}\n"
        "  - {id: letters, vars: [x, y], kinds: [partial_x], f: a*x + y}\n"
    )
    plain, own, letters = loaded(tmp_path, text).templates
    assert (plain.level, plain.family, plain.variables) == (4, "chain", ("u", "v"))
    assert (own.level, own.domain) == (1, {"u": (1, 2), "v": (0, 1)})
    assert list(own.params) == ["a", "c", "b"]
    assert list(own.params["a"].values({})) == [9]
    assert letters.point is None
    assert letters.domain == {"x": (-3, 3), "y": (-3, 3)}


def test_a_fault_in_the_defaults_is_told_once(tmp_path):
    text = HEAD.replace("problems:", "defaults: {kinds: [partail_x]}\nproblems:")
    text += "".join(f"  - {{id: p{count}, f: x + y}}\n" for count in range(5))
    assert faults_of(tmp_path, text) == [
        "4:20: defaults.kinds[0]: 'partail_x' is not a kind of problem; did you mean 'partial_x'?"
    ]


@pytest.mark.parametrize(
    ("written", "place"),
    [
        ("f: x + (y", "7:12"),
        ("f:    x + (y", "7:15"),
        ('f: "x + (y"', "7:13"),
        ("f: 'x + (y'", "7:13"),
        ("f: é + (y", "7:8"),
        ('f: "\\x78 + (y"', "7:8"),
        ("f: |\n      x + (y", "7:8"),
    ],
)
def test_columns_lead_into_the_formula_wherever_they_can(written, place, tmp_path):
    text = f"{HEAD}  - id: p\n    kinds: [partial_x]\n    {written}\n"
    assert faults_of(tmp_path, text)[0].startswith(f"{place}: problems[p].f: ")


def test_numbers_may_be_titles_and_ids(tmp_path):
    bank = loaded(
        tmp_path, (HEAD + ENTRY).replace("title: B", "title: 2048").replace("id: p", "id: 7")
    )
    assert (bank.title, bank.templates[0].id) == ("2048", "7")


def test_what_is_missing_is_estimated(tmp_path):
    (template,) = loaded(tmp_path, HEAD + ENTRY).templates
    assert (template.level, template.family, template.par_s) == (1, "polynomial", None)


def test_text_over_several_lines_becomes_one(tmp_path):
    text = HEAD + ENTRY + "    explain: |\n      One line,\n      and another.\n    par: 12.5\n"
    (template,) = loaded(tmp_path, text).templates
    assert (template.explain, template.par_s) == ("One line, and another.", 12.5)


@pytest.mark.parametrize(
    ("entry", "message"),
    [
        (ENTRY.replace("id: p", f"id: {'p' * 81}"), "an id has at most 80 signs"),
        (ENTRY + '    hints: ["Only {var moves."]\n', "a { or } here has no partner"),
        (ENTRY.replace("+ y", "+ q"), "the letters are x, y and a"),
        (
            ENTRY.replace("+ y", "+ q") + f"    vars: [{', '.join(f'z{n}' for n in range(40))}]\n",
            "z10, z11 and 29 more",
        ),
    ],
)
def test_what_is_easily_overlooked_is_told(entry, message, tmp_path):
    assert any(it.endswith(message) for it in faults_of(tmp_path, HEAD + entry))


def test_a_partial_that_is_always_zero_can_be_asked_for(tmp_path):
    text = HEAD + ENTRY.replace("[partial_x]", "[partial_y]").replace(" + y", "")
    assert "y does not occur in f" in faults_of(tmp_path, text)[0]
    assert loaded(tmp_path, text + "    allow: [zero-partial]\n")


def test_the_json_schema_names_every_field():
    schema = json_schema()
    assert schema["required"] == ["schema", "id", "title", "problems"]
    assert set(schema["properties"]) == set(BANK)
    definitions = schema["definitions"]
    for name, fields in (("problem", PROBLEM), ("defaults", DEFAULTS), ("test", EXAMPLE)):
        assert set(definitions[name]["properties"]) == set(fields)


@pytest.mark.parametrize(
    ("field", "known", "unknown"),
    [
        ("kinds", ["partial_x", "gradient_at"], ["gradient_ta", "partialx"]),
        ("ask", ["ascent", "unit descent", "x y", "sign w1", "theta", "at point"], ["assent", ""]),
        ("allow", ["point-swapped", "zero-component"], ["sequental", "where"]),
        ("avoid", ["point-swapped"], ["zero-component"]),
    ],
)
def test_editors_know_the_words_that_a_list_may_hold(field, known, unknown):
    rule = json_schema()["definitions"]["problem"]["properties"][field]["items"]
    assert [word for word in known if not allows(rule, word)] == []
    assert [word for word in unknown if allows(rule, word)] == []


def allows(rule, word):
    """As a validator of JSON Schema would decide, for the few words that we use of it."""
    if "anyOf" in rule:
        return any(allows(part, word) for part in rule["anyOf"])
    return word in rule["enum"] if "enum" in rule else bool(re.search(rule["pattern"], word))


def test_editors_know_what_an_id_looks_like():
    schema = json_schema()
    for properties in (schema["properties"], schema["definitions"]["problem"]["properties"]):
        assert re.search(properties["id"]["pattern"], "tilted-bowl.2")
        assert not re.search(properties["id"]["pattern"], "Bad Id!")


def test_a_file_with_no_end_of_faults_is_given_up(tmp_path):
    entries = "".join(ENTRY.replace("id: p", f"id: p{n}").replace("+ y", "+ q") for n in range(900))
    faults = faults_of(tmp_path, HEAD + entries)
    assert len(faults) == 501
    assert faults[-1].endswith("reading stops here; put right what is above first")


def test_a_thousand_templates_load_quickly(tmp_path):
    """Work grows with the file, not with its square; the measure itself is in benchmarks."""
    entries = "".join(ENTRY.replace("id: p", f"id: p{count}") for count in range(1000))
    assert len(loaded(tmp_path, HEAD + entries).templates) == 1000
