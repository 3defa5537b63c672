"""Writers killed at random moments: `python benchmarks/kills.py [--kills 1000]`.

Two writers append to one log. One of them is killed with SIGKILL again and again, at a moment drawn
at random; it tells each attempt that `append` came back from. At the end every told attempt must be
there exactly once, the file sound, and the statistics what the log adds up to.
"""

from __future__ import annotations

import itertools
import os
import random
import signal
import sys
import time
from argparse import ArgumentParser
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

from gradquest.progress.attempt import Attempt, Status
from gradquest.progress.folders import Folders
from gradquest.progress.statistics import summary
from gradquest.progress.store import Store
from gradquest.training.clock import SystemClock, practice_day

LONGEST_S = 0.06
"""A writer lives at most so long after its first attempt."""

ROW = Attempt(
    id="", at="2026-01-05T12:00:00.000Z", day="2026-01-05", session="s", mode="practice",
    kind="partial_x", family="polynomial", level=2, bank="b", bank_hash="h", template="t",
    seed=0, try_=1, status=Status.RIGHT, answer="2x + y", hints=0, active_ms=12_000, par_s=20.0,
)  # fmt: skip


def write(home: Path, name: str, tells: int) -> None:
    """Append for ever, tell what is safe, and look at the statistics now and then."""
    store = Store.open(Folders(home))
    for number in itertools.count():
        key = f"{name}-{number}"
        store.append(replace(ROW, id=key, session=name, seed=number))
        os.write(tells, f"{key}\n".encode())
        if number % 5 == 4:
            summary(store, practice_day(SystemClock().now()), 7)


def begin(home: Path, name: str) -> tuple[int, int]:
    """A writer in a process of its own, and where it tells."""
    told, tells = os.pipe()
    if child := os.fork():
        os.close(tells)
        return child, told
    with suppress(BaseException):
        write(home, name, tells)
    os._exit(1)


def killed(home: Path, name: str, moment: float) -> list[str]:
    """What a writer told before it was killed."""
    child, told = begin(home, name)
    heard = os.read(told, 1 << 16)
    time.sleep(moment)
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    while more := os.read(told, 1 << 16):
        heard += more
    os.close(told)
    return heard.decode().split()


def main() -> int:
    """Kill, then look."""
    parser = ArgumentParser()
    parser.add_argument("--kills", type=int, default=1000)
    kills = parser.parse_args().kills
    chance = random.Random(7)  # noqa: S311  # no secret
    began, acknowledged = time.perf_counter(), []
    with TemporaryDirectory() as folder:
        home = Path(folder) / "home"
        Store.open(Folders(home)).close()
        other, told = begin(home, "other")
        for kill in range(kills):
            acknowledged += killed(home, f"victim{kill}", chance.uniform(0, LONGEST_S))
            with suppress(BlockingIOError):
                os.set_blocking(told, False)
                acknowledged += os.read(told, 1 << 16).decode().split()
        os.kill(other, signal.SIGKILL)
        os.waitpid(other, 0)
        with Store.open(Folders(home)) as store:
            store.check()
            adds_up = store.adds_up()
            stored = [one.id for one in store.attempts()]
    lost, doubled = len({*acknowledged} - {*stored}), len(stored) - len({*stored})
    print(f"{kills} kills in {time.perf_counter() - began:.0f} s, {len(acknowledged)} told, "
          f"{len(stored)} stored: {lost} lost, {doubled} doubled, file sound, "
          f"statistics {'right' if adds_up else 'WRONG'}")  # fmt: skip
    return int(bool(lost or doubled or not adds_up))


if __name__ == "__main__":
    sys.exit(main())
