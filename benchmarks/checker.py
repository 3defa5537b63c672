"""Our checker beside others, on the same pairs in one run: right, mistaken, undecided, time.

`python benchmarks/checker.py --sample 200 --math-verify ~/venvs/mv/bin/python`. Each peer works in
a process of its own, which is killed after 10 seconds on one pair. Peers are given what our grammar
read, in their own notation, and only their comparison is timed: it is judging that is compared. Our
own time is the whole verdict, reading included. Times are of the processor, not of the clock: other
programs run on the machine as well.
"""

from __future__ import annotations

import argparse
import json
import platform
import select
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

DATA = Path(__file__).parent.parent / "tests" / "data"
FILES = ("odd_answers.jsonl", "answer_pairs.jsonl")
PATIENCE = 10.0
"""Seconds for one pair."""
WARM_UP = 60.0
"""Seconds for a peer to import what it needs."""
Pair = dict[str, Any]
Decision = bool | None
"""None where a judge does not know."""


@dataclass
class Score:
    """How one judge did."""

    name: str
    counts: Counter[str] = field(default_factory=Counter)
    times: list[float] = field(default_factory=list)

    def add(self, pair: Pair, decision: Decision, seconds: float) -> None:
        """Note one decision."""
        is_right = pair["verdict"] == "right"
        if decision is None:
            self.counts["undecided"] += 1
        elif decision is is_right:
            self.counts["right"] += 1
        else:
            self.counts["wrong-reject" if is_right else "wrong-accept"] += 1
        self.times.append(seconds * 1000)

    def row(self) -> str:
        """A line of the table."""
        times = sorted(self.times)
        columns = (
            self.counts[name] for name in ("right", "wrong-reject", "wrong-accept", "undecided")
        )
        spread = (times[len(times) // 2], times[int(len(times) * 0.99)], times[-1])
        shown = " / ".join(f"{each:,.2f}" if each < 10 else f"{each:,.0f}" for each in spread)
        return f"| {self.name} | {' | '.join(map(str, columns))} | {shown} |"


class Peer:
    """A judge in a process of its own."""

    def __init__(self, name: str, python: str) -> None:
        self.name = name
        self.python = python
        self.process: subprocess.Popen[str] | None = None

    def decide(self, pair: Pair) -> tuple[Decision, float]:
        """The decision and the seconds; a peer that does not answer in time is killed."""
        reply = self._ask(pair, PATIENCE)
        return (None, PATIENCE) if reply is None else (reply["decision"], reply["seconds"])

    def _ask(self, pair: Pair, patience: float) -> Any:
        process = self._running()
        if process.stdin is None or process.stdout is None:
            raise RuntimeError("both are pipes")
        process.stdin.write(json.dumps(pair) + "\n")
        process.stdin.flush()
        if select.select([process.stdout], [], [], patience)[0] and (
            line := process.stdout.readline()
        ):
            return json.loads(line)
        self.close()
        return None

    def _running(self) -> subprocess.Popen[str]:
        if self.process is None:
            command = [self.python, __file__, "--serve", self.name]
            self.process = subprocess.Popen(
                command, stdin=subprocess.PIPE, stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL, text=True,
            )  # fmt: skip
            easy = {"answer": "x", "expected": "x", "latex": ["x", "x"], "vars": ["x"]}
            self._ask({**easy, "positive": False}, WARM_UP)
        return self.process

    def close(self) -> None:
        """End the process."""
        if self.process is not None:
            self.process.kill()
            self.process.wait()
            self.process = None


def main() -> None:
    """Compare, or serve as one of the peers."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--serve", choices=sorted(SERVED), help=argparse.SUPPRESS)
    parser.add_argument("--sample", type=int, help="how many pairs of each file, evenly spread")
    parser.add_argument("--math-verify", metavar="PYTHON", help="the Python that has math-verify")
    given = parser.parse_args()
    if given.serve:
        serve(SERVED[given.serve]())
        return
    peers = [Peer("simplify", sys.executable), Peer("equals", sys.executable)]
    if given.math_verify:
        peers.append(Peer("math-verify", given.math_verify))
    compare(list(chosen(given.sample)), peers)


def compare(pairs: Sequence[Pair], peers: Sequence[Peer]) -> None:
    """Judge every pair with every judge and print the table."""
    ours, scores = Score("gradquest"), [Score(TITLES[peer.name]) for peer in peers]
    own(pairs[0])
    for pair in pairs:
        ours.add(pair, *own(pair))
        for peer, score in zip(peers, scores, strict=True):
            score.add(pair, *peer.decide(pair))
    for peer in peers:
        peer.close()
    print(f"{date.today()}, {len(pairs)} pairs, Python {platform.python_version()}\n")
    print("| judge | right | wrong-reject | wrong-accept | undecided | p50 / p99 / max ms |")
    print("|---|---|---|---|---|---|")
    print(*(score.row() for score in (ours, *scores)), sep="\n")


def own(pair: Pair) -> tuple[Decision, float]:
    """Our own verdict on the text as typed."""
    from gradquest.maths.judging.checking import expectation
    from gradquest.maths.judging.judge import judge

    expected = expectation(pair["expected_text"], pair["vars"], pair["domain"])
    begun = time.process_time()
    outcome = judge(pair["text"], expected).outcome
    return {"right": True, "wrong": False}.get(str(outcome)), time.process_time() - begun


def chosen(sample: int | None) -> Iterator[Pair]:
    """Right and wrong formulas without decimals: rounding and vectors are rules of our own."""
    for name in FILES:
        lines = (DATA / name).read_text(encoding="utf-8").splitlines()
        found = [pair for line in lines if (pair := prepared(json.loads(line)))]
        step = len(found) / min(sample or len(found), len(found))
        yield from (found[int(turn * step)] for turn in range(int(len(found) / step)))


def prepared(pair: Pair) -> Pair | None:
    """The pair with its peers' notation; None where it is not for them."""
    import sympy

    from gradquest.errors import GradquestError
    from gradquest.maths.grammar.reading import read
    from gradquest.maths.notation import typed
    from gradquest.maths.symbolic import to_sympy

    texts = [pair["answer"], pair["expected"]]
    if pair["verdict"] not in ("right", "wrong") or any("." in text for text in texts):
        return None
    try:
        trees = [read(text, pair["vars"]).components[0] for text in texts]
    except GradquestError:
        return None
    positive = bool(pair["domain"]) and all(low >= 0 for low, _ in pair["domain"].values())
    return {
        "text": texts[0], "expected_text": texts[1], "vars": pair["vars"],
        "domain": pair["domain"], "verdict": pair["verdict"], "positive": positive,
        "answer": typed(trees[0]), "expected": typed(trees[1]),
        "latex": [sympy.latex(to_sympy(tree)) for tree in trees],
    }  # fmt: skip


# The peers

Judge = Callable[[Pair], Decision]


def serve(judge: Judge) -> None:
    """One JSON line in, one out."""
    for line in sys.stdin:
        pair = json.loads(line)
        begun = time.process_time()
        try:
            decision = judge(pair)
        except Exception:  # noqa: BLE001  # whatever a peer raises, it did not decide
            decision = None
        reply = {"decision": decision, "seconds": time.process_time() - begun}
        print(json.dumps(reply), flush=True)


def by_simplify() -> Judge:
    """The usual recipe."""
    import sympy

    return lambda pair: bool(sympy.simplify(difference(pair)) == 0)


def by_equals() -> Judge:
    """sympy's own question, which may be answered with None."""

    def judge(pair: Pair) -> Decision:
        answer: Decision = difference(pair).equals(0)
        return answer

    return judge


def difference(pair: Pair) -> Any:
    """The answer less the expected one, in letters that are real, or positive as on the domain."""
    import sympy

    from gradquest.maths.grammar.reading import read
    from gradquest.maths.symbolic import to_sympy

    sides = [
        to_sympy(read(pair[key], pair["vars"]).components[0]) for key in ("answer", "expected")
    ]
    kind = {"positive": True} if pair["positive"] else {"real": True}
    total = sides[0] - sides[1]
    letters = {old: sympy.Symbol(old.name, **kind) for old in total.free_symbols}
    return total.subs(letters)


def by_math_verify() -> Judge:
    """Hugging Face's checker of answers in TeX."""
    from math_verify import parse, verify

    def judge(pair: Pair) -> Decision:
        mine, theirs = (parse(f"${text}$", parsing_timeout=None) for text in pair["latex"])
        if not mine or not theirs:
            return None
        return bool(verify(theirs, mine, timeout_seconds=None))

    return judge


SERVED = {"simplify": by_simplify, "equals": by_equals, "math-verify": by_math_verify}
TITLES = {
    "simplify": "`sympy.simplify(a - b) == 0`",
    "equals": "`(a - b).equals(0)` of sympy",
    "math-verify": "Math-Verify",
}

if __name__ == "__main__":
    main()
