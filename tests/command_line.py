"""Running the command line inside a test, with a home, a bank and streams of its own."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from gradquest.cli import main

BANK = """\
schema: gradquest/bank@1
id: tiny
title: A tiny bank
problems:
  - id: bowl
    level: 1
    kinds: [partial_x, partial_y, gradient_at, descent_step]
    f: a*x^2 + b*y^2
    params: {a: 2..9, b: 2..9}
    where: [a != b]
    point: {x: [1, 2, 3], y: [-1, -2, -3]}
    lr: [0.1, 0.25]
  - id: mixed
    level: 2
    kinds: [partial_x, partial_y]
    f: a*x^2*y + b*y
    params: {a: 2..9, b: 2..9}
  - id: wave
    level: 3
    kinds: [partial_x, partial_y]
    f: a*sin(b*x) + c*y^3
    params: {a: 2..9, b: 2..5, c: 2..5}
"""


@dataclass(frozen=True)
class Ran:
    """How a command ended and what it wrote."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        """What it wrote, as one JSON value."""
        return json.loads(self.out)

    @property
    def lines(self) -> list[Any]:
        """What it wrote, as JSON lines."""
        return [json.loads(line) for line in self.out.splitlines()]


class CommandLine:
    """The command line on a home of its own."""

    def __init__(
        self, home: Path, bank: Path, monkeypatch: pytest.MonkeyPatch, capsys: Any
    ) -> None:
        self.home = home
        self.bank = str(bank)
        self._monkeypatch = monkeypatch
        self._capsys = capsys

    def __call__(self, *words: str, stdin: str = "") -> Ran:
        """Run a command in this process."""
        self._monkeypatch.setattr(sys, "stdin", io.StringIO(stdin))
        self._capsys.readouterr()
        try:
            code = main(words)
        except SystemExit as end:
            code = int(end.code or 0)
        written = self._capsys.readouterr()
        assert "Traceback" not in written.err
        return Ran(code, written.out, written.err)

    def play(self, *words: str, stdin: str = "") -> Ran:
        """Run a mode in plain text on the tiny bank."""
        return self(*words, "--plain", "--bank", self.bank, stdin=stdin)


def program(*words: str, home: Path, **more: Any) -> subprocess.Popen[str]:
    """The command line as a program of its own."""
    environment = {**os.environ, "GRADQUEST_HOME": str(home), "PYTHONIOENCODING": "utf-8"}
    return subprocess.Popen(
        [sys.executable, "-m", "gradquest", *words],
        env={**environment, **more.pop("environment", {})},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        encoding="utf-8",
        **more,
    )


@pytest.fixture
def gradquest(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Any) -> CommandLine:
    """A command line that touches nothing but a temporary folder."""
    home = tmp_path / "home"
    monkeypatch.setenv("GRADQUEST_HOME", str(home))
    monkeypatch.setenv("COLUMNS", "70")
    bank = tmp_path / "tiny.yaml"
    bank.write_text(BANK, encoding="utf-8")
    before = os.umask(0o022)
    os.umask(before)
    monkeypatch.setattr("os.umask", lambda mask: before)
    return CommandLine(home, bank, monkeypatch, capsys)
