"""The log at any size: `python benchmarks/log.py [--most 1000000]`.

Append against a bare commit of SQLite, interleaved, in the same mode and on the same disk; opening,
the statistics of a screen and everything that follows from the log, from 100 attempts on.
"""

from __future__ import annotations

import random
import sqlite3
import sys
import time
from argparse import ArgumentParser
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import date, timedelta
from itertools import islice
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from gradquest.progress.attempt import Attempt, SessionEnd, Status
from gradquest.progress.fold import rebuild
from gradquest.progress.folders import Folders
from gradquest.progress.milestones import FOLD as MILESTONES
from gradquest.progress.reached import fold_of, reached_in
from gradquest.progress.records import FOLD as RECORDS
from gradquest.progress.records import bests_of
from gradquest.progress.retired import FOLD as SLIPS
from gradquest.progress.retired import slip_records
from gradquest.progress.statistics import summary
from gradquest.progress.store import Store
from gradquest.training.learner import FOLD as LEARNER
from gradquest.training.learner import learner_of

SIZES = (100, 1_000, 10_000, 100_000, 1_000_000)
FIRST_DAY, A_DAY, A_SESSION = date(2019, 1, 7), 40, 10
"""Forty attempts a day, so that a hundred thousand are seven years."""
TODAY = date(2026, 11, 20)
SHOWN_DAYS = 154
KINDS = ("partial_x", "partial_y", "gradient_at", "descent_step")
FAMILIES = ("polynomial", "mixed", "product", "quotient", "chain", "exp", "log", "trig", "root")
APPENDS = 2000
AT_A_TIME = 20_000
SHIPPED = frozenset({"shipped"})


def attempts(seed: int = 0) -> Iterator[Attempt]:
    """An endless log of somebody who is right four times in five."""
    chance = random.Random(seed)  # noqa: S311  # no secret
    number = 0
    while True:
        family, place = chance.choice(FAMILIES), chance.randrange(10)
        kind, numbers = chance.choice(KINDS), chance.randrange(2**53)
        for try_ in (1, 2):
            is_right = chance.random() < 0.8
            day = (FIRST_DAY + timedelta(days=number // A_DAY)).isoformat()
            second = number % A_DAY
            yield Attempt(
                id=f"{chance.getrandbits(128):032x}",
                at=f"{day}T12:{second:02}:00.000Z",
                day=day,
                session=f"{seed}-{number // A_SESSION}",
                mode="practice",
                kind=kind,
                family=family,
                level=1 + place * 7 // 10,
                bank="shipped",
                bank_hash="0123456789ab",
                template=f"{family}-{place}",
                seed=numbers,
                try_=try_,
                status=Status.RIGHT if is_right else Status.WRONG,
                answer="3x^2*y + 2*exp(x*y)",
                hints=int(chance.random() < 0.1),
                active_ms=chance.randrange(4000, 60_000),
                par_s=25.0,
                method="proved",
                slip="" if is_right else f"{kind}-{chance.randrange(4)}",
                predicted=0.83,
            )
            number += 1
            if is_right:
                break


def ends(count: int) -> Iterator[SessionEnd]:
    """The end of every session, each tenth a race."""
    chance = random.Random(count)  # noqa: S311  # no secret
    for number in range(count // A_SESSION):
        day = (FIRST_DAY + timedelta(days=number * A_SESSION // A_DAY)).isoformat()
        is_race = number % 10 == 0
        yield SessionEnd(
            id=f"0-{number}",
            at=f"{day}T13:00:00.000Z",
            day=day,
            mode="race" if is_race else "practice",
            configuration="race-10 all" if is_race else "practice-10 all",
            seed=number,
            problems=10,
            right=9,
            clean=8,
            elapsed_ms=240_000,
            pace=chance.uniform(0.7, 1.6) if is_race else None,
            consistency=70.0 if is_race else None,
        )


def fill(store: Store, count: int) -> float:
    """Import so many attempts with their session ends; the seconds it took."""
    began, log = time.perf_counter(), attempts()
    for start in range(0, count, AT_A_TIME):
        store.add(islice(log, min(AT_A_TIME, count - start)), [])
    store.add([], ends(count))
    return time.perf_counter() - began


def milliseconds(work: Callable[[], object], runs: int = 9) -> float:
    """The median of some runs."""
    return median(_timed(work) for _ in range(runs))


def _timed(work: Callable[[], object]) -> float:
    began = time.perf_counter()
    work()
    return 1000 * (time.perf_counter() - began)


def compare_appends(home: Path, seed: int) -> None:
    """One by one in turn: our append, and a bare insert and commit in the same mode."""
    ours: list[float] = []
    bare: list[float] = []
    more = attempts(seed)
    with Store.open(Folders(home)) as store, closing(_bare(home / "bare.db")) as other:
        for _ in range(APPENDS):
            row = next(more)
            bare.append(_timed(lambda: _commit(other, row.answer)))  # noqa: B023  # run at once
            ours.append(_timed(lambda: store.append(row)))  # noqa: B023
    for name, part in (("median", 0.5), ("p99", 0.99)):
        mine, base = (sorted(times)[int(part * len(times))] for times in (ours, bare))
        print(f"append {name:>6}  {mine:7.3f} ms, bare commit {base:7.3f} ms: {mine / base:.2f} x")


def _bare(path: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(path, isolation_level=None)
    connection.execute("PRAGMA synchronous = FULL")
    connection.execute("CREATE TABLE row (number INTEGER PRIMARY KEY, text TEXT)")
    return connection


def _commit(connection: sqlite3.Connection, text: str) -> None:
    connection.execute("BEGIN IMMEDIATE")
    connection.execute("INSERT INTO row (text) VALUES (?)", (text * 10,))
    connection.execute("COMMIT")


def measure(home: Path, count: int) -> None:
    """One row of the table."""
    folders = Folders(home)
    with Store.open(folders) as store:
        filling = fill(store, count)
    opening = milliseconds(lambda: Store.open(folders).close())
    with Store.open(folders) as store:
        began = time.perf_counter()
        rebuild(store, (SLIPS, RECORDS, MILESTONES, fold_of(SHIPPED), LEARNER))
        rebuilding = time.perf_counter() - began
        columns = (
            filling,
            opening,
            milliseconds(lambda: summary(store, TODAY, SHOWN_DAYS)),
            milliseconds(lambda: summary(store, TODAY)),
            milliseconds(lambda: reached_in(store, SHIPPED)),
            milliseconds(lambda: (slip_records(store), bests_of(store))),
            milliseconds(lambda: learner_of(store, 0.83)),
            rebuilding,
            folders.database.stat().st_size / 1e6,
        )
    print(f"{count:>9,}  " + "  ".join(f"{value:8.2f}" for value in columns), flush=True)


def main() -> None:
    """Print the comparison, then a row for each size."""
    parser = ArgumentParser()
    parser.add_argument("--most", type=int, default=SIZES[-1])
    most = parser.parse_args().most
    print(f"Python {sys.version.split()[0]}, SQLite {sqlite3.sqlite_version}")
    with TemporaryDirectory() as home:
        for run in (1, 2):
            compare_appends(Path(home) / f"appends-{run}", seed=run)
    names = ("import s", "open ms", "screen", "all", "achieved", "slips", "learner", "rebuild s")
    print(f"{'attempts':>9}  " + "  ".join(f"{name:>8}" for name in (*names, "MB")))
    for count in (size for size in SIZES if size <= most):
        with TemporaryDirectory() as home:
            measure(Path(home), count)


if __name__ == "__main__":
    main()
