"""How long a verdict takes, reading included: `python benchmarks/judging.py`."""

from __future__ import annotations

import json
import time
from collections import Counter
from pathlib import Path

from gradquest.maths.judging.checking import check

DATA = Path(__file__).parent.parent / "tests" / "data"
FILES = ("answer_pairs.jsonl", "odd_answers.jsonl")


def main() -> None:
    """Judge every pair once, warm, and print the spread of times."""
    check("sin(x)", "cos(x)")
    times, outcomes = [], Counter[str]()
    texts = [(DATA / name).read_text(encoding="utf-8") for name in FILES]
    for line in "".join(texts).splitlines():
        pair = json.loads(line)
        begun = time.process_time()
        verdict = check(pair["answer"], pair["expected"], pair["vars"], pair["domain"])
        times.append((time.process_time() - begun) * 1000)
        outcomes[f"{pair['verdict']} judged {verdict.outcome}"] += 1
    times.sort()
    for name, part in (("p50", 0.5), ("p99", 0.99), ("p99.9", 0.999)):
        print(f"{name} {times[int(len(times) * part)]:.2f} ms")
    print(f"max {times[-1]:.2f} ms of {len(times)} verdicts, the expected text read as well")
    for name, count in sorted(outcomes.items()):
        print(f"{count:6} {name}")


if __name__ == "__main__":
    main()
