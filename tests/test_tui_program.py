"""The program as a process: what it loads before it can be seen, and how it ends."""

from __future__ import annotations

import os
import pty
import select
import signal
import subprocess
import sys
import textwrap
import time
from pathlib import Path

import pytest

HERE = Path(__file__).parent
PLAY = "from tui_world import FakeGame; from gradquest.tui.app import run; import sys\n"
LEFT_THE_SCREEN = b"\x1b[?1049l"


def python(code: str) -> str:
    """What a fresh interpreter prints."""
    done = subprocess.run(
        [sys.executable, "-c", textwrap.dedent(code)],
        cwd=HERE, capture_output=True, text=True, check=True, timeout=60,
    )  # fmt: skip
    return done.stdout.strip()


@pytest.mark.parametrize("place", ["home", "practice"])
def test_the_first_paint_needs_neither_sympy_nor_numpy_nor_yaml(place):
    code = f"""
        import asyncio, sys
        from tui_world import FakeGame
        from gradquest.training.start import Start
        from gradquest.tui.app import GradquestApp
        game = FakeGame()
        game.gate.clear()
        async def look():
            async with GradquestApp(game, Start("{place}")).run_test() as pilot:
                await pilot.pause()
                print(sorted({{"sympy", "numpy", "mpmath", "yaml"}} & set(sys.modules)))
                game.gate.set()
        asyncio.run(look())
    """
    assert python(code) == "[]"


class Terminal:
    """A program on a pseudo-terminal."""

    def __init__(self, code: str) -> None:
        self.pid, self.fd = pty.fork()
        if self.pid == 0:
            os.chdir(HERE)
            os.environ["TERM"] = "xterm-256color"
            os.execv(sys.executable, [sys.executable, "-c", PLAY + code])  # noqa: S606
        self.output = b""

    def wait_for(self, text: bytes, seconds: float = 20) -> None:
        end = time.monotonic() + seconds
        while text not in self.output and time.monotonic() < end:
            self.read()
        assert text in self.output

    def read(self) -> bool:
        if not select.select([self.fd], [], [], 0.1)[0]:
            return True
        try:
            self.output += (got := os.read(self.fd, 65536))
        except OSError:
            return False
        return bool(got)

    def end(self) -> int:
        while self.read():
            done, status = os.waitpid(self.pid, os.WNOHANG)
            if done:
                break
        else:
            _, status = os.waitpid(self.pid, 0)
        while select.select([self.fd], [], [], 0)[0] and self.read():
            pass
        os.close(self.fd)
        return os.waitstatus_to_exitcode(status)


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP, signal.SIGQUIT])
def test_a_signal_ends_the_program_with_its_status_and_gives_the_terminal_back(number):
    terminal = Terminal("sys.exit(run(FakeGame()))")
    terminal.wait_for(b"Practise")
    os.kill(terminal.pid, number)
    assert terminal.end() == 128 + number
    assert LEFT_THE_SCREEN in terminal.output


def test_ctrl_q_ends_the_program_with_success():
    terminal = Terminal("sys.exit(run(FakeGame()))")
    terminal.wait_for(b"Practise")
    os.write(terminal.fd, b"\x11")
    assert terminal.end() == 0
    assert LEFT_THE_SCREEN in terminal.output


def test_a_fault_of_our_own_ends_with_one_sentence_and_status_one():
    terminal = Terminal("FakeGame.begin = None\nsys.exit(run(FakeGame()))")
    terminal.wait_for(b"Practise")
    os.write(terminal.fd, b"\r")
    assert terminal.end() == 1
    after = terminal.output.rpartition(LEFT_THE_SCREEN)[2]
    assert b"a fault of its own" in after
    assert b"Traceback" not in after


def test_a_fault_of_our_own_is_written_down_whole(tmp_path):
    files = f"Folders(Path({str(tmp_path)!r}))"
    terminal = Terminal(
        "from pathlib import Path\nfrom gradquest.progress.folders import Folders\n"
        f"FakeGame.folders = {files}\nFakeGame.begin = None\nsys.exit(run(FakeGame()))"
    )
    terminal.wait_for(b"Practise")
    os.write(terminal.fd, b"\r")
    assert terminal.end() == 1
    assert b"gradquest.log" in terminal.output.replace(b"\r\n", b"")
    told = (tmp_path / "gradquest.log").read_text()
    assert "Traceback" in told
    assert "make_session" in told


def test_bytes_that_are_no_text_and_no_key_harm_nothing(tmp_path):
    files = f"Folders(Path({str(tmp_path)!r}))"
    terminal = Terminal(
        "from pathlib import Path\nfrom gradquest.progress.folders import Folders\n"
        f"FakeGame.folders = {files}\nsys.exit(run(FakeGame()))"
    )
    terminal.wait_for(b"Practise")
    os.write(terminal.fd, b"\xe9x\xff\x1b[1114112u\x1b[99999999999999999999u")
    os.write(terminal.fd, b"s")
    terminal.wait_for(b"settings")
    os.write(terminal.fd, b"\x11")
    assert terminal.end() == 0
    assert "chr() arg" in (tmp_path / "gradquest.log").read_text()


def test_without_its_terminal_the_program_ends():
    terminal = Terminal("sys.exit(run(FakeGame()))")
    terminal.wait_for(b"Practise")
    os.close(terminal.fd)
    assert os.waitstatus_to_exitcode(os.waitpid(terminal.pid, 0)[1]) == 129
