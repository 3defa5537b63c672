"""`gradquest export` and `gradquest import`: all attempts out, and back in, each once."""

from __future__ import annotations

from argparse import Namespace
from contextlib import closing
from pathlib import Path

from gradquest.commands.context import Context
from gradquest.commands.output import Output
from gradquest.commands.parser import Parser, file_name, new_file
from gradquest.errors import GradquestError
from gradquest.wording import counted


def options(parser: Parser, name: str) -> None:
    """The file, and for an export its form."""
    parser.set_defaults(asked=name)
    if name == "import":
        parser.add_argument(
            "file", type=file_name, metavar="FILE", help="an export, JSON lines or CSV"
        )
        return
    parser.add_argument("--format", choices=("jsonl", "csv"), default="jsonl", help="which form")
    parser.add_argument(
        "-o", "--output", type=new_file, metavar="FILE", help="where to; without it, here"
    )


def run(given: Namespace, context: Context) -> int:
    """Copy the log out of its store, or into it."""
    return _import(given, context) if given.asked == "import" else _export(given, context)


def _export(given: Namespace, context: Context) -> int:
    from gradquest.progress.exchange import export_csv, export_jsonl

    with closing(context.readable_game()) as game:
        history = game.journal.attempts(), game.journal.sessions()
    lines = (export_csv if given.format == "csv" else export_jsonl)(*history)
    if given.output is None:
        context.stdout.writelines(lines)
        return 0
    path = Path(given.output)
    _write(path, "".join(lines))
    said = f"{counted(len(history[0]), 'attempt')} written to {path}"
    Output(context.stderr).one_line(said)
    return 0


def _write(path: Path, text: str) -> None:
    from gradquest.progress.folders import shown, write_out

    try:
        write_out(path, text)
    except OSError as error:
        reason = error.strerror or str(error)
        raise GradquestError(f"{shown(path)} cannot be written: {reason}") from error


def _import(given: Namespace, context: Context) -> int:
    from gradquest.progress.store import Unsaved

    with closing(context.game()) as game:
        journal = game.journal
        if isinstance(journal, Unsaved):
            raise GradquestError(journal.reason)
        done = game.take_over(Path(given.file))
    Output(context.stdout).line(f"{counted(done.new, 'attempt')} new, {done.known} known before.")
    return 0
