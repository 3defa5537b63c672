"""Lines for people: whole for a program, folded between words on a terminal."""

from __future__ import annotations

import os
import pty
import struct
from fcntl import ioctl
from termios import TIOCSWINSZ

import pytest

from gradquest.commands.output import Output

LONG = "The slope in x is the one that counts here, and it is 14."


def on_terminal(text: str, columns: int) -> list[str]:
    """The rows that a terminal of so many columns is sent."""
    reader, writer = pty.openpty()
    ioctl(writer, TIOCSWINSZ, struct.pack("HHHH", 24, columns, 0, 0))
    with os.fdopen(writer, "w", encoding="utf-8") as stream:
        Output(stream).line(text)
        shown = os.read(reader, 4096)
    os.close(reader)
    return shown.decode().replace("\r\n", "\n").removesuffix("\n").split("\n")


@pytest.mark.parametrize("columns", [20, 30, 57, 58])
def test_no_word_is_broken_on_a_terminal(columns: int) -> None:
    rows = on_terminal(LONG, columns)
    assert " ".join(rows) == LONG
    assert all(len(row) <= columns for row in rows)


@pytest.mark.parametrize(
    ("text", "columns", "rows"),
    [
        ("  two words", 80, ["  two words"]),
        (f"  {'word ' * 6}".rstrip(), 22, ["  word word word word", "  word word"]),
        ("a-very-long-word-that-cannot-be-broken", 20, ["a-very-long-word-that-cannot-be-broken"]),
        ("one\n\ntwo", 40, ["one", "", "two"]),
        (LONG, 10, [LONG]),
        (LONG, 0, [LONG]),
    ],
)
def test_rows_go_on_where_their_line_began(text: str, columns: int, rows: list[str]) -> None:
    assert on_terminal(text, columns) == rows


def test_a_program_gets_every_line_whole(capsys: pytest.CaptureFixture[str]) -> None:
    import sys

    Output(sys.stdout).line(LONG * 10)
    assert capsys.readouterr().out == f"{LONG * 10}\n"
