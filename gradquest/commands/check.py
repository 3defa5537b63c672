"""`gradquest check`: one verdict, or a stream of them, in order."""

from __future__ import annotations

import json
from argparse import Namespace
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from time import perf_counter
from typing import TYPE_CHECKING, Any

from gradquest.commands.context import Context
from gradquest.commands.output import Output
from gradquest.commands.parser import Parser, add_ascii, add_bank, add_json
from gradquest.errors import GradquestError, Misuse
from gradquest.maths.verdict import Outcome, Verdict

if TYPE_CHECKING:
    from gradquest.banks.library import Library
    from gradquest.kinds.problem import Problem

Json = dict[str, Any]

LONGEST_NAME = 20
KEPT = 32
"""So many problems of a stream stay at hand."""


def options(parser: Parser, name: str) -> None:  # noqa: ARG001 (one command only)
    """What is judged, and against what; help shows what may be typed."""
    from gradquest.maths.grammar import forms

    parser.epilog = "\n".join(forms.lines()).replace("%", "%%").rstrip()
    parser.add_argument("answer", nargs="?", metavar="ANSWER", help="the answer as one types it")
    against = parser.add_mutually_exclusive_group()
    against.add_argument("--expected", metavar="EXPR", help="what it should be equal to")
    against.add_argument("--problem", metavar="ID:SEED", help="the problem that it answers")
    parser.add_argument(
        "--vars", metavar="x,y", help="the variables; without it x and y, or those in EXPR"
    )
    add_bank(parser, "the bank file that the problem is from")
    add_json(parser)
    add_ascii(parser)
    parser.add_argument(
        "--jsonl",
        action="store_true",
        help='read {"answer", "expected", "vars", "domain"} or {"answer", "problem"} line by line; '
        'a line of which nothing can be judged is answered with "error": true',
    )


def run(given: Namespace, context: Context) -> int:
    """Judge, and say no with exit code 1."""
    bench = Bench(context, given.bank)
    if given.jsonl:
        _check_alone(given)
        return _stream(bench, context)
    wish = {"answer": given.answer, "expected": given.expected, "problem": given.problem}
    wish = {name: value for name, value in wish.items() if value is not None}
    if given.vars is not None:
        wish["vars"] = [name.strip() for name in given.vars.split(",") if name.strip()]
    judged = bench.judged(wish)
    out = Output(context.stdout, is_ascii=given.ascii)
    if given.json:
        out.json(judged.as_json())
    else:
        _show(judged, out)
    return 0 if judged.verdict.is_right else 1


def _check_alone(given: Namespace) -> None:
    """A stream brings its own answers and what they are checked against."""
    named = {"ANSWER": given.answer, "--expected": given.expected}
    named |= {"--problem": given.problem, "--vars": given.vars}
    for name, value in named.items():
        if value is not None:
            raise Misuse(
                f"--jsonl reads all that from standard input, so {name} does not go with it"
            )


@dataclass(frozen=True, slots=True)
class Judged:
    """A verdict and how long it took."""

    verdict: Verdict
    ms: float
    is_of_problem: bool

    def as_json(self) -> Json:
        """The verdict as plain data."""
        from gradquest.maths.notation import typed_answer

        verdict = self.verdict
        data: Json = {
            "verdict": verdict.outcome.value,
            "method": verdict.method.value if verdict.method else None,
            "message": verdict.message,
            "column": verdict.column,
            "read_as": typed_answer(verdict.reading.components) if verdict.reading else None,
            "witness": _witness(verdict),
            "ms": round(self.ms, 3),
        }
        if self.is_of_problem:
            slip = verdict.slip
            data["slip"] = {"id": slip.id, "message": slip.message} if slip else None
        if self.is_of_problem or verdict.components:
            data["components"] = list(verdict.components)
        return data


def _witness(verdict: Verdict) -> Json | None:
    witness = verdict.witness
    if witness is None:
        return None
    return {
        "at": dict(witness.at),
        "yours": witness.yours,
        "expected": witness.expected,
        "component": witness.component,
    }


