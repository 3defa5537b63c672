"""Every line of the worked solutions of all kinds: `python benchmarks/solutions.py [SEEDS]`."""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent / "tests"))

from slip_census import problems
from solution_lines import faults

from gradquest.kinds.kind import kinds

SEEDS = 200


def main() -> None:
    """Print each fault and how many problems were looked at."""
    seeds = int(sys.argv[1]) if len(sys.argv) > 1 else SEEDS
    looked_at = lines = wrong = 0
    for problem in problems(range(seeds), kinds=kinds()):
        looked_at += 1
        lines += len(problem.steps)
        for fault in faults(problem):
            wrong += 1
            print(fault)
    print(f"{wrong} faults in {lines} lines of {looked_at} problems")


if __name__ == "__main__":
    main()
