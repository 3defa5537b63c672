"""The command line: finds the command, reads its options, turns refusals into exit codes.

Exit codes: 0 success, 1 'no' (a wrong answer, an invalid bank), 2 misuse.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from contextlib import suppress
from importlib import import_module
from io import TextIOWrapper
from typing import TYPE_CHECKING

from gradquest.commands.context import Context
from gradquest.errors import GradquestError, Misuse

if TYPE_CHECKING:
    from gradquest.commands.parser import Parser

PRIVATE = 0o077
"""Every file that is made belongs to the learner alone."""

INTERRUPTED = 130

MORE = "gradquest COMMAND --help says more about one of them."

LONGEST_REFUSAL = 1000
"""Characters; what somebody typed may be of any length."""


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command and give its exit code; without `argv` as a program of its own."""
    os.umask(PRIVATE)
    if argv is None:
        _make_robust()
    context = Context(os.environ, sys.stdin, sys.stdout, sys.stderr)
    try:
        code = run(sys.argv[1:] if argv is None else list(argv), context)
        sys.stdout.flush()
    except GradquestError as refusal:
        return _refuse(refusal)
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        return _reader_left()
    except OSError as error:
        return _cannot_write(error)
    return code


def run(words: Sequence[str], context: Context) -> int:
    """Run the command that the words name, or the home screen."""
    from gradquest import __version__
    from gradquest.commands.parser import Parser
    from gradquest.commands.table import HOME, overview

    if words and not words[0].startswith("-"):
        return _run_named(words, context)
    epilog = f"commands:\n{overview()}\n\n{MORE}"
    parser = Parser("", "Drill the gradient until it is a reflex.", epilog)
    parser.add_argument("--version", action="version", version=f"gradquest {__version__}")
    return _run(HOME.module, "", parser, words, context)


def _run_named(words: Sequence[str], context: Context) -> int:
    from gradquest.commands.output import Output
    from gradquest.commands.parser import Parser, suggestion
    from gradquest.commands.table import COMMANDS, command_named, overview

    for length in (2, 1):
        command = command_named(" ".join(words[:length]))
        if command is not None:
            parser = Parser(command.name, f"{command.summary[:1].upper()}{command.summary[1:]}.")
            return _run(command.module, command.name, parser, words[length:], context)
    names = [command.name for command in COMMANDS]
    within = [name for name in names if name.startswith(f"{words[0]} ")]
    if within and {"-h", "--help"} & {*words[1:]}:
        Output(context.stdout).line(f"commands:\n{overview(within)}\n\n{MORE}")
        return 0
    if within:
        raise Misuse(f"gradquest {words[0]} is one of: {', '.join(within)}")
    close = suggestion(words[0], [*names, "bank"])
    raise Misuse(f"{words[0]!r} is not a command{close}; gradquest --help lists them")


def _run(module: str, name: str, parser: Parser, words: Sequence[str], context: Context) -> int:
    commands = import_module(f"gradquest.commands.{module}")
    commands.options(parser, name)
    code: int = commands.run(parser.parse(words), context)
    return code


def _refuse(refusal: GradquestError) -> int:
    from gradquest.commands.output import Output

    first, *others = str(refusal).split("\n")  # a bank has a line for each of its faults
    more = f" (and {len(others)} more: see gradquest bank check)" if others else ""
    shown = first if len(first) <= LONGEST_REFUSAL else f"{first[:LONGEST_REFUSAL]}..."
    with suppress(OSError):  # where nobody can be told, the exit code still tells
        Output(sys.stderr).one_line(f"gradquest: {shown}{more}")
    return refusal.exit_code


def _reader_left() -> int:
    """Whoever read our output has seen enough; writing the rest would only fail again."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return 0


def _cannot_write(error: OSError) -> int:
    """Standard output is on a full disk, or gone; an error with a file is not about that."""
    if error.filename is not None:
        raise error
    sys.stderr.write(f"gradquest: the output cannot be written: {error.strerror or error}\n")
    _reader_left()
    return 1


def _make_robust() -> None:
    """An unforeseen error is one sentence; odd bytes come in, and go out, as replacement signs."""
    from gradquest.commands import mishap

    mishap.install(os.environ)
    nowhere = os.devnull  # a stream that was closed before we started
    sys.stdin = sys.stdin or open(nowhere, encoding="utf-8")  # noqa: SIM115 (lives as long as we)
    sys.stdout = sys.stdout or open(nowhere, "w", encoding="utf-8")  # noqa: SIM115
    sys.stderr = sys.stderr or open(nowhere, "w", encoding="utf-8")  # noqa: SIM115
    for stream in (sys.stdin, sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="replace")