class Bench:
    """Judges one request after another; banks are loaded when a problem is first named."""

    def __init__(self, context: Context, bank: str | None) -> None:
        self.context = context
        self.bank = bank

    @cached_property
    def posed(self) -> Callable[[str], Problem]:
        """The problem of that name; the latest ones keep the slips that were worked out."""
        return lru_cache(maxsize=KEPT)(self.library.problem)

    @cached_property
    def library(self) -> Library:
        """Where problems are found by name."""
        return self.context.library(self.bank)

    def judged(self, wish: Mapping[str, Any]) -> Judged:
        """The verdict on one request. Raises `Misuse` where it is no request."""
        answer = _text(wish, "answer")
        judge = self._judge_of(wish)
        began = perf_counter()
        verdict = judge(answer)
        return Judged(verdict, (perf_counter() - began) * 1000, "problem" in wish)

    def _judge_of(self, wish: Mapping[str, Any]) -> Callable[[str], Verdict]:
        if ("problem" in wish) == ("expected" in wish):
            raise Misuse("an answer is checked against either an expected expression or a problem")
        if "problem" in wish:
            return self.posed(_text(wish, "problem")).judge
        from gradquest.maths.judging.checking import expectation
        from gradquest.maths.judging.judge import judge

        wanted = expectation(_expected(wish), _names(wish), _domain(wish))
        return lambda answer: judge(answer, wanted)


def _text(wish: Mapping[str, Any], name: str) -> str:
    value = wish.get(name)
    if not isinstance(value, str):
        raise Misuse(f"{name!r} is missing" if value is None else f"{name!r} should be a text")
    return value


def _expected(wish: Mapping[str, Any]) -> str:
    """A text, or a vector as an array of texts and whole numbers."""
    value = wish.get("expected")
    if not isinstance(value, list):
        return _text(wish, "expected")
    if not value or not all(type(entry) in (str, int) for entry in value):
        raise Misuse("'expected' should be a text or an array of texts")
    return f"({', '.join(map(str, value))})"


def _names(wish: Mapping[str, Any]) -> list[str] | None:
    names = wish.get("vars")
    if names is None:
        return None
    is_list = isinstance(names, list) and all(isinstance(name, str) for name in names)
    if not is_list or not all(_is_name(name) for name in names) or len(set(names)) < len(names):
        raise Misuse('\'vars\' should be an array of different names, such as ["x", "y"]')
    return list(names)


def _is_name(text: str) -> bool:
    return 0 < len(text) <= LONGEST_NAME and text.isidentifier()


def _domain(wish: Mapping[str, Any]) -> dict[str, tuple[Any, Any]] | None:
    domain = wish.get("domain")
    if domain is None:
        return None
    if not isinstance(domain, dict) or not all(
        isinstance(bounds, list) and len(bounds) == 2 for bounds in domain.values()
    ):
        raise Misuse("'domain' should give two numbers for each variable, as in {\"x\": [-3, 3]}")
    return {name: (bounds[0], bounds[1]) for name, bounds in domain.items()}


def _stream(bench: Bench, context: Context) -> int:
    """One JSON line in, one JSON line out, whatever comes; a line that asks nothing is an error."""
    out = Output(context.stdout)
    _warm_up()
    for line in iter(context.stdin.readline, ""):
        out.json(_answered(bench, line))
    return 0


def _answered(bench: Bench, line: str) -> Json:
    if not line.strip():
        return _refused("this line is empty")
    try:
        wish = json.loads(line)
    except (ValueError, RecursionError):
        return _refused("this line is no JSON")
    if not isinstance(wish, dict):
        return _refused("this line is no JSON object")
    try:
        return bench.judged(wish).as_json()
    except GradquestError as refusal:
        return _refused(str(refusal))


def _warm_up() -> None:
    """Import what judging needs, so that the first answer is timed like the others."""
    from gradquest.maths.judging.checking import check

    for answer in ("x^2 - 1", "sin(x)"):
        check(answer, "(x - 1)*(x + 1)")


def _refused(message: str) -> Json:
    """Nothing was judged: the fault is with the line or the bank, not with an answer."""
    verdict = Verdict(Outcome.UNREADABLE, message)
    return {**Judged(verdict, 0.0, is_of_problem=False).as_json(), "error": True}


def _show(judged: Judged, out: Output) -> None:
    from gradquest.commands.wording import verdict_line
    from gradquest.maths.notation import pretty_answer

    verdict = judged.verdict
    out.one_line(verdict_line(verdict))
    if verdict.reading is not None:
        out.line(f"  read as {pretty_answer(verdict.reading.components)}")
    if verdict.method is not None:
        out.line(f"  {verdict.method}")
