"""The commands by name: what each says of itself, and which module runs it."""

from __future__ import annotations

from collections.abc import Collection
from typing import NamedTuple


class Command(NamedTuple):
    """One command; its module has `options(parser, name)` and `run(given, context)`."""

    name: str
    """One or two words."""
    module: str
    summary: str


HOME = Command("", "play", "the game at its home screen")

COMMANDS = (
    Command("practice", "play", "untimed problems that follow what you can do"),
    Command("drill", "play", "a timed drill: --race 10, --sprint 120, --code or --weak"),
    Command("daily", "play", "the same ten problems for everybody on a date, timed"),
    Command("quest", "play", "through fog down to the valley, by the gradient alone"),
    Command("explore", "explore", "walk on any function: gradient, directions, descent"),
    Command("serve", "serve", "the same game in a browser on this machine"),
    Command("problem", "problem", "print problems, as text or as JSON lines"),
    Command("check", "check", "judge an answer against an expression or a problem"),
    Command("stats", "standing", "what you have practised so far"),
    Command("achievements", "standing", "what you have unlocked, and what there is"),
    Command("lesson", "lesson", "what there is to learn, and a short lesson on each topic"),
    Command("export", "exchange", "write all attempts as JSON lines or CSV"),
    Command("import", "exchange", "merge exported attempts; the same one twice is one"),
    Command("bank check", "bank", "solve every template of a bank over many seeds"),
    Command("bank list", "bank", "the banks and their templates"),
    Command("bank show", "bank", "one template as a problem, with its solution"),
    Command("bank slips", "bank", "the ids of all slips, or those of one template"),
    Command("bank new", "bank", "write a bank to start from, ready to be changed"),
    Command("bank schema", "bank", "the bank format as JSON Schema, for editors"),
    Command("paths", "upkeep", "where your files are"),
    Command("doctor", "upkeep", "check the files and repair what can be repaired"),
    Command("reset", "upkeep", "start over; a backup is kept"),
)


def command_named(name: str) -> Command | None:
    """The command of that name, if there is one."""
    return next((command for command in COMMANDS if command.name == name), None)


def overview(names: Collection[str] = ()) -> str:
    """The commands of these names, or all, one a line, for the help."""
    shown = [command for command in COMMANDS if not names or command.name in names]
    return "\n".join(f"  {command.name:<14}{command.summary}" for command in shown)
