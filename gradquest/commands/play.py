"""`gradquest`, `practice`, `drill`, `daily`, `quest`: on screens, or as text without them."""

from __future__ import annotations

from argparse import Namespace
from dataclasses import replace
from typing import TYPE_CHECKING

from gradquest.commands.context import Context
from gradquest.commands.parser import Parser, add_choice, add_look, new_file, whole
from gradquest.errors import Misuse
from gradquest.training.code import LONGEST_RACE, LONGEST_SPRINT_S, SHORTEST_SPRINT_S

if TYPE_CHECKING:
    from gradquest.training.start import Start

NO_SCREENS = "there is no terminal for screens here, so this is plain text, line by line."
SAME_FOR_ALL = "a daily is the same ten problems for everybody, so --{option} does not go with it"
TEST_OUT = "up to six questions, ever harder, that find your level in a skill: partial_x.chain"
ONE_SKILL = "a test-out is about its skill alone, so --{option} does not go with it"
TOPIC = "only what practises this topic; gradquest lesson lists them"
NO_TOPIC = "--topic: name one, such as partial.chain; gradquest lesson lists them"
LANDSCAPE = "on which: {names}; without one the first whose valley you have not reached"
OWN_GROUND = "a quest asks for the slopes of its own landscape, so --{option} does not go with it"
RESUME = "go on with the practice that you left, where there is one"
WEAK = "ten problems of what went wrong or took long lately"
GHOST = "race best, average, par, none, or a friend's result file or pasted result line"


def options(parser: Parser, name: str) -> None:
    """Which problems, how they look, and for a drill how it is timed."""
    add_choice(parser)
    add_look(parser)
    if name == "drill":
        _add_timing(parser)
    if name == "practice":
        parser.add_argument("--test-out", metavar="SKILL", help=TEST_OUT)
        parser.add_argument("--topic", metavar="TOPIC", help=TOPIC)
        parser.add_argument("--resume", action="store_true", help=RESUME)
    if name == "quest":
        _add_landscape(parser)
    if name == "daily":
        parser.add_argument("--date", metavar="YYYY-MM-DD", help="of another date than today")
    if name in ("drill", "daily"):
        parser.add_argument("--ghost", default="", metavar="WHO", help=GHOST)
        parser.add_argument(
            "--save-result", type=new_file, metavar="FILE", help="keep the run for friends to race"
        )
    parser.set_defaults(place=name or "home")


def _add_landscape(parser: Parser) -> None:
    from gradquest.training.landscapes import LANDSCAPES

    says = LANDSCAPE.format(names=", ".join(it.name for it in LANDSCAPES))
    parser.add_argument("--landscape", default="", metavar="NAME", help=says)


def _add_timing(parser: Parser) -> None:
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
    timing.add_argument("--code", metavar="CODE", help="the drill of a share code")
    timing.add_argument("--weak", action="store_true", help=WEAK)


def run(given: Namespace, context: Context) -> int:
    """Play, and give the exit code."""
    start = _start(given)
    if given.plain or not context.has_screens:
        from gradquest.commands.plain import play

        return play(start, context, "" if given.plain else NO_SCREENS)
    from gradquest.tui.app import run as show

    return show(context.game(), _going_on(start))


def _going_on(start: Start) -> Start:
    """On screens a practice without further wishes goes on where one was left."""
    from gradquest.training.start import Start

    is_open = start == Start("practice", is_ascii=start.is_ascii)
    return replace(start, is_resumed=True) if start.place == "practice" and is_open else start


def _start(given: Namespace) -> Start:
    """Where to begin: with a wish for problems and no mode in practice, which alone can heed it.

    Raises `Misuse` where options do not go together.
    """
    from gradquest.training.start import Start

    wish = Start(
        place=_place(given),
        kinds=tuple(dict.fromkeys(given.kind)),
        level=given.level,
        bank=given.bank,
        seed=given.seed,
        size=_size(given),
        is_ascii=given.ascii,
    )
    if given.place == "home":
        is_about_problems = wish != Start(is_ascii=wish.is_ascii)
        return replace(wish, place="practice") if is_about_problems else wish
    if given.place == "practice":
        return _practice(wish, given)
    if given.place == "quest":
        return _quest(wish, given)
    if given.place not in ("drill", "daily"):
        return wish
    wish = replace(wish, ghost=given.ghost, keep=given.save_result)
    return _daily(wish, given) if given.place == "daily" else replace(wish, code=_code(given))


def _practice(wish: Start, given: Namespace) -> Start:
    """A practice, the one that was left, or the test-out of a skill."""
    if given.topic is not None and not given.topic.strip():
        raise Misuse(NO_TOPIC)
    if given.test_out is None:
        return replace(wish, topic=given.topic or "", is_resumed=given.resume)
    for option in ("kind", "level", "count", "topic", "resume"):
        if getattr(given, option):
            raise Misuse(ONE_SKILL.format(option=option))
    return replace(wish, place="test-out", skill=given.test_out)


def _quest(wish: Start, given: Namespace) -> Start:
    """A quest on the landscape that is named; a wrong name is refused before anything is opened."""
    from gradquest.training.landscapes import landscape_named

    for option in ("kind", "bank", "count"):
        if getattr(given, option):
            raise Misuse(OWN_GROUND.format(option=option))
    if not given.landscape:
        return wish
    if given.level is not None:
        raise Misuse("--landscape says where, so --level does not go with it")
    return replace(wish, landscape=landscape_named(given.landscape).name)


def _daily(wish: Start, given: Namespace) -> Start:
    """The daily of a date, which nothing else may change."""
    from gradquest.training.daily import read_label

    for option in ("kind", "level", "seed", "count"):
        if getattr(given, option):
            raise Misuse(SAME_FOR_ALL.format(option=option))
    return wish if given.date is None else replace(wish, date=read_label(given.date))


def _place(given: Namespace) -> str:
    if given.place != "drill":
        return str(given.place)
    if given.count is not None:
        _check_count(given)
    if given.weak:
        return "weak"
    return "race" if given.sprint is None else "sprint"


def _code(given: Namespace) -> str:
    """The share code as given; a mistyped one is refused before anything is opened."""
    if given.code is None:
        return ""
    from gradquest.training.code import read_code

    for option in ("seed", "count"):
        if getattr(given, option) is not None:
            raise Misuse(f"a share code settles the problems, so --{option} does not go with it")
    read_code(given.code)
    return str(given.code)


def _check_count(given: Namespace) -> None:
    """`--count` may stand for the size of a race, and for nothing else in a drill."""
    if given.sprint is not None:
        raise Misuse("a sprint ends with its time, so --count does not go with --sprint")
    if given.race is not None:
        raise Misuse("--race says how many problems, so --count does not go with it")
    if given.count > LONGEST_RACE:
        raise Misuse(f"--count: {given.count} is not between 1 and {LONGEST_RACE} in a drill")


def _size(given: Namespace) -> int | None:
    if given.place != "drill":
        count: int | None = given.count
        return count
    size: int | None = given.sprint or given.race or given.count
    return size
