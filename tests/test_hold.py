"""A hold on a file's name, which one program has at a time."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from gradquest.progress.hold import Hold

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="there are no such locks")

TAKEN_AND_KILLED = """
import os, sys
from pathlib import Path
from gradquest.progress.hold import Hold
assert Hold(Path(sys.argv[1])).take()
os.kill(os.getpid(), 9)
"""


def test_one_has_it_until_it_lets_go(tmp_path: Path) -> None:
    first, second = Hold(tmp_path / "lock"), Hold(tmp_path / "lock")
    assert first.take()
    assert first.take()
    assert not second.could_take()
    assert not second.take()
    first.let_go()
    assert second.could_take()
    assert first.take()


def test_a_program_that_was_killed_holds_nothing(tmp_path: Path) -> None:
    lock = tmp_path / "lock"
    subprocess.run([sys.executable, "-c", TAKEN_AND_KILLED, str(lock)], check=False)
    assert lock.exists()
    assert Hold(lock).take()


def test_where_no_file_can_be_made_it_is_ours(tmp_path: Path) -> None:
    assert Hold(tmp_path / "nowhere" / "lock").take()
