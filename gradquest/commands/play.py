"""`gradquest`, `practice`, `drill`: on screens, or as lines of text where there are none."""

from __future__ import annotations

from argparse import Namespace

from gradquest.commands.context import Context
from gradquest.commands.parser import Parser, add_choice, add_look, whole
from gradquest.errors import Misuse

LONGEST_RACE = 100
SHORTEST_SPRINT_S, LONGEST_SPRINT_S = 10, 600

NO_SCREENS = "there is no terminal for screens here, so this is plain text, line by line."


def options(parser: Parser, name: str) -> None:
    """Which problems, how they look, and for a drill how it is timed."""
    add_choice(parser)
    add_look(parser)
    parser.set_defaults(place=name or "home", race=None, sprint=None)
    if name == "drill":
        timing = parser.add_mutually_exclusive_group()
        timing.add_argument(
            "--race", type=whole(1, LONGEST_RACE), metavar="N", help="N problems against the clock"
        )
        timing.add_argument(
            "--sprint",
            type=whole(SHORTEST_SPRINT_S, LONGEST_SPRINT_S),
            metavar="SECONDS",
            help="as many as you can; the one on screen at the bell is finished",
        )


def run(given: Namespace, context: Context) -> int:
    """Play, and give the exit code."""
    from gradquest.training.start import Start

    start = Start(
        place=_place(given),
        kinds=tuple(dict.fromkeys(given.kind)),
        level=given.level,
        bank=given.bank,
        seed=given.seed,
        size=_size(given),
        is_ascii=given.ascii,
    )
    if given.plain or not context.has_screens:
        from gradquest.commands.plain import play

        return play(start, context, "" if given.plain else NO_SCREENS)
    from gradquest.tui.app import run as show

    return show(context.game(), start)


def _place(given: Namespace) -> str:
    if given.place != "drill":
        return str(given.place)
    if given.count is not None:
        _check_count(given)
    return "race" if given.sprint is None else "sprint"


def _check_count(given: Namespace) -> None:
    """`--count` may stand for the size of a race, and for nothing else in a drill."""
    if given.sprint is not None:
        raise Misuse("a sprint ends with its time, so --count does not go with --sprint")
    if given.race is not None:
        raise Misuse("--race says how many problems, so --count does not go with it")
    if given.count > LONGEST_RACE:
        raise Misuse(f"--count: {given.count} is not between 1 and {LONGEST_RACE} in a drill")


def _size(given: Namespace) -> int | None:
    size: int | None = given.sprint or given.race or given.count
    return size
