"""Every field of `gradquest/bank@1`, its type and what it is for; editors get it as JSON Schema."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from gradquest.banks.family import FAMILIES
from gradquest.banks.slips import ALLOWED, SLIPS
from gradquest.kinds.kind import kinds
from gradquest.maths.expression import Expression, Power, Product, Sum, Variable, number
from gradquest.maths.grammar.names import GREEK

NAME = "gradquest/bank@1"

IDENTIFIER = "[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?"
LONGEST_ID = 80

TEXT = {"type": "string"}
TEXTS = {"type": "array", "items": TEXT}
ID = {"type": "string", "pattern": f"^{IDENTIFIER}$", "maxLength": LONGEST_ID}
KIND = {"enum": [*kinds()]}
SLIP = {"enum": sorted(SLIPS)}
VALUE = {"type": ["string", "number"]}
CHOICES = {
    "anyOf": [
        VALUE,
        {"type": "array", "items": VALUE, "minItems": 1},
        {
            "type": "object",
            "properties": {
                "from": VALUE,
                "to": VALUE,
                "step": VALUE,
                "except": {"anyOf": [VALUE, {"type": "array", "items": VALUE}]},
            },
            "required": ["from", "to"],
            "additionalProperties": False,
        },
    ]
}
NAMED_CHOICES = {"type": "object", "additionalProperties": CHOICES}

FORMULAS = {"type": "object", "additionalProperties": VALUE}
ROWS = {"type": "array", "items": {"type": "array", "items": VALUE, "minItems": 2}, "minItems": 1}


def asked_in_words() -> Sequence[str]:
    """The questions of all kinds that name no letter, such as `ascent`; those have a pattern."""
    x, y = Variable("x"), Variable("y")
    bowl: Expression = Sum((Power(x, number(2)), Product((x, y))))
    asked = (aspect for kind in kinds().values() for aspect in kind.aspects(bowl, ("x", "y")))
    named = (aspect for aspect in asked if aspect and not {"x", "y"} & set(aspect.split()))
    return tuple(dict.fromkeys(named))


_LETTER = f"(?:[A-Za-z]{{1,3}}_?[0-9]{{0,3}}|{'|'.join(sorted(set(GREEK.values())))})"
QUESTION = {
    "anyOf": [
        {"enum": [*asked_in_words()]},
        {"type": "string", "pattern": f"^(?:sign )?{_LETTER}(?: {_LETTER})?$"},
    ]
}


def _listing(item: Mapping[str, object]) -> Mapping[str, object]:
    return {"type": "array", "items": item}


@dataclass(frozen=True, slots=True)
class Field:
    """One field of a mapping."""

    shape: Mapping[str, object]
    """Its JSON Schema."""
    says: str
    is_required: bool = False


EXAMPLE: Mapping[str, Field] = {
    "seed": Field({"type": "integer", "minimum": 0}, "which draw", is_required=True),
    "kind": Field(KIND, "which kind", is_required=True),
    "right": Field(TEXT, "an answer that must be right; may use the parameters"),
    "wrong": Field(TEXT, "an answer that must be wrong; may use the parameters"),
    "tag": Field(SLIP, "the id of the slip that the wrong answer must be recognised as"),
}

ANSWER: Mapping[str, Field] = {
    "form": Field({"enum": ["exact", "decimal"]}, "how the answer is asked for"),
    "digits": Field({"type": "integer", "minimum": 0, "maximum": 10}, "decimals of the answer"),
}

DEFAULTS: Mapping[str, Field] = {
    "vars": Field(TEXTS, "the variables in order; x and y where nothing is said"),
    "params": Field(NAMED_CHOICES, "what each parameter is drawn from: -5..5 except 0"),
    "point": Field(NAMED_CHOICES, "what each coordinate of the point is drawn from"),
    "lr": Field(CHOICES, "what the learning rate is drawn from: [0.1, 0.05]"),
    "steps": Field(CHOICES, "what the number of descent steps is drawn from: [2, 3]"),
    "direction": Field(
        NAMED_CHOICES, "a vector, {x: 3, y: 4}, or an angle in degrees, {angle: 30}"
    ),
    "towards": Field(NAMED_CHOICES, "a point to look towards, instead of a direction"),
    "given": Field(NAMED_CHOICES, "further numbers that a kind needs, such as beta: 0.9"),
    "kinds": Field(_listing(KIND), "what is asked: partial_x, gradient_at, descent_step, ..."),
    "ask": Field(
        _listing(QUESTION), "which of its questions a kind may ask; else any: [x y, y y] for second"
    ),
    "level": Field({"type": "integer", "minimum": 0, "maximum": 9}, "how hard; else estimated"),
    "family": Field({"enum": list(FAMILIES)}, "the rule that is practised; else from f"),
    "domain": Field(
        {"type": "object", "additionalProperties": TEXT},
        "where answers are compared, for each variable: 0.2..4; else -3..3",
    ),
}

PROBLEM: Mapping[str, Field] = {
    "id": Field(ID, "small letters, digits, dots and hyphens", is_required=True),
    "f": Field(VALUE, "the function, in the variables, the parameters and the letters of inner"),
    **DEFAULTS,
    "where": Field(TEXTS, "conditions on what is drawn: a != b, 4*a*c > b^2"),
    "skill": Field(TEXT, "what is practised, in the author's own words"),
    "tags": Field(TEXTS, "words to find the problem by"),
    "hints": Field(TEXTS, "from first to last; may say {f} {var} {other} {vanishing} {a}"),
    "explain": Field(TEXT, "the closing paragraph of the worked solution"),
    "show": Field(TEXT, "what the function is, in the author's own words"),
    "allow": Field(
        _listing({"enum": sorted(ALLOWED)}),
        "slips that may go unnoticed here, or reasons such as zero-component",
    ),
    "avoid": Field(_listing(SLIP), "further slips that must not give the right answer"),
    "par": Field(
        {"type": "number", "exclusiveMinimum": 0, "maximum": 3600},
        "seconds that an able learner needs",
    ),
    "tests": Field(
        {"type": "array", "items": {"$ref": "#/definitions/test"}}, "answers checked by bank check"
    ),
    "answer": Field({"$ref": "#/definitions/answer"}, "how the answer is asked for"),
    "inner": Field(FORMULAS, "letters between the variables and f, in order: {u: x*y, v: x + y}"),
    "data": Field(ROWS, "points that a line w*x + b is fitted to, instead of f: [[1, 2], [3, y2]]"),
    "view": Field({"type": "object"}, "what the picture shows"),
    "note": Field(TEXT, "a remark for authors"),
}  # fmt: skip

BANK: Mapping[str, Field] = {
    "schema": Field({"const": NAME}, "the version of this format", is_required=True),
    "id": Field(ID, "small letters, digits, dots and hyphens", is_required=True),
    "title": Field(TEXT, "what learners see", is_required=True),
    "description": Field(TEXT, "one or two sentences"),
    "author": Field(TEXT, "who wrote it"),
    "license": Field(TEXT, "under which terms it may be passed on"),
    "defaults": Field({"$ref": "#/definitions/defaults"}, "fields that problems share"),
    "problems": Field(
        {"type": "array", "items": {"$ref": "#/definitions/problem"}, "minItems": 1},
        "the templates",
        is_required=True,
    ),
}


def json_schema() -> dict[str, object]:
    """The format as JSON Schema, draft 7, which editors complete and check YAML with."""
    named = {"problem": PROBLEM, "defaults": DEFAULTS, "test": EXAMPLE, "answer": ANSWER}
    return {
        "$schema": "http://json-schema.org/draft-07/schema#",
        "title": NAME,
        **_object(BANK),
        "definitions": {name: _object(fields) for name, fields in named.items()},
    }


def _object(fields: Mapping[str, Field]) -> dict[str, object]:
    return {
        "type": "object",
        "properties": {
            name: {**field.shape, "description": field.says} for name, field in fields.items()
        },
        "required": [name for name, field in fields.items() if field.is_required],
        "additionalProperties": False,
    }
